"""The facts of a day: the check-in, what was done of each plan, and what a device or a file recorded."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta

from painplan.checkin.asked import MEASURED, AskedField, asked_of, measures_of
from painplan.checkin.optional_questions import AsPlanned, Minutes, OtherActivity
from painplan.checkin.places import PLACES, Place
from painplan.kit.bounds import Amount, Id, Moment, Note, Scale
from painplan.kit.days import DAY_STARTS_AT, day_of
from painplan.kit.record import Misfit, Others, Record, Table
from painplan.kit.units import OWN, more_than_a_day_holds
from painplan.measures.records import COUNTED, Measure, out_of_range
from painplan.pacing.days import Settled
from painplan.safety.medicine import named_medicines

Mattered = Literal["no", "a_little", "yes"]
SaidSoFar = Literal["open", "begun", "made"]
"""How far the check-in of a day is: nothing was said of the day; some of it; it was gone through to its end."""

LATEST_DAYS = 2
"""An entry is made so many days after its own at most (clinical.md E1)."""
MOST_ACTIVITIES = 100
MeasureName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.-]{0,59}$(?!\n)")]
Percent = Annotated[int, Meta(ge=0, le=100)]
Hours = Annotated[float, Meta(ge=0, le=24)]
AS_PLANNED: tuple[AsPlanned, ...] = get_args(AsPlanned)
LONGEST_NOTE, LONGEST_WORDS = 20_000, 2_000


Places = Annotated[tuple[Place, ...], Meta(max_length=len(PLACES))]
OwnKind = Literal["scale", "yes_no", "number"]
OWN_KINDS: tuple[OwnKind, ...] = get_args(OwnKind)
MOST_OWN = 1_000_000
OwnNumber = Annotated[float, Meta(ge=-MOST_OWN, le=MOST_OWN)]
ASK = "ask."
"""Begins the key, and the measure, of a question of one's own."""

OF_FLARES = ("flare", "flare_over", "flare_over_since")
_BESIDE_A_NO = ("flare", "flare_over", "worry", "worry_looked_at")
_BESIDE_THE_DAY = frozenset({"day", "late", "asked_all", *OF_FLARES, "worry_looked_at", "screened"})


class OwnQuestion(Record, frozen=True, kw_only=True):
    """Something a person wants to be asked each day, beside what the check-in asks; at most three at once."""

    TABLE = Table(
        "own_questions",
        key=("id",),
        words=("name", "unit", "low", "high"),
        automatic="id",
        same_by=("name", "kind"),
        called="name",
        away="off",
    )

    id: Id
    """Short name made from the question; never changes. ``ask.`` before it is the key of its answer."""
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    kind: OwnKind
    unit: Annotated[str, Meta(max_length=20)] = ""
    """What a number counts."""
    low: Annotated[str, Meta(max_length=60)] = ""
    """What 0 of a scale means."""
    high: Annotated[str, Meta(max_length=60)] = ""
    """What 10 of a scale means."""
    off: bool = False
    """Asked no longer; what was answered stays."""

    def named(self) -> Iterator["named_medicines.Named"]:
        """What it asks, and what a number counts (clinical.md C4)."""
        counted = (OWN, self.unit) if self.kind == "number" else (named_medicines.SPOKEN_OF, "")
        yield named_medicines.Named("name", self.name, *counted)

    def refused(self, others: Others) -> Iterator[Misfit]:
        """A medicine comes in from nowhere (C4)."""
        yield from Record.refused(self, others)
        yield from named_medicines.medicines_in(others, self.named(), "not_taken_in")

    @property
    def measure(self) -> Measure:
        """What its answers are."""
        if self.kind == "number":
            return Measure(ASK + self.id, self.unit, -MOST_OWN, MOST_OWN)
        unit, high, whole = MEASURED[self.kind]
        return Measure(ASK + self.id, unit, 0, high, whole)

    def told(self, value: float) -> float | bool:
        """An answer as documents have it."""
        return bool(value) if self.kind == "yes_no" else int(value) if value == int(value) else value


