"""The daily check-in as a script of questions: function before pain (clinical.md E1). Both front ends run it."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from painplan.coach.answers import PER_CENT
from painplan.coach.course import PlanCourse
from painplan.pacing import LONG_AFTER, NEXT_MORNING
from painplan.records import CheckIn, Plan
from painplan.words import amount, asset, number, one_line, short_day

PAIN_ASKED_DAYS = 28
"""After four weeks the pain item is no longer asked by itself (clinical.md E1)."""
_TEN = 10

AS_PLANNED = "p"
"""Where an amount is typed, digits are the amount; this letter stands for the planned one."""

Pairs = tuple[tuple[str, str], ...]


class Option(msgspec.Struct, frozen=True):
    """One possible answer: the key that gives it, its words, and what is saved."""

    key: str
    label: str
    pairs: Pairs
    """Names and values for the check-in; nothing means: an amount is asked for next."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the check-in."""

    id: str
    """Name of the answer, for example ``interference`` or ``done.walking``."""
    text: str
    label: str
    """The same in two or three words, for lists."""
    options: tuple[Option, ...]
    low: str = ""
    """Words for 0 on a scale."""
    high: str = ""
    """Words for 10 on a scale."""
    unit: str = ""
    """Unit of an amount that can be typed."""
    optional: bool = False
    tens: bool = False
    """A key of the scale stands for ten times its digit; a typed number is meant as it is."""
    given: str = ""
    """The answer so far, in words; empty when there is none."""

    @property
    def scale(self) -> bool:
        """Whether it is answered with 0 to 10."""
        return bool(self.low)

    def option(self, key: str) -> Option | None:
        """The answer that a key gives."""
        return next((option for option in self.options if option.key == key), None)

    def pairs_for(self, typed: str) -> Pairs:
        """What a typed line saves: a key or the words of an answer; where an amount is asked for, the amount."""
        text = typed.strip()
        for option in self.options:
            key = AS_PLANNED if self.unit else option.key
            keys = (option.label.lower(),) if self.tens else (option.label.lower(), key)
            if option.pairs and text.lower() in keys:
                return option.pairs
        return ((self.id, text),)


def questions(
    day: date, entry: CheckIn | None, courses: tuple[PlanCourse, ...], *, worried: bool, envelope: bool = False
) -> tuple[Question, ...]:
    """What to ask about a day, with the answers given so far.

    Args:
        day: The day.
        entry: Its check-in so far.
        courses: The plans that are followed, as they stand on that day.
        worried: Something new or worrying was noted before and has not been looked at; a plain "no" does not end
            that (clinical.md C, principle 4).
        envelope: The energy envelope is the rule, so energy is asked about (clinical.md A7).
    """
    entry = entry or CheckIn(day=day)
    plans = [question for course in courses for question in _about_plan(course, day, entry)]
    first = min((course.plan.created for course in courses), default=day)
    pain = [_scale("pain", entry.pain)] if day < first + timedelta(days=PAIN_ASKED_DAYS) else []
    looked_at = [_looked_at(entry)] if worried else []
    energy = [_tens(name, getattr(entry, name)) for name in PER_CENT] if envelope else []
    last = _flare(entry, worried=worried or bool(entry.screened and entry.worry))
    flare_day = courses[0].flare_day(day) if courses else 0
    screened = [_screened(entry, flare_day)] if flare_day > LONG_AFTER else []
    scale = _scale("interference", entry.interference)
    return (_mattered(entry), *plans, *energy, scale, *pain, *looked_at, last, *screened)


def _label(name: str, plan: Plan | None = None) -> str:
    label: str = asset("questions")[name]["label"]
    return label.format(activity=one_line(plan.activity, 24)) if plan else label


def _choices(name: str) -> list[str]:
    return list(asset("questions")[name]["labels"])


def _options(name: str, values: list[Pairs]) -> tuple[Option, ...]:
    labels = _choices(name)
    return tuple(Option(str(n), label, pairs) for n, (label, pairs) in enumerate(zip(labels, values, strict=True), 1))


