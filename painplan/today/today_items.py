"""What else a day offers, a line each: an experiment's way of the day, a plan for a barrier, a review that is due.

Every topic brings its own lines: a small function in `SOURCES` that looks at the book first, and imports its topic only
where there is something. So Today stays quick for who does not use it, and no screen knows the topics.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import islice

from painplan.care import look_lines
from painplan.diary.open_diary import OpenDiary
from painplan.experiments import service as experiments_service
from painplan.experiments import today_lines
from painplan.goals import barriers
from painplan.kit import assets
from painplan.kit.dates import day_in_words
from painplan.kit.waiting import Waiting
from painplan.kit.words import say
from painplan.learning import service
from painplan.plans import flares, holds_words, plan_days, purpose
from painplan.reminders import service as reminders_service
from painplan.reviews import look_back_due
from painplan.safety import allowed, crisis_support, not_asked, rules, signs_service, unread
from painplan.safety import service as safety_service
from painplan.tasks import today_lines as tasks_today_lines
from painplan.today import measure_lines
from painplan.today import pacing_lines as today_pacing_lines

MOST_LINES = 3
"""More would not be read, nor fit beside two plans; what comes first in `SOURCES` comes first on the screen."""


def waiting_lines(desk: OpenDiary) -> tuple[Waiting, ...]:
    """The lines of the day, at most `MOST_LINES`; what is `SURE` is among them whatever else there is."""
    sources = _sources(desk)
    sure = {source: tuple(source(desk)) for source in SURE if source in sources}
    room = max(0, MOST_LINES - sum(map(len, sure.values())))
    shown: list[Waiting] = []
    for source in sources:
        if source in sure:
            shown += sure[source]
        elif room:
            lines = tuple(islice(source(desk), room))
            shown += lines
            room -= len(lines)
    return tuple(shown)


def _sources(desk: OpenDiary) -> "Iterable[Source]":
    """The topics that may say something today: where no amount is left, none that asks for anything (clinical.md C)."""
    if not desk.book.signs and not desk.book.holds:  # mostly; one look tells
        return SOURCES

    states = rules.against("amount", allowed.situation(desk))
    if not states:
        return SOURCES
    return [one for one in SOURCES if one is not _tasks] if states == ("illness",) else NOTHING_ASKED


def _experiment(desk: OpenDiary) -> Iterator[Waiting]:
    if not desk.book.experiments:
        return

    yield from today_lines.experiment_lines(desk)


def _support(desk: OpenDiary) -> Iterator[Waiting]:
    """A score or days that call for it: one line leads to the page of support, until the day after (clinical.md C3)."""
    said = desk.diary.days(desk.today - timedelta(days=15))  # read for Today anyway; days ahead call, too
    if not said.assessments and all(entry.lowest_mood != 0 for entry in said.checkins.values()):
        return

    if crisis_support.Support(desk).called_for():
        words, command = assets.asset("safety")["help_now"]["waiting"], "painplan help-now"
        yield Waiting(code="support", when=words["when"], what=words["what"], opens="help_now", command=command)


def _to_try(desk: OpenDiary) -> Iterator[Waiting]:
    """The small action of a lesson, once it was put on Today."""
    if not any(note.try_from and not note.tried_on for note in desk.book.lessons):
        return

    for view in service.Learning(desk).actions():
        done = f"painplan lesson {view.lesson.number} --tried"
        yield Waiting(code="lesson_action", when="To try", what=view.lesson.action, opens="lesson", command=done)


def _lesson(desk: OpenDiary) -> Iterator[Waiting]:
    """That a lesson is there; which one fits is worked out when it is opened."""
    book = desk.book
    if not book.plans and not book.lessons:
        return

    words, open_lesson = assets.asset("learning"), {"opens": "lesson", "command": "painplan lesson"}
    seen = [note for note in book.lessons if note.read_on is not None or note.not_for_me]
    if not any(note.read_on == desk.today for note in seen) and len(seen) < len(assets.names_in("lessons")):
        yield Waiting(code="lesson", when=say("today.today_items.when_you_like"), what=words["offer"], **open_lesson)


def _pacing(desk: OpenDiary) -> Iterator[Waiting]:
    if not desk.book.active_plans():
        return

    yield from today_pacing_lines.pacing_lines(desk)


def _worsening(desk: OpenDiary) -> Iterator[Waiting]:
    """The question about a lasting worsening where it is due: until it is answered, with or without plans (A14.1)."""
    yield from today_pacing_lines.worsening_line(desk)


def _band(desk: OpenDiary) -> Iterator[Waiting]:
    if not desk.book.active_plans():
        return

    yield from today_pacing_lines.band_line(desk)


def _purpose(desk: OpenDiary) -> Iterator[Waiting]:
    if not any(plan.purpose == "settle_symptoms" for plan in desk.book.active_plans()):
        return

    five = next((note for note in desk.book.lessons if note.lesson == BUILDING), None)
    if (five and (five.read_on or five.not_for_me)) or not purpose.Purposes(desk).quieter_days():
        return
    words = assets.asset("pacing")["purpose"]
    command = f"painplan lesson {BUILDING}"
    yield Waiting(code="purpose", when=words["when"], what=words["quieter"], opens="lesson", command=command)


def _reminders(desk: OpenDiary) -> Iterator[Waiting]:
    if desk.book.reminder.at is None:
        return

    says, reminders = assets.asset("reminders")["says"], reminders_service.Reminders(desk)
    if reminders.notice():
        when = says["now_when"].format(at=reminders.reminder.at)
        yield Waiting(code="reminder", when=when, what=says["now_what"], opens="checkin", command="painplan checkin")
    if reminders.ended():
        yield Waiting(
            code="reminders",
            when=says["wait_when"],
            what=says["wait_what"],
            opens="remind",
            command="painplan remind renew",
        )


def _barriers(desk: OpenDiary) -> Iterator[Waiting]:
    if not desk.book.barriers:
        return

    short = assets.asset("barriers")["short"]
    for view in barriers.Barriers(desk).fitting():
        if view.then and view.used_today is None:
            yield Waiting(
                code="barrier",
                when=short[view.kind],
                what=view.then,
                opens="barriers",
                command=f"painplan barriers used {view.kind}",
            )


def _goal_date(desk: OpenDiary) -> Iterator[Waiting]:
    """At the date of a goal, and where life changed, its look back, until it was held or moved (clinical.md E2)."""
    if desk.book.life_changes or any(goal.by is not None and goal.by <= desk.today for goal in desk.book.goals):
        yield from _looking_back(desk, "goal", opens="goal_date")


def _month(desk: OpenDiary) -> Iterator[Waiting]:
    book, lately = desk.book, desk.today - timedelta(days=14)
    if book.plans and not any(one.kind == "monthly" and one.finished and one.on > lately for one in book.occasions):
        yield from _looking_back(desk, "monthly", opens="month")


def _looking_back(desk: OpenDiary, kind: str, *, opens: str) -> Iterator[Waiting]:
    for due in look_back_due.look_backs_due(desk.book, desk.today):
        if due.kind == kind:
            command = "painplan review --monthly" if kind == "monthly" else f"painplan review --goal {due.goal}"
            what = assets.asset("reviews")["due"]["changed" if due.changed else kind]
            when = assets.asset("reviews")["due"]["when"]
            yield Waiting(code=kind, when=when, what=what, opens=opens, command=command)


def _tasks(desk: OpenDiary) -> Iterator[Waiting]:
    if not (desk.book.jobs or desk.book.exercises or desk.book.rest_plans or desk.book.attempts):
        return

    yield from tasks_today_lines.task_lines(desk)


def _care(desk: OpenDiary) -> Iterator[Waiting]:
    """A day to look again at a course of care, until something is decided."""
    book = desk.book
    days = [*(one.look_again for one in book.care), *(one.look_again for one in book.care_decisions)]
    if any(day <= desk.today for day in days if day is not None):
        yield from look_lines.care_lines(desk)


def _visit(desk: OpenDiary) -> Iterator[Waiting]:
    soon = desk.today + timedelta(days=1)
    for visit in desk.book.visits:
        if visit.next_on is not None and desk.today <= visit.next_on <= soon:
            when = "Today" if visit.next_on == desk.today else "Tomorrow"
            what = say("today.today_items.visit_your_page_your")
            command = f"painplan team visit {visit.member}"
            yield Waiting(code="visit", when=when, what=what, opens="people", command=command)
            return


BUILDING = 5
"""The lesson about building up with a set amount (clinical.md A4)."""


def _open_signs(desk: OpenDiary) -> Iterator[Waiting]:
    """A warning sign that nobody has looked at comes before everything else, and leads to what to do."""
    if not desk.book.signs:
        return

    waiting = rules.locking(rules.Situation(signs=signs_service.open_on(desk.book, desk.today)))
    if not waiting:
        return
    what = say("warning_signs.due.open", count=len(waiting))
    yield Waiting(code="open_sign", when="Warning sign", what=what, opens="signs", command="painplan safety")


def _well(desk: OpenDiary) -> Iterator[Waiting]:
    """Whether an illness is over, from the day on to which the person thought that it would last."""
    late = [one for one in desk.book.holds if holds_words.is_late(one, desk.today)]
    if late and late[0].until is not None:
        words, day = assets.asset("flare")["holds"], day_in_words(late[0].until, desk.today)
        what = words["after_until"].format(day=day)
        yield Waiting(code="well", when=words["late_when"], what=what, opens="hold", command="painplan hold end")


def _unasked(desk: OpenDiary) -> Iterator[Waiting]:
    """What comes before tries and was never asked: every day until it is answered; it locks nothing (A12 PRE)."""
    if not desk.book.active_plans():
        return

    missing, words = not_asked.never_asked(desk.book), assets.asset("ask_first")["unasked"]
    if unread.still_to_ask(desk.book):  # all of them, whatever was never asked before
        what = words["again"]
        yield Waiting(code="unasked", when=words["when"], what=what, opens="ask_first", command="painplan ask-first")
        return
    if missing == ("adult",):
        command = "painplan safety --adult yes"
        yield Waiting(code="adult", when=words["age_when"], what=words["age_what"], opens="ask_first", command=command)
    elif missing:
        what = words["what"].format(which=not_asked.never_asked_short(missing))
        yield Waiting(code="unasked", when=words["when"], what=what, opens="ask_first", command="painplan ask-first")


def _signs(desk: OpenDiary) -> Iterator[Waiting]:
    """The whole list where something calls for it, until it was answered; the short one comes with the weekly review.

    While an experiment runs, both stand here: the list belongs to its start and to each of its weeks (clinical.md G6).
    """
    if not desk.book.plans and not desk.book.experiments:
        return

    due = safety_service.Safety(desk).list_due()
    if desk.worried and (due is None or due.why != "worry"):  # the list was gone through, and nobody has looked at it
        words, command = assets.asset("safety")["worry"], "painplan checkin --set worry_looked_at=yes"
        yield Waiting(code="worry", when=words["when"], what=words["what"], opens="checkin", command=command)
    if due is None or (due.why == "long_flare" and flares.flare_day_on(desk)):
        return  # a flare-up that still goes on has its own line
    if due.list == "short" and not _experiment_runs(desk):
        return

    when, opens = ("This week", "signs_short") if due.list == "short" else ("Once", "signs")
    what = assets.asset("warning_signs")["due"][due.why]
    yield Waiting(code="signs", when=when, what=what, opens=opens, command="painplan safety")


def _experiment_runs(desk: OpenDiary) -> bool:
    if not desk.book.experiments:
        return False

    return experiments_service.Experiments(desk).running() is not None


def _measure(desk: OpenDiary) -> Iterator[Waiting]:
    if not desk.book.active_plans():
        return

    if desk.diary.days(
        desk.today - timedelta(days=plan_days.LOOK_BACK_DAYS), desk.today
    ).assessments:  # read for Today anyway
        yield from measure_lines.measure_line(desk)


WEEKLY_OFFERED = range(28, 35)
"""Days since the start on which a check-in once a week is offered (clinical.md E1): once, and then no more."""


def _weekly(desk: OpenDiary) -> Iterator[Waiting]:
    profile = desk.book.profile
    if profile.started_on is None or profile.weekly_checkins:
        return
    if (desk.today - profile.started_on).days in WEEKLY_OFFERED:
        words = assets.asset("settings")["weekly_offer"]
        command = "painplan set weekly_checkins 1"
        yield Waiting(code="weekly", when=words["when"], what=words["what"], opens="settings", command=command)


Source = Callable[[OpenDiary], Iterable[Waiting]]
SOURCES: tuple[Source, ...] = (
    _open_signs,
    _support,
    _well,
    _unasked,
    _signs,
    _worsening,
    _pacing,
    _visit,
    _barriers,
    _tasks,
    _purpose,
    _experiment,
    _to_try,
    _reminders,
    _band,
    _goal_date,
    _care,
    _month,
    _measure,
    _weekly,
    _lesson,
)
"""In the order of the screen: what asks for care first, then what belongs to this day, then what can wait."""
SURE: tuple[Source, ...] = (_open_signs, _well, _unasked, _signs, _worsening, _goal_date, _care)
"""An open sign, whether an illness is over, what was never asked, questions that are due, a goal or a look whose day
has come: never pushed out."""
NOTHING_ASKED: tuple[Source, ...] = (_open_signs, _support, _signs, _visit)
"""Where no amount is left: nothing that asks for something to be done (clinical.md C, principle 4)."""
