"""A score with everything its source says about it, and nothing more."""

from typing import Literal, TypeVar

import msgspec

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.measures.answers import checked
from painplan.measures.gas import gas_range, gas_t, weighs_nothing
from painplan.measures.instrument import Band, Flag, Instrument, LimitRow, MeanRow, NormRow
from painplan.measures.scoring import Answers, given, least_total, score_of, stage_ended
from painplan.measures.support import calls_for_support

Table = Literal["men", "women"]
Row = TypeVar("Row", NormRow, MeanRow, LimitRow)
OLDEST = 120
SUPPORT = "support"
"""Among the flags: whether the answers by themselves call for the page of support (clinical.md C3)."""
_ROUNDING = 1e-9


class Person(msgspec.Struct, frozen=True):
    """What a norm needs to know. Without it a score is compared with earlier ones only."""

    age: int | None = None
    """In years."""
    table: Table | None = None
    """The table the person chose."""


class ScoreResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came out."""

    instrument: Instrument
    answers: tuple[float | None, ...]
    score: float | None
    """In the instrument's unit; none when too much is missing, or when there is no total."""
    range: tuple[float, float]
    """Lowest and highest possible score."""
    complete: bool
    """The answers are enough for what the instrument gives."""
    subscores: dict[str, float | None]
    band: Band | None
    flags: dict[str, bool | None]
    """By name; none where the number is missing or the source does not speak of this age."""
    says: tuple[str, ...] = ()
    """What the flags that are raised say."""
    norm: NormRow | None = None
    """The ages the score was compared with."""
    mean: MeanRow | None = None
    """The mean of a published sample at this age."""
    limit: LimitRow | None = None
    """The limit of a source at this age, beyond which is worse than average."""

    @property
    def support(self) -> bool:
        """Whether the answers by themselves call for the page of support."""
        return self.flags.get(SUPPORT) is True


def scored(
    instrument: Instrument, answers: Answers, *, weights: tuple[float, ...] = (), person: Person | None = None
) -> ScoreResult:
    """Score the answers to an instrument.

    Args:
        instrument: What was answered.
        answers: In the order of the items; None is a missing answer.
        weights: For goal attainment: one for each goal.
        person: Age and table for norms.

    Raises:
        WrongInput: An answer, weight or age that cannot be.

    Source: clinical.md B1, B4.
    """
    who = person or Person()
    if who.age is not None and not 0 <= who.age <= OLDEST:
        raise WrongInput(say("measures.result.no_age_years_goes", age=who.age, oldest=OLDEST))
    known = checked(instrument, answers)
    levels = instrument.scoring == "gas_t"
    if weights and not levels:
        raise WrongInput(say("measures.result.no_weights_leave_them", title=instrument.title))
    score = gas_t(known, weights) if levels else score_of(instrument, known)
    subscores = _subscores(instrument, known)
    least = least_total(instrument, known, score)
    flags, says = _flags(instrument, score, _counted(instrument, known, subscores), who, least=least)
    if instrument.calls:
        calls = calls_for_support(instrument, known, [least])
        flags[SUPPORT] = True if calls else None if score is None else False
    norm = _row(instrument.norms, who)
    if instrument.norms:
        flags["below_average"] = _below_average(norm, score, who)
    limit = _row(instrument.limits, who)
    if instrument.limits:
        flags["worse_than_average"] = None if limit is None or score is None else score > limit.above
    return ScoreResult(
        instrument=instrument,
        answers=known,
        score=score,
        range=_widened(instrument.range, gas_range(known, weights) if levels else None),
        complete=None not in known if instrument.scoring == "separate" else score is not None,
        subscores=subscores,
        band=band_of(instrument, score),
        flags=flags,
        says=(*says, asset("score")["weights_zero"]) if levels and weighs_nothing(weights) else says,
        norm=norm,
        mean=_row(instrument.means, who),
        limit=limit,
    )


def band_of(instrument: Instrument, score: float | None) -> Band | None:
    """The band a score lies in; none where the source has no bands."""
    reached = [band for band in instrument.bands if score is not None and score >= band.starts]
    return reached[-1] if reached else None


def _subscores(instrument: Instrument, answers: Answers) -> dict[str, float | None]:
    if instrument.scoring == "gas_t":
        return {f"goal{number}": level for number, level in enumerate(answers, start=1)}
    by_name = dict(zip((item.name for item in instrument.items), answers, strict=False))
    found: dict[str, float | None] = {}
    for name, items in instrument.subscores.items():
        values = given([by_name.get(item) for item in items])
        found[name] = sum(values) if len(values) == len(items) else None
    return found


def _counted(instrument: Instrument, answers: Answers, subscores: dict[str, float | None]) -> dict[str, float | None]:
    """The subscores that count: of a test that ends with the first stage not held, none of the stages after it (B4)."""
    ended = stage_ended(answers) if instrument.scoring == "stages_held" else None
    if ended is None:
        return subscores
    after = {item.name for item in instrument.items[ended + 1 :]}
    return {
        name: None if after.intersection(instrument.subscores[name]) else value for name, value in subscores.items()
    }


def _flags(
    instrument: Instrument,
    score: float | None,
    subscores: dict[str, float | None],
    person: Person,
    *,
    least: float | None,
) -> tuple[dict[str, bool | None], tuple[str, ...]]:
    """Flags by name, and what those that are raised say.

    Flags of one name stand for each other: one that is raised is enough, and one that is known at all tells. Without a
    score one is raised that the ``least`` possible total reaches already: what is certain is said (clinical.md C3).
    """
    found: dict[str, bool | None] = {}
    says: list[str] = []
    for flag in instrument.flags:
        raised = _raised(flag, subscores[flag.of] if flag.of else score, person)
        if raised is None and not flag.of and flag.at_least is not None:
            raised = _raised(flag, least, person) or None
        found[flag.name] = raised if raised or found.get(flag.name) is None else found[flag.name]
        if raised and flag.says:
            says.append(flag.says)
    return found, tuple(dict.fromkeys(says))


def _raised(flag: Flag, value: float | None, person: Person) -> bool | None:
    if value is None or (person.age is not None and person.age < flag.from_age):
        return None
    if flag.at_least is not None:
        return value >= flag.at_least
    if flag.at_most is not None:
        return value <= flag.at_most
    return flag.below is not None and value < flag.below


def _below_average(norm: NormRow | None, score: float | None, person: Person) -> bool | None:
    """As the CDC's table has it (clinical.md B4, vectors I6)."""
    if norm is None or score is None or person.table is None:
        return None
    return score < (norm.men if person.table == "men" else norm.women)


def _row(rows: tuple[Row, ...], person: Person) -> Row | None:
    age = person.age
    return None if age is None else next((row for row in rows if row.ages[0] <= age <= row.ages[1]), None)


def _widened(usual: tuple[float, float], possible: tuple[float, float] | None) -> tuple[float, float]:
    """With five goals or more a T can lie a little beyond the usual 20 to 80."""
    low, high = possible or usual
    return low if low < usual[0] - _ROUNDING else usual[0], high if high > usual[1] + _ROUNDING else usual[1]
