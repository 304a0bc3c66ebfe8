"""Some short questions one after the other; nothing is saved before the last of them is answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

import msgspec

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.flow import shown
from painplan.kit.script import step_of
from painplan.kit.step import Option, Step, accepted


class InOrder:
    """A `painplan.kit.flow.Flow` that asks `names`, each in the words of its topic, and keeps all at the end.

    Args:
        today: The day it is held on.
    """

    KEEPS_EACH: ClassVar[bool] = False
    TOPIC: ClassVar[str] = ""
    """The file of words."""
    TABLE: ClassVar[str] = "ask"
    """Where in it the questions stand, a table each."""

    WAITS: ClassVar[bool] = True
    """Whether answers that are not kept yet wait for another time; not where they are about this very moment."""

    about: str = ""
    """What it is about where that is one of several, such as the id of an activity."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._said: dict[str, str] = {}
        self.problem = ""

    # --- what each says about its questions ---

    @property
    def names(self) -> Sequence[str]:
        """The questions that apply after what was said, in order."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """What is told where there is nothing to ask."""
        return ""

    def options(self, name: str) -> Mapping[str, str]:
        """Values to choose from and their words; the keys are 1, 2, 3 and so on."""
        return {}

    def table(self, name: str) -> Mapping[str, Any]:
        """The words of a question."""
        tables: Mapping[str, Mapping[str, Any]] = asset(self.TOPIC)[self.TABLE]
        return tables[name.split(maxsplit=1)[0]]

    def offered(self, name: str) -> str:
        """The answer that Enter takes as it stands; empty: there is none."""
        return ""

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What stands for the names in braces in a question."""
        return {}

    def check(self, name: str, text: str) -> None:
        """Whether an answer fits: the value of what was chosen, else as typed.

        Raises:
            PainPlanError: It does not; the sentence says why.
        """

    def keep(self) -> str:
        """Save all of it; gives the sentence that says what came of it.

        Raises:
            PainPlanError: That is not possible; the answers stay.
        """
        raise NotImplementedError

    # --- a flow ---

    @property
    def said(self) -> dict[str, str]:
        """What was said so far and still applies."""
        return {name: self._said[name] for name in self.names if name in self._said}

    @property
    def next(self) -> Step | None:
        """The next question; none when all is said."""
        return next((self._asked(name) for name in self.names if name not in self._said), None)

    def where(self, step: Step) -> str:
        """Which question it is, of how many."""
        names = self.names
        return str(asset("flow")["where"]).format(at=names.index(step.id) + 1, of=len(names)) if names[1:] else ""

    def given(self) -> tuple[Step, ...]:
        """The questions that were answered or skipped, in order."""
        return tuple(self._asked(name) for name in self.said)

    def step(self, name: str) -> Step:
        """A question to answer (again), with what was said before.

        Raises:
            WrongInput: There is none of this name.
        """
        if name not in self.names:
            raise WrongInput(asset("flow")["no_question"].format(name=name[:40]))
        asked = self._asked(name)
        return msgspec.structs.replace(asked, given=self._said.get(name, asked.given))

    def answer(self, name: str, text: str) -> None:
        """Take an answer.

        Raises:
            PainPlanError: It does not fit. Nothing is changed then.
        """
        self._said[name] = self.fitting(name, text)

    def fitting(self, name: str, text: str) -> str:
        """An answer as it is kept.

        Raises:
            PainPlanError: It does not fit.
        """
        step, typed = self.step(name), text.strip()
        self.check(name, accepted(step, text, self._today) if step.options else typed)
        return accepted(step, text, self._today)

    def words(self, step: Step, answer: str) -> str:
        """An answer as it is read back, on one line."""
        return shown(step, answer)

    def _asked(self, name: str) -> Step:
        keyed = [Option(str(key), *pair[::-1]) for key, pair in enumerate(self.options(name).items(), 1)]
        asked = step_of(name, {"kind": "text", "label": name, **self.table(name)}, options=keyed)
        asked = msgspec.structs.replace(asked, given=self.offered(name))
        before = self.shown_before(name)
        if not before:
            return asked
        options = (
            option._replace(words=option.words.format(**before)) for option in asked.options[: -len(keyed) or None]
        )
        return msgspec.structs.replace(
            asked, ask=asked.ask.format(**before), hint=asked.hint.format(**before), options=(*options, *keyed)
        )


class KeptEach(InOrder):
    """The same, but each answer is saved as it is given; `keep` says what came of all of them."""

    KEEPS_EACH: ClassVar[bool] = True

    def save(self, name: str, text: str) -> None:
        """Save one of them.

        Raises:
            PainPlanError: That is not possible. Nothing is changed then.
        """
        raise NotImplementedError

    def answer(self, name: str, text: str) -> None:
        """Save it and go on.

        Raises:
            PainPlanError: That is not possible. Nothing is changed then.
        """
        kept = self.fitting(name, text)
        self.save(name, kept)
        self._said[name] = kept


class PartByPart(KeptEach):
    """Words that stand already, gone through one after the other: each is saved as it is given, and offered again.

    Empty words are fine: they take out what stood there. What is left as it stood is not saved again; words on several
    lines are shown on one.
    """

    def standing(self, name: str) -> str:
        """What stands there now, as typed."""
        raise NotImplementedError

    def _asked(self, name: str) -> Step:
        return msgspec.structs.replace(super()._asked(name), given=self.standing(name), optional=True)

    def answer(self, name: str, text: str) -> None:
        """Save it where it is another one, and go on.

        Raises:
            PainPlanError: That is not possible. Nothing is changed then.
        """
        kept, stood = self.fitting(name, text), self.standing(name)
        if one_line(kept) != one_line(stood):
            self.save(name, kept)
        self._said[name] = kept
