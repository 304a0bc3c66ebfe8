"""What saved assessments show: scores over time, the change since the first, the banner of the week."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.insight.measure_values import values_of
from painplan.insight.smoothing import MONTH_DAYS
from painplan.insight.wear_time import counted
from painplan.insight.weekday_matched import like_months
from painplan.measures.assessment_records import Assessment
from painplan.measures.banners import Banner, Watched, banner, week_began
from painplan.measures.change import Rule
from painplan.measures.course import ScoreCourse, course, left_out, shared_scores
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import change_rules
from painplan.measures.records import Measure
from painplan.measures.service import ELSEWHERE, Assessments, Taken

OWN_ACTIVITIES = "psfs"
GOALS = "gas"
DAILY = ("interference", "pain")
"""Measures of the check-in that have a row in the table of meaningful change; pain last."""
TAKEN_NEEDED = 4
"""Assessments that a banner needs (clinical.md H3)."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One instrument with everything saved for it."""

    name: str
    title: str
    instrument: Instrument | None
    taken: tuple[Taken, ...]
    scores: tuple[tuple[date, float], ...]
    """What can be compared, oldest first: of own activities only the same ones."""
    course: ScoreCourse | None
    left_out: tuple[str, ...] = ()
    """Own activities that are in no comparison, because they were not rated each time."""


class MeasuredRoom:
    """Saved assessments as they are looked at, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk
        self._assessments = Assessments(desk)

    def names(self) -> tuple[str, ...]:
        """The instruments with something saved, the newest first."""
        return tuple(self._by_name())

    def called(self, typed: str) -> str | None:
        """The instrument with something saved that a person means: by its name, or as it was called when typed in."""
        said = typed.strip().casefold()
        for name, taken in self._by_name().items():
            if said in (name, name.removeprefix(ELSEWHERE), taken[-1].made.title.casefold()):
                return name
        return None

    def measured(self, name: str) -> Measured:
        """Everything about one instrument."""
        return self._measured(name, self._assessments.results(name))

    def _by_name(self) -> dict[str, list[Taken]]:
        found: dict[str, list[Taken]] = {}
        for taken in self._assessments.all():
            found.setdefault(taken.made.instrument, []).append(taken)
        order = sorted(found, key=lambda name: (-found[name][-1].day.toordinal(), name))
        return {name: found[name] for name in order}

    def _measured(self, name: str, taken: Sequence[Taken]) -> Measured:
        instrument = self._assessments.shelf.instruments.get(name)
        scores = [(one.day, one.score) for one in taken if one.score is not None]
        if name != OWN_ACTIVITIES:
            return _measured(name, taken, scores, instrument)
        rated = _rated([made for made in self._assessments.facts() if made.instrument == name])
        left = left_out(rated) if not self._desk.discreet else ()
        return _measured(name, taken, shared_scores(rated) or scores[-1:], instrument, left)

    def all(self) -> tuple[Measured, ...]:
        """Everything about each instrument that has something saved, the newest first."""
        return tuple(self._measured(name, taken) for name, taken in self._by_name().items())

    def banner(self) -> Banner | None:
        """What is worth saying this week (clinical.md H5)."""
        last = week_began(self._desk.today) - timedelta(days=1)
        taken = [self._watched(one, last) for one in self.all()]
        daily = [self._daily(name, last) for name in DAILY]
        watched = [one for one in (*taken, *daily) if one is not None]
        return banner(watched, self._desk.today)

    def _watched(self, one: Measured, last: date) -> Watched | None:
        rule = rule_of(one.instrument)
        scores = [score for day, score in one.scores if day <= last]
        if rule is None or len(scores) < TAKEN_NEEDED:
            return None
        return Watched(name=one.name, rule=rule, before=scores[0], after=tuple(scores[-2:]))

    def _daily(self, name: str, last: date) -> Watched:
        first = last - timedelta(days=3 * MONTH_DAYS - 1)
        measure, values = values_of(name, self._desk.book, self._desk.diary.days(first, last))
        before, *after = like_months(counted(measure, values), last, 3).values
        return Watched(name=name, rule=change_rules()[name], before=before, after=tuple(after))


def rule_of(instrument: Instrument | None) -> Rule | None:
    """The row of the table of meaningful change; the one for goals speaks of a single level, not of T."""
    if instrument is None or instrument.scoring == "gas_t":
        return None
    return change_rules().get(instrument.change or "")


def scores_by_day(name: str, desk: OpenDiary) -> tuple[Measure, dict[date, float]] | None:
    """The scores of an instrument as a measure, for trends; none when there is no such thing."""
    one = MeasuredRoom(desk).measured(name)
    if not one.taken:
        return None
    instrument, given = one.instrument, one.taken[-1].made
    low, high = instrument.range if instrument else (given.low or 0, given.high or 1_000_000)
    unit = (instrument.unit if instrument else "") or f"{low:g}-{high:g}"
    return Measure(name, unit, low, high), dict(one.scores)


def _measured(
    name: str,
    taken: Sequence[Taken],
    scores: Sequence[tuple[date, float]],
    instrument: Instrument | None,
    left: tuple[str, ...] = (),
) -> Measured:
    better = instrument.higher_is_better if instrument else taken[-1].made.higher_is_better if taken else None
    title = instrument.title if instrument else taken[-1].made.title if taken else ""
    return Measured(
        name=name,
        title=title or name,
        instrument=instrument,
        taken=tuple(taken),
        scores=tuple(scores),
        course=course([score for _, score in scores], rule_of(instrument), higher_is_better=better),
        left_out=left,
    )


def _rated(rated_on: Sequence[Assessment]) -> list[tuple[date, dict[str, float]]]:
    """Ratings by activity; own activities without names count as the same ones in the same order."""
    rated = []
    for made in rated_on:
        names = made.activities or tuple(str(place) for place in range(len(made.answers)))
        pairs = zip(names, made.answers, strict=False)
        rated.append((made.day, {name.casefold(): answer for name, answer in pairs if answer is not None}))
    return rated