class CheckIn(Record, frozen=True, kw_only=True):
    """What a person said about one day (clinical.md E1). A missing answer is missing, never zero."""

    TABLE = Table(
        "checkins",
        key=("day",),
        daily=True,
        words=("note", "win", "gratitude", "activities"),
        follows={"settled": "plans", "own": "own_questions"},
        gathers={"activities": "", "places": ""},
        ruled=("flare", "flare_over", "flare_over_since", "worry", "worry_looked_at"),
    )

    day: date
    late: bool = False
    """Filled in on a later day."""
    asked_all: bool | None = None
    """True: all questions were asked to the end, those that were passed over among them; kept where the answers do not
    tell."""
    mattered: Annotated[Mattered | None, AskedField("choice", choices=("no", "a_little", "yes"))] = None
    """Did something that mattered."""
    interference: Annotated[Scale | None, AskedField("scale")] = None
    """How much pain got in the way: 0 not at all, 10 completely."""
    pain: Annotated[Scale | None, AskedField("scale")] = None
    """Average pain in the last 24 hours: 0 none, 10 worst imaginable."""
    energy: Annotated[Scale | None, AskedField("scale", module="energy", place=12)] = None
    """0 exhausted, 10 full."""
    sleep: Annotated[Scale | None, AskedField("scale", module="sleep", place=10)] = None
    """0 terrible, 10 excellent."""
    mood: Annotated[Scale | None, AskedField("scale", module="mood", place=14)] = None
    """0 very low, 10 very good."""
    stress: Annotated[Scale | None, AskedField("scale", module="stress", place=15)] = None
    """0 none, 10 extreme."""
    sleep_hours: Annotated[Hours | None, AskedField("hours", module="sleep", place=11)] = None
    steps: Annotated[Annotated[int, Meta(ge=0, le=200_000)] | None, AskedField("count")] = None
    flare: Annotated[bool | None, AskedField("yes_no", at_any_time=True)] = None
    """True: a flare-up begins; never inferred from pain. False: none begins, and none ends (clinical.md A13). In an
    entry without ``flare_over``, from before ends were said on their own, False ended one."""
    flare_over: Annotated[bool | None, AskedField("yes_no", at_any_time=True)] = None
    """True: the flare-up that lasts is over; False: it lasts, or nothing was said about an end."""
    flare_over_since: Annotated[date | None, AskedField("day", at_any_time=True)] = None
    """With ``flare_over``: since when it is over; none: since the day of the entry."""
    worry: Annotated[bool | None, AskedField("yes_no", at_any_time=True)] = None
    """Something new or worrying; holds step-ups until it was looked at (clinical.md A14). False: nothing new."""
    worry_looked_at: Annotated[bool | None, AskedField("yes_no", at_any_time=True)] = None
    """True: a clinician looked at what was worrying, and steps can go on (clinical.md C, principle 4). False: nothing
    was said about that. In an entry without it, from before this was told apart, a ``worry`` of False ended one."""
    energy_available: Annotated[Percent | None, AskedField("per_cent")] = None
    """Only with the energy envelope (clinical.md A7): how much energy there was, 0 none to 100 as full as can be."""
    energy_spent: Annotated[Percent | None, AskedField("per_cent")] = None
    """How much was spent, on the same scale; it can be more than there was."""
    screened: Annotated[bool | None, AskedField("yes_no", at_any_time=True)] = None
    """In a long flare-up: the person says that they went through the warning signs of the day. Whether a list was asked
    is told by the profile alone (clinical.md A13)."""
    fall: Annotated[bool | None, AskedField("yes_no")] = None
    """A fall or an accident; asks for the whole list of warning signs (clinical.md C)."""
    stiffness_minutes: Annotated[Minutes | None, AskedField("minutes", module="stiffness", place=13)] = None
    """Minutes of stiffness after getting up."""
    activities: Annotated[
        Annotated[tuple[OtherActivity, ...], Meta(max_length=MOST_ACTIVITIES)] | None,
        AskedField("activities", module="activities", place=1),
    ] = None
    """What was done beside the plans."""
    medicine: Annotated[AsPlanned | None, AskedField("choice", module="medicine", place=17, choices=AS_PLANNED)] = None
    """Whether medicines were taken as planned; only noted, never compared with anything (clinical.md C4)."""
    win: Annotated[Note | None, AskedField("words", module="win", place=5, longest=LONGEST_WORDS, at_any_time=True)] = (
        None
    )
    """Something that went well, in the person's words."""
    gratitude: Annotated[
        Note | None, AskedField("words", module="gratitude", place=18, longest=LONGEST_WORDS, at_any_time=True)
    ] = None
    """What they are grateful for."""
    relaxation_minutes: Annotated[Minutes | None, AskedField("minutes", module="relaxation", place=16)] = None
    """Minutes of breathing or relaxation."""
    social: Annotated[bool | None, AskedField("yes_no", module="social", place=4, measured=True)] = None
    """Whether there was contact with somebody."""
    work_hours: Annotated[Hours | None, AskedField("hours", module="work", place=2)] = None
    """Hours of work; in entries from before caring had a key of its own, of caring for somebody as well."""
    caring_hours: Annotated[Hours | None, AskedField("hours", module="work", place=3)] = None
    """Hours of caring for somebody."""
    places: Annotated[Places | None, AskedField("places")] = None
    """Where it hurt; asked where the person switched that on. Empty: nowhere."""
    note: Annotated[Note | None, AskedField("words", longest=LONGEST_NOTE, at_any_time=True)] = None
    settled: dict[Id, Settled] = {}
    """By plan id: was the body back to its usual by the morning after the last session before this day?"""
    own: dict[Id, OwnNumber] = {}
    """By the id of a question of one's own: its answer; yes is 1, no is 0. No rule about amounts looks at it."""

    @classmethod
    def from_both(cls, earlier: Mapping[str, Any], later: Mapping[str, Any]) -> Mapping[str, Any]:
        """What two copies of a day say of a flare-up and of something worrying, whichever came later (A13; C).

        Of a flare-up a no begins none and ends none. That one began stands; only an end that was told as one ends it,
        and beginning again later takes that back. Something worrying stands: what the other copy says was looked at
        cannot be what it did not know of.
        """
        begun = earlier.get("flare") is True or later.get("flare") is True
        said = next((one["flare"] for one in (later, earlier) if one.get("flare") is not None), None)
        # Beside a no to "a flare-up?" the False here is none of the person's words (`checkin.answers`).
        told = [one for one in (later, earlier) if one.get("flare_over") or one.get("flare") is not False]
        end = next((one for one in told if one.get("flare_over") is not None), {})
        began, ended = (str(one.get("saved_at") or "") for one in (later, earlier))
        if end is earlier and end.get("flare_over") and later.get("flare") and began > ended:
            end = {"flare_over": False}
        over = end.get("flare_over")
        ended_of_old = any(one.get("flare") is False and one.get("flare_over") is None for one in (earlier, later))
        if over is None and (begun or not ended_of_old):
            over = False if False in (earlier.get("flare_over"), later.get("flare_over")) else None
        flares = {"flare": begun or said, "flare_over": over, "flare_over_since": end.get("flare_over_since")}
        return {**flares, **_worry_of_both(earlier, later)}

    @property
    def worry_open(self) -> bool | None:
        """Whether something worrying is open from this day on; none: the day leaves that as it was (C, principle 4)."""
        return None if self.worry is False and self.worry_looked_at is False else self.worry

    def told(self, field: str) -> Any:
        """What was said for a field; none where its False only stands beside a no to something else."""
        if field.startswith(ASK):
            return self.own.get(field.removeprefix(ASK))
        return (
            None if field in self.unsaid({name: getattr(self, name) for name in _BESIDE_A_NO}) else getattr(self, field)
        )

    @classmethod
    def unsaid(cls, values: Mapping[str, Any]) -> frozenset[str]:
        """A no to "a flare-up?" and to "something new?" ends nothing, and says so (`checkin.answers`)."""
        beside = (("flare", "flare_over"), ("worry", "worry_looked_at"))
        return frozenset(end for said, end in beside if values.get(said) is False and values.get(end) is False)

    @property
    def lowest_mood(self) -> int | None:
        """The lowest mood that was ever said of the day; none: none was."""
        return min((mood for mood in self.all_said("mood") if isinstance(mood, int)), default=None)

    def known_on(self, field: str, key: str = "", *, day_starts_at: int = DAY_STARTS_AT) -> date:
        """The day since which what a field says is known: that of the entry, or a later one on which it was said.

        Args:
            field: Its name.
            key: In a field that holds a mapping, what is asked about.
            day_starts_at: The hour at which a day begins: what is said before it belongs to the day before.
        """
        at = self.last_changed(field, key)
        return self.entered_on(day_starts_at) if at is None else max(self.day, day_of(at, day_starts_at))

    def entered_on(self, day_starts_at: int = DAY_STARTS_AT) -> date:
        """The day on which the entry was made: its own, or up to two days later."""
        first = self.history[0].at if self.history else self.saved_at
        if not self.late or first is None:
            return self.day
        return min(max(self.day, day_of(first, day_starts_at)), self.day + timedelta(days=LATEST_DAYS))

    @property
    def said_so_far(self) -> SaidSoFar:
        """How far it is, as every screen and command tells it.

        It ends with the question about a flare-up or something worrying, which others have to come before: a flare-up
        can begin on its own (clinical.md E1). Who passes that question over has gone through all of it, too.
        """
        if self.asked_all:
            return "made"
        if not self.tells_of_the_day:
            return "open"
        last = self.flare is not None or self.worry is not None
        first = self.mattered is not None and not self.flare
        return "made" if last and (first or self.interference is not None) else "begun"

    @property
    def tells_of_the_day(self) -> bool:
        """Whether it says anything of the day; that a flare-up began or is over alone is no check-in."""
        names = set(self.__struct_fields__).difference(_BESIDE_THE_DAY, Record.__struct_fields__)
        return any(getattr(self, name) not in (None, {}, ()) for name in names)


