"""Sentences: every code has its words, no blank is left open, numbers and days read as people read them."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from painplan import pacing
from painplan.insight.trend_words import measure_title
from painplan.kit.amounts import amount, number, per_cent
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words, day_in_words, short_day
from painplan.kit.escape import one_line, plain
from painplan.kit.told import Number
from painplan.pacing.change import ChangeCode, WhatWouldChange
from painplan.pacing.days import DayFacts
from painplan.pacing.envelope import Energy, Limit
from painplan.pacing.flare import FlareDay
from painplan.pacing.gates import Closed, gates, structural
from painplan.pacing.reasons import Code, Reason, locked
from painplan.pacing.review import Choice, More, PastReview, review
from painplan.pacing.rhythm import Pace
from painplan.pacing.target import DayState, State
from painplan.pacing.target import target as target_of
from painplan.pacing.week import Week, summarise
from painplan.plans import agreed_amounts
from painplan.plans.reasons import change_line, decision, gate_line, sentence, source, source_of, state

MONDAY = date(2026, 1, 5)
CODES: tuple[Code, ...] = get_args(Code)
START: dict[str, Number] = {
    "baseline": 10.0,
    "quota": 8.0,
    "share": 0.8,
    "low": 8.0,
    "amount": 8.0,
    "good": 20.0,
    "bad": 5.0,
}
TOLD_BY_COACH: dict[str, dict[str, Number]] = {
    "starting_point": START,
    "guarded_start": START,
    "start_smallest": START | {"quota": 1.0, "amount": 0.8},
    "start_above": START | {"quota": 5.0, "amount": 2.7, "low": 3.0},
    "smallest_counted": {"quota": 5.0, "low": 3.0},
    "starting_rounded": START | {"amount": 8.8},
    "start_at_low": START,
    "start_at_aim": START,
    "start_lowered": {"on": "2026-01-12", "quota": 6.0, "whole": 9.0},
    "provisional": START,
    "from_estimates": START,
    "step": {"step": 1.0},
    "step_slow": {"step": 1.0, "weeks": 2, "sooner": "9:1"},
    "no_steps": {},
    "steps_wait": {},
    "aim_kept": {},
    "agreed_waits": {"on": "2026-01-12", "quota": 9.0, "amount": 10.0},
    "agreed": {"on": "2026-01-12", "quota": 9.0},
    "restart": {"amount": 7.0, "quota": 9.0, "rounded": "down", "reason": "illness"},
    "returned": {"on": "2026-01-12", "quota": 6.0},
    "begun_at_tries": {"on": "2026-01-12", "quota": 6.0},
    "went_on": {"on": "2026-01-12", "quota": 6.0},
    "whole_step_again": {"on": "2026-01-12", "quota": 6.0},
    "plan_changed": {"on": "2026-01-12", "quota": 6.0},
    "step_changed": {"on": "2026-01-12", "quota": 6.0},
    "new_start": {"on": "2026-01-12", "quota": 6.0, "tries": "7, 9, 8"},
    "gentle_steps": {},
    "step_halved": {"whole": 4.0, "rounded": "exact"},
    "steps_slower": {},
    "gentle_agreed": {},
    "away": {"days": 15},
    "away_long": {"days": 30},
}
"""Numbers of the reasons that are made outside the pacing rules."""


def week(**figures: Any) -> Week:
    days = [
        DayFacts(day=MONDAY + timedelta(days=n), target=8, done=8, logged=True, settled="yes", rpe=3) for n in range(7)
    ]
    usual = {name: getattr(summarise(days, {}, days_per_week=7), name) for name in Week.__struct_fields__}
    return Week(**usual | figures)


def reasons() -> dict[Code, Reason]:
    """Every reason as the rules make it, with its own numbers."""
    bad = {"as_planned": 1, "overdo": 4, "settled": 1, "settle_known": 5, "mean_rpe": 7.5}
    off = {"flare_days": 2, "hold": True, "red_flag": True, "pem": True}
    weeks = [
        week(),
        week(**bad),
        week(settle_known=0),
        week(mean_rpe=None),
        week(**off),
        week(nothing_asked=7, planned=0, as_planned=0),
        week(logged=0, as_planned=0, settle_known=0, settled=0, mean_rpe=None),
    ]
    shut = Closed(after_flare=True, other_plan_first=True, no_room=True, slower_steps=True, unasked=("signs",))
    found = [gate for one in weeks for gate in gates(one, shut)]
    found += gates(week())
    found += gates(week(), Closed(flare_unknown=True, days_unknown=3))
    pace, hard = Pace(unit_min=1, step=1, aim=8), week(as_planned=1, settled=1, settle_known=5)
    over = week(as_planned=1, overdo=4, off_plan=4)
    holds = [PastReview(week=hard, quota=8, decision="hold")] * 3
    asked = [(week(logged=1), 8), (hard, 8), (over, 8), (week(), 8), (week(), 7), (hard, 1)]
    for one, quota in asked:
        last = msgspec.structs.replace(one, first=one.first - timedelta(days=7))
        more = More(new_trials=True, full_step=True)
        made = review(pace, quota, one, before=last, earlier=holds, fortnight=[], more=more)
        found += [*made.reasons, *made.asks]
    full = msgspec.structs.replace(pace, aim=None, most=8)
    found += review(full, 8, week(), before=None, earlier=[], fortnight=[]).reasons
    beyond = Limit(amount=5, energy=Energy(50, 80), days=3)
    for on in (
        DayState(flare=FlareDay(number=3, share=0.75)),
        DayState(flare=FlareDay(number=6)),
        DayState(flare=FlareDay(number=9, share=0.5)),
        DayState(flare=FlareDay(easing=True), maintenance=True),
        DayState(flare=FlareDay(easing=True, share=0.75)),
        DayState(flare=FlareDay(easing=True, share=0.75), well_since=MONDAY),
        DayState(ill=True),
        DayState(amber=True),
        DayState(pem=True, limit=beyond, room=3),
    ):
        found += target_of(8, 1, on).reasons
    found += [Reason(code, TOLD_BY_COACH[code]) for code in CODES if code in TOLD_BY_COACH]
    return {reason.code: reason for reason in found}


REASONS = reasons()


def test_the_rules_make_every_code() -> None:
    assert set(REASONS) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_without_open_blanks(code: Code) -> None:
    text = sentence(REASONS[code], "minutes")
    assert text[0].isupper() or text[0].isdigit()
    assert text[-1] in ".?"
    assert not re.search(r"[{}\n]|None|\d\.\d{2}", text)


@pytest.mark.parametrize("code", [code for code, reason in REASONS.items() if reason.met is not None])
def test_every_gate_has_three_columns(code: Code) -> None:
    columns = gate_line(REASONS[code], "minutes")
    assert len(columns) == 3
    for text in columns:
        assert text
        assert not re.search(r"[{}\n]|None", text)


def test_gates_that_hold_whatever_the_figures_are_have_words_too() -> None:
    assert structural <= set(CODES)


def test_words_without_a_code_are_left_over() -> None:
    """A sentence that no rule can say would be read by a clinic and never shown."""
    texts = asset("reasons")
    assert {_code(name) for name in texts["reason"]} == set(CODES)
    assert {_code(name) for name in texts["gate"]} == {_code(name) for name in texts["gate_figures"]} <= set(CODES)
    assert set(texts["gate_figures"]) == set(texts["gate_limit"]) | {"flare_now", "flare_then"}
    assert set(texts["reason"]) >= set(CODES)


TELLINGS = (
    "estimates",
    "from",
    "unnoted",
    "silent",
    "same",
    "less",
    "amber",
    "today",
    "known",
    "now",
    "was",
    "day",
    "stays",
    "alone",
    "branch",
    "least",
    "until",
    "flare",
    "late",
    "low",
    "gap",
    "aim",
    "limit",
    "halved",
    "mixed",
    "together",
    "amount",
    "begun",
    "then",
    "none",
    "above",
    "holiday",
    "apart",
    "back",
    "back_day",
    "earlier",
    "mornings",
)
"""How else a rule may want a reason told; each has its own words beside those of the code."""


def _code(name: str) -> str:
    code, _, told = name.rpartition("_")
    return _code(code) if name not in CODES and told in TELLINGS else name


@pytest.mark.parametrize("told", TELLINGS)
def test_every_other_telling_is_made_by_some_rule(told: str) -> None:
    """Words that no rule asks for would never be read; who adds one says so here and in the rule."""
    rooms = Path(pacing.__file__).parent, Path(agreed_amounts.__file__).parent
    rules = "".join(file.read_text(encoding="utf-8") for room in rooms for file in room.glob("*.py"))
    assert told == "known" or f'"{told}"' in rules  # "known" is what a missing check makes of it
    assert any(name.endswith(f"_{told}") and name not in CODES for name in asset("reasons")["reason"])


@pytest.mark.parametrize("code", get_args(Choice))
def test_every_decision_has_words(code: str) -> None:
    assert decision(code)


@pytest.mark.parametrize("code", get_args(State))
def test_every_state_has_words(code: str) -> None:
    assert state(code)


@pytest.mark.parametrize("rule", ["amount", "flare", "review", "envelope", "return", "together", "locks"])
def test_every_rule_names_its_source(rule: str) -> None:
    assert re.search(r"\d{4}|FL-1|PP-1", source(rule))


def test_every_rule_that_a_reason_names_has_a_source() -> None:
    texts = asset("reasons")
    assert set(texts["rule"]) <= set(CODES)
    assert set(texts["rule"].values()) <= set(texts["source"])
    assert source_of("flare_day") == "flare"
    assert source_of("step") == "amount"


@pytest.mark.parametrize("code", get_args(ChangeCode))
def test_everything_that_would_change_a_decision_has_a_sentence(code: ChangeCode) -> None:
    numbers: dict[str, Number] = {
        "days": 1,
        "times": 1,
        "needed": 1,
        "next_day": 3,
        "full_day": 5,
        "long_day": 8,
        "most": 5.0,
        "quota": 8.0,
    }
    text = change_line(WhatWouldChange(code, numbers), "minutes")
    assert text[0].isupper() or text[0].isdigit()
    assert text[-1] == "."
    assert not re.search(r"[{}\n]|None|1 more days|1 more times|1 fewer days", text)


def test_no_words_are_left_over_for_what_would_change_a_decision() -> None:
    assert set(asset("reasons")["change"]) == set(get_args(ChangeCode))


def test_locks_are_named_each_kind_once() -> None:
    found = locked(("worry", "signs:RF12", "signs:RF03", "ask_first:AF06"))
    assert sentence(found, "").count("Steps wait") == 3
    assert "(RF12, RF03)" in sentence(found, "")
    assert gate_line(locked(("signs:RF12",), gate=True), "")[1] == "a sign (RF12)"
    assert sentence(Reason("safety_lock"), "").startswith("Something new or worrying")


QUOTAS = (1, 2, 3, 4, 5, 7, 8, 10, 12.5, 20)


@pytest.mark.parametrize("quota", QUOTAS)
@pytest.mark.parametrize(
    ("on", "code", "share"),
    [
        (DayState(well_since=MONDAY), "well_since", 0.8),
        (DayState(well_since=MONDAY, flare=FlareDay(number=3, share=0.75)), "well_since", 0.8),
        (DayState(flare=FlareDay(easing=True, share=0.75)), "easing_up", 0.75),
    ],
)
def test_a_share_that_is_told_is_said_to_be_rounded_where_it_was(
    quota: float, on: DayState, code: Code, share: float
) -> None:
    """clinical.md A14.4, A13: of 5 minutes half is 2.5, of 1 minute 80 % is less than can be counted."""
    reason = next(one for one in target_of(quota, 1, on).reasons if one.code == code)
    said = sentence(reason, "minutes")
    there = float(reason.numbers["again" if code == "well_since" else "amount"] or 0)
    ways = {"exact": "", "down": ", rounded down", "up": ", rounded up to the least that can be counted"}
    told = [(share * quota, there)]
    if code == "well_since":
        told.insert(0, (quota / 2, float(reason.numbers["amount"] or 0)))
    expected = [ways["exact" if abs(a - b) < 1e-9 else "down" if b < a else "up"] for a, b in told]
    assert re.findall(r", rounded (?:down|up to the least that can be counted)", said) == [
        one for one in expected if one
    ]


def test_where_the_day_leaves_less_no_share_is_told() -> None:
    for flare in (FlareDay(), FlareDay(number=3, share=0.75)):
        on = DayState(well_since=MONDAY, flare=flare, room=20, room_again=5)
        reason = next(one for one in target_of(10, 1, on).reasons if one.code == "well_since")
        assert "%" not in sentence(reason, "minutes")
        assert "5 minutes, which is what the minutes you set for a day leave" in sentence(reason, "minutes")
    easing = DayState(flare=FlareDay(easing=True, share=0.75), room=3)
    reason = next(one for one in target_of(8, 1, easing).reasons if one.code == "easing_up")
    assert sentence(reason, "minutes").startswith("A flare-up is over: 3 minutes for now, which is what the minutes")


def test_numbers_carry_their_unit() -> None:
    assert sentence(REASONS["starting_point"], "minutes") == (
        "Your tries came to 10 minutes on average. 80 % of that was the start: 8 minutes."
    )
    assert sentence(REASONS["step"], "minutes") == "One small step is 1 minute, once a week at most."
    assert sentence(REASONS["agreed"], "metres") == "At your review on Monday 12 January you settled on 9 metres a day."
    assert "75 %" not in sentence(REASONS["as_planned"], "minutes")


@pytest.mark.parametrize("code", ["overdone", "flare", "within_ceiling"])
def test_one_day_is_not_one_days(code: Code) -> None:
    reason = Reason(code, {"days": 1, "allowed": 1}, met=False)
    said = " ".join((sentence(reason, "minutes"), *gate_line(reason, "minutes")))
    assert "1 days" not in said
    several = Reason(code, {"days": 11, "allowed": 1}, met=False)
    assert "11 day " not in " ".join((sentence(several, "minutes"), *gate_line(several, "minutes")))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(12, "12"), (12.0, "12"), (12.5, "12.5"), (12.04, "12.04"), (1200, "1,200"), (0, "0"), (-2.5, "-2.5")],
)
def test_a_number_has_no_needless_end(value: float, shown: str) -> None:
    assert number(value) == shown


def test_one_of_a_unit_is_singular() -> None:
    assert amount(1, "minutes") == "1 minute"
    assert amount(2, "minutes") == "2 minutes"
    assert amount(1, "repetitions") == "1 repetition"
    assert amount(0.5, "metres") == "0.5 metres"
    assert per_cent(0.7) == "70 %"


def test_days_read_the_same_on_every_machine() -> None:
    day = date(2026, 11, 24)
    assert (day_in_words(day), short_day(day), date_in_words(day)) == ("Tuesday 24 November", "Tue", "24 November 2026")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b2J", "2J"),
        ("a\rb\x08c\x00d\x7f", "a\nbcd"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2066a\u2069 \u200e\u200f", "a "),
        ("lone \ud800", "lone "),
        ("line\nline\ttab", "line\nline\ttab"),
    ],
)
def test_nothing_in_a_text_can_steer_the_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a walk 🌳",
        "👩‍👧‍👦",
        "❤️",
        "שלום עולם",
        "مرحبا",
        "می‌خواهم",
        "Straße, café",
        "क्‍ष",
        "日本語",
        "[b]not bold[/b]",
        "%s {x}",
    ],
)
def test_letters_emoji_and_scripts_from_right_to_left_stay(text: str) -> None:
    assert plain(text) == text


def test_one_line_is_one_line_and_no_longer_than_asked() -> None:
    assert one_line("  a\n b\t c\u2028d ") == "a b c d"
    assert one_line("a walk in the park", 9) == "a walk i…"
    assert len(one_line("word " * 100, 40)) <= 40
    assert one_line("short", 9) == "short"


def test_a_measure_of_ones_own_is_shown_by_its_name() -> None:
    assert measure_title("steps") == "Steps a day"
    assert measure_title("pain_left_knee") == "pain left knee"


def test_everyday_words_are_where_the_program_looks_for_them() -> None:
    assert asset("safety")["stop"]["signs"]
    asked = {name: words for name, words in asset("questions").items() if name != "own"}  # that the person words
    assert all({"ask", "label"} <= words.keys() for words in asked.values() if isinstance(words, dict))
