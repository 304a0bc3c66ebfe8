"""The questions about avoided activities: a new one, before a try, after it, and talking it over."""

from collections.abc import Mapping, Sequence
from typing import get_args

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.exposure.records import About, Attempt, Varied
from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.exposure.words import parse_percent, told_words, verdict_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_scale
from painplan.kit.step import chosen
from painplan.plans.because_words import because_words

LONGEST_WORDS = 2_000
_ABOUT: tuple[About, ...] = get_args(About)
_VARIED: tuple[Varied, ...] = get_args(Varied)
_PERCENT = frozenset({"fear", "sure", "sure_after", "fear_after"})
_WORDS = frozenset({"fears", "dose", "happened"})


class _Asks(InOrder):
    """What all of these share: numbers are checked as they are typed, words must be there."""

    TOPIC = "exposure"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._desk, self._exposure = desk, Exposure(desk)

    def check(self, name: str, text: str) -> None:
        """Whether it fits."""
        if name == "activity":
            self._exposure.check_activity(text)
        elif name in _PERCENT:
            parse_percent(text)
        elif name in _WORDS and not one_line(text):
            raise WrongInput(asset("exposure")["says"]["odd_words"].format(most=LONGEST_WORDS))


class AvoidedFlow(_Asks):
    """An activity for the ladder."""

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("activity", "fear", "value", "about")

    def options(self, name: str) -> Mapping[str, str]:
        """What may be so."""
        return asset("exposure")["about"] if name == "about" else {}

    def keep(self) -> str:
        """Keep it; says where it stands."""
        said = self.said
        about: list[About] = [name for name in _ABOUT if name in chosen(said["about"])]
        fear, value = parse_percent(said["fear"]), parse_scale(said["value"], "it")
        rung = self._exposure.add(said["activity"], fear, value, about)
        says = asset("exposure")["says"]
        if rung.standing == "barred":
            why = " ".join(because_words("exposure", why) for why in rung.because)
            return str(says["added_barred"]).format(why=why)
        return str(says["added"]).format(activity=one_line(rung.avoided.activity, 40), fear=rung.fear)


class ExposureTryFlow(_Asks):
    """What is expected, before it is done.

    Args:
        desk: The diary.
        rung: The activity.
        tries: Earlier tries at it.
    """

    def __init__(self, desk: OpenDiary, rung: ExposureRung, tries: Sequence[Attempt]) -> None:
        super().__init__(desk)
        self._rung, self._tries = rung, tries
        self.about = rung.avoided.id

    @property
    def names(self) -> Sequence[str]:
        """What is different is asked from the second try on."""
        return ("fears", "sure", "dose", *(("varied",) if self._tries else ()))

    def options(self, name: str) -> Mapping[str, str]:
        """Nothing, place, speed, load."""
        return asset("exposure")["varied"] if name == "varied" else {}

    def keep(self) -> str:
        """Keep it; says what is planned."""
        said = self.said
        varied = next((name for name in _VARIED if name == said.get("varied")), None)
        sure = parse_percent(said["sure"])
        made = Tries(self._desk).plan_try(self._rung.avoided.id, said["fears"], sure, said["dose"], varied)
        return str(asset("exposure")["says"]["planned"]).format(dose=one_line(made.dose, 80))


class AfterFlow(_Asks):
    """What happened.

    Args:
        desk: The diary.
        begun: The try that was planned.
        rung: Its activity.
    """

    def __init__(self, desk: OpenDiary, begun: Attempt, rung: ExposureRung) -> None:
        super().__init__(desk)
        self._begun, self._rung = begun, rung
        self.about = f"{rung.avoided.id} {begun.dose}"

    @property
    def names(self) -> Sequence[str]:
        """In the order in which they are asked."""
        return ("happened", "sure_after", "fear_after")

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What was said before the try."""
        begun = self._begun
        return {"fears": one_line(begun.fears, 120), "sure": begun.sure_before, "fear": self._rung.avoided.fear}

    def keep(self) -> str:
        """Keep it; says what it means for the ladder."""
        said = self.said
        sure, fear = parse_percent(said["sure_after"]), parse_percent(said["fear_after"])
        rung = Tries(self._desk).tell(said["happened"], sure, fear)
        made = self._exposure.view().tries[rung.avoided.id][-1]
        return f"{told_words(rung, made)} {verdict_words(rung)}"


class TalkedFlow(_Asks):
    """Who it was talked over with.

    Args:
        desk: The diary.
        avoided_id: The activity.
    """

    def __init__(self, desk: OpenDiary, avoided_id: str) -> None:
        super().__init__(desk)
        self._avoided_id = self.about = avoided_id

    @property
    def names(self) -> Sequence[str]:
        """One question."""
        return ("role",)

    def keep(self) -> str:
        """Keep it; without words nothing changes."""
        role = self.said["role"]
        if not role:
            return ""
        self._exposure.talked(self._avoided_id, role)
        return str(asset("exposure")["says"]["talked"]).format(role=one_line(role, 40))
