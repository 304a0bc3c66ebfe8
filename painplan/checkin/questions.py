"""The daily check-in as a script of questions: function before pain (clinical.md E1). Both front ends run it."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

import msgspec

from painplan.checkin.on_top import after_pain_in_the_way, before_pain_in_the_way, typed_question
from painplan.checkin.optional_questions import Module
from painplan.checkin.own_questions import own_asked
from painplan.checkin.question import AnswerOption, Pairs, Question, choice_options, given_in, scale_question
from painplan.checkin.records import ASKED, CheckIn, OwnQuestion
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.pacing.days import NEXT_MORNING
from painplan.pacing.flare import Episode
from painplan.plans.plan_state import PlanCourse
from painplan.plans.records import Plan

_OF_THE_ENVELOPE = tuple(name for name, asked in ASKED.items() if asked.kind == "per_cent")
"""Only asked with the energy envelope (clinical.md A7)."""
_WHEN = "{when}"
"""Stands in the words of a question for the day it is about."""
PAIN_ASKED_DAYS = 28
"""After four weeks the pain item is no longer asked by itself (clinical.md E1)."""


def questions(
    day: date,
    entry: CheckIn | None,
    courses: tuple[PlanCourse, ...],
    *,
    worried: bool,
    lasting: Episode | None = None,
    envelope: bool = False,
    modules: Collection[Module] = (),
    places: bool = False,
    own: Iterable[OwnQuestion] = (),
    quick: bool = False,
    back: int = 0,
) -> tuple[Question, ...]:
    """What to ask about a day, with the answers given so far.

    Args:
        day: The day.
        entry: Its check-in so far.
        courses: The plans that are followed, as they stand on that day.
        worried: Something new or worrying was noted before and has not been looked at; a plain "no" does not end
            that (clinical.md C, principle 4).
        lasting: The flare-up that lasted when the day began: whether it is over is asked on its own (clinical.md A13).
        envelope: The energy envelope is the rule, so energy is asked about (clinical.md A7).
        modules: What the person wants to be asked on top (clinical.md E1).
        places: Where it hurt is asked, too.
        own: The questions that exist in this diary only; they come after what the check-in asks by itself.
        quick: Only what mattered, how much pain got in the way, a flare-up or anything new.
        back: How many days ago the day was: whoever tells of yesterday is not asked about today.
    """
    entry = entry or CheckIn(day=day)
    looked_at = [_looked_at(entry)] if worried else []
    over = _over(entry, day, lasting) if lasting else []
    last = _new_or_worrying(entry, worried=worried) if lasting else _flare(entry, worried=worried)
    scale = scale_question("interference", entry.interference)
    if quick:
        return _asked_when(back, (_mattered(entry), scale, *looked_at, *over, last))
    plans = [question for course in courses for question in _about_plan(course, day, entry)]
    first = min((course.plan.created for course in courses), default=day)
    pain = [scale_question("pain", entry.pain)] if day < first + timedelta(days=PAIN_ASKED_DAYS) else []
    where = [typed_question("places", entry)] if places else []
    energy = [_tens(name, getattr(entry, name)) for name in _OF_THE_ENVELOPE] if envelope else []
    on = frozenset(modules) - ({"energy"} if envelope else set())
    before, after = before_pain_in_the_way(on, entry), after_pain_in_the_way(on, entry)
    asked = (_mattered(entry), *plans, *energy, *before, scale, *after, *pain, *where)
    return (*_asked_when(back, asked), *own_asked(own, entry), *_asked_when(back, (*looked_at, *over, last)))


def _asked_when(back: int, asked: Iterable[Question]) -> tuple[Question, ...]:
    """With the day in words where a question names it."""
    words = asset("checkin")["when"]
    day = words[str(min(back, len(words) - 1))]

    def when(text: str) -> str:
        return text.replace(_WHEN, day)

    return tuple(
        msgspec.structs.replace(
            one,
            text=when(one.text),
            hint=when(one.hint),
            options=tuple(msgspec.structs.replace(option, label=when(option.label)) for option in one.options),
        )
        for one in asked
    )


def _label(name: str, plan: Plan | None = None) -> str:
    label: str = asset("questions")[name]["label"]
    return label.format(activity=one_line(plan.activity, 24)) if plan else label


def _mattered(entry: CheckIn) -> Question:
    options = choice_options("mattered", [(("mattered", value),) for value in ("no", "a_little", "yes")])
    given = given_in(options, {"mattered": entry.mattered or ""})
    return Question(
        id="mattered",
        text=asset("questions")["mattered"]["ask"],
        label=_label("mattered"),
        options=options,
        given=given,
    )


def _tens(name: str, value: int | None) -> Question:
    """A scale of 0 to 100 on which a key counts ten (clinical.md A7)."""
    scale = scale_question(name, value)
    options = tuple(
        AnswerOption(option.key, str(10 * n), ((name, str(10 * n)),)) for n, option in enumerate(scale.options)
    )
    return msgspec.structs.replace(scale, options=options, tens=True)


def _about_plan(course: PlanCourse, day: date, entry: CheckIn) -> list[Question]:
    plan, words = course.plan, asset("questions")
    asked = course.target_on(day).target
    session = course.facts.sessions.get((plan.id, day))
    name = f"done.{plan.id}"
    done = None if session is None else session.done
    as_planned: Pairs = () if asked is None else ((name, number_as_typed(asked)),)
    options = choice_options("done", [as_planned, (), ((name, "0"),)])
    activity = one_line(plan.activity, 40)
    found = [
        Question(
            id=name,
            text=words["done"]["ask_nothing"].format(activity=activity, when=_WHEN)
            if asked is None
            else words["done"]["ask"].format(activity=activity, amount=amount(asked, plan.unit), when=_WHEN),
            label=_label("done", plan),
            options=options if asked is not None else options[1:],
            unit=plan.unit,
            given="" if done is None else amount(done, plan.unit),
        )
    ]
    session_day = course.session_to_ask_about(day)
    if session_day:
        name = f"settled.{plan.id}"
        options = choice_options("settled", [((name, value),) for value in ("yes", "nearly", "no")])
        asked_about = "settled" if course.settle_days(day) == NEXT_MORNING else "settled_two_days"
        text = words[asked_about]["ask"].format(activity=_as_spoken(plan), day=day_in_words(session_day, day))
        found.append(
            Question(
                id=name,
                text=text,
                label=_label(asked_about, plan),
                options=options,
                given=given_in(options, {name: entry.settled.get(plan.id, "")}),
            )
        )
    return found


def _as_spoken(plan: Plan) -> str:
    """The activity inside a sentence: as typed, but not shouting its first letter."""
    name = one_line(plan.activity, 40)
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name


def number_as_typed(value: float) -> str:
    """A number as a person could have typed it, without thousands marks."""
    return number(value).replace(",", "")


def _looked_at(entry: CheckIn) -> Question:
    options = choice_options("looked_at", [(("worry_looked_at", "yes"),), (("worry", "yes"),)])
    given = "" if entry.worry_open is None else options[1 if entry.worry else 0].label
    words = asset("questions")["looked_at"]
    return Question(id="looked_at", text=words["ask"], label=words["label"], options=options, given=given)


def _over(entry: CheckIn, day: date, lasting: Episode) -> list[Question]:
    """Whether the flare-up is over, on its own line, and since when; a skipped question changes nothing (A13)."""
    words = asset("questions")["flare_over"]
    options = choice_options("flare_over", [(("flare_over", "yes"),), (("flare_over", "no"),)])
    given = given_in(options, {"flare_over": "yes" if entry.flare_over else "no"}) if _said_over(entry) else ""
    ask = words["ask"].format(day=lasting.number_of(day), first=day_in_words(lasting.first, day))
    asked = [Question(id="flare_over", text=ask, label=words["label"], options=options, given=given)]
    if entry.flare_over:
        since = asset("questions")["flare_over_since"]
        told = entry.flare_over_since or day
        asked.append(
            Question(
                id="flare_over_since",
                text=since["ask"],
                label=since["label"],
                options=(),
                typed=True,
                optional=True,
                hint=since["hint"],
                given=told.isoformat(),
            )
        )
    return asked


def _said_over(entry: CheckIn) -> bool:
    """Whether the question was answered on this day, and not only passed over by another answer."""
    return entry.flare_over is True or (entry.flare_over is False and entry.flare is None)


def _new_or_worrying(entry: CheckIn, *, worried: bool) -> Question:
    """The last question while a flare-up lasts: no answer to it begins or ends one."""
    calm: Pairs = (("flare", "no"),) if worried else (("worry", "no"),)
    words = asset("questions")["worry"]
    options = choice_options("worry", [calm, (("worry", "yes"),)])
    given = "" if entry.worry is None or worried else options[1 if entry.worry else 0].label
    return Question(id="worry", text=words["ask"], label=words["label"], options=options, given=given)


def _flare(entry: CheckIn, *, worried: bool) -> Question:
    calm: Pairs = () if worried else (("worry", "no"),)
    options = choice_options("flare", [(("flare", "no"), *calm), (("flare", "yes"), *calm), (("worry", "yes"),)])
    given = ""
    if entry.worry and not worried:
        given = options[2].label
    elif entry.flare is not None:
        given = options[1 if entry.flare else 0].label
    return Question(
        id="flare", text=asset("questions")["flare"]["ask"], label=_label("flare"), options=options, given=given
    )
