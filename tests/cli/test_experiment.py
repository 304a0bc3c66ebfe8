"""``painplan experiment``: a whole one, from the list to the decision; what is never tried out is refused."""

from random import Random

import pytest

from tests.conftest import Shell, on

with_plan = pytest.mark.usefixtures("walking_plan")


def test_what_can_be_tried_out_is_listed(painplan: Shell) -> None:
    listed = painplan("experiment", "list", "--json").document
    assert {"heat", "breathing", "chunks"} <= {one["id"] for one in listed["questions"]}
    assert "has not been shown to reduce pain" in listed["notice"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("ibuprofen before walking", "Medicines are never tried out"),
        ("magnesium", "Supplements"),
        ("no alcohol", "Alcohol"),
        ("walking more than my amount", "Doing more"),
    ],
)
def test_what_is_never_tried_out_is_refused_with_the_reason(painplan: Shell, typed: str, why: str) -> None:
    refused = painplan("experiment", "start", typed, "--outcome", "sleep")
    assert refused.code == 1
    assert why in refused.err


def test_another_question_is_wrong_input_and_names_the_list(painplan: Shell) -> None:
    refused = painplan("experiment", "start", "juggling", "--outcome", "sleep")
    assert refused.code == 2
    assert "heat, breathing" in refused.err


@pytest.mark.parametrize(
    "odd", [("--pairs", "2"), ("--days", "4"), ("--wash-out", "5"), ("--days", "5", "--wash-out", "3")]
)
def test_numbers_that_do_not_fit_are_refused(painplan: Shell, odd: tuple[str, ...]) -> None:
    refused = painplan("experiment", "start", "heat", "--outcome", "sleep", *odd)
    assert refused.code == 2
    assert painplan("experiment", "show").code == 1


@with_plan
def test_a_whole_experiment(painplan: Shell) -> None:
    begun = painplan("experiment", "start", "heat", "--outcome", "interference", "--seed", "7", "--json", day=on(0))
    assert begun.document["running"]
    assert begun.document["today"] == {"way": "A", "what": "No heat before bed", "day": 1, "of": 63, "counted": False}
    chance = Random(2)
    for number in range(63):
        way = painplan("experiment", "show", "--json", day=on(number)).document["today"]["way"]
        felt = (6 if way == "A" else 3) + chance.choice((-1, 0, 1))
        painplan("checkin", "--set", f"interference={felt}", day=on(number))
        painplan("experiment", "log", "yes", day=on(number))
    done = painplan("experiment", "result", "--json", day=on(63)).document
    assert not done["running"]
    assert done["valid_days"] == 63 - 7
    assert done["result"]["verdict"] == "helped"
    assert done["result"]["p"] == 0.125
    assert done["result"]["mean_difference"] == pytest.approx(3, abs=0.5)
    assert done["result"]["benefit"] <= 0.95
    told = " ".join(done["text"])
    assert "On your 4 pairs, days with B were on average" in told
    assert "Pair by pair the difference went from +" in told
    assert "This is only about you, in these weeks." in told
    assert "significant" not in told
    assert painplan("experiment", "keep", "yes", "--json", day=on(63)).document["kept"] == "yes"


@with_plan
def test_only_one_at_a_time_and_it_ends_without_a_reason(painplan: Shell) -> None:
    painplan("experiment", "start", "music", "--outcome", "mattered", day=on(0))
    second = painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(1))
    assert second.code == 1
    assert "One experiment at a time" in second.err
    stopped = painplan("experiment", "stop", "--json", day=on(2)).document
    assert (stopped["running"], stopped["stopped"]) == (False, "person")
    assert painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(2)).code == 0


@with_plan
def test_none_begins_in_a_flare_up_or_with_a_warning_sign(painplan: Shell) -> None:
    painplan("flare", "start", day=on(0))
    assert "flare-up" in painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(0)).err
    painplan("flare", "end", day=on(1))
    assert painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(3)).code == 1
    painplan("safety", "--answer", "RF36=yes", day=on(20))
    assert "warning sign" in painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(20)).err


@with_plan
def test_today_says_which_way_the_day_has(painplan: Shell) -> None:
    painplan("experiment", "start", "breathing", "--outcome", "sleep", day=on(0))
    waiting = painplan("today", "--json", day=on(0)).document["waiting"]
    (line,) = [line for line in waiting if line["code"] == "experiment"]
    assert "Going to bed as usual" in line["text"]
    assert "Going to bed as usual" in painplan("today", day=on(0)).out


