"""The engine: what is asked, what is taken, what an answer takes out, how far it is. Every path of both scripts."""

from datetime import date
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.goals.scripts import NAMES, Name, own_script
from painplan.kit.script import KnownBefore, Rules, script_of
from painplan.kit.step import NOTHING, Option, Step, accepted, in_words
from tests.goals.walking import answer_to

TODAY = date(2026, 1, 5)
FACTS = KnownBefore(today=TODAY, signs=True)
STRANGER = KnownBefore(today=TODAY)


def walk(name: Name, data: st.DataObject, facts: KnownBefore = FACTS) -> dict[str, str]:
    script, said = own_script(name), dict[str, str]()
    for _ in range(200):
        step = script.next(said, facts)
        if step is None:
            return said
        changes = script.changes(step.id, answer_to(step, data.draw, said), said, facts)
        assert None not in changes.values(), "a first answer takes nothing out"
        said |= {name: text for name, text in changes.items() if text is not None}
    raise AssertionError("it never ends")


@pytest.mark.parametrize("facts", [FACTS, STRANGER, KnownBefore(today=TODAY, signs=True, tries=False)])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_every_path_comes_to_an_end(name: Name, facts: KnownBefore, data: st.DataObject) -> None:
    said = walk(name, data, facts)
    at, of, minutes = own_script(name).progress(said, facts)
    assert (at, minutes) == (of + 1, 0)


TRIED = {"start", "try1", "try2", "try3", "had_to", "had_to_counts"}


@given(data=st.data())
def test_no_path_comes_to_tries_before_all_that_comes_before_them_was_asked_and_holds(data: st.DataObject) -> None:
    """clinical.md A12 PRE: what a clinician should hear of first, a lasting worsening, the warning signs, the diary."""
    facts = data.draw(st.sampled_from([FACTS, STRANGER, KnownBefore(today=TODAY, signs=True, tries=False)]))
    said = walk("goal", data, facts)
    before = [said.get("ask_first") == NOTHING, said.get("pem") in ("never", "sometimes"), said.get("told") != "yes"]
    if TRIED & said.keys():
        assert (all(before), facts.tries, facts.signs) == (True, True, True)
        asked = list(said)
        assert all(asked.index(name) < asked.index("start") for name in ("adult", "ask_first", "pem", "told"))
    elif "pem" in said:
        assert not (all(before) and facts.tries and facts.signs), "tries are offered where all of it holds"
        assert {"good", "bad"} <= said.keys(), "an estimate may stand there"


def test_a_try_is_told_in_the_words_of_the_rule_and_the_signs_to_stop_stand_beside_it() -> None:
    said = SAID | {"confidence": "8", "ask_first": NOTHING, "pem": "never", "told": "no"}
    start = own_script("goal").next(said, FACTS)
    assert start is not None
    assert start.id == "start"
    assert "Stop when your symptoms begin to rise, before you have to stop." in start.hint
    assert "Stop for: chest pain" in start.hint


def test_what_one_had_to_stop_at_counts_half_or_is_tried_on_another_day() -> None:
    tries = {"start": "tries", "try1": "8", "try2": "12", "try3": "20"}
    said = SAID | {"confidence": "8", "ask_first": NOTHING, "pem": "never", "told": "no", **tries}
    assert after(**said) == "had_to"
    assert after(**said, had_to=NOTHING) == "ladder"
    assert after(**said, had_to="try3") == "had_to_counts"
    half, script = said | {"had_to": "try3", "had_to_counts": "half"}, own_script("goal")
    assert script.step("level_minus1", half, FACTS).given == "10 minutes a day, as now"
    again = said | {"had_to": "try3", "had_to_counts": "again"}
    assert [step.id for step in script.asked(again, FACTS) if step.id not in again][:2] == ["good", "bad"]


def test_chest_pain_asks_at_once_whether_it_is_there_now() -> None:
    assert after(confidence="8", ask_first="AF02;AF07") == "chest_now"
    assert after(confidence="8", ask_first="AF07") == "pem"
    assert after(confidence="8", ask_first="AF02", chest_now="") == "pem", "it can be skipped"


