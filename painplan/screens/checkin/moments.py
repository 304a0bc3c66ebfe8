"""Moments of today: what was noted at which time, and a new one."""

from collections.abc import Iterator

from painplan.checkin.moment_flow import MomentFlow
from painplan.checkin.moments import Moments, moment_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen

NEW = "+new"
_LONGEST = 50


class MomentsScreen(ListScreen):
    """Those of today, in their order."""

    def lead(self) -> str:
        """That they stand beside the check-in, and no amount rests on them."""
        return say("checkin.moments.lead")

    def rows(self) -> Iterator[ListRow]:
        """The moments, and a new one."""
        for one in Moments(self.coach).of(self.coach.today):
            line = moment_words(one)
            yield ListRow(one.at, one_line(line, _LONGEST), whole=line)
        yield ListRow(NEW, say("checkin.moments_screen.new"), self._begin)

    def first(self) -> str:
        """The new one."""
        return NEW

    def _begin(self) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(MomentScreen())


class MomentScreen(FlowScreen):
    """How it is now."""

    def flow(self) -> MomentFlow:
        """Asked about this very moment."""
        return MomentFlow(self.coach)
