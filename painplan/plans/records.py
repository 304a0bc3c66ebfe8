"""The facts that last: who the book is for, what matters, the plans, and what was decided at each review."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Any, Literal, Self, get_args

from msgspec import Meta, ValidationError, convert
from msgspec.structs import replace

from painplan.checkin.optional_questions import MOST_MODULES, Module
from painplan.goals.records import Domain
from painplan.kit.assets import asset
from painplan.kit.bounds import Id, Note, Scale, SomeAmount
from painplan.kit.dates import Weekday
from painplan.kit.days import DAY_STARTS_AT, day_of
from painplan.kit.record import Misfit, Others, Part, Record, Table
from painplan.kit.sources import MOST_SOURCES, Device
from painplan.kit.units import LONGEST_UNIT, UNITS, more_than_a_day_holds, unit_named
from painplan.kit.words import say
from painplan.pacing.holds import HoldReason, Holds
from painplan.pacing.start import FEWEST_TRIES
from painplan.plans.reach_rules import beyond_reach
from painplan.safety.medicine import medicines as medicine_rules
from painplan.safety.medicine import recognised as recognised_medicines
from painplan.safety.records import Worsening

FEWEST_DAYS, MOST_DAYS = 3, 7
"""Days a week of a plan (clinical.md A12 ``INPUT``)."""
Text = Annotated[str, Meta(min_length=1, max_length=2_000)]
MOST_TRIES = 200
"""So many tries a plan holds at most."""
ProfileName = Literal["steady", "gentle"]
ReviewChoice = Literal["take", "hold", "smaller"]
Purpose = Literal["get_things_done", "save_energy_for_value", "settle_symptoms"]
"""What pacing is for (clinical.md A4)."""
EvenDays = Literal["yes", "never"]
EffortThen = Literal["never", "sometimes", "often", "always", "agreed", "unasked"]
"""The answer to the question about a lasting worsening after effort, as it was when a plan was made; ``agreed``: it was
"often", and a specialist agreed to steps."""
Readiness = Literal["not_now", "thinking", "ready", "already"]
GoalState = Literal["active", "parked", "no_longer_fits", "reached"]

ACTIVE = "active"


class Profile(Record, frozen=True, kw_only=True):
    """What holds for the whole diary."""

    TABLE = Table(
        "profile",
        words=("steps_agreed_by",),
        open_with={"post_exertional_malaise": (True,)},
        closed_by=("steps_agreed_by", "steps_agreed_on"),
    )

    started_on: date | None = None
    theme: Id | None = None
    """The screen theme the person chose."""
    post_exertional_malaise: bool = False
    """Effort brings a lasting worsening: every automatic step-up is off (clinical.md A14)."""
    worsening: Worsening | None = None
    """The last answer to the question about a lasting worsening after effort; "sometimes" makes steps gentle and asks
    two days after a session instead of the next morning (clinical.md A14.1)."""
    worsening_on: date | None = None
    """The day of that answer."""
    told_crashes: bool | None = None
    """Whether a professional said that it is ME/CFS, or long COVID with this pattern."""
    steps_agreed_by: Text | None = None
    """Role of the specialist who agreed to steps all the same; only then the branch is off again."""
    steps_agreed_on: date | None = None
    adult: bool = False
    """They said that they are 18 or older (clinical.md C5: not for use under 18)."""
    lock_after_minutes: Annotated[int, Meta(ge=0, le=24 * 60)] = 10
    """So long nobody presses a key, then a sealed diary locks itself; 0: never."""
    region: Id | None = None
    """Which emergency numbers come first (assets/en/help_numbers.toml)."""
    weekly_checkins: Annotated[int, Meta(ge=0, le=1)] = 0
    """1: a check-in once a week is enough (clinical.md E2: where tracking makes a person focus on pain)."""
    pain_hidden: Annotated[int, Meta(ge=0, le=1)] = 0
    """1: pain itself is not asked."""
    modules: Annotated[tuple[Module, ...], Meta(max_length=MOST_MODULES)] = ()
    """What the check-in asks on top, chosen by the person (clinical.md E1)."""
    places: Literal["off", "on"] = "off"
    """Whether the check-in asks where it hurt."""
    reader: Literal["off", "on"] = "off"
    """Whether nothing is drawn and every conversation goes line by line, for a screen reader or a pipe."""
    quick_checkin: Annotated[int, Meta(ge=0, le=1)] = 0
    """1: three questions only: what mattered, how much pain got in the way, a flare-up or anything new."""
    supervision: Literal["own", "help"] | None = None
    """Whether the person goes on alone, or with somebody looking at it with them now and then."""
    even_days: EvenDays | None = None
    """The answer to the offer of an even-days plan; never: it is not made again (clinical.md H6)."""
    even_days_on: date | None = None
    signs_short_on: date | None = None
    """The last day on which the short list of warning signs was gone through."""
    signs_full_on: date | None = None
    """The same for the whole list."""
    day_starts_at: Annotated[int, Meta(ge=0, le=11)] = DAY_STARTS_AT
    """The hour at which a new day begins; before it, a check-in is about the evening before."""
    sources: Annotated[tuple[Device, ...], Meta(max_length=MOST_SOURCES)] = ()
    """Devices in the order in which they count where several have a value of a day; the others come after them."""


class Goal(Record, frozen=True, kw_only=True):
    """Something a person wants to do again, in their own words."""

    TABLE = Table(
        "goals",
        key=("id",),
        words=(
            "text",
            "matters",
            "first_said",
            "reasons",
            "surer",
            "expect",
            "expect_roadblocks",
            "when",
            "where",
            "with_whom",
            "support",
            "support_how",
            "levels",
        ),
        automatic="id",
        follows={"plans_ended": "plans"},
        gathers={"plans_ended": ""},
    )

    id: Id
    matters: Note = ""
    """Who or what matters, that pain has squeezed out."""
    text: Text
    """What someone would see the person doing."""
    by: date | None = None
    confidence: Scale | None = None
    """0 not at all sure, 10 completely sure."""
    created: date
    first_said: Note = ""
    """What was said at first, where it was only the absence of pain, or somebody else's wish (clinical.md D2 Q3)."""
    domains: tuple[Domain, ...] = ()
    """The domains of life that it belongs to."""
    importance: Scale | None = None
    """0 not important, 10 most important (clinical.md D2 Q4)."""
    reasons: Note = ""
    """Why it is that important and not 0, in the person's own words."""
    surer: Note = ""
    """What would make them surer (D2 Q5)."""
    expect: Note = ""
    """What the person expects to come of it; it stands beside what came."""
    expect_sure: Scale | None = None
    """How sure they are of that: 0 not at all, 10 completely."""
    expect_roadblocks: Note = ""
    """What they expect to stop them on the way."""
    readiness: Readiness | None = None
    when: Note = ""
    where: Note = ""
    weekdays: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()
    """The usual days of the week; none: not said."""
    with_whom: Note = ""
    support: Note = ""
    """Who knows of it (D2 Q12)."""
    support_how: Note = ""
    """What they could do."""
    share: bool | None = None
    """Whether the team may see it; none: not asked."""
    ceiling: Literal["yes", "hard"] | None = None
    """What they said about stopping at the amount on a good day (D2 Q13)."""
    ladder: Annotated[tuple[SomeAmount, ...], Meta(max_length=MOST_TRIES)] = ()
    """Sub-steps on the way, in the unit of its first plan, as the person wants them (D2 Q9)."""
    levels: Annotated[tuple[Note, ...], Meta(max_length=5)] = ()
    """Five levels in own words, from -2 to +2; 0 is what is expected by the date; none, or five (clinical.md B1)."""
    state: GoalState = "active"
    state_since: date | None = None
    plans_ended: tuple[Id, ...] = ()
    """Ids of the plans that were put away with it; they go on when it does."""