@pytest.mark.parametrize("goal", ["reduce my medication", "take fewer painkillers", "get off tramadol", "less opioids"])
def test_a_goal_about_taking_less_of_a_medicine_leads_to_something_to_do(goal: str) -> None:
    so_far = {"way": "short", "adult": "yes", "matters": "", "goal": goal}
    found = own_script("goal").next(so_far, FACTS)
    assert found is not None
    assert found.id == "instead"
    assert "Don't change prescribed medicines on your own" in found.hint
    own = KnownBefore(today=TODAY, medicines=("Kalmerin",))
    assert "instead" in [step.id for step in own_script("goal").asked(so_far | {"goal": "less Kalmerin"}, own)]
    assert "instead" not in [step.id for step in own_script("goal").asked(so_far | {"goal": "less Kalmerin"}, FACTS)]


@given(data=st.data())
def test_going_back_to_any_answer_asks_again_what_rests_on_it_and_nothing_else(data: st.DataObject) -> None:
    script, said = own_script("goal"), walk("goal", data)
    step = data.draw(st.sampled_from(script.asked(said, FACTS)))
    again = script.step(step.id, said, FACTS)
    assert again.given == (said[step.id] or step.given)
    changes = script.changes(step.id, answer_to(step, data.draw, said), said, FACTS)
    resting = set(script.rules.depends) & {name for name, text in changes.items() if text is None}
    assert {name for name, text in changes.items() if text is None} == resting
    assert changes[step.id] != said[step.id] or len(changes) == 1, "the same answer changes nothing"
    after = {name: text for name, text in (said | changes).items() if text is not None}
    missing = script.next(after, FACTS)
    assert missing is None or missing.id not in said or missing.id in resting


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_can_be_skipped_is_skipped_by_an_empty_answer_and_the_rest_says_so(
    name: Name, data: st.DataObject
) -> None:
    script, said = own_script(name), walk(name, data)
    for step in script.asked(said, FACTS):
        if step.optional:
            assert script.changes(step.id, "  ", said, FACTS)[step.id] == ""
        else:
            with pytest.raises(WrongInput, match="needed"):
                script.changes(step.id, "  ", said, FACTS)


def test_the_short_way_takes_about_three_minutes_and_the_whole_one_up_to_twelve() -> None:
    script = own_script("goal")
    short = script.progress({"way": "short"}, FACTS)
    whole = script.progress({"way": "whole"}, FACTS)
    assert (short.minutes_left, short.of) == (3, 18)
    assert 6 <= whole.minutes_left <= 12
    assert script.progress({"way": "whole", "adult": "yes"}, FACTS).at == 3


@pytest.mark.parametrize(
    ("said", "next_step"),
    [
        ({"goal": "to be pain free"}, "again"),
        ({"goal": "get rid of the pain"}, "again"),
        ({"goal": "no more pain", "again": "walk"}, None),
        ({"goal": "my wife wants me to walk"}, "own_goal"),
        ({"goal": "walk with my wife"}, None),
        ({"goal": "painting again"}, None),
    ],
)
def test_a_goal_without_pain_and_a_borrowed_one_are_asked_once_more(
    said: dict[str, str], next_step: str | None
) -> None:
    so_far = {"way": "short", "adult": "yes", "matters": "", **said}
    found = own_script("goal").next(so_far, FACTS)
    assert found is not None
    assert found.id == (next_step or "activity")


SAID = {
    **{"way": "whole", "adult": "yes", "matters": "", "domains": "0", "skim": "0", "goal": "walk"},
    **{"importance": "8", "readiness": "ready", "activity": "Walking", "unit": "minutes", "aim": "20"},
    **{"when": "", "where": "", "whom": "", "by": "2026-03-30", "days": "5", "weekdays": "", "purpose": ""},
}


def after(**more: str) -> str | None:
    found = own_script("goal").next(SAID | more, FACTS)
    return found.id if found else None


