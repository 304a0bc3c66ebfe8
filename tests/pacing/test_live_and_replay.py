"""Made-up diaries lived day by day through the service, beside their replay and the replay of the same days as a table.

What a table cannot carry is left out of the diaries that are compared with one: an illness or a holiday (``hold`` is 1
or 0, so nothing begins again at 80 %), tiredness, open signs by name, the other plan, gentle steps, the day on which an
answer about a morning was given where that is not the next one, and that something else was entered on a day without an
amount.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from painplan.exchange.replay_rows import read_replay
from painplan.kit.record import ME
from painplan.pacing.replay import Replay, replay
from painplan.pacing.review import Proposal
from painplan.pacing.target import Target
from painplan.plans.day_limit import Order
from painplan.plans.flares import flare_lasting
from painplan.plans.plan_states import course_of, courses_of
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.safety.lasting_worsening import worsening_fields
from painplan.safety.records import Worsening
from painplan.safety.service import Safety
from painplan.samples.replay import Replaying
from painplan.store.diary import Change, Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.conftest import answered_first
from tests.thorough import examples

FIRST = date(2026, 1, 5)
FEW = settings(max_examples=examples(60, one_of=8), suppress_health_check=[HealthCheck.too_slow], deadline=None)
SETTLED = ("yes", "yes", "yes", "yes", "nearly", "no")


@dataclass(frozen=True)
class Wanted:
    """What happens on one day, apart from what rules make of it."""

    share: tuple[float | None, ...]
    """Of each plan: the share of the day's amount that is done; none: nothing is noted about it."""
    settled: str | None
    pain: int | None
    energy: int | None
    interference: int | None
    turn: str
    """``flare`` or a hold begins or ends where it can; nothing: an ordinary day."""
    length: int
    energy_spent: int | None = None
    tries: tuple[int, int, int] = (10, 10, 10)


@dataclass
class Lived:
    """What the diary said in the evening of each day, by plan, and what its reviews proposed."""

    plans: tuple[str, ...]
    targets: dict[str, dict[date, Target]] = field(default_factory=dict)
    decisions: dict[str, dict[date, str]] = field(default_factory=dict)
    next_quotas: dict[str, dict[date, float]] = field(default_factory=dict)
    same: dict[str, dict[date, object]] = field(default_factory=dict)
    """Of each plan and review: what must be told alike, the weeks that stayed and the days that were on hold."""
    rows: list[tuple[object, ...]] = field(default_factory=list)
    since: dict[str, date] = field(default_factory=dict)
    """Of each plan: the day from which its weeks count."""


@st.composite
def days(draw: st.DrawFn, *, plans: int, turns: tuple[str, ...], blank: bool) -> Wanted:
    """One day; most are as planned."""
    shares: tuple[float | None, ...] = (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.5, 1.6)
    quick = blank and draw(st.integers(0, 9)) == 0
    each = st.sampled_from((*shares, None) if blank else shares)
    return Wanted(
        share=tuple(None if quick else draw(each) for _ in range(plans)),
        settled=None if quick else draw(st.sampled_from((*SETTLED, *SETTLED, None))),
        pain=draw(st.sampled_from((4, 4, 4, 4, 4, 4, 5, 3, 7, None))),
        energy=draw(st.sampled_from((None, None, None, 6, 6, 3))) if blank else None,
        interference=draw(st.sampled_from((2, 8, None))) if blank else 2,
        turn=draw(st.sampled_from((*("",) * 8, *turns))),
        length=draw(st.integers(1, 9)),
    )


def at(diary: Diary, today: date) -> Coach:
    """The diary opened on a day, by a clock that says so, too: what is said later than on its day is told by that."""
    return Coach(diary, today, now=lambda: datetime(today.year, today.month, today.day, 20))


def live(wanted: list[Wanted], worsening: Worsening = "never", aim: int = 28) -> tuple[Diary, Lived]:
    """Live these days, every proposal taken on the day of its week once all else of that morning is said."""
    diary, names = Diary(MemoryFolder()), ("Walking", "Rowing")[: len(wanted[0].share)]
    first = at(diary, FIRST)
    first.save([Change(table="profile", key=ME, fields=worsening_fields(worsening, FIRST))])
    plans = [
        first.add_plan(NewPlan(goal="g", activity=name, unit="minutes", aim=aim + 10 * n, good=30, bad=20))
        for n, name in enumerate(names)
    ]
    lived = Lived(tuple(plan.id for plan in plans))
    lived.since = dict.fromkeys(lived.plans, FIRST)
    for number, one in enumerate(wanted):
        _one_day(diary, lived, FIRST + timedelta(days=number), one)
    return diary, lived


