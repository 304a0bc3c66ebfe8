"""The questions of one instrument, in the words they were published with, one at a time."""

from textual.content import Content

from painplan.kit.escape import one_line
from painplan.measures.questionnaire_flow import QuestionnaireFlow
from painplan.screens.flow import FlowScreen
from painplan.screens.measures import results
from painplan.today.coach import Coach


class AskScreen(FlowScreen):
    """One question at a time; every answer is saved as it is given.

    Args:
        coach: The diary.
        name: Of the instrument.

    Raises:
        WrongInput: It cannot be asked now.
    """

    OWN_WORDS = False

    def __init__(self, coach: Coach, name: str) -> None:
        super().__init__()
        self._made = QuestionnaireFlow(coach, name)
        self.NAME = one_line(self._made.instrument.title, 30)  # type: ignore[misc]  # each instrument has its own
        self._told = False
        """Whether the page of support came already, at once with an answer."""

    def flow(self) -> QuestionnaireFlow:
        """The questions."""
        return self._made

    def below(self, rows: int) -> Content:
        """The notice of whoever published it."""
        return Content(one_line(self._made.instrument.notice))

    def answered(self, name: str, kept: str) -> None:
        """The page of support comes at once where one answer calls for it."""
        self._help_now(self._made.answer_calls())

    def kept(self, words: str) -> None:
        """Show the result instead of the questions; the page of support first, where it is needed."""
        if self._made.taken() is None:
            self.leave_saying(words)
            return
        self.app.switch_screen(results.ResultsScreen(self._made.instrument.name, greeting=words))
        self._help_now(self._made.support_needed())

    def _help_now(self, needed: bool) -> None:
        if needed and not self._told:
            self._told = True
            self.painplan.action_help_now()
