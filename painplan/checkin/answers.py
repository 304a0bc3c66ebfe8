"""One answer of a check-in: its name, what was typed, and which fact it becomes. Both front ends come through here."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from painplan.checkin.asked import AskedField
from painplan.checkin.other_activities import parse_activities
from painplan.checkin.places import parse_places
from painplan.checkin.records import ASK, ASKED, LATEST_DAYS, MOST_OWN, CheckIn, Session, asked_in
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import TYPED_DECIMALS
from painplan.kit.escape import one_line, plain
from painplan.kit.parse import parse_amount, parse_choice, parse_number, parse_scale, parse_yes
from painplan.kit.spoken_days import parse_past_day
from painplan.kit.words import say
from painplan.plans.records import Plan
from painplan.store.book import Book
from painplan.store.diary import Change, checkin_change, session_change

SETTLED = ("yes", "nearly", "no")
PLAN_KEYS = ("done", "settled", "rpe")
OVER = ("flare_over", "flare_over_since")
"""Whether a flare-up is over, and since when: today unless said otherwise (clinical.md A13)."""
KEYS = tuple(ASKED)
BACKFILL_DAYS = LATEST_DAYS
"""A missed day can be filled in this much later, not more: memory is not a diary (clinical.md E1)."""
HOURS_IN_DAY = 24
MINUTES_IN_DAY = 24 * 60
ALL = 100


def check_day(day: date, today: date, *, exists: bool, unread: bool = False) -> None:
    """Whether answers can be given for a day.

    Args:
        day: The day of the answers.
        today: The day they are given.
        exists: There is an entry for that day already; correcting it is always possible.
        unread: It cannot be read, so that nobody knows whether there is one.

    Raises:
        WrongInput: The day lies ahead, or too far back to be remembered well.
        CannotDo: It lies too far back, and whether there is an entry for it is not known.
    """
    if day > today:
        raise WrongInput(say("checkin.answers.lies_ahead", day=day.isoformat(), today=today.isoformat()))
    if day < today - timedelta(days=BACKFILL_DAYS) and not exists:
        if unread:
            raise CannotDo(say("checkin.history.no_entry_read", day=day.isoformat()))
        raise WrongInput(say("checkin.answers.too_long_ago", day=day.isoformat(), most=BACKFILL_DAYS))


def check_first_answers(
    day: date,
    today: date,
    answers: Iterable[tuple[str, str]],
    entry: CheckIn | None,
    sessions: Mapping[str, Session],
) -> None:
    """Whether what was never said of a day can still be said: a first answer is no correction, whatever else is there.

    Args:
        day: The day of the answers.
        today: The day they are given.
        answers: Names and typed values.
        entry: What was said about the day so far.
        sessions: The same of what was done on it, by plan.

    Raises:
        WrongInput: The day lies too far back for one of them to be remembered well (clinical.md E1).
    """
    if day >= today - timedelta(days=BACKFILL_DAYS):
        return
    for name, text in answers:
        key, _, plan = name.partition(".")
        record = sessions.get(plan) if key in ("done", "rpe") else entry
        any_time = key in ASKED and ASKED[key].at_any_time
        field = "own" if name.startswith(ASK) else key
        if text and not any_time and (record is None or not record.ever_said(field, plan)):
            raise WrongInput(
                say("checkin.answers.never_said", day=day.isoformat(), name=one_line(name, 40), most=BACKFILL_DAYS)
            )


def changes_for(
    day: date, answers: Iterable[tuple[str, str]], book: Book, *, late: bool, before: CheckIn | None = None
) -> list[Change]:
    """The facts that answers become.

    Args:
        day: The day they are about.
        answers: Names and typed values, as the command line knows them (``interference``, ``done.walking`` ...).
            An empty value takes an answer out again.
        book: To know the plans.
        late: The day is over and there was no entry for it; a correction is not late.
        before: What was said about the day so far.

    Raises:
        WrongInput: An unknown name or plan, or a value that does not fit.
    """
    entry: dict[str, object] = {}
    sessions: dict[str, dict[str, object]] = {}
    asked = asked_in(book.own_questions)
    for name, text in answers:
        key, dot, plan_id = name.partition(".")
        if dot and key in PLAN_KEYS:
            plan = _plan(book, plan_id)
            if key == "settled":
                said = parse_choice(text, name, SETTLED) if text else None
                entry["settled"] = {**_mapping(entry.get("settled")), plan.id: said}
            else:
                sessions.setdefault(plan.id, {})[key] = _session_value(key, text, plan)
        elif name in asked:
            value = answer_value(name, asked[name], text, day) if text else None
            if name.startswith(ASK):
                number = None if value is None else float(value)  # type: ignore[arg-type]  # a yes is 1
                entry["own"] = {**_mapping(entry.get("own")), plan_id: number}
            else:
                entry[name] = value
        else:
            raise WrongInput(_unknown(name, book))
    entry |= {**_flare_facts(entry, before), **_worry_facts(entry, before)}
    marked = {"late": True} if late else {}
    done = [session_change(plan_id, day, **fields) for plan_id, fields in sessions.items()]
    return [checkin_change(day, **entry, **marked), *done]


def _flare_facts(entry: Mapping[str, object], before: CheckIn | None) -> dict[str, object]:
    """What answers about flare-ups say beside themselves (clinical.md A13).

    A no to "a flare-up?" begins none and ends none, also on the day on which one began, and says so; what was said by
    mistake is taken out by an empty answer or undo. One that begins on the day on which it was said to be over goes
    on. Taking back that it is over leaves nothing that could be read as an end.
    """
    if entry.get("flare") is False and before is not None and before.flare:
        rest = {name: value for name, value in entry.items() if name != "flare"}
        return {**_flare_facts(rest, before), "flare": True}
    over = before.flare_over if before else None
    if "flare_over" in entry:
        flare = entry.get("flare", before.flare if before else None)
        if entry["flare_over"] is None and flare is False:
            return {"flare_over": False, "flare_over_since": None}
        return {} if entry["flare_over"] else {"flare_over_since": None}
    if entry.get("flare") is True and over:
        return {"flare_over": False, "flare_over_since": None}
    if entry.get("flare") is False and over is None:
        return {"flare_over": False}
    return {"flare_over": True} if entry.get("flare_over_since") is not None else {}


def _worry_facts(entry: Mapping[str, object], before: CheckIn | None) -> dict[str, object]:
    """What answers about something worrying say beside themselves (clinical.md C, principle 4).

    A no says that nothing is new and closes nothing of other days; that it was looked at closes it, and says so. On
    the day of a yes a no takes it back.
    """
    was = before.worry if before else None
    looked = before.worry_looked_at if before else None
    if "worry_looked_at" in entry:
        if entry["worry_looked_at"]:
            return {"worry_looked_at": None} if entry.get("worry") else {"worry": False}
        said = entry.get("worry", was)
        return {"worry_looked_at": False if said is False else None}
    if "worry" not in entry:
        return {}
    if entry["worry"] is False:
        return {} if was is False else {"worry_looked_at": False}
    return {} if looked is None else {"worry_looked_at": None}


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _plan(book: Book, plan_id: str) -> Plan:
    plan = book.plan(plan_id)
    if plan is None:
        known = ", ".join(plan.id for plan in book.plans) or say("checkin.answers.no_plan_yet")
        raise WrongInput(say("checkin.answers.no_such_plan", plan=plain(plan_id)[:40], plans=known))
    return plan


def _session_value(key: str, text: str, plan: Plan) -> object:
    if not text:
        return None
    return parse_amount(text, plan.unit, zero=True) if key == "done" else parse_scale(text, f"rpe.{plan.id}")


def answer_value(name: str, asked: AskedField, text: str, day: date) -> object:
    """An answer as it is kept.

    Args:
        name: Its key.
        asked: How it is given.
        text: As typed, not empty.
        day: The day it is about.

    Raises:
        WrongInput: It does not fit.
    """
    match asked.kind:
        case "day":
            return parse_past_day(text, day)
        case "choice":
            said = "not applicable" if text.strip().lower() in ("na", "n/a") else text
            return parse_choice(said, name, asked.choices)
        case "count":
            return _counted(text, name, name)
        case "activities":
            return parse_activities(text) or None
        case "places":
            return parse_places(text)
        case "words":
            return _words(text, "note" if name == "note" else "answer", asked.longest)
        case "scale":
            return parse_scale(text, name)
        case "per_cent":
            return _per_cent(text, name)
        case "yes_no":
            return parse_yes(text, name)
        case "number":
            return _number(text, name)
        case "minutes":
            return _minutes(text, name)
        case "hours":
            return _hours(text, name)


def _words(text: str, kind: str, longest: int) -> str:
    if len(text) > longest:
        raise WrongInput(
            say("checkin.answers.named_too_long", what=kind, count=f"{len(text):,}", longest=f"{longest:,}")
        )
    return text


def _counted(text: str, unit: str, name: str) -> int:
    value = parse_amount(text, unit, zero=True, whole=True)
    if value != int(value):
        raise WrongInput(say("checkin.answers.not_whole", text=one_line(text, 20), name=name))
    return int(value)


def _minutes(text: str, name: str) -> int:
    value = _counted(text, "minutes", name)
    if value > MINUTES_IN_DAY:
        raise WrongInput(
            say("checkin.answers.not_minutes", text=one_line(text, 20), name=name, most=f"{MINUTES_IN_DAY:,}")
        )
    return value


def _hours(text: str, name: str) -> float:
    hours = round(parse_number(text.strip().removesuffix("h")), TYPED_DECIMALS)
    if not 0 <= hours <= HOURS_IN_DAY:
        whole = "night" if name == "sleep_hours" else "day"
        raise WrongInput(
            say("checkin.answers.not_hours", text=one_line(text, 20), name=name, whole=whole, most=HOURS_IN_DAY)
        )
    return hours


def _number(text: str, name: str) -> float:
    value = round(parse_number(text), TYPED_DECIMALS)
    if abs(value) > MOST_OWN:
        raise WrongInput(say("checkin.answers.too_large", text=one_line(text, 20), name=name, most=f"{MOST_OWN:,}"))
    return value


def _per_cent(text: str, name: str) -> int:
    value = parse_number(text.strip().removesuffix("%"), whole=True)
    if value != int(value) or not 0 <= value <= ALL:
        raise WrongInput(say("checkin.answers.not_this_scale", text=one_line(text, 20), name=name, most=ALL))
    return int(value)


def _unknown(name: str, book: Book) -> str:
    plans = [f"{key}.{plan.id}" for plan in book.active_plans() for key in PLAN_KEYS]
    keys = ", ".join([*asked_in(book.own_questions), *plans])
    return say("checkin.answers.not_asked", name=plain(name)[:40], keys=keys)
