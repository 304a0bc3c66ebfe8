"""What a goal conversation leaves in the diary: every answer lands in a record, and every record can be edited."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from painplan.errors import CannotDo, WrongInput
from painplan.goals.barriers import Barriers
from painplan.goals.interviews import GoalTalk
from painplan.goals.scripts import FILE, script_named
from painplan.goals.service import Goals
from painplan.kit.step import chosen
from painplan.safety.ask_first_service import AskFirstList
from painplan.safety.closing import ASK_FIRST, Closing
from painplan.safety.not_asked import questions
from painplan.safety.service import Safety
from painplan.store.book import Book
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.conftest import FIRST, on
from tests.goals.walking import answer_to

ABOUT_THE_TALK = frozenset({"way", "start", "keep_goal", "gentle", "gentle_2", "focus", "skim", "unit_name", "signs"})
"""Answers that steer the conversation, or stand in the record of another answer."""
SUPERSEDED = {
    **{"confidence": "confidence_2", "confidence_2": "confidence_3", "by": "by_again", "again": "own_goal"},
    **{"own_goal": "instead"},
}
"""An answer that was given once more; the later one counts."""


def coach_at(day: int = 0, folder: MemoryFolder | None = None) -> Coach:
    now = datetime.combine(on(day), datetime.min.time())
    return Coach(Diary(folder or MemoryFolder()), on(day), now=lambda: now)


def told(coach: Coach, said: dict[str, str]) -> GoalTalk:
    """A conversation in which these answers were given, in the order of the script."""
    talk = GoalTalk(coach)
    while (step := talk.next) is not None:
        talk.answer(step.id, said.get(step.id, ""))
    return talk


WHOLE = {
    **{"way": "2", "adult": "1", "matters": "the children", "domains": "1", "skim": "3", "goal": "be pain free"},
    **{"again": "out with them", "importance_family": "9", "now_family": "3", "importance_friends": "6"},
    **{"now_friends": "5", "focus": "1", "importance": "4", "reasons": "they grow", "keep_goal": "1", "readiness": "3"},
    **{"activity": "Walking", "unit": "1", "aim": "20", "when": "at noon", "where": "park", "whom": "my sister"},
    **{
        "by": "in 30 weeks",
        "by_again": "in 10 weeks",
        "days": "5",
        "purpose": "2",
        "confidence": "5",
        "surer": "less",
        "gentle": "1",
    },
    **{
        "confidence_2": "8",
        "pem": "2",
        "told": "2",
        "good": "12",
        "bad": "8",
        "ladder": "8 12 20",
    },
    **{"level_minus2": "a", "level_minus1": "b", "level_0": "c", "level_1": "d", "level_2": "e", "barriers": "3 4"},
    **{"expect": "the pond", "expect_sure": "7", "expect_roadblocks": "visitors"},
    **{"then_sleep": "the gate", "support": "sister", "support_how": "asks", "share": "1", "smallest": "the door"},
    **{"ceiling": "2", "ask_first": "6"},
}
TRIED = WHOLE | {"ask_first": "0", "start": "1", "try1": "8", "try2": "12", "try3": "10", "had_to": "0"}


def test_the_whole_way_lands_in_goal_plan_values_barriers_flare_plan_and_safety() -> None:
    coach = coach_at()
    ended = told(coach, WHOLE).finish()
    book, goal = coach.book, ended.goal
    assert (goal.text, goal.first_said, goal.matters, goal.domains) == (
        "out with them",
        "be pain free",
        "the children",
        ("family",),
    )
    assert (goal.importance, goal.reasons, goal.surer, goal.readiness, goal.confidence) == (
        4,
        "they grow",
        "less",
        "ready",
        8,
    )
    assert (goal.when, goal.where, goal.with_whom, goal.by) == (
        "at noon",
        "park",
        "my sister",
        FIRST + timedelta(weeks=10),
    )
    assert (goal.support, goal.support_how, goal.share, goal.ceiling) == ("sister", "asks", True, "hard")
    assert (goal.expect, goal.expect_sure, goal.expect_roadblocks) == ("the pond", 7, "visitors")
    assert (goal.ladder, goal.levels, goal.state) == ((8, 12, 20), ("a", "b", "c", "d", "e"), "active")
    (plan,) = book.plans
    assert plan.purpose == "save_energy_for_value"
    assert (plan.activity, plan.aim, plan.days_per_week, plan.profile, plan.goal) == (
        "Walking",
        20,
        5,
        "gentle",
        "goal",
    )
    assert [(one.domain, one.importance, one.now, one.chosen) for one in book.values] == [
        ("family", 9, 3, True),
        ("friends", 6, 5, False),
    ]
    assert [(one.kind, one.then, one.goal) for one in book.barriers] == [
        ("sleep", "the gate", "goal"),
        ("weather", "", "goal"),
    ]
    assert book.flare_plan.smallest == "the door"
    assert (book.profile.adult, book.profile.worsening, book.profile.told_crashes) == (True, "sometimes", False)
    assert [one.question for one in book.ask_first if one.answer == "yes"] == ["AF06"]
    assert len(book.ask_first) == len(questions())
    assert coach.draft == {}


@hypothesis(max_examples=60)
@given(data=st.data())
def test_every_answer_of_every_path_lands_in_a_record(data: st.DataObject) -> None:
    coach = coach_at()
    if data.draw(st.booleans(), label="the warning signs were gone through"):
        Safety(coach).list_asked(whole=True)
    talk = GoalTalk(coach)
    while (step := talk.next) is not None:
        talk.answer(step.id, answer_to(step, data.draw, talk.said))
    said, asked = talk.said, {step.id: step for step in talk.given()}
    wants_plan = talk.ends_in_plan
    ended = talk.finish()
    assert (ended.plan is not None) == wants_plan
    book = coach.book
    stands = msgspec.json.encode(book.replaced(drafts=()).tables()).decode()
    for name, answer in said.items():
        later = SUPERSEDED.get(name)
        if not answer or name not in asked or (later and said.get(later)) or name in ABOUT_THE_TALK:
            continue
        if asked[name].kind == "text":
            superseded = name in ("again", "own_goal", "instead") and ended.goal.text != answer
            assert answer in stands or superseded, name
        else:
            assert landed(name, answer, book), name


def landed(name: str, answer: str, book: Book) -> bool:
    """Whether an answer that was chosen, rated or counted is among the facts."""
    goal, plan = book.goals[0], book.plans[0] if book.plans else None
    what, _, domain = name.partition("_")
    rated = {one.domain: one for one in book.values}
    if what in ("importance", "now") and domain:
        return bool(getattr(rated[domain], what) == int(answer))  # type: ignore[index]  # names of domains
    if name in ("importance", "confidence", "confidence_2", "confidence_3"):
        return int(answer) == (goal.importance if name == "importance" else goal.confidence)
    if name == "domains":
        return set(chosen(answer)) <= {*rated, *goal.domains} or not chosen(answer)
    if name in ("weekdays", "barriers"):
        kept = {"weekdays": {*goal.weekdays}, "barriers": {one.kind for one in book.barriers}}
        return kept[name] == {*chosen(answer)}
    if name == "ask_first":
        return set(chosen(answer)) == {one.question for one in book.ask_first if one.answer == "yes"}
    if name == "chest_now":
        return ("RF20" in {one.sign for one in book.signs}) == (answer == "yes")
    if name in ("adult", "told", "pem"):
        profile = book.profile
        both = (profile.told_crashes, profile.post_exertional_malaise) == (answer == "yes",) * 2
        return {"adult": profile.adult, "told": both, "pem": profile.worsening == answer}[name]
    if name in ("readiness", "ceiling", "expect_sure"):
        return str(getattr(goal, name)) == answer
    if name == "share":
        return goal.share is (answer == "yes")
    if name in ("by", "by_again"):
        return goal.by is not None and goal.by.isoformat() == answer
    if name == "ladder":
        return " ".join(f"{rung:g}" for rung in goal.ladder) == answer
    assert plan is not None
    made = (*plan.trials, *plan.stopped)
    ended = sum(trial.had_to_stop is not None for trial in made)
    amounts = {plan.aim, plan.good, plan.bad, *(trial.had_to_stop or trial.amount for trial in made)}
    return {
        "unit": answer in (plan.unit, "own"),
        "purpose": answer == plan.purpose,
        "had_to": len(chosen(answer)) == ended,
        "had_to_counts": bool(plan.stopped) == (answer == "again"),
        "days": plan.days_per_week == int(answer) if answer.isdigit() else False,
    }.get(name, answer.isdigit() and float(answer) in amounts)


def test_where_a_goal_goes_on_already_it_says_that_one_at_a_time_is_plenty() -> None:
    coach = coach_at()
    talk = told(coach, WHOLE)
    assert "One at a time" not in talk.before_starting()
    talk.finish()
    second = told(coach, WHOLE)
    assert "One at a time is plenty" in second.before_starting()
    Goals(coach).park("goal")
    assert "One at a time" not in second.before_starting()


def test_a_goal_for_later_and_one_that_is_not_now_are_kept_without_a_plan() -> None:
    for more in ({"keep_goal": "3"}, {"importance": "8", "readiness": "1"}):
        coach = coach_at()
        ended = told(coach, WHOLE | more).finish()
        assert (ended.plan, ended.goal.state, coach.book.plans) == (None, "parked", ())
        assert [one.kind for one in coach.book.barriers] == ["sleep", "weather"]
        assert coach.draft == {}


def test_changing_an_earlier_answer_asks_again_what_rests_on_it() -> None:
    coach = coach_at()
    Safety(coach).list_asked(whole=True)
    talk = told(coach, TRIED)
    talk.answer("unit", "2")
    asked_again = []
    while (step := talk.next) is not None:
        asked_again.append(step.id)
        talk.answer(
            step.id, {"aim": "2000", "confidence": "9"}.get(step.id, "500" if step.kind == "amount" else step.given)
        )
    assert asked_again[:2] == ["aim", "confidence"]
    assert {"try1", "try2", "try3", "ladder", "level_0"} <= set(asked_again)
    ended = talk.finish()
    assert ended.plan is not None
    assert (ended.plan.unit, ended.goal.levels[2]) == ("metres", "2,000 metres a day")


def test_a_minor_is_told_that_it_is_not_for_them_and_nothing_goes_on() -> None:
    coach = coach_at()
    talk = GoalTalk(coach)
    talk.answer("way", "1")
    with pytest.raises(WrongInput, match="made for adults"):
        talk.answer("adult", "2")
    assert talk.next is not None
    assert talk.next.id == "adult"
    assert coach.draft == {"way": "short"}


def test_ratings_of_another_day_stand_beside_the_earlier_ones() -> None:
    folder = MemoryFolder()
    told(coach_at(0, folder), WHOLE).finish()
    told(coach_at(30, folder), WHOLE | {"importance_family": "7", "now_family": "6"}).finish()
    (family, friends) = Goals(coach_at(30, folder)).values()
    by_name = {view.domain: view for view in (family, friends)}
    assert [(one.importance, one.now) for one in by_name["family"].ratings] == [(9, 3), (7, 6)]
    assert (by_name["family"].gap, by_name["family"].priority) == (1, 7)


def test_what_was_said_before_steps_is_asked_once_and_locks_until_somebody_looked() -> None:
    folder = MemoryFolder()
    told(coach_at(0, folder), WHOLE).finish()
    coach = coach_at(1, folder)
    assert not {"adult", "ask_first"} & {
        step.id for step in GoalTalk(coach).script.asked({"way": "whole"}, GoalTalk(coach).facts)
    }
    (plan,) = coach.today_view().plans
    assert plan.target.state == "locked"
    assert coach.today_view().locked is not None
    with pytest.raises(WrongInput, match="their role"):
        Closing(coach, ASK_FIRST).looked_at("AF06", " ")
    AskFirstList(coach).answer({"AF06": "no"})
    assert coach.today_view().locked is not None, "a no does not close it"
    Closing(coach, ASK_FIRST).looked_at("AF06", "surgeon")
    assert coach.today_view().locked is None
    view = next(view for view in AskFirstList(coach).views() if view.id == "AF06")
    assert (view.open, view.looked_at, view.looked_at_by) == (False, on(1), "surgeon")
    AskFirstList(coach).answer({"AF06": "yes"})
    assert coach.today_view().locked is not None, "a new yes is open again"


def test_every_record_of_a_conversation_can_be_edited() -> None:
    coach = coach_at()
    told(coach, WHOLE).finish()
    goals, barriers = Goals(coach), Barriers(coach)
    assert goals.write_levels("goal", ("1", "2", "3", "4", "5")).levels == ("1", "2", "3", "4", "5")
    with pytest.raises(WrongInput, match="5 levels"):
        goals.write_levels("goal", ("1",))
    assert goals.park("goal").state == "parked"
    assert coach.book.active_plans() == ()
    assert goals.resume("goal").state == "active"
    assert [plan.id for plan in coach.book.active_plans()] == ["walking"]
    with pytest.raises(CannotDo, match="goes on already"):
        goals.resume("goal")
    assert goals.fits("goal", "yes").state == "active"
    assert goals.reached("goal").state == "reached"
    assert goals.fits("goal", "no").state == "no_longer_fits"
    coach.undo()
    assert [goal.state for goal in coach.book.goals] == ["reached"]
    assert [plan.state for plan in coach.book.plans] == ["active"]
    with pytest.raises(WrongInput, match="There is no goal"):
        goals.park("other")
    assert barriers.add("weather", "the corridor").then == "the corridor"
    barriers.put_away("weather")
    assert [view.kind for view in barriers.list()] == ["sleep"]
    assert barriers.add("weather").then == "the corridor", "its plan was kept"


def test_an_old_draft_goes_on_with_the_questions_of_its_time() -> None:
    coach = coach_at()
    coach.keep_draft({"matters": "", "goal": "Out again", "activity": "Walking"})
    talk = GoalTalk(coach)
    assert talk.next is not None
    assert talk.next.id == "unit"


# --- a clinic's own words ---


def with_file(place: Path, content: str) -> GoalTalk:
    place.mkdir(exist_ok=True)
    (place / FILE).write_text(content, encoding="utf-8")
    return GoalTalk(Coach(Diary(DiskFolder(place)), FIRST))


def test_a_clinic_changes_words_and_switches_steps_off(place: Path) -> None:
    talk = with_file(
        place, 'off = ["share", "skim"]\n[goal]\nask = "What shall it be?"\n[way]\nlabels = ["short", "long"]\n'
    )
    assert talk.problem == ""
    assert talk.script.step("goal", {"way": "short", "adult": "yes"}, talk.facts).ask == "What shall it be?"
    asked = [step.id for step in talk.script.asked({"way": "whole", "support": "x"}, talk.facts)]
    assert "support_how" in asked
    assert not {"share", "skim"} & set(asked)


@pytest.mark.parametrize(
    ("content", "told_about"),
    [
        ("[goal", "not used"),
        ("[song]\nask = 'x'", "no question “song”"),
        ("[goal]\nask = 3", "a text of “goal”"),
        ("[goal]\nask = ''", "a text of “goal”"),
        ("[goal]\nkind = 'scale'", "cannot be changed"),
        ("goal = 3", "no table"),
        ("off = ['goal']", "cannot be switched off"),
        ("off = 'share'", "no list of names"),
        ("[way]\nlabels = ['one']", "2 answers, and 1 labels"),
        ("[way]\nlabels = [1, 2]", "no list of words"),
        ("a = " + "[" * 3000, "not used"),
        ("[goal]\nask = 'x'\n" + "#" * 300_000, "too large"),
    ],
)
def test_a_file_that_does_not_fit_is_named_and_the_own_words_are_used(
    place: Path, content: str, told_about: str
) -> None:
    talk = with_file(place, content)
    assert FILE in talk.problem
    assert told_about in talk.problem
    own = script_named(MemoryFolder(), "goal").script
    assert talk.script.steps == own.steps
    assert talk.script.off == frozenset()
