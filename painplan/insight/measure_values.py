"""Values of one measure by day, gathered from everything the diary holds. The person's own entry wins."""

from datetime import date

from painplan.checkin.measures import measure_named
from painplan.checkin.records import ASK, ASKED, MOMENT_SCALES, CheckIn, OwnQuestion
from painplan.diary.own_things import find
from painplan.kit.units import TIMED
from painplan.measures.records import Measure
from painplan.plans.done import done_of
from painplan.plans.records import Plan
from painplan.store.book import Book
from painplan.store.diary import Month

_MATTERED = {"no": 0.0, "a_little": 1.0, "yes": 2.0}
_OWN = tuple(name for name, asked in ASKED.items() if asked.is_number or asked.measured)
_DONE = "done."


def measures_in(book: Book, facts: Month) -> tuple[str, ...]:
    """The names of all measures that have a value somewhere, function first, pain last."""
    found: dict[str, None] = {}
    if len(book.plans) < 2 and any(session.done is not None for session in facts.sessions.values()):
        found["function"] = None
    if len(book.plans) > 1:
        found |= {f"{_DONE}{plan.id}": None for plan in book.plans}
    own = {name for entry in facts.checkins.values() for name in _OWN if getattr(entry, name) is not None}
    own |= {name for one in facts.moments.values() for name in MOMENT_SCALES if getattr(one, name) is not None}
    own |= {f"{ASK}{name}" for entry in facts.checkins.values() for name in entry.own}
    if any(entry.mattered is not None for entry in facts.checkins.values()):
        found["mattered"] = None
    recorded = {name for entry in facts.measurements.values() for name in entry.values}
    later = sorted(own | recorded, key=lambda name: (name.startswith("pain"), name != "steps", name))
    return tuple(found | dict.fromkeys(later))


def values_of(name: str, book: Book, facts: Month) -> tuple[Measure, dict[date, float]]:
    """The values of a measure by day, in its unit.

    ``function`` is what was done: the minutes of all plans counted in minutes, else the amounts of the first
    plan. ``done.PLAN`` is one plan's amounts. ``mattered`` is 0 (no), 1 (a little) or 2 (yes), ``social`` 0 or 1.

    Raises:
        WrongInput: No measure can have this name, or there is no such plan.
    """
    if name == "function":
        return _function(book, facts)
    if name.startswith(_DONE):
        plan = find(Plan, name.removeprefix(_DONE), book.plans)
        return Measure(name, plan.unit), done_of(facts, {plan.id})
    own = own_question(name, book)
    measure = measure_named(name) if own is None else own.measure
    values = recorded(name, facts) | _of_moments(name, facts)
    values |= {day: value for day, entry in facts.checkins.items() if (value := _own(entry, name)) is not None}
    return measure, values


def _of_moments(name: str, facts: Month) -> dict[date, float]:
    """The mean of what was noted at the moments of a day; the answer about the day itself goes before it."""
    said: dict[date, list[float]] = {}
    for one in facts.moments.values() if name in MOMENT_SCALES else ():
        if (value := getattr(one, name)) is not None:
            said.setdefault(one.day, []).append(value)
    return {day: sum(values) / len(values) for day, values in said.items()}


def own_question(name: str, book: Book) -> OwnQuestion | None:
    """The question of one's own whose answers a measure is; none for any other measure."""
    return next((one for one in book.own_questions if f"{ASK}{one.id}" == name), None)


def plans_of(name: str, book: Book) -> tuple[Plan, ...]:
    """The plans whose amounts a measure is: one, all that are counted in minutes, or none for any other measure."""
    if name == "function":
        return tuple(plan for plan in book.plans if plan.unit == TIMED) or book.plans[:1]
    plan = book.plan(name.removeprefix(_DONE)) if name.startswith(_DONE) else None
    return () if plan is None else (plan,)


def left_out_of(name: str, book: Book, facts: Month) -> tuple[Plan, ...]:
    """The plans with something done that ``function`` leaves out: no sum holds what is counted in different units."""
    if name != "function":
        return ()
    held, done = plans_of(name, book), {plan for plan, _ in done_on(facts)}
    return tuple(plan for plan in book.plans if plan.id in done and plan not in held)


def done_on(facts: Month) -> frozenset[tuple[str, date]]:
    """Plan and day wherever something was done, whatever it is counted in."""
    return frozenset(key for key, session in facts.sessions.items() if (session.done or 0) > 0)


def plan_measure(plan_id: str) -> str:
    """The name of the measure that is one plan's amounts."""
    return f"{_DONE}{plan_id}"


def activity_measured(name: str, book: Book) -> str | None:
    """The activity of a measure that is one plan's amounts; none for any other measure."""
    plan = book.plan(name.removeprefix(_DONE)) if name.startswith(_DONE) else None
    return None if plan is None else plan.activity


def recorded(name: str, facts: Month) -> dict[date, float]:
    """The values of a measure by day that devices and files brought."""
    return facts.recorded(name)


def _own(entry: CheckIn, name: str) -> float | None:
    if name == "mattered":
        return None if entry.mattered is None else _MATTERED[entry.mattered]
    value = getattr(entry, name) if name in _OWN else entry.told(name) if name.startswith(ASK) else None
    return float(value) if isinstance(value, bool) else value


def _function(book: Book, facts: Month) -> tuple[Measure, dict[date, float]]:
    plans = plans_of("function", book)
    unit = plans[0].unit if plans else TIMED
    measure = measure_named("function") if unit == TIMED else Measure("function", unit)
    return measure, done_of(facts, {plan.id for plan in plans})
