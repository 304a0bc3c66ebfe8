"""Dangerous text is only text: every kind of record comes back as it went in, or is refused in a sentence."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.care.records import CARE_KINDS, CHOICES, Care, CareDecision, CareNote
from painplan.checkin.optional_questions import OtherActivity
from painplan.checkin.records import OWN_KINDS, CheckIn, LostDay, Measurement, MomentOfDay, OwnQuestion, Session
from painplan.errors import PainPlanError
from painplan.exchange.own.entries import checked
from painplan.experiments.records import Experiment
from painplan.exposure.records import Attempt, Avoided
from painplan.goals.records import About, Barrier, Draft, ValueRating
from painplan.kit.assets import ids_of
from painplan.kit.kinds import BOOK_KINDS
from painplan.kit.kinds import KINDS as ALL
from painplan.kit.record import Record
from painplan.kit.shape.fitting import fits
from painplan.learning.records import Checklist, LessonNote, Night, OwnItem, Practice
from painplan.measures.assessment_records import Assessment
from painplan.plans.records import FlarePlan, Goal, Hold, Plan, Profile, Review, Trial
from painplan.plans.restart_records import DayLimit, Restart
from painplan.reminders.records import Reminder
from painplan.reviews.records import LIFE_CHANGES, LifeChange, Occasion
from painplan.safety.records import AskFirst, Lost, SignAnswer
from painplan.safety.support_records import SafetyList
from painplan.store.diary import Change, Diary
from painplan.store.kinds import file_of, key_of
from painplan.store.memory import MemoryFolder
from painplan.store.whole.archive import unpacked
from painplan.store.whole.backups import packed_diary
from painplan.store.whole.verify import verify
from painplan.tasks.cycle_records import RestDay, RestPlan, RestStep
from painplan.tasks.exercise_records import SORTS, Exercise, ExerciseDay
from painplan.tasks.job_records import Job, Piece
from painplan.team.decision_records import Decision, DecisionOption, Point
from painplan.team.medicine_records import Medicine
from painplan.team.records import Member, ReplyCode, ReplyTaken, Visit, VisitQuestions
from painplan.team.shown_records import Shown
from tests.kit.made import inside, made, with_all_it_speaks_of

AT = datetime(2026, 1, 5, 20)
HOSTILE = (
    "\x00",
    "[bold red]not markup[/] [@click=quit]x[/]",
    "\x1b]0;title\x07\x1b[2J\x9b31m",
    "\u202etxt.exe\u202c \u2066x\u2069",
    "=cmd|' /C calc'!A0",
    '"}}, "checkins": {"2026-01-05": {"pain": 10',
    "<script>alert(1)</script>&amp;",
    "../../etc/passwd",
    "C:\\plan.json",
    "me",
    "\u2028\u2029\r\n",
    "😀\u200d💥 שלום \ufeff",
    "\ud800",
)


SIGNS = st.sampled_from(sorted(ids_of("warning_signs", "sign")))
FIRST = st.sampled_from(sorted(ids_of("ask_first", "question")))
"""What comes with the program; anything else is not used."""


text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)).filter(bool)
NAMES = (
    "walking",
    "café-2",
    "=1+1",
    "[bold red]not markup[b]",
    "me",
    "😀 x",
    "שלום",
    "<script>",
    "a" * 640,
    "..",
    "🏃",
)
"""Names that something can have: letters and signs, however dangerous they look."""
NO_NAMES = (
    "",
    "\x00",
    "a\x1b]0;t\x07",
    "\x9b31m",
    "a\u202eb",
    "\u2066x\u2069",
    "a\nb",
    "a\n",
    " a",
    "a ",
    "../x",
    "C:\\x",
    "\ufeff",
    "a" * 641,
)
names = st.sampled_from(NAMES)
codes = st.sampled_from([name for name in NAMES if " " not in name])
"""Names that rules have: one word."""
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
minutes = st.times(timezones=st.none()).map(lambda at: at.replace(second=0, microsecond=0, fold=0))
scale = st.none() | st.integers(0, 10)
positive = st.floats(0.5, 1_440)
long = st.floats(1, 960)
plans = st.builds(
    Plan,
    id=names,
    goal=names,
    activity=text,
    unit=st.sampled_from(["minutes", "steps", "[b]pages[/]", "=1+1"]),
    unit_min=positive,
    aim=st.none() | positive,
    trials=st.lists(st.builds(Trial, amount=positive, day=st.none() | days), min_size=3, max_size=4).map(tuple),
    created=days,
)
KINDS: dict[str, st.SearchStrategy[Record]] = {
    "checkins": st.builds(
        CheckIn,
        day=days,
        pain=scale,
        note=st.none() | text,
        win=st.none() | text,
        activities=st.none()
        | st.lists(st.builds(OtherActivity, name=text, minutes=st.integers(0, 1440), rpe=scale), max_size=2).map(tuple),
        medicine=st.sampled_from([None, "yes", "not_applicable"]),
        flare=st.none() | st.booleans(),
        settled=st.dictionaries(names, st.sampled_from(["yes", "nearly", "no"]), max_size=3),
    ),
    "sessions": st.builds(Session, plan=names, day=days, done=st.none() | positive, rpe=scale),
    "measurements": st.builds(
        Measurement,
        day=days,
        source=names,
        values=st.dictionaries(st.sampled_from(["pages", "x.y-z_1"]), st.floats(-1e9, 1e9), max_size=3),
    ),
    "assessments": st.builds(
        Assessment,
        day=days,
        instrument=names,
        answers=st.lists(st.none() | st.floats(-1e6, 1e6), max_size=4).map(tuple),
        activities=st.lists(text, max_size=3).map(tuple),
        title=text,
        because=text,
        conditions=text,
        age=st.none() | st.integers(0, 120),
    ),
    "profile": st.builds(
        Profile, started_on=st.none() | days, theme=st.none() | names, modules=st.sampled_from([(), ("sleep", "win")])
    ),
    "goals": st.builds(Goal, id=names, matters=text, text=text, by=st.none() | days, confidence=scale, created=days),
    "plans": plans,
    "reviews": st.builds(
        Review,
        plan=names,
        on=days,
        week_from=days,
        week_to=days,
        choice=st.sampled_from(["take", "hold", "smaller"]),
        quota=positive,
        step=positive,
    ),
    "flare_plan": st.builds(FlarePlan, smallest=text, soothes=text, tell=text, get_help=text, not_do=text),
    "signs": st.builds(SignAnswer, sign=SIGNS, answer=st.sampled_from(["yes", "no"]), since=days),
    "holds": st.builds(Hold, reason=st.sampled_from(["illness", "holiday"]), first=days, last=st.none() | days),
    "experiments": st.builds(
        Experiment,
        id=names,
        question=st.sampled_from(["heat", "breaks"]),
        outcome=st.sampled_from(["minutes", "interference"]),
        first=days,
        seed=st.integers(0, 2**32 - 1),
        as_planned=st.dictionaries(days, st.booleans(), max_size=3),
        confidence=st.dictionaries(days, st.integers(0, 10), max_size=3),
    ),
    "restarts": st.builds(
        Restart,
        plan=names,
        on=days,
        choice=st.sampled_from(["take", "keep", "tries"]),
        quota=positive,
        step=positive,
        tries=st.lists(positive, max_size=3).map(tuple),
    ),
    "day_limits": st.builds(DayLimit, first=days, minutes=st.none() | st.integers(1, 1440)),
    "lost": st.builds(Lost, on=days, asked_first=st.lists(codes, max_size=3).map(tuple), over_on=days),
    "lost_days": st.builds(LostDay, day=days, at=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))),
    "rest_plans": st.builds(
        RestPlan, id=names, name=text, usual_minutes=st.floats(1, 960), task_minutes=long, rest_is=text, created=days
    ),
    "rest_steps": st.builds(RestStep, plan=names, on=days, chunk=long, rest=long),
    "rest_days": st.builds(
        RestDay, day=days, plan=names, cycles=st.integers(0, 9), rests=st.tuples(st.floats(0, 90)), note=text
    ),
    "jobs": st.builds(
        Job,
        id=names,
        name=text,
        pieces=st.tuples(st.builds(Piece, text=text, minutes=long, on=st.none() | days, done_on=st.none() | days)),
        created=days,
    ),
    "life_changes": st.builds(LifeChange, on=days, kind=st.sampled_from(LIFE_CHANGES), note=text),
    "moments": st.builds(
        MomentOfDay, day=days, at=st.sampled_from(["00:00", "23:59"]), pain=scale, note=st.none() | text
    ),
    "own_questions": st.builds(
        OwnQuestion,
        id=names,
        name=text,
        kind=st.sampled_from(OWN_KINDS),
        unit=text.map(lambda one: one[:20]),
        low=text.map(lambda one: one[:60]),
    ),
    "exercises": st.builds(
        Exercise, id=names, name=text, sort=st.sampled_from(SORTS), how=text, plan=st.none() | names, created=days
    ),
    "exercise_days": st.builds(
        ExerciseDay,
        day=days,
        exercise=names,
        sets=st.none() | st.integers(1, 9),
        amount=st.none() | positive,
        rpe=scale,
    ),
    "avoided": st.builds(
        Avoided,
        id=names,
        activity=text,
        fear=st.integers(0, 100),
        value=scale.filter(bool),
        talked_with=text,
        created=days,
    ),
    "attempts": st.builds(
        Attempt,
        avoided=names,
        number=st.integers(1, 99),
        on=days,
        fears=text,
        sure_before=st.integers(0, 100),
        dose=text,
        happened=st.none() | text,
    ),
    "values": st.builds(ValueRating, domain=st.sampled_from(["family", "work"]), on=days, importance=scale, now=scale),
    "barriers": st.builds(
        Barrier,
        kind=st.sampled_from(["sleep", "weather"]),
        then=text,
        created=days,
        used=st.dictionaries(days, st.booleans(), max_size=3),
    ),
    "ask_first": st.builds(
        AskFirst,
        question=FIRST,
        answer=st.sampled_from(["yes", "no"]),
        since=st.none() | days,
        looked_at_by=text,
    ),
    "about": st.builds(About, on=days, answers=st.dictionaries(names, text, max_size=4)),
    "occasions": st.builds(
        Occasion,
        kind=st.sampled_from(["weekly", "monthly", "goal"]),
        on=days,
        goal=names,
        moved_to=st.none() | days,
        pacing=st.dictionaries(names, st.integers(0, 10), max_size=3),
        goals_fit=st.dictionaries(names, st.sampled_from(["yes", "no"]), max_size=2),
        glad=text,
    ),
    "decisions": st.builds(
        Decision,
        id=names,
        text=text,
        created=days,
        options=st.lists(
            st.builds(
                DecisionOption,
                name=text,
                benefits=st.lists(
                    st.builds(Point, text=text, stars=st.none() | st.integers(0, 5), likely=st.integers(0, 3)),
                    max_size=2,
                ).map(tuple),
                unknown=text,
            ),
            max_size=3,
        ).map(tuple),
        who=text,
        need=text,
        choice=text,
        sure=scale,
    ),
    "medicines": st.builds(
        Medicine,
        id=names,
        name=text,
        side_effects=text,
        questions=st.lists(text, max_size=3).map(tuple),
        created=days,
        put_away=st.none() | days,
    ),
    "care": st.builds(
        Care,
        id=names,
        name=text,
        kind=st.sampled_from(CARE_KINDS),
        created=st.just(date(2026, 1, 1)),
        since=st.just(date(2026, 1, 1)),
        what_for=text,
        with_whom=text,
        expects=text,
        per_week=st.none() | st.integers(1, 99),
        look_again=st.none() | days.filter(lambda day: day >= date(2026, 1, 1)),
    ),
    "care_notes": st.builds(
        CareNote,
        care=names,
        number=st.integers(1, 99),
        on=days,
        done=st.booleans(),
        worth=scale,
        burden=text,
        side_effect=text,
    ),
    "care_decisions": st.builds(
        CareDecision,
        care=names,
        number=st.integers(1, 99),
        on=days,
        choice=st.sampled_from(CHOICES),
        why=text,
        look_again=st.none() | days,
    ),
    "members": st.builds(
        Member, id=names, name=text, role=st.sampled_from(["primary", "family"]), helps=text, agreed=text
    ),
    "visit_questions": st.builds(VisitQuestions, questions=st.lists(text, max_size=5).map(tuple)),
    "visits": st.builds(Visit, member=names, on=days, agreed=text, asked=st.lists(text, max_size=3).map(tuple)),
    "safety_list": st.builds(SafetyList, signs=text, alone=text, ask=text, place=text, reason=text),
    "reminder": st.builds(Reminder, at=st.sampled_from([None, "07:30", "23:59"]), since=st.none() | days),
    "shown": st.builds(Shown, person=text, parts=st.tuples(names), on=days),
    "practices": st.builds(
        Practice,
        day=days,
        tool=names,
        times=st.integers(1, 9),
        minutes=st.none() | st.floats(0, 100),
        written=st.lists(st.lists(text, max_size=3).map(tuple), max_size=2).map(tuple),
    ),
    "nights": st.builds(Night, day=days, to_bed=minutes, up=minutes, awake_minutes=st.integers(0, 600)),
    "lessons": st.builds(LessonNote, lesson=st.integers(1, 25), read_on=st.none() | days, not_for_me=st.booleans()),
    "own_items": st.builds(
        OwnItem, id=names, list=st.sampled_from(["instead", "exercise"]), text=text, instead=text, told_by=text
    ),
    "checklists": st.builds(Checklist, id=names, ticked=st.dictionaries(names, days, max_size=3)),
    "reply_code": st.builds(ReplyCode, code=names),
    "replies": st.builds(
        ReplyTaken,
        on=days,
        sender=text,
        plans=st.lists(names, max_size=3).map(tuple),
        texts=st.lists(text, max_size=3).map(tuple),
    ),
    "drafts": st.builds(Draft, answers=st.dictionaries(names, text, max_size=4)),
}


def test_every_kind_of_record_is_tried() -> None:
    assert KINDS.keys() == ALL.keys()


def change_of(table: Any, record: Record) -> Change:
    day = None if table in BOOK_KINDS else record.day  # type: ignore[attr-defined]  # every record of a month has one
    return Change(table=table, key=key_of(record), fields=msgspec.to_builtins(record), day=day)


def found(diary: Diary, table: str) -> list[Record]:
    kind = ALL[table]
    facts = diary.days() if kind.TABLE.daily else diary.book()
    records = facts.all(kind) if kind.TABLE.key else [facts.one(kind)]
    return [msgspec.structs.replace(record, saved_at=None, history=()) for record in records]


@pytest.mark.parametrize("table", KINDS)
@given(data=st.data())
def test_a_record_comes_back_equal_or_is_refused(table: str, data: st.DataObject) -> None:
    record, folder = data.draw(KINDS[table]), MemoryFolder()
    if any("\ud800" <= letter <= "\udfff" for letter in repr_of(record)):
        with pytest.raises(PainPlanError, match="not UTF-8 text"):
            Diary(folder).save([change_of(table, record)], AT)
        assert folder.read(file_of(record)) is None
        return
    beside = [change_of(other.TABLE.name, other) for other in with_all_it_speaks_of(record)[:-1]]
    Diary(folder).save([*beside, change_of(table, record)], AT)
    assert found(Diary(folder), table) == [record]
    assert verify(folder).ok
    elsewhere = MemoryFolder()
    elsewhere.write_together(dict(unpacked(packed_diary(folder), "a backup").items()))
    assert found(Diary(elsewhere), table) == [record]


def named_fields() -> Iterator[tuple[str, str]]:
    """Every field that holds a name, or is named by one, with its table."""
    for table, kind in ALL.items():
        for field in msgspec.inspect.type_info(kind).fields:  # type: ignore[attr-defined]  # a struct has fields
            if any(getattr(part, "pattern", None) and "u202e" in str(part.pattern) for part in inside(field.type)):
                yield table, field.name


@pytest.mark.parametrize(("table", "field"), named_fields())
@pytest.mark.parametrize("name", NO_NAMES, ids=lambda name: ascii(name[:12]))
def test_what_no_name_can_be_is_refused_wherever_a_name_stands(table: str, field: str, name: str) -> None:
    kind, folder = ALL[table], MemoryFolder()
    document = msgspec.to_builtins(made(kind, "words"))
    before = document[field]
    if name == "" and fits(name, kind, field):
        return  # nothing is chosen there
    document[field] = (
        {name: next(iter(before.values()))}
        if isinstance(before, dict)
        else [name]
        if isinstance(before, list)
        else name
    )
    with pytest.raises(PainPlanError, match="Nothing was saved"):
        Diary(folder).save(
            [Change(table=table, key="x", fields=document, day=AT.date() if kind.TABLE.daily else None)], AT
        )
    assert folder.names("") == folder.names("diary") == []
    with pytest.raises(ValueError, match=field):
        checked(document, kind)


def repr_of(record: Record) -> str:
    """All letters in a record."""
    return "".join(str(part) for part in _parts(msgspec.to_builtins(record)))


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [part for pair in value.items() for item in pair for part in _parts(item)]
    return [part for item in value for part in _parts(item)] if isinstance(value, list | tuple) else [value]


def test_a_note_of_a_million_letters_is_refused_in_a_sentence() -> None:
    change = Change(
        table="checkins", key="2026-01-05", fields={"day": "2026-01-05", "note": "x" * 1_000_000}, day=AT.date()
    )
    with pytest.raises(PainPlanError, match="Nothing was saved"):
        Diary(MemoryFolder()).save([change], AT)
