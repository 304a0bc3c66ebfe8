"""Courses of care, arranged with one diary: what was chosen, noted, looked at again, decided (clinical.md D3, D4).

The program weighs nothing and proposes nothing: it shows what was noted, and asks.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from painplan.care.records import CHOICES, Care, CareDecision, CareKind, CareNote, Choice
from painplan.care.rules import (
    MeasureBeside,
    Status,
    beside,
    is_due,
    look_again_on,
    status,
    times_done,
    times_planned,
)
from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.goals.rated import DOMAINS
from painplan.insight.measure_values import plan_measure
from painplan.insight.trends import LookingBack
from painplan.insight.wear_time import counted
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_choice, parse_number
from painplan.kit.spoken_days import parse_coming_day, parse_past_day
from painplan.kit.words import say
from painplan.measures.program_instruments import change_rules
from painplan.measures.results import MeasuredRoom, rule_of
from painplan.safety.medicine.named_medicines import check_no_medicine
from painplan.store.diary import Change, book_change
from painplan.team.decision_records import Decision

LONGEST_NAME, LONGEST_TEXT, MOST_PER_WEEK = 200, 2_000, 99
PARTS = ("name", "what_for", "with_whom", "per_week", "since", "expects", "by", "measure", "look_again")
"""What can be said anew of a course of care, as `CareRoom.change` calls it."""
_HELD_IN = {
    "what_for": ("goal", "domain", "what_for"),
    "with_whom": ("member", "with_whom"),
    "measure": ("measure", "plan"),
}
"""Parts that are kept in one of several fields."""
R = TypeVar("R", CareNote, CareDecision)


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of something that they chose, as typed."""

    name: str
    kind: CareKind
    what_for: str = ""
    """A goal by its id or words, a part of life, or what matters in other words."""
    with_whom: str = ""
    """Somebody of the team by id or name, or somebody else."""
    per_week: int | None = None
    since: date | None = None
    """None: today."""
    expects: str = ""
    by: date | None = None
    measure: str = ""
    look_again: date | None = None
    decision: str = ""
    """Id of the decision sheet that it came out of."""


def parsed(said: Mapping[str, str], today: date) -> dict[str, Any]:
    """What was typed of some `PARTS`, as `Chosen` holds it; empty: nothing is said of it.

    Raises:
        WrongInput: It is no number, or no day.
    """
    found: dict[str, Any] = {}
    for part, text in said.items():
        match part:
            case "per_week":
                found[part] = int(parse_number(text, whole=True)) if text else None
            case "since":
                found[part] = parse_past_day(text, today) if text else None
            case "by" | "look_again":
                found[part] = parse_coming_day(text, today) if text else None
            case _:
                found[part] = text
    return found


class CareView(msgspec.Struct, frozen=True, kw_only=True):
    """A course of care as it stands on a day."""

    care: Care
    status: Status
    look_again: date | None
    due: bool
    what_for: str
    """A goal in the person's words, a part of life, or what matters; empty where nothing was said."""
    with_whom: str
    measure: str
    """Name of the measure to look at; empty: none was named."""
    notes: tuple[CareNote, ...]
    """Oldest first."""
    decisions: tuple[CareDecision, ...]
    """Oldest first."""


