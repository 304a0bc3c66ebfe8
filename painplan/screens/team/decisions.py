"""Decisions: one's own sheets and the prepared ones; a sheet opens from here."""

from collections.abc import Iterator
from functools import partial

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.team import decision as team_decision
from painplan.team.decision_records import Decision
from painplan.team.decisions import Decisions


class DecisionsScreen(ListScreen):
    """A list."""

    DEFAULT_CSS = "DecisionsScreen Lines { max-height: 15; }"

    def rows(self) -> Iterator[ListRow]:
        """What was begun, an empty one, and the prepared ones."""
        words = asset("decide")
        room = Decisions(self.coach)
        for one in room.all():
            yield ListRow(
                f"mine {one.id}", one_line(one.text, 70), partial(self._open, one.id), _settled(one), one.text
            )
        yield ListRow("own", words["own"], partial(self._open, None))
        yield ListRow("", words["prepared"])
        for name, sheet in room.sheets().items():
            yield ListRow(f"sheet {name}", f"  {sheet.title}", partial(self._begin, name), sheet.decision)

    def _open(self, name: str | None) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(team_decision.DecisionScreen(name))

    def _begin(self, sheet: str) -> None:
        self.coach.check_words_shown()
        self._open(Decisions(self.coach).begin(sheet=sheet).id)


def _settled(one: Decision) -> str:
    return asset("decide")["settled"].format(choice=one_line(one.choice)) if one.choice else ""
