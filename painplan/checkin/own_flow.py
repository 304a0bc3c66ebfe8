"""The questions about a new question of one's own."""

from collections.abc import Mapping, Sequence

from painplan.checkin.own_questions import LONGEST, OwnQuestions
from painplan.checkin.records import ASK, OWN_KINDS
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.words import say

BESIDE = {"scale": ("low", "high"), "number": ("unit",), "yes_no": ()}
"""What else each kind of answer can say."""


class OwnQuestionFlow(InOrder):
    """Three or four short questions."""

    TOPIC = "own_questions"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._own = OwnQuestions(desk)

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("name", "answer", *BESIDE.get(self._said.get("answer", ""), ()))

    def options(self, name: str) -> Mapping[str, str]:
        """How it is answered."""
        return {kind: asset("own_questions")["kinds"][kind] for kind in OWN_KINDS} if name == "answer" else {}

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name in LONGEST and len(text) > LONGEST[name]:
            raise WrongInput(say("own_questions.says.too_long", field=name, most=LONGEST[name]))
        said = {"answer": "yes_no", **self._said, name: text}
        kind = next(kind for kind in OWN_KINDS if kind == said["answer"])
        self._own.check_named(said["name"], kind, said.get("unit", "") if kind == "number" else "")

    def keep(self) -> str:
        """Keep it; says under which key it is answered."""
        said = self.said
        kind = next(kind for kind in OWN_KINDS if kind == said["answer"])
        made = self._own.ask(said["name"], kind, **{name: said[name] for name in BESIDE[kind]})
        return say("own_questions.says.asked", key=f"{ASK}{made.id}", name=one_line(made.name, 60))