class Trial(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One try at an activity: done the usual way, ended when symptoms began to rise (clinical.md A12 TRY)."""

    amount: SomeAmount
    """What counts of it."""
    day: date | None = None
    had_to_stop: SomeAmount | None = None
    """What was reached where the person had to stop: half of it counts, or another day is tried, as they chose."""


class Plan(Record, frozen=True, kw_only=True):
    """One activity that is built up in small steps. The amounts themselves are computed (clinical.md A12)."""

    TABLE = Table(
        "plans",
        key=("id",),
        mentions={"goal": "goals"},
        words=("activity", "unit"),
        usual={"unit": frozenset(UNITS)},
        automatic="id",
    )

    id: Id
    """Short name made from the activity, for example ``walking``; never changes."""
    goal: Id
    """Id of the goal it serves."""
    activity: Text
    unit: Annotated[str, Meta(min_length=1, max_length=LONGEST_UNIT)]
    """One of `UNITS`, or the name of a unit of the person's own: ``pages``."""
    unit_min: SomeAmount
    """Smallest sensible step, in ``unit``."""
    aim: SomeAmount | None = None
    """Amount a day to reach, in ``unit``; none means: no aim set."""
    days_per_week: Annotated[int, Meta(ge=1, le=MOST_DAYS)] = 5
    """As it was said; below `FEWEST_DAYS` only in plans of earlier versions (see `days_counted`)."""
    profile: ProfileName = "steady"
    trials: Annotated[tuple[Trial, ...], Meta(max_length=MOST_TRIES)] = ()
    stopped: Annotated[tuple[Trial, ...], Meta(max_length=MOST_TRIES)] = ()
    """Tries at which the person had to stop, made again on another day: kept, and nothing comes of them."""
    left_out: Annotated[tuple[Trial, ...], Meta(max_length=MOST_TRIES)] = ()
    """Tries that do not belong with the others, too long before them or on the same day: kept, and nothing comes of
    them."""
    good: SomeAmount | None = None
    """Estimate for a good day, in ``unit``."""
    bad: SomeAmount | None = None
    """Estimate for a bad day, in ``unit``."""
    created: date
    worsened: EffortThen | None = None
    """What had been said about a lasting worsening after effort when the plan was made: it decided the first amount,
    which no later answer changes (clinical.md A14.1). None: a plan of an earlier version."""
    tried_on: date | None = None
    """The day on which tries noted later were three; the plan began with its estimates. None: it began with its tries,
    or has too few."""
    state: Literal["active", "ended"] = "active"
    priority: Annotated[int, Meta(ge=1, le=99)] | None = None
    """The person's own order among their plans, 1 first; none comes last."""
    purpose: Purpose | None = None
    """What pacing is for in it; none: never said."""
    purpose_since: date | None = None
    """The day it was said, where that was later than the plan began."""

    def ended_on(self, day_starts_at: int) -> date | None:
        """The day on which it was put away, of days that begin at this hour; none: it is followed, or nothing tells."""
        was = ((earlier.at, earlier.values.get("state", "ended")) for earlier in self.history)
        ended = [day_of(at, day_starts_at) for at, state in was if state in (None, "active")]  # none: it was never said
        return ended[-1] if ended and self.state == "ended" else None

    def followed_on(self, day: date, day_starts_at: int) -> bool:
        """Whether it was followed on a day: from the one on which it was made until before the one of its end."""
        ended = self.ended_on(day_starts_at)
        return self.created <= day and (self.state == "active" if ended is None else day < ended)

    def as_on(self, day: date, day_starts_at: int) -> Self:
        """The plan as it was said by the end of a day, under the name of now: what was shown of that day goes by it.

        Args:
            day: Which.
            day_starts_at: The hour at which days begin.
        """
        later = [one.values for one in self.history if day_of(one.at, day_starts_at) > day]
        said = {name: value for values in reversed(later) for name, value in values.items() if name in TERMS}
        return replace(self, **{name: _said_then(name, value) for name, value in said.items()}) if said else self

    @property
    def first_aim(self) -> float | None:
        """The aim that it began with: the first amount was never above it, and no later one changes that."""
        first: float | None = _said_then("aim", self.all_said("aim")[-1])
        return first

    @property
    def days_counted(self) -> int:
        """The days a week that everything counts with: at least `FEWEST_DAYS`, also for a plan of an earlier version.

        With fewer, one good session would be a whole week. The plan stays, and its steps come as those of three days.
        """
        return max(FEWEST_DAYS, self.days_per_week)

    @property
    def most(self) -> float:
        """What a day can hold of its unit; amounts, steps and ceilings stay within it."""
        return unit_named(self.unit).largest

    def misfits(self) -> Iterator[Misfit]:
        """No amount is more than a day can hold of its unit."""
        yield from Record.misfits(self)
        unit = unit_named(self.unit)
        for field in ("unit_min", "aim", "good", "bad"):
            if why := unit.too_much(getattr(self, field)):
                yield Misfit(field, why)
        if why := more_than_a_day_holds(self.unit, (trial.amount for trial in (*self.trials, *self.left_out))):
            yield Misfit("trials", why)
        elif len(self.trials) < FEWEST_TRIES and (self.good is None or self.bad is None):
            yield Misfit("trials", say("plans.records.plan_begins_tries_two", fewest_tries=FEWEST_TRIES))
        elif self.good is not None and self.bad is not None and self.bad > self.good:
            yield Misfit("bad", say("plans.records.bad_day_above_good"))

    def refused(self, others: Others) -> Iterator[Misfit]:
        """A medicine that is counted comes in from nowhere (C4).

        One for too few days a week was let be made once, so it comes back in what is one's own, and counts as three
        do (`days_counted`).
        """
        yield from Record.refused(self, others)
        medicines = [str(getattr(one, "name", "")) for one in others.get("medicines", {}).values()]
        if medicine_rules.counts_medicine(recognised_medicines.recognised(), self.activity, self.unit, own=medicines):
            words = asset("medicines")
            yield Misfit("activity", words["says"]["not_taken_in"].format(fixed=words["fixed"]))


class Terms(Part, frozen=True, kw_only=True):
    """What of a plan can be agreed on anew while it goes on; what it says of a day before stays true of that day."""

    aim: SomeAmount | None = None
    days_per_week: Annotated[int, Meta(ge=1, le=MOST_DAYS)] = 5
    profile: ProfileName = "steady"


TERMS = frozenset(Terms.__struct_fields__)


def _said_then(name: str, value: object) -> Any:
    """What a field said before a change, as files hold it; one that was never said, or has another shape, is usual."""
    try:
        return getattr(convert({} if value is None else {name: value}, Terms), name)
    except ValidationError:
        return getattr(Terms(), name)


class Reviews(tuple["Review", ...]):
    """All reviews of a diary, oldest first; those of each plan are found out once, though every course asks."""

    def of(self, plan: str) -> tuple["Review", ...]:
        """The reviews of one plan, oldest first."""
        return self._by_plan.get(plan, ())

    @cached_property
    def _by_plan(self) -> dict[str, tuple["Review", ...]]:
        found: dict[str, list[Review]] = {}
        for review in sorted(self, key=attrgetter("on")):
            found.setdefault(review.plan, []).append(review)
        return {plan: tuple(reviews) for plan, reviews in found.items()}


class Review(Record, frozen=True, kw_only=True):
    """What a person decided at a weekly review: a decision is a fact, the proposal behind it is computed."""

    TABLE = Table("reviews", key=("on", "plan"), refs={"plan": "plans"}, order=("on",), kept_as=Reviews)

    plan: Id
    on: date
    """The day of the review."""
    week_from: date
    week_to: date
    """First and last day that were looked at."""
    choice: ReviewChoice
    quota: SomeAmount
    """The daily amount agreed from this day on, in the plan's unit."""
    step: SomeAmount
    """The weekly step from this day on, in the plan's unit."""
    halved: bool = False
    """The step is the one halved by long or many flare-ups (clinical.md A13)."""

    def beside(self, others: Others) -> Iterator[Misfit]:
        """No amount is more than a day can hold of the plan's unit."""
        yield from Record.beside(self, others)
        plan = others.get("plans", {}).get(self.plan)
        for field, amounts in (("quota", (self.quota,)), ("step", (self.step,))):
            if why := more_than_a_day_holds(getattr(plan, "unit", None), amounts):
                yield Misfit(field, why)

    def refused(self, others: Others) -> Iterator[Misfit]:
        """No amount and no step is one that nothing could have come to (clinical.md A12 ``UP``)."""
        yield from Record.refused(self, others)
        yield from beyond_reach(self, others)


class FlarePlan(Record, frozen=True, kw_only=True):
    """What a person wrote on a calm day about what to do in a flare-up (clinical.md A13), in their own words."""

    TABLE = Table("flare_plan", words=("smallest", "soothes", "tell", "get_help", "not_do"))

    smallest: Note = ""
    """The smallest version of the day that still is something."""
    soothes: Note = ""
    tell: Note = ""
    """Whom to tell, and what."""
    get_help: Note = ""
    """When to ask for help, and where."""
    not_do: Note = ""
    """What made earlier flare-ups longer."""


class Hold(Record, frozen=True, kw_only=True):
    """A time in which steps wait for a reason other than a flare-up (clinical.md A12, A14)."""

    TABLE = Table(
        "holds",
        mentions={"only": "plans"},
        key=("first", "number"),
        order=("first",),
        automatic="number",
        same_by=("reason", "first", "only"),
        open_with={"reason": get_args(HoldReason)},
        lessened_by=("last", "well_since", "only"),
        kept_as=Holds,
    )

    reason: HoldReason
    first: date
    last: date | None = None
    """Last day, included; none: until it is ended."""
    until: date | None = None
    """The last day of an illness as far as the person knew when it began: it ends only when they say that they are
    well."""
    well_since: date | None = None
    """Since when the person is well after an illness: no fever, without anything taken against it (A14.4). None: it was
    ended before this was asked."""
    only: Id | None = None
    """Id of the one plan that waits for advice; none: it holds every plan (A12)."""
    number: Annotated[int, Meta(ge=2)] | None = None
    """Of several that began on the same day: 2 for the second."""

    def brought_to(self, now: date, last_entry: Callable[[], date]) -> Self:
        """One that begins on a day ahead, and is neither ended nor over, holds from now on."""
        if self.first <= now:
            return self
        over = self.last is not None and (self._was_ended or self.last < last_entry())
        return self if over else replace(self, first=now)

    @property
    def _was_ended(self) -> bool:
        """Whether its last day is another one than was said when it began."""
        said = [earlier.values["last"] for earlier in self.history if "last" in earlier.values]
        return bool(said) and said[0] != (self.last.isoformat() if self.last else None)
