"""Lives a story: each day with the coach of that day, each week with its review."""

from datetime import date, datetime, time, timedelta
from random import Random

from painplan.checkin.records import Measurement
from painplan.safety.ask_first_service import ADULT, WORSENING, AskFirstList
from painplan.safety.not_asked import questions
from painplan.safety.service import Safety
from painplan.samples.story import DAYS_IN_WEEK, Answers, Day, Story
from painplan.store.diary import Change, Diary, measurement_change
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach

WEEKS = 12
SOURCE = "sample"
"""Where the steps of a sample come from, so that nobody takes them for a device's."""
_MORNING, _EVENING = time(9), time(20, 30)


def live(story: Story, today: date) -> Coach:
    """The coach of ``today`` on a diary of the twelve weeks before it.

    The check-in of today is not done, and the review of the last week is still to be made.
    """
    diary, chance = Diary(MemoryFolder()), Random(story.seed)
    first = today - timedelta(days=WEEKS * DAYS_IN_WEEK)
    beginning = _coach(diary, first, _MORNING)
    _ask_before(beginning)
    for new in story.plans(first):
        beginning.add_plan(new)
    counted: list[Change] = []
    open_sessions: set[str] = set()
    evening = story.evenings()
    for number in range(WEEKS * DAYS_IN_WEEK):
        day = first + timedelta(days=number)
        if number and number % DAYS_IN_WEEK == 0:
            _review(story, _coach(diary, day, _MORNING), number // DAYS_IN_WEEK)
        coach = _coach(diary, day, _EVENING)
        told = Day(number, {plan.plan.id: plan for plan in coach.plans_today()}, chance)
        answers = evening(told)
        if answers is not None:
            coach.answer(day, _asked(answers, open_sessions).items())
        story.besides(coach, number)
        steps = story.steps(told, answers or {})
        if steps is not None:
            counted.append(measurement_change(Measurement(day=day, source=SOURCE, values={"steps": steps})))
    diary.save(counted, datetime.combine(today, _MORNING))
    coach = _coach(diary, today, _EVENING)
    coach.takes_notes = True
    return coach


def _coach(diary: Diary, day: date, at: time) -> Coach:
    coach = Coach(diary, day, now=lambda: datetime.combine(day, at), sample=True)
    coach.takes_notes = False
    return coach


def _ask_before(coach: Coach) -> None:
    """What comes before tries was asked, and nothing spoke against them (clinical.md A12 PRE)."""
    nothing = {one.id: "no" for one in questions()}
    AskFirstList(coach).answer({ADULT: "yes", **nothing, WORSENING: "never"})
    Safety(coach).list_asked(whole=True)


def _review(story: Story, coach: Coach, week: int) -> None:
    Safety(coach).list_asked(whole=False)
    for review in coach.reviews():
        coach.decide(review.plan.id, story.choices.get(week, "take"))


def _asked(answers: Answers, open_sessions: set[str]) -> Answers:
    """The answers without those that nobody would have been asked for: how a session settled is asked once."""
    kept = {}
    for name, value in answers.items():
        key, _, plan = name.partition(".")
        if key != "settled" or plan in open_sessions:
            kept[name] = value
    open_sessions -= {name.partition(".")[2] for name in kept if name.startswith("settled.")}
    open_sessions |= {name.partition(".")[2] for name in kept if name.startswith("done.") and kept[name] != "0"}
    return kept
