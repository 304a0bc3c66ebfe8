"""What the check-in asks on top: a list, Enter switches one on or off."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.checkin.modules import MODULES, Modules
from painplan.checkin.optional_questions import MOST_MODULES
from painplan.checkin.own_flow import OwnQuestionFlow
from painplan.checkin.own_questions import MOST_ON, OwnQuestions
from painplan.checkin.records import ASK, OwnQuestion
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.lines import Lines

_TITLE = 44
NEW = "+new"


class Choices(Lines):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "ask_it_or_no_longer", key_display="Enter")
    ]


class ModulesScreen(ListScreen):
    """Everything the check-in can ask on top."""

    LINES = Choices
    DEFAULT_CSS = "ModulesScreen Lines { max-height: 13; }"

    def lead(self) -> str:
        """Three at once at most, and why."""
        return str(asset("modules")["lead"])

    def rows(self) -> Iterator[ListRow]:
        """All of them, with those that are on."""
        on, words = Modules(self.coach).on(), asset("modules")
        for name in MODULES:
            text = _row(words["titles"][name], off=name not in on)
            about = f"{words['about'][name]}\n{say('modules.says.how_many', on=len(on), most=MOST_MODULES)}"
            yield ListRow(name, text, partial(self._switch, name), about)
        for own in OwnQuestions(self.coach).all():
            text = _row(one_line(own.name, _TITLE - 2), off=own.off)
            yield ListRow(f"{ASK}{own.id}", text, partial(self._switch_own, own), self._about_own(own), own.name)
        yield ListRow(NEW, say("own_questions.screen.new"), self._begin)

    def _about_own(self, own: OwnQuestion) -> str:
        kind = say(f"own_questions.kinds.{own.kind}")
        lead = say("own_questions.says.lead", most=MOST_ON)
        return f"{say('own_questions.says.line', key=f'{ASK}{own.id}', name=one_line(own.name, 40), kind=kind)}\n{lead}"

    def _switch_own(self, own: OwnQuestion) -> str:
        return say(f"modules.says.switched_{'on' if OwnQuestions(self.coach).switch(own) else 'off'}")

    def _begin(self) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(OwnQuestionScreen())

    def _switch(self, name: str) -> str:
        """Switch one on or off."""
        on = Modules(self.coach).switch(name)
        return str(asset("modules")["says"]["switched_on" if on else "switched_off"])


class OwnQuestionScreen(FlowScreen):
    """What it is and how it is answered."""

    def flow(self) -> OwnQuestionFlow:
        """What it is, how it is answered, what its ends mean."""
        return OwnQuestionFlow(self.coach)


def _row(title: str, *, off: bool) -> Content:
    """A question with its mark and whether it is asked."""
    box, words = "[ ]" if off else "[x]", asset("modules")
    return Content.assemble(
        (f"{box} ", "" if off else "bold $accent"),
        (f"{title:<{_TITLE}}", "" if off else "bold"),
        words["off"] if off else words["on"],
    )
