"""``painplan checkin``: answers about a day, asked line by line or given with --set."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

import click

from painplan.checkin.answer_page import answer_page
from painplan.checkin.answers import KEYS
from painplan.checkin.documents import CheckInDocument, CheckInLeftDocument, CheckInSavedDocument
from painplan.checkin.moments import MOMENT_KEYS, Moments, moment_words
from painplan.checkin.other_activities import activities_in_words
from painplan.checkin.places import places_in_words
from painplan.checkin.question import AS_PLANNED, Question
from painplan.checkin.records import ASK, CheckIn
from painplan.cli.output import show
from painplan.cli.safety import safety
from painplan.cli.settings import DAY, Command, Settings, settings_of
from painplan.errors import CannotDo, PainPlanError, WrongInput, first_words, told_first
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.plans.days_said import energy_said
from painplan.plans.flares import told_after_no
from painplan.safety import crisis_support, help_page
from painplan.safety.asking import List
from painplan.safety.service import Safety
from painplan.today import inbox
from painplan.today.coach import Coach

_YES_NO = {True: "yes", False: "no"}
_TOLD_BY_YES = ("flare_over", "worry_looked_at")
"""Where a no is mostly nobody's word: it stands beside a no to something else (`checkin.answers`)."""


@click.command("checkin", cls=Command, help_values={"keys": ", ".join(KEYS)})
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD")
@click.option(
    "--set",
    "answers",
    multiple=True,
    metavar="KEY=VALUE",
)
@click.option("--at", metavar="HH:MM")
@click.pass_context
def command(context: click.Context, day: date | None, answers: tuple[str, ...], at: str | None) -> None:
    settings = settings_of(context)
    about = day or settings.today
    if answers and settings.locked:
        if at is not None:
            raise CannotDo(say("checkin.moments.locked"))
        with told_first(lambda: _page_of(answers)):
            _leave(settings, about, [_pair(text) for text in answers])
        return
    with told_first(lambda: _page_of(answers)):
        coach = settings.coach()
        pairs = [_pair(text) for text in answers]
    if at is not None:
        _note_moment(settings, coach, about, pairs, at)
        return
    if pairs:
        saved = coach.answer(about, pairs)
    else:
        if not settings.can_ask:
            raise WrongInput(say("commands/checkin.says.no_terminal_ask_give"))
        saved = _ask(coach, about)
    named = {_pair(answer)[0] for answer in answers}
    told = [text for key, _ in map(_pair, answers) if (text := _told_before(coach, about, key))]
    if said := told_after_no(coach, saved, map(_pair, answers)):
        told.append(asset("flare")["says"][said].format(day=about.isoformat()))
    if saved.worry is False and any(_pair(text)[0] == "worry" for text in answers) and coach.worried:
        told.append(asset("safety")["worry"]["still_open"])
    show(
        settings,
        CheckInSavedDocument.of(_document(coach, saved), notices=tuple(told)),
        [*_lines(settings, coach, saved, named), *told],
    )


def _note_moment(settings: Settings, coach: Coach, day: date, pairs: Sequence[tuple[str, str]], at: str) -> None:
    """Note what is of a moment, and what is of the day with it, or nothing."""
    of_moment = [(key, value) for key, value in pairs if key in MOMENT_KEYS]
    of_day = [(key, value) for key, value in pairs if key not in MOMENT_KEYS]
    if not of_moment:
        raise WrongInput(say("checkin.moments.at_needs_keys", keys=", ".join(MOMENT_KEYS)))
    change = Moments(coach).change(day, of_moment, at)
    saved = coach.answer(day, of_day) if of_day else coach.checkin(day) or CheckIn(day=day)
    noted = say("checkin.moments.noted", line=moment_words(Moments(coach).keep(change)))
    lines = _lines(settings, coach, saved, {key for key, _ in of_day}) if of_day else []
    show(settings, CheckInSavedDocument.of(_document(coach, saved), notices=()), [*lines, noted])


def _told_before(coach: Coach, day: date, key: str) -> str:
    """What has to be told of an answer about a morning; empty where it is the first and its time has come (A11)."""
    name, _, plan_id = key.partition(".")
    told = coach.answer_told(day, plan_id) if name == "settled" else None
    if told is None:
        return ""
    words: str = asset("pacing")["settled_told"][told.code]
    said = {"activity": one_line(coach.plan(plan_id).activity, 40), "plan": plan_id}
    days = {"day": told.session, "again": told.again, "on": told.first.said_on if told.first else None}
    said |= {name: day_in_words(one, coach.today) for name, one in days.items() if one is not None}
    if told.first is not None:
        said |= {"answer": told.first.settled, "date": told.first.said_on.isoformat()}
    return words.format(**said)


def _page_of(texts: Iterable[str]) -> tuple[str, ...]:
    """What answers lead to by themselves, also beside one that is none."""
    pairs = (text.partition("=") for text in texts)
    return answer_page([(name.strip(), value) for name, _, value in pairs])


def _leave(settings: Settings, day: date, answers: list[tuple[str, str]]) -> None:
    """A locked diary takes an entry without its passphrase; nobody can read it until it is unlocked."""
    understood = inbox.leave(settings.place(), settings.today, day, answers, settings.now())
    about = day_in_words(day, settings.today)
    lines = [say("commands/checkin.says.taken_diary_locked_goes", about=about)]
    show(settings, CheckInLeftDocument(day, True, understood), lines)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/checkin.says.not_answer_write_set", text=one_line(text, 40)))
    return key.strip(), value


