"""Questions that a yes opens and somebody's look closes, one at a time: warning signs, what is asked before steps."""

from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.flow import Flow
from painplan.safety.opening_flow import ClosingFlow, OpeningFlow
from painplan.screens.flow import FlowScreen
from painplan.widgets.question import Asked, QuestionCard


class OpenedScreen(FlowScreen):
    """First what is open, on one page; then the questions. A yes shows its page at once."""

    OWN_WORDS = False

    def __init__(self) -> None:
        super().__init__()
        self._left: set[str] = set()
        """What was read and left open: the list goes on behind it."""

    def questions(self) -> OpeningFlow:
        """The list; made by each."""
        raise NotImplementedError

    def flow(self) -> Flow:
        """What is open, or the list."""
        self._questions = self.questions()
        return self._due()

    def _due(self) -> Flow:
        waiting = self._questions.waiting()
        left = all(one.id in self._left for one in waiting)
        return self._questions if left else ClosingFlow(self.coach, waiting, self._questions.page())

    def below(self, rows: int) -> Content:
        """The page of what is open; nothing below a question of the list."""
        step, flow = self.step, self._flow
        return Content("\n".join(flow.below(step.id)) if step and isinstance(flow, ClosingFlow) else "")

    def comes_first(self, name: str, text: str) -> bool:
        """A yes does not go away by a later no: whether it was a mistake."""
        step = self.step
        answer = next((one.value for one in step.options if one.key == text), "") if step else ""
        stays = self._questions.stays(name, answer) if self._flow is self._questions else None
        if stays:
            self.go_to(ClosingFlow(self.coach, [stays]))
        return stays is not None

    def answered(self, name: str, kept: str) -> None:
        """What a yes opened comes at once."""
        due = self._due()
        if self._flow is self._questions and due is not self._flow:
            self.go_to(due)

    def kept(self, words: str) -> None:
        """What was open was closed or left, or the list came to its end."""
        closed = self._flow
        if isinstance(closed, ClosingFlow) and closed.left_open:
            names = [one.id for one in closed.waiting]
            self.attempt(lambda: self._questions.page_read(names))
            self._left.update(names)
        self.go_to(self._due())
        if words and isinstance(closed, ClosingFlow):
            self.say(words)

    def draw_end(self) -> None:
        """Whether the list was gone through."""
        self.query_one(QuestionCard).show(Asked(self._questions.keep(), asset("flow")["enter_goes_back"]))
