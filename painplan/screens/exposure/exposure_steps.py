"""The questions about avoided activities: a new one, before a try, after it, and talking it over."""

from typing import get_args

from painplan.errors import WrongInput
from painplan.exposure.records import About, Attempt, Varied
from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.exposure.words import parse_percent, told_words, verdict_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_scale
from painplan.plans.because_words import because_words
from painplan.screens.in_order import BETWEEN, InOrder, Options

_ABOUT: tuple[About, ...] = get_args(About)
_VARIED: tuple[Varied, ...] = get_args(Varied)
_PERCENT = frozenset({"fear", "sure", "sure_after", "fear_after"})
_WORDS = frozenset({"activity", "fears", "dose", "happened"})


class _Asks(InOrder):
    """What all of these share: numbers are checked as they are typed, words must be there."""

    TOPIC = "exposure"

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name in _PERCENT:
            parse_percent(text)
        elif name == "value":
            parse_scale(text, "it")
        elif name in _WORDS and not one_line(text):
            raise WrongInput(asset("exposure")["says"]["odd_words"].format(most=2_000))

    @property
    def room(self) -> Exposure:
        """The topic on the open diary."""
        return Exposure(self.coach)


class AvoidedScreen(_Asks):
    """An activity for the ladder."""

    NAME = "A thing I avoid"
    HELP = """
## A thing I avoid

What it is, how much you fear that it would harm you, what it would be worth, and whether something speaks against it.
What a clinician told you not to do is kept, but never offered as a try. **Esc** goes back a question.
"""

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which they are asked."""
        return ("activity", "fear", "value", "about")

    def options(self, name: str) -> Options:
        """What may be so."""
        return tuple(asset("exposure")["about"].items()) if name == "about" else ()

    def several(self, name: str) -> bool:
        """More than one can be so."""
        return name == "about"

    def finish(self) -> bool:
        """Keep it, and say where it stands."""
        said = self.said
        about: list[About] = [name for name in _ABOUT if name in said["about"].split(BETWEEN)]
        fear, value = parse_percent(said["fear"]), parse_scale(said["value"], "it")
        rung = self.result_of(lambda: self.room.add(said["activity"], fear, value, about))
        if rung is None:
            return False
        says = asset("exposure")["says"]
        if rung.standing == "barred":
            words = says["added_barred"].format(why=" ".join(because_words("exposure", why) for why in rung.because))
        else:
            words = says["added"].format(activity=one_line(rung.avoided.activity, 40), fear=rung.fear)
        self.leave_saying(words)
        return True


class ExposureTryScreen(_Asks):
    """What is expected, before it is done.

    Args:
        rung: The activity.
        tries: Earlier tries at it.
    """

    NAME = "A planned try"
    HELP = """
## A planned try

What you fear, how sure you are, and exactly what you will do. The amount is fixed before: the plan ends the try, and
not the fear. Stop at once for the signs that stand on the screen afterwards; they come before any plan.
"""

    def __init__(self, rung: ExposureRung, tries: tuple[Attempt, ...]) -> None:
        super().__init__()
        self._rung, self._tries = rung, tries

    @property
    def names(self) -> tuple[str, ...]:
        """What is different is asked from the second try on."""
        return ("fears", "sure", "dose", *(("varied",) if self._tries else ()))

    def options(self, name: str) -> Options:
        """Nothing, place, speed, load."""
        return tuple(asset("exposure")["varied"].items()) if name == "varied" else ()

    def finish(self) -> bool:
        """Keep it; the ladder shows what is planned."""
        said = self.said
        varied = next((name for name in _VARIED if name == said.get("varied")), None)
        sure = parse_percent(said["sure"])
        made = self.result_of(
            lambda: Tries(self.coach).plan_try(self._rung.avoided.id, said["fears"], sure, said["dose"], varied)
        )
        if made is None:
            return False
        self.leave_saying(asset("exposure")["says"]["planned"].format(dose=one_line(made.dose, 80)))
        return True


class AfterScreen(_Asks):
    """What happened.

    Args:
        begun: The try that was planned.
        rung: Its activity.
    """

    NAME = "What happened"
    HELP = """
## What happened

What you noticed, and how sure and how afraid you are now. Both what you feared and what came are worth writing down.
"""

    def __init__(self, begun: Attempt, rung: ExposureRung) -> None:
        super().__init__()
        self._begun, self._rung = begun, rung

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which they are asked."""
        return ("happened", "sure_after", "fear_after")

    def ask(self, name: str) -> tuple[str, str]:
        """With what was said before."""
        ask, hint = super().ask(name)
        shown = {"fears": one_line(self._begun.fears, 120), "sure": self._begun.sure_before}
        return ask, hint.format(**shown, fear=self._rung.avoided.fear)

    def finish(self) -> bool:
        """Keep it, and say what it means for the ladder."""
        said = self.said
        sure, fear = parse_percent(said["sure_after"]), parse_percent(said["fear_after"])
        rung = self.result_of(lambda: Tries(self.coach).tell(said["happened"], sure, fear))
        if rung is None:
            return False
        made = self.room.view().tries[rung.avoided.id][-1]
        self.leave_saying(f"{told_words(rung, made)} {verdict_words(rung)}")
        return True


class TalkedScreen(_Asks):
    """Who it was talked over with.

    Args:
        avoided_id: The activity.
    """

    NAME = "Talked over"

    def __init__(self, avoided_id: str) -> None:
        super().__init__()
        self._avoided_id = avoided_id

    @property
    def names(self) -> tuple[str, ...]:
        """One question."""
        return ("role",)

    def ask(self, name: str) -> tuple[str, str]:
        """Their role."""
        says = asset("exposure")["says"]
        return says["ask_role"], says["ask_role_hint"]

    def finish(self) -> bool:
        """Keep it; without words nothing changes."""
        role = self.said["role"]
        if not role:
            self.leave_saying("")
            return True
        if self.result_of(lambda: self.room.talked(self._avoided_id, role)) is None:
            return False
        self.leave_saying(asset("exposure")["says"]["talked"].format(role=one_line(role, 40)))
        return True