def _document(coach: Coach, entry: CheckIn) -> CheckInDocument:
    """A check-in with everything said about its day; names are those that --set takes."""
    sessions = {plan.id: session for plan in coach.book.plans if (session := coach.session(plan.id, entry.day))}
    done = {plan: session.done for plan, session in sessions.items() if session.done is not None}
    rpe = {plan: session.rpe for plan, session in sessions.items() if session.rpe is not None}
    by_plan = (("done", done), ("settled", entry.settled), ("rpe", rpe))
    flat = {f"{key}.{plan}": value for key, values in by_plan for plan, value in values.items()}
    own = {one.id: one for one in coach.book.own_questions}
    flat |= {f"{ASK}{name}": own[name].told(value) if name in own else value for name, value in entry.own.items()}
    said = energy_said({entry.day: entry}).get(entry.day)
    return CheckInDocument.of(
        entry,
        told={key: entry.told(key) for key in KEYS} | flat,
        activities=entry.activities or None,
        moments=Moments(coach).of(entry.day),
        energy_quotient=said.whole_quotient if said else None,
        done=done,
        rpe=rpe,
    )


def _lines(settings: Settings, coach: Coach, entry: CheckIn, named: Container[str]) -> list[str]:
    """What was saved; ``named`` are the keys that were given now."""
    lines = [f"Saved: {day_in_words(entry.day, settings.today)}."]
    known = _document(coach, entry).told
    for key in KEYS:
        if key == "activities" and entry.activities:
            lines.append(f"  {key}: {activities_in_words(entry.activities)}")
        elif key == "places" and entry.places is not None:
            lines.append(f"  {key}: {places_in_words(entry.places)}")
        elif known[key] is not None and (key not in _TOLD_BY_YES or known[key] or key in named):
            value = _YES_NO.get(known[key], known[key]) if isinstance(known[key], bool) else known[key]
            lines.append(f"  {key}: {one_line(str(value), 200)}")
    units = {f"done.{plan.id}": plan.unit for plan in coach.book.plans}
    for key, value in known.items():
        if "." in key:
            said = _YES_NO[value] if isinstance(value, bool) else value
            lines.append(f"  {key}: {amount(float(str(value)), units[key]) if key in units else said}")
    if entry.mood == 0:
        lines += (
            ["", *help_page.page_lines(crisis_support.Support(coach).page())]
            if crisis_support.Support(coach).called_for()
            else []
        )
    if entry.worry:
        lines += ["", asset("safety")["worry"]["text"], asset("safety")["worry"]["command"]]
    return lines


def _ask(coach: Coach, day: date) -> CheckIn:
    """Ask the script's questions one by one; each answer is saved before the next question."""
    click.echo(say("commands/checkin.says.check_enter_skips_question", day=day_in_words(day, coach.today)))
    coach.check_day(day)
    entry = coach.checkin(day) or CheckIn(day=day)
    for question in coach.questions(day):
        while True:
            typed = click.prompt(_prompt(question), default="", show_default=False).strip()
            if not typed:
                break
            pairs: tuple[tuple[str, str], ...] = ()
            try:
                pairs = question.pairs_for(typed)
                entry = coach.answer(day, pairs)
                if ("worry", "yes") in pairs:
                    _ask_signs(coach)
                if said := told_after_no(coach, entry, pairs):
                    click.echo(asset("flare")["says"][said].format(day=day.isoformat()))
                break
            except PainPlanError as error:
                for line in first_words(error):
                    click.echo(line)
                click.echo(str(error), err=True)
                if ("worry", "yes") in pairs and first_words(error):
                    _ask_signs(coach, kept=False)  # whether or not it could be kept
    coach.asked_all(day)
    note = click.prompt(say("commands/checkin.says.note_your_own_words"), default="", show_default=False)
    entry = coach.answer(day, [("note", note)]) if note.strip() else entry
    if day == coach.today and (due := Safety(coach).list_of_flare()):
        _ask_list_of_flare(coach, due)
    return entry


def _ask_list_of_flare(coach: Coach, due: List) -> None:
    """A flare-up of more than a week asks for a list each day (clinical.md A13); who ends here leaves it for later."""
    words = asset("warning_signs")["due"]
    click.echo(words[f"long_flare_{due}"])
    try:
        safety.ask_and_tell(coach, whole=due == "whole")
    except click.Abort:
        click.echo(words["long_flare_left"])


def _ask_signs(coach: Coach, *, kept: bool = True) -> None:
    """Something new or worrying opens the list of warning signs (clinical.md C, "Ask")."""
    click.echo(asset("warning_signs")["due"]["by_lines" if kept else "by_lines_not_kept"])
    safety.ask_and_tell(coach, whole=True)


def _prompt(question: Question) -> str:
    if question.typed:
        choices = question.hint
    elif question.scale:
        choices = f"0 {question.low} to {question.options[-1].label} {question.high}"
    elif question.unit:
        planned = f"{AS_PLANNED} {question.as_planned.label}, " if question.as_planned else ""
        choices = say("commands/checkin.says.not_today_how_many", planned=planned, unit=question.unit)
    else:
        choices = ", ".join(f"{option.key} {option.label}" for option in question.options)
    given = f" [{question.given}]" if question.given else ""
    return f"{question.text}\n  {choices}{given}"