def test_below_six_asks_why_not_zero_and_offers_another_goal_or_a_later_time() -> None:
    script = own_script("goal")
    said = SAID | {"importance": "5"}
    reasons = script.next(said, FACTS)
    assert reasons is not None
    assert (reasons.id, reasons.ask) == ("reasons", "Why 5 and not 0?")
    zero = script.step("reasons", SAID | {"importance": "0"}, FACTS)
    assert "not 0" not in zero.ask
    assert after(importance="5", reasons="") == "keep_goal"
    assert after(importance="5", reasons="", keep_goal="change") == "other_goal"
    parked = {name for name in SAID if name not in ("activity", "unit", "aim", "days")}
    said = {name: SAID[name] for name in parked} | {"importance": "5", "reasons": "", "keep_goal": "park"}
    found = script.next(said, FACTS)
    assert found is not None
    assert found.id == "barriers", "no plan is pressed for"


def test_below_seven_something_is_changed_and_asked_again_two_times_at_most() -> None:
    assert after(confidence="7") == "ask_first"
    assert after(confidence="6") == "surer"
    unsure = {"confidence": "6", "surer": "", "gentle": "help"}
    assert after(**unsure) == "confidence_2"
    assert after(**unsure, confidence_2="4") == "gentle_2"
    assert after(**unsure, confidence_2="4", gentle_2="gentle") == "confidence_3"
    assert after(**unsure, confidence_2="4", gentle_2="gentle", confidence_3="2") == "ask_first"
    assert after(confidence="6", surer="", gentle="steady") == "ask_first"


def test_not_now_is_no_plan() -> None:
    script = own_script("goal")
    said = {name: SAID[name] for name in ("way", "adult", "matters", "domains", "skim", "goal", "importance")}
    found = script.next(said | {"readiness": "not_now"}, FACTS)
    assert found is not None
    assert found.id == "barriers"


def test_a_first_mark_is_asked_for_where_the_day_is_not_two_to_twelve_weeks_ahead() -> None:
    assert after(by="2026-03-30") == "confidence"
    assert after(by="2026-01-10") == "by_again"
    assert after(by="2026-12-01") == "by_again"


def test_sub_steps_and_levels_come_from_the_pacing_rules() -> None:
    tries = {"confidence": "8", "pem": "never", "start": "tries", "try1": "8", "try2": "12", "try3": "10"}
    script, said = own_script("goal"), SAID | tries
    offered = [script.step(name, said, FACTS).given for name in ("ladder", "level_minus2", "level_minus1", "level_0")]
    assert offered == ["8 11 14 17 20", "less than 10 minutes a day", "10 minutes a day, as now", "20 minutes a day"]
    better = [script.step(name, said, FACTS).given for name in ("level_1", "level_2")]
    assert better == ["21 minutes a day", "22 minutes a day"]
    assert "4 minutes" in script.step("smallest", said, FACTS).ask
    assert "9 minutes" in script.step("ceiling", said, FACTS).ask


@pytest.mark.parametrize(("pem", "asks"), [("never", True), ("sometimes", True), ("often", False), ("always", False)])
def test_what_a_professional_said_is_asked_where_the_first_answer_leaves_steps_on(pem: str, asks: bool) -> None:
    assert (after(confidence="8", ask_first=NOTHING, pem=pem) == "told") == asks


def test_after_a_yes_there_are_no_sub_steps_and_a_good_day_has_no_more() -> None:
    said = SAID | {"confidence": "8", "pem": "never", "told": "yes", "good": "12", "bad": "8"}
    script = own_script("goal")
    assert "ladder" not in [step.id for step in script.asked(said, FACTS)]
    assert "8 minutes" in script.step("ceiling", said, FACTS).ask