def _worry_of_both(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> Mapping[str, Any]:
    said = [one for one in (later, earlier) if one.get("worry") is not None]
    looked = [one.get("worry_looked_at") for one in (said or (later, earlier))]
    if any(one["worry"] for one in said):
        return {"worry": True, "worry_looked_at": None}
    over = True if True in looked else None if said and None in looked else False if False in looked else None
    return {"worry": False if said else None, "worry_looked_at": over}


ASKED = asked_of(CheckIn)
"""How each answer of a check-in is given, by the name of its field, in every diary; see `asked_in`."""
MEASURES: Mapping[str, Measure] = {**COUNTED, **measures_of(ASKED)}
"""Every measure with a known meaning, by name."""


def asked_in(own: Iterable[OwnQuestion]) -> Mapping[str, AskedField]:
    """How each answer of a check-in is given in one diary, by its key.

    Args:
        own: The questions that exist in this diary only.
    """
    return {**ASKED, **{f"{ASK}{one.id}": AskedField(one.kind, measured=True) for one in own}}


class Session(Record, frozen=True, kw_only=True):
    """What was done of one plan on one day."""

    TABLE = Table("sessions", key=("day", "plan"), mentions={"plan": "plans"}, daily=True)

    plan: Id
    day: date
    done: Amount | None = None
    """In the plan's unit; 0 means: planned, not done. Missing: not said."""
    rpe: Scale | None = None
    """Effort: 0 rest, 3 moderate, 5 hard, 10 maximal."""

    @property
    def says_something(self) -> bool:
        """Whether an amount or an effort stands in it."""
        return self.done is not None or self.rpe is not None

    def beside(self, others: Others) -> Iterator[Misfit]:
        """No amount is more than a day can hold of the plan's unit."""
        yield from Record.beside(self, others)
        plan = others.get("plans", {}).get(self.plan)
        for field, amounts in (("done", (self.done,)),):
            if why := more_than_a_day_holds(getattr(plan, "unit", None), amounts):
                yield Misfit(field, why)


MOMENT_SCALES = ("interference", "pain", "energy")
"""What a moment can hold beside words and places; what safety looks at, such as mood, is said of the day."""


class MomentOfDay(Record, frozen=True, kw_only=True):
    """What was noted at a time of a day, beside its check-in. No rule about amounts looks at it."""

    TABLE = Table("moments", key=("day", "at"), daily=True, words=("note",), gathers={"places": ""})

    day: date
    at: Annotated[str, Meta(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$(?!\n)")]
    """``HH:MM``."""
    interference: Scale | None = None
    pain: Scale | None = None
    energy: Scale | None = None
    places: Places | None = None
    note: Note | None = None


class Measurement(Record, frozen=True, kw_only=True):
    """What one device or file recorded for one day."""

    TABLE = Table("measurements", key=("day", "source"), daily=True)

    day: date
    source: Id
    """Where it comes from: ``fitbit``, ``csv`` ..."""
    values: dict[MeasureName, float]
    """By measure name."""

    def misfits(self) -> Iterator[Misfit]:
        """A measure that is known has its own ends."""
        yield from Record.misfits(self)
        for name, value in self.values.items():
            if name in MEASURES and (why := out_of_range(MEASURES[name], value)):
                yield Misfit("values", why, name)


class LostDay(Record, frozen=True, kw_only=True):
    """A day of which something could not be read when the file of its month was written anew. Nobody's word."""

    TABLE = Table("lost_days", key=("day",), daily=True, empty=True)

    day: date
    at: Moment | None = None
    """When that was; what was said of the day from then on is known. None: the file still lies there damaged."""

    def said_since(self, checkin: Record | None) -> bool:
        """Whether a check-in of the day was made or changed since then: it says how the day was."""
        saved_at = None if checkin is None else checkin.saved_at
        return self.at is not None and saved_at is not None and saved_at >= self.at