@with_plan
def test_a_day_ahead_or_outside_cannot_be_noted(painplan: Shell) -> None:
    painplan("experiment", "start", "breathing", "--outcome", "confidence", day=on(2))
    assert painplan("experiment", "log", "yes", "--date", on(3).isoformat(), day=on(2)).code == 2
    assert painplan("experiment", "log", "yes", "--date", on(1).isoformat(), day=on(2)).code == 1
    assert painplan("experiment", "log", "--confidence", "11", day=on(2)).code == 2
    assert painplan("experiment", "log", "yes", "--confidence", "7", day=on(2)).code == 0


@with_plan
def test_what_changes_the_dose_waits_with_an_open_ask_first_answer(painplan: Shell) -> None:
    painplan("plan", "add", "--goal", "Read", "--activity", "Reading", "--unit", "minutes", *["--trial", "40"] * 3)
    assert painplan("ask-first", "--answer", "AF06=yes").code == 0
    refused = painplan("experiment", "start", "chunks", "--outcome", "sleep")
    assert (refused.code, "steps wait for advice" in refused.err) == (1, True)
    assert painplan("experiment", "start", "music", "--outcome", "sleep").code == 0, "nothing physical"


def test_the_list_of_warning_signs_is_asked_at_the_start(painplan: Shell) -> None:
    begun = painplan("experiment", "start", "music", "--outcome", "sleep")
    assert "painplan safety" in begun.out
    lines = {line["code"] for line in painplan("today", "--json").document["waiting"]}
    assert lines >= {"signs", "experiment"}


def test_in_turn_nothing_is_said_about_chance_and_no_verdict_is_given(painplan: Shell) -> None:
    painplan("experiment", "start", "music", "--outcome", "interference", "--in-turn", "--wash-out", "0")
    for number in range(63):
        way = painplan("experiment", "show", "--json", day=on(number)).document["today"]["way"]
        painplan("checkin", "--set", f"interference={6 if way == 'A' else 3}", day=on(number))
        painplan("experiment", "log", "yes", day=on(number))
    done = painplan("experiment", "result", "--json", day=on(63)).document
    assert (done["result"]["p"], done["result"]["verdict"], done["result"]["benefit"]) == (None, None, None)
    assert done["result"]["nap"] == 1
    told = " ".join(done["text"])
    assert "nothing is said about chance" in told
    assert "about 10 times of 10" in told
    assert "B helped you" not in told
    assert "Pair by pair" not in told, "all the same"


def test_keeping_puts_a_line_on_the_own_list_and_taking_it_back_takes_it_off(painplan: Shell) -> None:
    painplan("experiment", "start", "music", "--outcome", "sleep", day=on(0))
    painplan("experiment", "stop", day=on(1))
    painplan("experiment", "keep", "yes", day=on(1))
    (kept,) = painplan("own", "list", "--json", day=on(1)).document["kept"]
    assert kept["text"] == "With music you like"
    painplan("experiment", "keep", "no", day=on(2))
    assert painplan("own", "list", "--json", day=on(2)).document["kept"] == []
    painplan("experiment", "keep", "yes", day=on(3))
    assert [line["id"] for line in painplan("own", "list", "--json", day=on(3)).document["kept"]] == [kept["id"]]


@with_plan
def test_today_says_that_it_ends_where_it_has_to(painplan: Shell) -> None:
    painplan("experiment", "start", "breathing", "--outcome", "interference", day=on(0))
    for number in range(7):
        painplan("checkin", "--set", f"interference={3 if number < 5 else 8}", day=on(number))
    waiting = painplan("today", "--json", day=on(6)).document["waiting"]
    (line,) = [line for line in waiting if line["code"] == "experiment"]
    assert "ended, for two days were clearly less good. Keep B?" in line["text"]
    assert painplan("experiment", "show", "--json", day=on(6)).document["must_stop"] == "worse"


def test_what_changes_the_dose_ends_when_steps_begin_to_wait(painplan: Shell) -> None:
    painplan("plan", "add", "--goal", "Read", "--activity", "Reading", "--unit", "minutes", *["--trial", "40"] * 3)
    assert painplan("experiment", "start", "chunks", "--outcome", "sleep").code == 0
    painplan("ask-first", "--answer", "AF06=yes", day=on(3))
    assert painplan("experiment", "show", "--json", day=on(3)).document["must_stop"] == "advice"
    assert "steps waited for advice" in painplan("today", day=on(3)).out