class CareLook(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to see when a course of care is looked at again."""

    view: CareView
    done: int
    planned: int | None
    """None: nobody said how often."""
    measured: MeasureBeside | None
    """None: no measure was named, or it was never answered."""
    measure_title: str
    worth: int | None
    """As it was said last, 0 to 10."""
    words: tuple[str, ...]
    """About burden and what else came with it, oldest first."""


class CareRoom:
    """All courses of care."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, Care)

    def all(self) -> tuple[CareView, ...]:
        """Each as it stands, in the order they were chosen."""
        return tuple(map(self._view, self._things.all()))

    def one(self, named: str) -> CareView:
        """The one of this id or name.

        Raises:
            WrongInput: There is none.
        """
        return self._view(self._things.named(named))

    def due(self) -> tuple[CareView, ...]:
        """Those whose day to look again has come."""
        return tuple(view for view in self.all() if view.due)

    def look(self, named: str) -> CareLook:
        """What was done, the measure before and now, words about fit and burden.

        Raises:
            WrongInput: There is none of this name.
        """
        view = self.one(named)
        care, notes = view.care, view.notes
        told = [text for note in notes for text in (note.burden, note.side_effect) if text]
        return CareLook(
            view=view,
            done=times_done(care, notes),
            planned=times_planned(care, view.decisions, self._desk.today),
            measured=self._measured(view.measure, care.since),
            measure_title=self.measure_title(view),
            worth=next((note.worth for note in reversed(notes) if note.worth is not None), None),
            words=tuple(told),
        )

    def measure_title(self, view: CareView) -> str:
        """What the measure to look at is called; empty where none was named."""
        return LookingBack(self._desk).title(view.measure) if view.measure else ""

    # --- changing ---

    def check(self, chosen: Chosen) -> Care:
        """What would be kept; nothing is.

        Raises:
            WrongInput: Something does not fit.
            CannotDo: It is a medicine; the sentence holds the fixed line of clinical.md C4.
        """
        desk, today = self._desk, self._desk.today
        name = one_line(chosen.name)
        if not 0 < len(name) <= LONGEST_NAME:
            raise WrongInput(say("care.says.odd_name", most=LONGEST_NAME))
        if chosen.per_week is not None and not 1 <= chosen.per_week <= MOST_PER_WEEK:
            raise WrongInput(say("care.says.odd_per_week", most=MOST_PER_WEEK))
        since = chosen.since or today
        if since > today:
            raise WrongInput(say("care.says.since_ahead", since=since, today=today))
        made = Care(
            id=self._things.new_id(name),
            name=name,
            kind=chosen.kind,
            created=today,
            since=since,
            per_week=chosen.per_week,
            expects=_fits(chosen.expects),
            by=chosen.by,
            look_again=chosen.look_again,
            decision=chosen.decision,
        )
        named = self._what_for(_fits(chosen.what_for, LONGEST_NAME)) | self._with_whom(
            _fits(chosen.with_whom, LONGEST_NAME)
        )
        made = replace(made, **named, **self._looked_at(chosen.measure))
        check_no_medicine(desk.facts, made.named(), "no_care")
        if wrong := next(made.misfits(), None):
            raise WrongInput(say("care.says.odd_day", field=say(f"care.rows.{wrong.field}"), why=wrong.why))
        return made

    def add(self, chosen: Chosen) -> CareView:
        """Keep something that was chosen; the errors are those of `check`."""
        return self._view(self._things.add(self.check(chosen)))

    def typed(self, named: str, part: str) -> str:
        """One of the `PARTS` as it would be typed.

        Raises:
            WrongInput: There is none of this name, or no such part.
        """
        if part not in PARTS:
            raise WrongInput(say("care.says.no_such_part", part=one_line(part, 40), parts=", ".join(PARTS)))
        view = self.one(named)
        value = getattr(view if hasattr(view, part) else view.care, part)
        return "" if value is None else str(value)

    def change(self, named: str, parts: Mapping[str, str]) -> CareView:
        """Change some of what was said when it was chosen; what stood there goes to its history.

        Args:
            named: The course of care.
            parts: By name, of `PARTS`: as typed. Empty takes it out.

        Raises:
            WrongInput: There is no such part, or it does not fit. Nothing is saved.
            CannotDo: It would be a medicine, or words are hidden.
        """
        self._desk.check_words_shown()
        view = self.one(named)
        care, given = view.care, {part: text for part, text in parts.items() if text != self.typed(named, part)}
        chosen = Chosen(name=care.name, kind=care.kind, since=care.since, by=care.by)
        made = self.check(replace(chosen, **parsed(given, self._desk.today)))
        changes = []
        moved = next((one for one in reversed(view.decisions) if one.look_again is not None), None)
        if moved is not None and "look_again" in given:  # the day was said with a decision
            del given["look_again"]
            changes = [Change(table="care_decisions", key=moved.key, fields={"look_again": made.look_again})]
        fields = {field: getattr(made, field) or None for part in given for field in _HELD_IN.get(part, (part,))}
        if fields:
            changes.append(Change(table="care", key=care.key, fields=fields))
        if changes:
            self._desk.save(changes)
        return self.one(care.id)

    def chosen_on(self, sheet: Decision, kind: CareKind) -> Chosen:
        """What was settled on in a decision, to keep it as a course of care.

        Raises:
            WrongInput: Nothing was settled on, or to do nothing for now.
            CannotDo: It is kept already, and was not stopped.
        """
        if not sheet.choice or sheet.choice == asset("decide")["nothing"]:
            raise WrongInput(say("care.says.nothing_chosen", id=sheet.id))
        same = [
            one for one in self._desk.facts.all(Care) if one.decision == sheet.id and one.name == one_line(sheet.choice)
        ]
        if kept := next((one.id for one in same if self._view(one).status != "stopped"), ""):
            raise CannotDo(say("care.says.kept_already", id=kept))
        return Chosen(name=sheet.choice, kind=kind, decision=sheet.id)

    def note(
        self,
        named: str,
        *,
        done: bool = False,
        worth: int | None = None,
        burden: str = "",
        side_effect: str = "",
        day: date | None = None,
    ) -> CareView:
        """Note a use or a session, how far it was worth it, and words about it.

        Raises:
            WrongInput: There is nothing to note, or something does not fit. Nothing is saved.
        """
        care, on = self._things.named(named), day or self._desk.today
        if worth is not None and not 0 <= worth <= 10:
            raise WrongInput(say("care.says.odd_worth"))
        if on > self._desk.today or on < care.since:
            raise WrongInput(say("care.says.odd_note_day", since=care.since, today=self._desk.today))
        costs, came = _fits(burden), _fits(side_effect)
        if not done and worth is None and not costs and not came:
            raise WrongInput(say("care.says.nothing_to_note"))
        number = self._next_number(CareNote, care)
        made = CareNote(care=care.id, number=number, on=on, done=done, worth=worth, burden=costs, side_effect=came)
        return self._keep(made)

    def decide(self, named: str, choice: str, why: str, look_again: date | None = None) -> CareView:
        """Keep what was decided, beside what was decided before.

        Args:
            named: The course of care.
            choice: Keep, change, pause, stop, talk.
            why: The reason, in the person's words.
            look_again: The next day to look; none: nothing is said of it.

        Raises:
            WrongInput: Something does not fit. Nothing is saved.
        """
        care, today = self._things.named(named), self._desk.today
        chosen: Choice = next(one for one in CHOICES if one == parse_choice(choice, "DECISION", CHOICES))
        if not (reason := _fits(why)):
            raise WrongInput(say("care.says.why_needed"))
        if look_again is not None and look_again <= today:
            raise WrongInput(say("care.says.look_again_passed", day=look_again))
        number = self._next_number(CareDecision, care)
        return self._keep(
            CareDecision(care=care.id, number=number, on=today, choice=chosen, why=reason, look_again=look_again)
        )

    # --- inside ---

    def _keep(self, made: CareNote | CareDecision) -> CareView:
        self._desk.save([book_change(made.TABLE.name, made.key, made)])
        return self.one(made.care)

    def _next_number(self, kind: type[R], care: Care) -> int:
        return max((one.number for one in self._desk.facts.all(kind) if one.care == care.id), default=0) + 1

    def _view(self, care: Care) -> CareView:
        decisions = self._of(CareDecision, care)
        return CareView(
            care=care,
            status=status(decisions),
            look_again=look_again_on(care, decisions),
            due=is_due(care, decisions, self._desk.today),
            what_for=next(self._for_words(care), ""),
            with_whom=next((one.name for one in self._desk.book.members if one.id == care.member), care.with_whom),
            measure=plan_measure(care.plan) if care.plan else care.measure,
            notes=self._of(CareNote, care),
            decisions=decisions,
        )

    def _of(self, kind: type[R], care: Care) -> tuple[R, ...]:
        return tuple(one for one in self._desk.book.all(kind) if one.care == care.id)

    def _for_words(self, care: Care) -> Iterator[str]:
        if care.goal and (goal := self._desk.book.goal(care.goal)) is not None:
            yield goal.text
        if care.domain is not None:
            yield asset("goal")["domain_names"][care.domain]
        yield care.what_for

    def _what_for(self, typed: str) -> dict[str, str]:
        said = typed.casefold()
        for goal in self._desk.facts.goals:
            if said and said in (goal.id.casefold(), goal.text.strip().casefold()):
                return {"goal": goal.id}
        names = asset("goal")["domain_names"]
        domain = next((one for one in DOMAINS if said in (one, names[one].casefold())), "")
        return {"domain": domain} if domain else {"what_for": typed}

    def _with_whom(self, typed: str) -> dict[str, str]:
        said = typed.casefold()
        members = (one for one in self._desk.facts.members if not one.left)
        found = next((one.id for one in members if said and said in (one.id.casefold(), one.name.casefold())), "")
        return {"member": found} if found else {"with_whom": typed}

    def _looked_at(self, typed: str) -> dict[str, str]:
        if not typed.strip():
            return {}
        name = LookingBack(self._desk).named(typed)
        plan = next((one.id for one in self._desk.facts.plans if name == plan_measure(one.id)), "")
        return {"plan": plan} if plan else {"measure": name}

    def _measured(self, name: str, since: date) -> MeasureBeside | None:
        if not name:
            return None
        try:
            course = LookingBack(self._desk).trend(name, None)
        except WrongInput:  # a plan that another copy of the diary knows
            return None
        values = counted(course.measure, {point.day: point.value for point in course.points})
        calm = {point.day: point.smoothed for point in course.points if point.smoothed is not None}
        instrument = MeasuredRoom(self._desk).measured(name).instrument if course.seldom else None
        return beside(
            course.measure, values, None if course.seldom else calm, since, rule_of(instrument), change_rules()
        )


def _fits(text: str, longest: int = LONGEST_TEXT) -> str:
    typed = text.strip()
    if len(typed) > longest:
        raise WrongInput(say("kit.typed.too_long", count=f"{len(typed):,}", longest=f"{longest:,}"))
    return typed if one_line(typed) else ""