@given(data=st.data())
def test_the_next_question_and_one_by_its_name_are_those_of_all_that_are_asked(data: st.DataObject) -> None:
    """Though the words of the others are not filled in for them."""
    script, said = own_script("goal"), walk("goal", data)
    some = dict(list(said.items())[: data.draw(st.integers(0, len(said)))])
    every = script.asked(some, FACTS)
    assert script.next(some, FACTS) == next((step for step in every if step.id not in some), None)
    assert script.given(some, FACTS) == tuple(step for step in every if step.id in some)
    for step in every:
        found = script.step(step.id, some, FACTS)
        assert msgspec.structs.replace(found, given=step.given) == step
        assert found.given == (some.get(step.id) or step.given)


def test_what_a_question_offers_is_looked_up_where_it_is_asked() -> None:
    offered = list[str]()

    def offer(name: str, *_: object) -> str:
        offered.append(name)
        return name

    names = ("one", "two", "three")
    tables = {name: {"kind": "text", "ask": "What?", "label": "What"} for name in names}
    script = script_of({"order": list(names), **tables}, Rules(offers={name: partial(offer, name) for name in names}))
    following = script.next({"one": "said"}, FACTS)
    assert following is not None
    assert (following.id, following.given, offered) == ("two", "two", ["two"])
    assert script.step("three", {"one": "said"}, FACTS).given == "three"
    assert offered == ["two", "three"]


def test_the_farthest_domains_are_offered_to_begin_with() -> None:
    rated = {"importance_family": "9", "now_family": "3", "importance_work": "8", "now_work": "8"}
    said = {"way": "whole", "adult": "yes", "matters": "", "domains": "family;work", "skim": NOTHING, **rated}
    step = own_script("goal").next(said, FACTS)
    assert step is not None
    assert (step.id, step.given) == ("focus", "family")
    assert "family" in step.ask


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("by", "1 January 2020", "not ahead"),
        ("by", "soonish", "not a day I can read"),
        ("goal", "x" * 5_000, "up to 2,000 fit"),
        ("goal", " \u200b ", "nothing to read"),
        ("importance", "11", "0 to 10"),
        ("days", "9", "Choose one of the keys"),
        ("aim", "twenty", "is not an amount in minutes"),
        ("domains", "1 2 3 4", "up to 3"),
        ("barriers", "1 99", "not in the list"),
        ("adult", "no", "made for adults"),
    ],
)
def test_what_does_not_fit_is_a_sentence(name: str, text: str, told: str) -> None:
    with pytest.raises(WrongInput, match=told):
        own_script("goal").changes(name, text, SAID, FACTS)


def test_all_barriers_at_once_are_each_asked_for_a_plan() -> None:
    script = own_script("goal")
    every = " ".join(str(number) for number in range(1, 13))
    said = SAID | {name: text or "" for name, text in script.changes("barriers", every, SAID, FACTS).items()}
    asked = [step.id for step in script.asked(said, FACTS) if step.id.startswith("then_")]
    assert len(asked) == 12


def test_an_answer_is_chosen_by_key_word_or_value_and_read_back_in_words() -> None:
    options = (Option("1", "three days", "3"), Option("2", "four days", "4"))
    step = Step(id="days", kind="choice", ask="?", label="days", options=options)
    assert {accepted(step, text, TODAY) for text in ("2", "Four days", "4")} == {"4"}
    assert in_words(step, "4") == "four days"


def test_a_table_that_is_no_question_is_named() -> None:
    with pytest.raises(WrongInput, match="odd"):
        script_of({"order": ["odd"], "odd": {"ask": 3, "kind": "text", "label": "x"}}, Rules())
    with pytest.raises(WrongInput, match="odd"):
        script_of({"order": ["odd"], "odd": {"ask": "?", "kind": "song", "label": "x"}}, Rules())


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_question_that_was_gone_back_to_has_the_number_it_had(name: Name, data: st.DataObject) -> None:
    said = walk(name, data)
    script, so_far = own_script(name), dict[str, str]()
    while (step := script.next(so_far, FACTS)) is not None:
        forward = script.progress(so_far, FACTS)
        assert script.progress(so_far, FACTS, at=step.id) == forward
        so_far[step.id] = said[step.id]
        assert script.progress(so_far, FACTS, at=step.id).at == forward.at