@with_plan
def test_what_stopped_it_once_is_not_undone_by_better_days(painplan: Shell) -> None:
    """clinical.md G6; before, it went on when the flare-up was over, or somebody had looked at the sign."""
    painplan("experiment", "start", "music", "--outcome", "mattered", day=on(0))
    assert painplan("experiment", "show", "--json", day=on(1)).document["must_stop"] is None
    painplan("flare", "start", day=on(1))
    assert painplan("experiment", "show", "--json", day=on(3)).document["must_stop"] is None, "three days are not more"
    assert painplan("experiment", "show", "--json", day=on(4)).document["must_stop"] == "flare"
    painplan("flare", "end", day=on(6))
    for number in (6, 8, 20):
        assert painplan("experiment", "show", "--json", day=on(number)).document["must_stop"] == "flare"


@with_plan
def test_one_that_ended_before_anything_was_tried_asks_for_no_decision(painplan: Shell) -> None:
    """clinical.md G3: the first week is as usual, so who stops in it has tried nothing that could be kept."""
    painplan("experiment", "start", "music", "--outcome", "mattered", day=on(0))
    painplan("experiment", "stop", day=on(0))
    assert "keep B" not in painplan("today", day=on(0)).out
    painplan("experiment", "start", "music", "--outcome", "mattered", day=on(1))
    painplan("experiment", "stop", day=on(25))
    assert "over: keep B?" in painplan("today", day=on(25)).out


@with_plan
def test_a_warning_sign_that_was_looked_at_does_not_bring_it_back(painplan: Shell) -> None:
    """clinical.md G6."""
    painplan("experiment", "start", "music", "--outcome", "mattered", day=on(0))
    painplan("safety", "--answer", "RF36=yes", day=on(1))
    painplan("safety", "--looked-at", "RF36", "--by", "doctor", day=on(2))
    assert painplan("experiment", "show", "--json", day=on(3)).document["must_stop"] == "warning_sign"


CAUSES: dict[str, list[tuple[int, tuple[str, ...]]]] = {
    "flare": [(1, ("flare", "start")), (6, ("flare", "end"))],
    "warning_sign": [(4, ("safety", "--answer", "RF36=yes")), (6, ("safety", "--looked-at", "RF36", "--by", "doctor"))],
    "worse": [(day, ("checkin", "--set", f"interference={3 if day < 3 else 9}")) for day in range(5)],
}


@with_plan
@pytest.mark.parametrize("why", CAUSES)
def test_what_a_rule_ended_is_over_for_every_command(painplan: Shell, why: str) -> None:
    """clinical.md G6; before, its days, its answers and its place as the only one went on until somebody ended it."""
    painplan("experiment", "start", "breathing", "--outcome", "interference", day=on(0))
    for day, words in CAUSES[why]:
        assert painplan(*words, day=on(day)).code == 0
    shown = painplan("experiment", "show", "--json", day=on(20)).document
    assert (shown["running"], shown["today"]) == (False, None)
    assert (shown["stopped"], shown["stopped_on"]) == (why, on(4).isoformat())
    said = painplan("experiment", "show", day=on(20)).out
    assert "Day " not in said, "no condition of the day"
    assert " is open" not in said, "nothing is open any more"
    for refused in (painplan("experiment", "log", "yes", day=on(20)), painplan("experiment", "stop", day=on(20))):
        assert refused.code == 1
        assert "ended on" in refused.err
    assert painplan("experiment", "log", "yes", "--date", on(3).isoformat(), day=on(4)).code == 0, "a day before it"
    (line,) = [x for x in painplan("today", "--json", day=on(20)).document["waiting"] if x["code"] == "experiment"]
    assert "ended, for" in line["text"]
    assert painplan("experiment", "start", "desk", "--outcome", "sleep", day=on(20)).code == 0


@with_plan
def test_days_after_what_ended_it_count_in_no_result_though_nobody_ended_it(painplan: Shell) -> None:
    painplan("experiment", "start", "music", "--outcome", "interference", "--in-turn", "--wash-out", "0", day=on(0))
    for number in range(63):
        painplan("checkin", "--set", "interference=4", day=on(number))
        painplan("experiment", "log", "yes", day=on(number))
        if number == 20:
            painplan("safety", "--answer", "RF36=yes", day=on(number))
    done = painplan("experiment", "result", "--json", day=on(70)).document
    assert (done["running"], done["valid_days"], done["stopped"]) == (False, 13, "warning_sign")
    assert done["result"] is None


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (("safety", "--answer", "RF20=yes"), "emergency"),
        (("flare", "start"), "flare-up"),
        (("checkin", "--set", "worry=yes"), "worrying"),
    ],
)
def test_what_makes_experiments_wait_is_told_before_what_could_be_tried(
    painplan: Shell, said: tuple[str, ...], first: str
) -> None:
    assert not painplan("experiment", "list", "--json").document["waits"]
    painplan(*said)
    waits = painplan("experiment", "list", "--json").document["waits"]
    assert first in " ".join(waits)
    assert painplan("experiment", "list").out.startswith(waits[0])
