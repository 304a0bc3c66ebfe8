"""``painplan checkin``: given with --set or asked line by line; what was said before stays in the history."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FIRST, Shell, on

KEYS = (
    *("mattered", "interference", "pain", "energy", "sleep", "mood", "stress"),
    *("sleep_hours", "steps", "flare", "worry", "note"),
)
with_plan = pytest.mark.usefixtures("walking_plan")


def saved(painplan: Shell, *answers: str, day: int = 0, about: int | None = None) -> Any:
    """What the command answers as JSON."""
    given = [part for answer in answers for part in ("--set", answer)]
    ran = painplan(
        "checkin", *given, *(["--date", on(about).isoformat()] if about is not None else []), "--json", day=on(day)
    )
    assert ran.code == 0, ran.err
    assert ran.err == ""
    return ran.document


@with_plan
def test_every_key_is_saved_and_answered(painplan: Shell) -> None:
    answers = {"mattered": "a_little", "interference": 3, "pain": 4, "energy": 5, "sleep": 6, "mood": 7, "stress": 8}
    answers |= {"sleep_hours": 7.5, "steps": 4210, "flare": "no", "worry": "no", "note": "in the park"}
    plan = {"done.walking": 8, "settled.walking": "nearly", "rpe.walking": 3}
    document = saved(painplan, *(f"{key}={value}" for key, value in (answers | plan).items()))
    assert {key: document[key] for key in KEYS} == answers | {"flare": False, "worry": False}
    assert (document["date"], document["late"], document["history"]) == ("2026-01-05", False, [])
    assert {key: document[key] for key in ("done", "settled", "rpe")} == {
        "done": {"walking": 8},
        "settled": {"walking": "nearly"},
        "rpe": {"walking": 3},
    }
    assert {key: document[key] for key in plan} == plan


def test_what_was_not_said_is_null(painplan: Shell) -> None:
    document = saved(painplan, "interference=0")
    assert {key: document[key] for key in KEYS} == dict.fromkeys(KEYS) | {"interference": 0}


@with_plan
def test_a_second_check_in_changes_only_what_it_names_and_the_history_keeps_the_rest(painplan: Shell) -> None:
    saved(painplan, "pain=3", "energy=5", "done.walking=8")
    document = saved(painplan, "pain=6", "note=worse in the evening")
    assert (document["pain"], document["energy"], document["done"]) == (6, 5, {"walking": 8})
    (before,) = document["history"]
    assert before["values"] == {"pain": 3, "note": None}
    assert before["at"].startswith("2026-01-05T")
    third = saved(painplan, "pain=4")
    assert [entry["values"].get("pain") for entry in third["history"]] == [3, 6]


def test_saying_the_same_again_adds_nothing_to_the_history(painplan: Shell) -> None:
    saved(painplan, "pain=3")
    assert saved(painplan, "pain=3")["history"] == []


def test_the_last_of_two_answers_to_one_key_counts(painplan: Shell) -> None:
    assert saved(painplan, "pain=3", "pain=5")["pain"] == 5


def test_an_empty_value_takes_an_answer_out_and_the_history_keeps_it(painplan: Shell) -> None:
    saved(painplan, "pain=3", "energy=5")
    document = saved(painplan, "pain=")
    assert (document["pain"], document["energy"]) == (None, 5)
    assert document["history"][0]["values"] == {"pain": 3}


@pytest.mark.parametrize("late", [1, 2])
def test_a_missed_day_is_filled_in_up_to_two_days_later(late: int, painplan: Shell) -> None:
    document = saved(painplan, "pain=3", day=late, about=0)
    assert (document["date"], document["late"], document["pain"]) == ("2026-01-05", True, 3)
    assert painplan("today", "--json", day=on(late)).document["checked_in"] is False


def test_an_older_entry_can_be_corrected_but_not_made(painplan: Shell, place: Path) -> None:
    saved(painplan, "pain=3")
    corrected = saved(painplan, "pain=5", day=40, about=0)
    assert (corrected["pain"], corrected["late"], corrected["history"][0]["values"]) == (5, False, {"pain": 3})
    refused = painplan("checkin", "--date", on(1).isoformat(), "--set", "pain=3", day=on(40))
    assert refused.code == 2
    assert refused.err.startswith("2026-01-06 is more than 2 days ago. Missed days stay empty")


@with_plan
@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("12 min", 12),
        ("12min", 12),
        (" 12,5 minutes ", 12.5),
        ("0.5 h", 30),
        ("0", 0),
        (".5", 0.5),
        ("1,200", 1200),
    ],
)
def test_amounts_as_people_type_them(typed: str, amount: float, painplan: Shell) -> None:
    assert saved(painplan, f"done.walking={typed}")["done"] == {"walking": amount}


@pytest.mark.parametrize(
    ("answer", "key", "value"),
    [
        ("pain=10", "pain", 10),
        ("pain=0", "pain", 0),
        ("mattered=A little", "mattered", "a_little"),
        ("flare=YES", "flare", True),
        ("worry=n", "worry", False),
        ("sleep_hours=7,5", "sleep_hours", 7.5),
        ("sleep_hours=7.5 h", "sleep_hours", 7.5),
        ("sleep_hours=0", "sleep_hours", 0),
        ("steps=9,892", "steps", 9892),
        ("steps=12 steps", "steps", 12),
        (" pain = 4 ", "pain", 4),
        ("note=a=b=c", "note", "a=b=c"),
    ],
)
def test_answers_as_people_type_them(answer: str, key: str, value: object, painplan: Shell) -> None:
    assert saved(painplan, answer)[key] == value


@with_plan
@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("pain=11", "“11” does not fit pain: answer with a whole number from 0 to 10."),
        ("pain=-1", "“-1” does not fit pain"),
        ("pain=3.5", "“3.5” does not fit pain"),
        ("pain=four", "“four” does not fit pain"),
        ("pain=1e1", "“1e1” does not fit pain"),
        ("pain=٤٤", "does not fit pain"),
        ("pain=\x1b[31m5", "does not fit pain"),
        ("mattered=maybe", "answer no, a_little, yes."),
        ("flare=perhaps", "“perhaps” does not fit flare: answer yes or no."),
        ("sleep_hours=25", "a night has 0 to 24 hours."),
        ("sleep_hours=long", "“long” is not a number."),
        ("steps=-3", "below 0"),
        ("steps=1.5", "1.5 does not fit steps: they are counted in whole numbers."),
        ("steps=999999999", "more than a day can hold"),
        ("done.walking=12 km", "“12 km” is not an amount in minutes."),
        ("done.walking=l2", "“l2” is not an amount in minutes."),
        ("done.walking=nan", "is not an amount in minutes."),
        ("done.walking=inf", "is not an amount in minutes."),
        ("done.walking=-5", "below 0"),
        ("done.walking=1441", "more than a day can hold (up to 1,440 minutes)."),
        ("done.swimming=5", "There is no plan “swimming”. Your plans: walking."),
        ("done.=5", "There is no plan “”. Your plans: walking."),
        ("settled.walking=perhaps", "answer yes, nearly, no."),
        ("rpe.walking=11", "“11” does not fit rpe.walking"),
        ("weather=5", "“weather” is not something a check-in asks. Known: mattered,"),
        ("history=5", "“history” is not something a check-in asks."),
        ("=5", "“” is not something a check-in asks."),
        ("pain", "“pain” is not an answer. Write --set KEY=VALUE, for example --set pain=4."),
        ("", "“” is not an answer."),
        ("note=" + "x" * 20_001, "The note has 20,001 characters; up to 20,000 fit."),
    ],
)
@pytest.mark.parametrize("json_too", [(), ("--json",)], ids=["plain", "json"])
def test_an_answer_that_does_not_fit_saves_nothing_of_the_whole_check_in(
    answer: str, sentence: str, json_too: tuple[str, ...], painplan: Shell, place: Path
) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*.json")}
    ran = painplan("checkin", "--set", "energy=5", "--set", answer, *json_too)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert ran.err[:-1].isprintable()
    assert {path: path.read_bytes() for path in place.rglob("*.json")} == before


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-01-06", "2026-01-06 lies ahead; today is 2026-01-05. Choose today or a day before."),
        ("2026-02-30", "“2026-02-30” is not a day of the calendar."),
        ("2025-02-29", "“2025-02-29” is not a day of the calendar."),
        ("05.01.2026", "“05.01.2026” is not a day of the calendar."),
        ("1899-12-31", "“1899-12-31” is no day of a diary: those begin with 1990 and end with 2150."),
        ("last week", "“last week” is not a day of the calendar."),
        ("", "“” is not a day of the calendar."),
    ],
)
def test_days_that_cannot_be_told_about(day: str, sentence: str, painplan: Shell, place: Path) -> None:
    ran = painplan("checkin", "--date", day, "--set", "pain=3", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert not place.exists()


@pytest.mark.parametrize(
    "note",
    [
        "[b]bold[/] [/] [link=x]",
        "🙂👩‍👩‍👧‍👦 Grüße",
        "שלום العربية",
        "\x1b[2J\x1b]0;title\x07\u202eevil",
        "two\nlines\tand a tab",
        'quotes " and \\ and {braces} and %s',
        "x" * 10_000,
        "🙂" * 10_000,
    ],
    ids=["markup", "emoji", "right-to-left", "escapes", "lines", "signs", "long", "long-emoji"],
)
def test_a_note_is_kept_to_the_letter_and_shown_without_what_could_steer_the_terminal(
    note: str, painplan: Shell, place: Path
) -> None:
    plain = painplan("checkin", "--set", f"note={note}")
    assert plain.code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(plain.out)
    assert max(map(len, plain.out.splitlines())) <= 210
    assert saved(painplan, "pain=3")["note"] == note
    (entry,) = json.loads((place / "diary" / "2026-01.json").read_text(encoding="utf-8"))["checkins"].values()
    assert entry["note"] == note


@with_plan
def test_plain_lines_tell_what_is_saved(painplan: Shell) -> None:
    ran = painplan("checkin", "--set", "pain=4", "--set", "flare=no", "--set", "done.walking=12,5")
    assert ran.out == "Saved: Monday 5 January.\n  pain: 4\n  flare: no\n  done.walking: 12.5 minutes\n"


def test_something_worrying_is_answered_with_whom_to_ask(painplan: Shell) -> None:
    ran = painplan("checkin", "--set", "worry=yes")
    assert ran.code == 0
    assert "Please call your emergency number if there is new numbness between the legs" in ran.out


@pytest.mark.parametrize("json_too", [(), ("--json",)], ids=["plain", "json"])
def test_without_a_terminal_nothing_is_asked_and_the_option_is_named(
    json_too: tuple[str, ...], painplan: Shell, place: Path
) -> None:
    ran = painplan("checkin", *json_too)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("There is no terminal to ask in. Give the answers with --set, for example --set pain=4.\n")
    assert not place.exists()


def test_json_never_asks_even_at_a_terminal(painplan: Shell, place: Path) -> None:
    ran = painplan("checkin", "--json", typed=["3"])
    assert (ran.code, ran.out) == (2, "")
    assert not place.exists()


@with_plan
def test_at_a_terminal_it_asks_function_before_pain_and_enter_skips(painplan: Shell) -> None:
    painplan("checkin", "--set", "done.walking=8")
    # mattered, done, settled, interference, pain, flare, note
    ran = painplan("checkin", typed=["3", "p", "1", "", "x", "1", "quiet evening"], day=on(1))
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Check-in for Tuesday 6 January. Enter skips a question.\n")
    assert ran.err == ""
    order = ["mattered", "8 minutes", "back to your usual", "in the way", "Average pain", "flare-up"]
    places = [ran.out.index(words) for words in order]
    assert places == sorted(places)
    document = saved(painplan, "energy=1", day=1)
    assert (document["mattered"], document["interference"], document["pain"]) == ("yes", None, 10)
    assert (document["done"], document["settled"], document["flare"]) == ({"walking": 8}, {"walking": "yes"}, False)
    assert document["note"] == "quiet evening"


def test_an_answer_that_does_not_fit_is_asked_again(painplan: Shell) -> None:
    ran = painplan("checkin", typed=["1", "11", "4", "", "1", ""])
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    document = saved(painplan, "energy=1")
    assert (document["mattered"], document["interference"], document["pain"]) == ("no", 4, None)


def test_what_was_answered_before_the_end_of_the_input_is_saved(painplan: Shell) -> None:
    ran = painplan("checkin", typed=["3", "4"])
    assert ran.code == 1
    assert ran.err.strip() == "Stopped. Everything answered before is saved."
    document = saved(painplan, "energy=1")
    assert (document["mattered"], document["interference"], document["pain"]) == ("yes", 4, None)


def test_a_day_that_cannot_be_told_about_is_said_before_anything_is_asked(painplan: Shell, place: Path) -> None:
    ran = painplan("checkin", "--date", on(1).isoformat(), typed=["3"], day=FIRST)
    assert ran.code == 2
    assert "lies ahead" in ran.err
    assert "1 no" not in ran.out
    assert not place.exists()


@pytest.mark.parametrize("typed", ["7.25", "0.5", "12", "7.125", "1,205.5", "8.1234567"])
def test_an_amount_is_told_as_it_was_kept(typed: str, painplan: Shell, walking_plan: object) -> None:
    kept = painplan("checkin", "--set", f"done.walking={typed}", "--json").document["done.walking"]
    shown = f"{kept:,}".removesuffix(".0")
    assert f"done.walking: {shown} minutes" in painplan("checkin", "--set", "pain=3").out
    assert f"{shown} minutes" in painplan("undo", "--list").out
    for key in ("sleep_hours", "work_hours"):
        hours = painplan("checkin", "--set", f"{key}=7.25").out
        assert f"{key}: 7.25\n" in hours