def _one_day(diary: Diary, lived: Lived, today: date, one: Wanted) -> None:
    coach, yesterday = at(diary, today), today - timedelta(days=1)
    worked = [plan for plan in lived.plans if (was := coach.session(plan, yesterday)) and was.done]
    said = {"pain": one.pain, "energy": one.energy, "interference": one.interference}
    answers = [(name, str(value)) for name, value in said.items() if value is not None]
    if one.energy_spent is not None:
        answers += [("energy_available", "50"), ("energy_spent", str(one.energy_spent))]
    answers += [(f"settled.{plan}", one.settled) for plan in worked if one.settled]
    if answers:
        coach.answer(today, answers)
    _turn(at(diary, today), one)
    _new_tries(diary, lived, today, one)
    full = [plan for plan in lived.plans if today > lived.since[plan] and (today - lived.since[plan]).days % 7 == 0]
    if full:
        for view in [view for view in at(diary, today).reviews() if view.plan.id in full]:
            lived.decisions.setdefault(view.plan.id, {})[today] = view.proposal.decision
            lived.next_quotas.setdefault(view.plan.id, {})[today] = view.proposal.next_quota
            lived.same.setdefault(view.plan.id, {})[today] = told_alike(view.proposal)
        for plan in full:
            coach = at(diary, today)
            if any(view.plan.id == plan for view in coach.reviews()):
                coach.decide(plan, "take")
    for course, share in zip(courses_of(at(diary, today)), one.share, strict=True):
        if share is not None:
            amount = round(share * (course.target_on(today).target or 0))
            at(diary, today).answer(today, [(f"done.{course.plan.id}", str(amount))])
    coach = at(diary, today)
    for course in courses_of(coach):
        lived.targets.setdefault(course.plan.id, {})[today] = course.target_on(today)
    done = coach.session(lived.plans[0], today)
    settled = one.settled if lived.plans[0] in worked else None
    if lived.rows:
        lived.rows[-1] = (*lived.rows[-1][:-1], settled)
    held = int(bool(coach.today_view().holds))
    lasts = int(flare_lasting(coach) is not None)
    lived.rows.append((today, done.done if done else None, lasts, held, one.pain, None))


def _new_tries(diary: Diary, lived: Lived, today: date, one: Wanted) -> None:
    """New tries of the first plan, on a day that is none of its reviews, where they may be given."""
    coach, plan = at(diary, today), lived.plans[0]
    course = course_of(coach, coach.plan(plan), today)
    if one.turn != "tries" or not course.allows("try") or not (today - lived.since[plan]).days % 7:
        return
    answered_first(coach)
    Restarts(coach).decide(plan, "tries", [float(reached) for reached in one.tries])
    lived.since[plan] = today


def _turn(coach: Coach, one: Wanted) -> None:
    """Begin or end what the day turns to."""
    holds = {hold.reason for hold in coach.today_view().holds}
    match one.turn:
        case "sometimes":
            Safety(coach).say_lasting_worsening("sometimes")
        case "limit":
            Order(coach).limit(5 * one.length)
        case "flare":
            coach.end_flare() if coach.flare().day else coach.begin_flare()
        case "illness" if "illness" in holds:
            ill = next(hold for hold in coach.today_view().holds if hold.reason == "illness")
            coach.end_hold("illness", max(ill.first, coach.today - timedelta(days=one.length % 3)))
        case "holiday" if "holiday" not in holds:
            coach.hold("holiday", coach.today + timedelta(days=one.length))
        case "bad_sleep" | "holiday" if one.turn in holds:
            coach.end_hold(one.turn)
        case "illness" | "bad_sleep":
            coach.hold(one.turn, None)


def told(found: Replay) -> dict[date, tuple[object, ...]]:
    """What a replay asks for on each day."""
    return {day: (on.target, on.ceiling, on.state) for day, on in found.days}


def told_alike(proposal: Proposal) -> object:
    """For how many weeks the amount has stayed, and from when to when steps were on hold: numbers that both tell."""
    weeks = [ask.numbers["weeks"] for ask in proposal.asks if ask.code == "three_holds"]
    held = [(gate.numbers.get("first"), gate.numbers.get("last")) for gate in proposal.gates if gate.code == "on_hold"]
    return weeks, held


def decided(found: Replay) -> dict[date, tuple[str, float]]:
    """What its reviews decide, by the day of each."""
    return {one.week.last + timedelta(days=1): (one.proposal.decision, one.proposal.next_quota) for one in found.weeks}


def compare(lived: Lived, plan: str, found: Replay, *, weeks: int | None = None, table: bool = False) -> None:
    """Every day's amounts and every review that could be made live."""
    said, live_days = told(found), lived.targets[plan]
    for day, on in live_days.items():
        if day in said:
            assert said[day] == (on.target, on.ceiling, on.state), (plan, day)
    reviews = decided(found)
    for day in sorted(lived.decisions.get(plan, {}))[:weeks]:
        assert reviews[day] == (lived.decisions[plan][day], lived.next_quotas[plan][day]), (plan, day)
    alike = {one.week.last + timedelta(days=1): told_alike(one.proposal) for one in found.weeks}
    for day, same in sorted(lived.same.get(plan, {}).items()):
        assert table or alike[day] == same, (plan, day)