def _given(options: tuple[Option, ...], pairs: Mapping[str, str]) -> str:
    return next((o.label for o in options if o.pairs and all(pairs.get(k) == v for k, v in o.pairs)), "")


def _mattered(entry: CheckIn) -> Question:
    options = _options("mattered", [(("mattered", value),) for value in ("no", "a_little", "yes")])
    given = _given(options, {"mattered": entry.mattered or ""})
    return Question(
        id="mattered",
        text=asset("questions")["mattered"]["ask"],
        label=_label("mattered"),
        options=options,
        given=given,
    )


def _scale(name: str, value: int | None) -> Question:
    words = asset("questions")[name]
    keys = [*(str(n) for n in range(_TEN)), "x"]
    return Question(
        id=name,
        text=words["ask"],
        label=words["label"],
        options=tuple(Option(key, str(n), ((name, str(n)),)) for n, key in enumerate(keys)),
        low=words["low"],
        high=words["high"],
        optional=bool(words.get("optional", False)),
        given="" if value is None else str(value),
    )


def _tens(name: str, value: int | None) -> Question:
    """A scale of 0 to 100 on which a key counts ten (clinical.md A7)."""
    scale = _scale(name, value)
    options = tuple(Option(option.key, str(10 * n), ((name, str(10 * n)),)) for n, option in enumerate(scale.options))
    return msgspec.structs.replace(scale, options=options, tens=True)


def _screened(entry: CheckIn, flare_day: int) -> Question:
    """Once a day in a flare-up of more than a week (clinical.md A13)."""
    options = _options("screened", [(("screened", "yes"),), (("screened", "yes"), ("worry", "yes"))])
    given = options[1 if entry.worry else 0].label if entry.screened else ""
    words = asset("questions")["screened"]
    ask = words["ask"].format(day=flare_day)
    return Question(id="screened", text=ask, label=words["label"], options=options, given=given)


def _about_plan(course: PlanCourse, day: date, entry: CheckIn) -> list[Question]:
    plan, words = course.plan, asset("questions")
    asked = course.target_on(day).target
    session = course.facts.sessions.get((plan.id, day))
    name = f"done.{plan.id}"
    done = None if session is None else session.done
    found = [
        Question(
            id=name,
            text=words["done"]["ask"].format(activity=one_line(plan.activity, 40), amount=amount(asked, plan.unit)),
            label=_label("done", plan),
            options=_options("done", [((name, number_as_typed(asked)),), (), ((name, "0"),)]),
            unit=plan.unit,
            given="" if done is None else amount(done, plan.unit),
        )
    ]
    session_day = course.session_to_ask_about(day)
    if session_day:
        name = f"settled.{plan.id}"
        options = _options("settled", [((name, value),) for value in ("yes", "nearly", "no")])
        asked_about = "settled" if course.settle_days(day) == NEXT_MORNING else "settled_two_days"
        text = words[asked_about]["ask"].format(activity=_as_spoken(plan), day=short_day(session_day))
        found.append(
            Question(
                id=name,
                text=text,
                label=_label(asked_about, plan),
                options=options,
                given=_given(options, {name: entry.settled.get(plan.id, "")}),
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
    options = _options("looked_at", [(("worry", "no"),), (("worry", "yes"),)])
    given = "" if entry.worry is None else options[1 if entry.worry else 0].label
    words = asset("questions")["looked_at"]
    return Question(id="looked_at", text=words["ask"], label=words["label"], options=options, given=given)


def _flare(entry: CheckIn, *, worried: bool) -> Question:
    calm: Pairs = () if worried else (("worry", "no"),)
    options = _options("flare", [(("flare", "no"), *calm), (("flare", "yes"), *calm), (("worry", "yes"),)])
    given = ""
    if entry.worry and not worried:
        given = options[2].label
    elif entry.flare is not None:
        given = options[1 if entry.flare else 0].label
    return Question(
        id="flare", text=asset("questions")["flare"]["ask"], label=_label("flare"), options=options, given=given
    )