ALL = ("flare", "flare", "illness", "holiday", "bad_sleep")


@FEW
@given(st.data())
def test_the_replay_of_a_plan_asks_and_decides_as_the_plan_did(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 2))
    worsening: Worsening = data.draw(st.sampled_from(("never", "never", "sometimes", "often")))
    one = days(plans=number, turns=ALL, blank=True)
    wanted = data.draw(st.lists(one, min_size=10, max_size=45))
    diary, lived = live(wanted, worsening)
    last = at(diary, FIRST + timedelta(days=len(wanted) - 1))
    for plan in lived.plans:
        compare(lived, plan, Replaying(last).of_plan(plan).found)
        for decision in lived.decisions.get(plan, {}).values():
            event(decision)
        for on in lived.targets[plan].values():
            event(on.state)


@FEW
@given(st.data())
def test_it_knows_since_when_the_start_is_not_above_the_lowest(data: st.DataObject) -> None:
    """clinical.md A14.1: "sometimes" is said after the plan began, and up to the day of its first review."""
    wanted = data.draw(st.lists(days(plans=1, turns=ALL, blank=True), min_size=10, max_size=30))
    said = data.draw(st.integers(0, 7))
    wanted[said] = replace(wanted[said], turn="sometimes")
    diary, lived = live(wanted)
    last = at(diary, FIRST + timedelta(days=len(wanted) - 1))
    (plan,) = lived.plans
    before = lived.targets[plan][FIRST + timedelta(days=said - 1)].again if said else None
    event(f"{before} before it")
    compare(lived, plan, Replaying(last).of_plan(plan).found)


@FEW
@given(st.lists(days(plans=1, turns=("holiday", "holiday", "illness"), blank=False), min_size=20, max_size=45))
def test_it_knows_since_when_the_aim_is_kept(wanted: list[Wanted]) -> None:
    """clinical.md A12 ``GOAL``, A14.4: an amount that became less after a time away is on the way to the aim again."""
    calm = [
        replace(one, share=(1.0,), settled="yes", pain=4, turn=one.turn if n > 14 else "")
        for n, one in enumerate(wanted)
    ]
    diary, lived = live(calm, aim=20)
    last = at(diary, FIRST + timedelta(days=len(wanted) - 1))
    (plan,) = lived.plans
    for on in lived.targets[plan].values():
        event(on.state)
    compare(lived, plan, Replaying(last).of_plan(plan).found)


@FEW
@given(st.data())
def test_it_knows_the_minutes_of_a_day_the_energy_there_was_and_new_tries(data: st.DataObject) -> None:
    """clinical.md A12 (the minutes that plans share, ``TRIES``) and A7: the same functions answer in both."""
    number = data.draw(st.integers(1, 2))
    worsening: Worsening = data.draw(st.sampled_from(("never", "sometimes", "often")))
    tried = st.tuples(*(st.integers(6, 40) for _ in range(3)))
    one = st.builds(
        lambda day, spent, tries: replace(day, energy_spent=spent, tries=tries),
        days(plans=number, turns=("flare", "limit", "limit", "tries", "tries", "holiday"), blank=True),
        st.sampled_from((None, 40, 80) if worsening == "often" else (None,)),
        tried,
    )
    wanted = data.draw(st.lists(one, min_size=10, max_size=45))
    diary, lived = live(wanted, worsening)
    last = at(diary, FIRST + timedelta(days=len(wanted) - 1))
    for plan in lived.plans:
        compare(lived, plan, Replaying(last).of_plan(plan).found)
        for on in lived.targets[plan].values():
            for reason in on.reasons:
                event(reason.code)


@FEW
@given(st.lists(days(plans=1, turns=("flare", "flare", "bad_sleep"), blank=False), min_size=10, max_size=45))
def test_the_same_diary_as_a_table_asks_and_decides_the_same(wanted: list[Wanted]) -> None:
    diary, lived = live(wanted)
    last = at(diary, FIRST + timedelta(days=len(wanted)))
    (plan,) = last.book.plans
    course = course_of(last, plan, FIRST)
    lines = ["date,done,flare,hold,pain,settled"]
    lines += [",".join("" if cell is None else str(cell) for cell in row) for row in lived.rows]
    found = replay(
        read_replay("\n".join(lines), "table"),
        course.start.pace(plan.unit_min, plan.aim),
        course.start.quota,
        days_per_week=plan.days_per_week,
    )
    # Of the day after its last row a table knows nothing.
    compare(lived, plan.id, found, weeks=(len(wanted) - 1) // 7, table=True)
