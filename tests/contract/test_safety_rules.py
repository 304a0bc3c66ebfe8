"""What an open warning sign, an open question before steps, a score and a state change: clinical.md A14, C, C3, C5.

Each sign and tier stands here as the tables C1 and C2 have it. The plan is `walking`, 20 minutes with a ceiling of 24.
"""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.contract.program import Answer, Diary, add_plan, ask_for_plan, calculate, one_line, run
from tests.support import BEFORE_TEST, SAFE_TO_TEST

CLINIC = Path(__file__).parent / "data" / "phq9-items-only.json"
"""A clinic's PHQ-9 as a FHIR Questionnaire: nine questions of 0 to 3, the ninth with LOINC 44260-8."""

TIERS = {
    "RF01": "E",
    "RF02": "E",
    "RF03": "E",
    "RF04": "E",
    "RF05": "E",
    "RF07": "S",
    "RF08": "E",
    "RF09": "S",
    "RF13": "S",
    "RF20": "E",
    "RF21": "E",
    "RF23": "S",
    "RF24": "E",
    "RF25": "E",
    "RF26": "S",
    "RF27": "E",
    "RF29": "U",
    "RF31": "S",
    "RF32": "S",
    "RF33": "E",
    "RF34": "S",
    "RF36": "U",
    "RF38": "S",
    "RF43": "E",
}
"""Signs of one tier (RF13 is S as long as it is new)."""

HIGHER_WHERE_UNSURE = {
    "RF06": "E",  # E if fast or both sides, else S
    "RF10": "E",  # S; E if confused, very drowsy, fast breathing, mottled skin
    "RF12": "S",  # S if with back pain, else U
    "RF22": "E",  # S; E if breathless or chest pain
    "RF30": "S",  # U; a painful red eye: S
    "RF37": "E",  # S; face or tongue swelling, trouble breathing: E
    "RF39": "E",
    "RF40": "E",
    "RF41": "E",
    "RF42": "E",
}
"""An item with two tiers asks the deciding point; skipped or unsure counts as the higher tier."""

NO_AMOUNT = {"RF09", "RF10", "RF11", "RF22", "RF23", "RF31", "RF32", "RF34"}
"""S and U signs where moving itself may harm: no amount until advice was taken."""

SHORT = {"RF01", "RF02", "RF03", "RF05", "RF06", "RF20", "RF21", "RF26", "RF27", "RF40", "RF41"}
"""Marked * in C1 and C2: asked once a week."""

ALL = {f"RF{number:02}" for number in (*range(1, 14), *range(20, 44))}

E_PAGE = "This needs emergency help now"
S_PAGE = "Please get medical advice today"
U_PAGE = "Please book an appointment this week"
PAGES = {"E": E_PAGE, "S": S_PAGE, "U": U_PAGE}


def open_sign(diary: Diary, *signs: str) -> Answer:
    answer = diary.text("safety", *[word for sign in signs for word in ("--answer", f"{sign}=yes")])
    assert answer.code == 0, answer.said
    return answer


def refused(answer: Answer) -> str:
    """What a rule refuses ends with 1 and names the rule in words."""
    assert answer.code == 1, answer.said
    assert answer.err.strip()
    return answer.err


# --------------------------------------------------------------------------------------------------------------------
# The questions
# --------------------------------------------------------------------------------------------------------------------


def test_every_sign_is_asked(empty: Diary) -> None:
    questions = {one["id"]: one for one in empty.do("safety", "--list")["questions"]}
    assert set(questions) >= ALL
    assert {sign for sign, one in questions.items() if one["short"]} == SHORT
    assert {sign: questions[sign]["tier"] for sign in TIERS} == TIERS


def test_both_legs_are_asked_together_with_back_pain(empty: Diary) -> None:
    text = {one["id"]: one["text"].lower() for one in empty.do("safety", "--list")["questions"]}
    assert "back" in text["RF05"]
    assert "both legs" in text["RF05"]


@pytest.mark.parametrize("sign", sorted(sign for sign, tier in TIERS.items() if tier == "E"))
def test_an_emergency_sign_is_never_long_standing(sign: str, diary: Diary) -> None:
    assert diary.ask("safety", "--answer", f"{sign}=long_standing").code == 2
    assert diary.do("today")["locked"] is None


def test_a_long_standing_sign_locks_no_step(diary: Diary) -> None:
    # Long-standing and already checked by a clinician: tier R; only E, S and U lock steps (A14.2).
    diary.do("safety", "--answer", "RF07=long_standing")
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    assert diary.review(8)["decision"] == "up"


# --------------------------------------------------------------------------------------------------------------------
# Today, by tier
# --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sign", "tier"), sorted({**TIERS, **HIGHER_WHERE_UNSURE}.items()))
def test_what_today_shows_with_an_open_sign(sign: str, tier: str, diary: Diary) -> None:
    open_sign(diary, sign)
    today = diary.do("today")
    assert today["locked"]["tier"] == tier
    assert today["locked"]["signs"] == [sign]
    assert PAGES[tier] in one_line(" ".join(today["locked"]["page"]))
    plan = today["plans"][0]
    amount = None if tier == "E" or sign in NO_AMOUNT else 20
    assert (plan["target"], plan["ceiling"], plan["state"]) == (amount, amount, "locked")


def test_cancer_and_another_pain_asks_for_nothing(diary: Diary) -> None:
    open_sign(diary, "RF11")
    assert diary.amounts() == (None, None, "locked")


def test_stiff_shoulders_alone_are_soon_and_with_a_sore_scalp_the_same_day(diary: Diary) -> None:
    open_sign(diary, "RF28")
    assert diary.do("today")["locked"]["tier"] == "U"
    open_sign(diary, "RF26")
    assert diary.do("today")["locked"]["tier"] == "S"


def test_without_a_sign_nothing_is_locked(diary: Diary) -> None:
    assert diary.do("today")["locked"] is None
    assert diary.amounts() == (20, 24, "steady")


def test_the_page_comes_before_everything_on_today(diary: Diary) -> None:
    open_sign(diary, "RF20")
    said = diary.text("today").said
    assert said.count(E_PAGE) == 1
    assert "Walking" not in said[: said.index(E_PAGE)]
    assert not re.search(r"\b(10|20|24) minutes\b|on a good day", said)
    for words in ("Do not drive yourself", "Do not wait for this app", "Reason"):
        assert words in said, words


@pytest.mark.parametrize(("sign", "page"), [("RF07", S_PAGE), ("RF36", U_PAGE)])
def test_the_page_of_a_lower_tier_stands_before_the_amount(sign: str, page: str, diary: Diary) -> None:
    open_sign(diary, sign)
    said = diary.text("today").said
    assert said.count(page) == 1
    assert said.index(page) < said.index("20 minutes")
    assert not re.search(r"\b24\b", said)  # no ceiling above the amount


def test_several_signs_share_one_page(diary: Diary) -> None:
    open_sign(diary, "RF07", "RF20", "RF36", "RF01")
    locked = diary.do("today")["locked"]
    assert locked["tier"] == "E"
    assert set(locked["signs"]) == {"RF07", "RF20", "RF36", "RF01"}
    said = diary.text("today").said
    assert said.count(E_PAGE) == 1
    assert said.count("Do not drive yourself") == 1


def test_the_highest_tier_counts(diary: Diary) -> None:
    open_sign(diary, "RF36")
    assert diary.do("today")["locked"]["tier"] == "U"
    open_sign(diary, "RF07")
    assert diary.do("today")["locked"]["tier"] == "S"
    open_sign(diary, "RF20")
    assert diary.do("today")["locked"]["tier"] == "E"
    diary.do("safety", "--looked-at", "RF20", "--by", "hospital")
    assert diary.do("today")["locked"]["tier"] == "S"
    assert diary.amounts() == (20, 20, "locked")


@pytest.mark.parametrize("sign", ["RF01", "RF02", "RF03"])
def test_bladder_and_saddle_ask_to_say_which(sign: str, diary: Diary) -> None:
    open_sign(diary, sign)
    assert "Say exactly which of these you have" in one_line(" ".join(diary.do("today")["locked"]["page"]))


# --------------------------------------------------------------------------------------------------------------------
# The numbers of the person's region
# --------------------------------------------------------------------------------------------------------------------


def keep_region(diary: Diary, region: str) -> str:
    """Keep a region by its code, in whichever case it is written; what the page says."""
    for code in (region, region.upper()):
        answer = diary.text("help-now", "--region", code)
        if answer.code == 0:
            return answer.said
    raise AssertionError(answer.said)


def numbers_in(lines: Sequence[str], numbers: Sequence[str]) -> set[str]:
    """Which of these numbers stand there as a number of their own, not as a part of a longer one."""
    text = one_line(" ".join(lines))
    return {number for number in numbers if re.search(rf"(?<!\d)(?<!\d ){number}(?!\d)(?! \d)", text)}


EMERGENCY = ("112", "999", "911", "000")


@pytest.mark.parametrize(
    ("region", "right", "wrong"),
    [
        ("uk", {"999", "112"}, {"911", "000"}),
        ("ie", {"999", "112"}, {"911", "000"}),
        ("us_ca", {"911"}, {"999", "112", "000"}),
        ("au", {"000"}, {"999", "911", "112"}),
        ("nz", {"111"}, {"999", "911", "112", "000"}),
        ("de", {"112"}, {"999", "911", "000"}),
        ("fr", {"112", "15"}, {"999", "911", "000"}),
        ("at", {"112", "144"}, {"999", "911", "000"}),
        ("ch", {"112", "144"}, {"999", "911", "000"}),
    ],
)
def test_the_emergency_number_is_the_regions(region: str, right: set[str], wrong: set[str], diary: Diary) -> None:
    keep_region(diary, region)
    open_sign(diary, "RF01")
    page = diary.do("today")["locked"]["page"]
    assert numbers_in(page, [*right, *wrong]) == right


def test_without_a_region_all_four_numbers_stand_there(diary: Diary) -> None:
    open_sign(diary, "RF01")
    assert numbers_in(diary.do("today")["locked"]["page"], EMERGENCY) == set(EMERGENCY)


@pytest.mark.parametrize(
    ("region", "right"),
    [
        ("ie", "out-of-hours"),
        ("de", "116 117"),
        ("at", "1450"),
        ("nz", "0800 611 116"),
        ("au", "1800 022 222"),
    ],
)
def test_the_advice_line_is_the_regions_and_never_111(region: str, right: str, diary: Diary) -> None:
    keep_region(diary, region)
    open_sign(diary, "RF07")
    page = one_line(" ".join(diary.do("today")["locked"]["page"]))
    assert right in page
    assert not re.search(r"\b111\b", page)


def test_without_a_region_the_advice_is_the_doctors_line(diary: Diary) -> None:
    open_sign(diary, "RF07")
    page = one_line(" ".join(diary.do("today")["locked"]["page"]))
    assert "doctor" in page
    assert not re.search(r"\b111\b", page)


@pytest.mark.parametrize(
    ("region", "lines"),
    [
        ("uk", ("116 123", "85258")),
        ("ie", ("116 123", "50808", "1800 247 247")),
        ("us_ca", ("988",)),
        ("au", ("13 11 14", "0477 13 11 14")),
        ("nz", ("1737", "0508 828 865")),
        ("de", ("0800 111 0 111", "0800 111 0 222")),
        ("at", ("142",)),
        ("ch", ("143",)),
        ("fr", ("3114",)),
        ("es", ("024",)),
    ],
)
def test_the_help_page_names_the_lines_of_a_region(region: str, lines: tuple[str, ...], empty: Diary) -> None:
    said = keep_region(empty, region)
    for line in lines:
        assert line in said, line


def test_the_region_is_kept(empty: Diary) -> None:
    keep_region(empty, "nz")
    said = empty.text("help-now").said
    assert said.index("1737") < (said.find("116 123") if "116 123" in said else len(said))


@pytest.mark.parametrize("folder", ["absent", "damaged", "a file"])
def test_the_help_page_works_whatever_lies_there(folder: str, tmp_path: Path) -> None:
    where = tmp_path / "diary"
    if folder == "damaged":
        where.mkdir()
        for name in ("plan.json", "settings.json", "safety.json"):
            (where / name).write_bytes(b'{"\xff\x00')
        (where / "diary").mkdir()
        (where / "diary" / "2026-01.json").write_text("{", encoding="utf-8")
    elif folder == "a file":
        where.write_text("not a folder", encoding="utf-8")
    answer = run("--data-dir", where, "help-now")
    assert answer.code == 0, answer.said
    for words in ("You are not alone and this can change", "nobody has been told", "findahelpline.com"):
        assert words in answer.said, words


def test_the_help_page_bears_no_remark_about_its_upkeep(empty: Diary) -> None:
    assert "were checked" not in empty.text("help-now").said.lower()
    assert empty.text("help-now", "--about").code == 0


# --------------------------------------------------------------------------------------------------------------------
# What else an open sign stops
# --------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def with_ladder(walking_20: Diary, tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: the walking plan and five avoided activities."""
    diary = walking_20.copy(tmp_path_factory.mktemp("ladder") / "diary")
    for number in range(1, 6):
        diary.do("exposure", "add", f"thing {number}", "--fear", 30 + number, "--value", 6)
    return diary


@pytest.fixture
def busy(with_ladder: Diary, tmp_path: Path) -> Diary:
    return with_ladder.copy(tmp_path / "busy")


def home_test(diary: Diary) -> Answer:
    return diary.ask("test", "chair-stand", "--result", 12, *SAFE_TO_TEST)


def kept_as_measured(diary: Diary) -> Answer:
    return diary.ask("measure", "chair-stand", 12, *SAFE_TO_TEST)


def exposure(diary: Diary) -> Answer:
    return diary.ask("exposure", "try", "thing-1", "--fears", "it hurts", "--sure", 50, "--dose", "once")


def experiment(diary: Diary) -> Answer:
    return diary.ask("experiment", "start", "wind-down", "--outcome", "sleep", "--seed", 1)


def new_tries(diary: Diary) -> Answer:
    return diary.ask("restart", "walking", "--try", 10, "--try", 10, "--try", 10)


def another_plan(diary: Diary) -> Answer:
    return ask_for_plan(diary, 10, 10, 10, activity="Balance")


ACTIONS = [home_test, kept_as_measured, exposure, experiment, another_plan]


@pytest.mark.parametrize("action", ACTIONS)
def test_without_a_sign_it_is_possible(action: Callable[[Diary], Answer], busy: Diary) -> None:
    assert action(busy).code == 0


@pytest.mark.parametrize("sign", ["RF20", "RF07", "RF23", "RF36"])
@pytest.mark.parametrize("action", ACTIONS)
def test_no_tries_tests_exposure_or_experiments_with_an_open_sign(
    action: Callable[[Diary], Answer], sign: str, busy: Diary
) -> None:
    open_sign(busy, sign)
    refused(action(busy))
    assert [one["id"] for one in busy.do("plan", "list")["plans"]] == ["walking"]
    assert busy.quota() == 20


@pytest.mark.parametrize("action", [home_test, kept_as_measured, exposure, another_plan])
def test_two_falls_lock_tries_tests_and_exposure(action: Callable[[Diary], Answer], busy: Diary) -> None:
    open_sign(busy, "RF35")
    refused(action(busy))


HOME_TESTS = {
    "chair-stand": (12,),
    "tug": (9.5,),
    "four-stage-balance": (10, 10, 10, 4),
    "five-sit-to-stand": (11,),
    "one-leg-stance": (20, 20),
    "six-minute-walk": (300,),
    "two-minute-walk": (120,),
}
"""clinical.md B4, with a result each."""
SPEAKS_AGAINST_A_TEST: tuple[tuple[object, ...], ...] = (
    ("safety", "--answer", "RF20=yes"),
    ("safety", "--answer", "RF22=yes"),
    ("safety", "--answer", "RF36=yes"),
    ("safety", "--answer", "RF35=yes"),
    ("ask-first", "--answer", "AF07=yes"),
    ("steps", "ask", "often"),
    ("hold", "start", "illness"),
    ("checkin", "--set", "fall=yes"),
)
"""B4 "never offer if", C (4), A14.1, A14.4, A14.10."""


@pytest.mark.parametrize("opened", SPEAKS_AGAINST_A_TEST, ids=lambda words: words[-1])
def test_no_way_to_keep_a_home_test_where_none_may_be_done(opened: tuple[object, ...], diary: Diary) -> None:
    diary.do(*opened)
    for test, result in HOME_TESTS.items():
        by_test = diary.ask("test", test, *[word for one in result for word in ("--result", one)])
        by_measure = diary.ask("measure", test, *result)
        assert (by_test.code, by_measure.code, by_measure.err) == (1, 1, by_test.err), test
        assert diary.ask("measure", test).code == 1, "nor is it explained"
    assert diary.do("measure")["measures"] == []


def test_what_was_measured_in_a_clinic_is_a_score_from_elsewhere_and_kept(diary: Diary) -> None:
    open_sign(diary, "RF20")
    diary.do("measure", "--elsewhere", "Walk at the clinic", 300, "--from", 0, "--to", 1000)
    assert len(diary.do("measure")["measures"]) == 1


def test_measuring_a_home_test_shows_its_safety_words(diary: Diary) -> None:
    said = diary.text("measure", "tug").said
    assert "Stop for chest pain" in said
    assert "Did you fall in the last month?" in said
    assert diary.do("measure", "tug", 9.5, *SAFE_TO_TEST)["score"] == 9.5


@pytest.mark.parametrize("left_out", [*BEFORE_TEST])
def test_no_result_is_kept_while_something_asked_before_a_home_test_is_unanswered(diary: Diary, left_out: str) -> None:
    said = [f"{key}={reply}" for key, reply in BEFORE_TEST.items() if key != left_out]
    answers = [word for one in said for word in ("--answer", one)]
    for command in (("test", "tug", "--result", 9.5), ("measure", "tug", 9.5)):
        ran = diary.ask(*command, *answers)
        assert (ran.code, "--answer" in ran.err, left_out in ran.err) == (2, True, True)
    assert diary.ask("test", "chair-stand", "--arms").code == 2
    assert diary.do("measure")["measures"] == []


@pytest.mark.parametrize("sign", ["RF20", "RF07", "RF36", "RF35"])
def test_no_new_tries_with_an_open_sign(sign: str, busy: Diary) -> None:
    open_sign(busy, sign)
    assert new_tries(busy).code != 0
    assert busy.quota() == 20


@pytest.mark.parametrize("action", ACTIONS)
def test_after_it_was_looked_at_everything_is_possible_again(action: Callable[[Diary], Answer], busy: Diary) -> None:
    open_sign(busy, "RF20")
    busy.do("safety", "--looked-at", "RF20", "--by", "hospital")
    assert action(busy).code == 0


@pytest.mark.parametrize("branch", [True, False])
@pytest.mark.parametrize("sign", ["RF20", "RF08", "RF07", "RF23", "RF36", "RF35"])
def test_nobodys_agreement_to_steps_takes_the_place_of_the_look_at_a_sign(
    sign: str, *, branch: bool, diary: Diary
) -> None:
    if branch:
        diary.do("steps", "off")
    open_sign(diary, sign)
    refused(diary.ask("steps", "on", "--agreed-by", "ME/CFS physio"))
    assert "Steps can be proposed again" not in diary.text("steps", "on", "--agreed-by", "ME/CFS physio").said
    assert diary.do("steps", "ask")["agreed_by"] is None
    diary.do("safety", "--looked-at", sign, "--by", "GP")
    assert diary.do("steps", "on", "--agreed-by", "ME/CFS physio")["steps"] is True


def test_an_agreement_that_changes_nothing_says_so(diary: Diary) -> None:
    answer = diary.text("steps", "on", "--agreed-by", "ME/CFS physio")
    assert (answer.code, "nothing was changed" in answer.said) == (0, True)
    assert "can be proposed again" not in answer.said
    assert diary.do("steps", "ask")["agreed_by"] is None


def test_an_agreement_names_what_else_makes_steps_wait(diary: Diary) -> None:
    diary.do("steps", "off")
    diary.do("hold", "start", "holiday")
    said = diary.text("steps", "on", "--agreed-by", "ME/CFS physio").said
    assert "ME/CFS physio agreed" in said
    assert "Steps can be proposed again" not in said
    assert diary.do("steps", "ask")["steps"] is True


def test_a_page_that_was_read_is_not_enough(diary: Diary) -> None:
    open_sign(diary, "RF20")
    for number in (1, 2, 9, 30):
        assert E_PAGE in diary.on(number).text("today").said
        assert E_PAGE in diary.on(number).text("safety").said
        assert diary.on(number).amounts() == (None, None, "locked")


def test_closing_ends_the_lock_at_once(diary: Diary) -> None:
    open_sign(diary.on(2), "RF20")
    diary.on(3).do("safety", "--looked-at", "RF20", "--by", "GP")
    assert diary.on(3).do("today")["locked"] is None
    assert diary.on(3).amounts() == (20, 24, "steady")
    assert E_PAGE not in diary.on(3).text("today").said


def test_noting_what_was_done_stays_possible(diary: Diary) -> None:
    open_sign(diary, "RF20")
    diary.checked_in({"interference": 3, "done.walking": 5})
    assert diary.do("today")["plans"][0]["done"] == 5


def test_the_timer_says_the_emergency_words(diary: Diary) -> None:
    assert "emergency" not in diary.text("timer", "walking").err
    open_sign(diary, "RF20")
    assert "emergency" in refused(diary.text("timer", "walking"))


def test_the_nudge_leads_to_the_emergency_page_first(diary: Diary) -> None:
    assert "emergency" not in diary.text("nudge").said
    open_sign(diary, "RF20")
    assert "emergency" in diary.text("nudge").said
    diary.checked_in({"interference": 3, "done.walking": 0})
    assert "emergency" in diary.text("nudge").said
    assert "emergency" in json.dumps(diary.do("nudge"))


def test_the_nudge_of_a_same_day_sign_says_what_to_do(diary: Diary) -> None:
    assert "advice" not in diary.text("nudge").said
    open_sign(diary, "RF07")
    assert "advice" in diary.text("nudge").said


def test_a_sign_stays_on_the_list_for_the_review_and_the_report(diary: Diary, tmp_path: Path) -> None:
    # RF07: clumsy hands. RF35: falls (tier R is on the list for the next review, and that list exists).
    open_sign(diary, "RF07", "RF35")
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    said = (diary.on(8).text("review").said + json.dumps(diary.on(8).do("review"))).lower()
    assert "clumsy" in said
    assert "falls" in said
    refusal = diary.on(8).text("report", tmp_path / "none.txt", "--include", "no-such-part").said
    parts = [word.strip(" .") for word in refusal.split("The parts:")[-1].split(",")]
    plain, ticked = tmp_path / "plain.txt", tmp_path / "ticked.txt"
    assert diary.on(8).text("report", plain).code == 0
    everything = [word for part in parts for word in ("--include", part)]
    assert diary.on(8).text("report", ticked, *everything).code == 0
    assert "clumsy" not in plain.read_text(encoding="utf-8").lower()
    assert "clumsy" in ticked.read_text(encoding="utf-8").lower()


def test_two_falls_hold_the_step_and_name_the_falls_check(diary: Diary) -> None:
    said = open_sign(diary.on(1), "RF35").said + diary.text("today").said
    assert "falls check" in said
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    held = diary.review(8)
    assert (held["decision"], held["next_quota"]) == ("hold", 20)
    assert "safety_lock" in held["reasons"]
    diary.on(8).do("safety", "--looked-at", "RF35", "--by", "practice nurse")
    assert diary.review(8)["decision"] == "up"


def test_two_falls_leave_the_amount(diary: Diary) -> None:
    open_sign(diary, "RF35")
    assert diary.amounts()[:2] == (20, 20)  # no ceiling above Q with an open sign


@pytest.mark.parametrize("sign", ["RF20", "RF07", "RF36"])
def test_an_open_sign_holds_every_plan(sign: str, diary: Diary) -> None:
    add_plan(diary, 10, 10, 10, activity="Balance")
    open_sign(diary, sign)
    plans = diary.do("today")["plans"]
    assert {plan["state"] for plan in plans} == {"locked"}
    assert all(plan["ceiling"] == plan["target"] for plan in plans)


# --------------------------------------------------------------------------------------------------------------------
# When the list is asked
# --------------------------------------------------------------------------------------------------------------------


def asks_for_signs(diary: Diary) -> bool:
    """Whether the warning signs are due, on Today or in their own command."""
    waiting = json.dumps(diary.do("today")["waiting"]).lower()
    return "warning sign" in waiting or diary.do("safety", "--list")["due"] is not None


def test_an_answered_list_is_not_asked_again_the_next_day(diary: Diary) -> None:
    assert not asks_for_signs(diary.on(3))


def test_something_new_or_worrying_opens_the_list(diary: Diary) -> None:
    answer = diary.on(3).text("checkin", "--set", "interference=3", "--set", "worry=yes")
    assert answer.code == 0, answer.said
    assert asks_for_signs(diary.on(3)) or "painplan safety" in answer.said


def test_a_fall_opens_the_list(diary: Diary) -> None:
    diary.on(3).checked_in({"interference": 3, "fall": "yes"})
    assert asks_for_signs(diary.on(3))


def test_three_days_of_much_more_pain_open_the_list(diary: Diary) -> None:
    for number in range(2, 16):
        diary.on(number).checked_in({"interference": 3, "pain": 3})
    short = [one["id"] for one in diary.do("safety", "--list")["questions"] if one["short"]]
    diary.on(14).do("safety", *[word for sign in short for word in ("--answer", f"{sign}=no")])
    assert not asks_for_signs(diary.on(15))
    for number in (16, 17, 18):
        diary.on(number).checked_in({"interference": 3, "pain": 6})
    assert asks_for_signs(diary.on(18))


def test_the_eighth_day_of_a_flare_opens_the_list(diary: Diary) -> None:
    diary.on(2).do("flare", "start")
    assert not asks_for_signs(diary.on(4))
    assert asks_for_signs(diary.on(9))


# --------------------------------------------------------------------------------------------------------------------
# What was never asked
# --------------------------------------------------------------------------------------------------------------------


NEVER_ASKED = ("warning sign", "ask-first|before (tries|steps)", "worsening|steps ask")
"""What Today says of each list, by its words or by the command that asks it."""


def test_a_plan_from_the_command_line_goes_on_unasked(empty: Diary) -> None:
    add_plan(empty, 25, 25, 25)
    assert empty.do("today")["locked"] is None
    assert empty.amounts() == (20, 24, "steady")


@pytest.mark.parametrize("number", [1, 6, 12, 40])
def test_what_was_never_asked_stands_on_today_until_it_is_answered(number: int, empty: Diary) -> None:
    add_plan(empty, 25, 25, 25)
    said = empty.on(number).text("today").said.lower()
    for question in NEVER_ASKED:
        assert re.search(question, said), question


@pytest.mark.parametrize("number", [2, 6, 12])
def test_what_was_never_asked_stands_in_the_nudge(number: int, empty: Diary) -> None:
    add_plan(empty, 25, 25, 25)
    if number > 8:
        empty.accept(8)
    empty.on(number).checked_in({"interference": 3, "mattered": "yes", "done.walking": 20})
    assert empty.on(number).text("nudge").out.strip()


def test_what_was_answered_leaves_today(diary: Diary) -> None:
    said = diary.on(2).text("today").said.lower()
    for question in NEVER_ASKED:
        assert not re.search(question, said), question


# --------------------------------------------------------------------------------------------------------------------
# C5: ask first
# --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 14))
def test_each_question_before_steps_stops_tests_until_somebody_looked(number: int, diary: Diary) -> None:
    question = f"AF{number:02}"
    diary.do("ask-first", "--answer", f"{question}=yes")
    refused(home_test(diary))
    assert diary.do("today")["locked"] is not None
    diary.do("ask-first", "--looked-at", question, "--by", "GP")
    assert home_test(diary).code == 0


def test_a_question_before_steps_holds_the_step(diary: Diary) -> None:
    diary.do("ask-first", "--answer", "AF07=yes")
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    held = diary.review(8)
    assert (held["decision"], held["next_quota"]) == ("hold", 20)
    diary.on(8).do("ask-first", "--looked-at", "AF07", "--by", "GP")
    assert diary.review(8)["decision"] == "up"


def test_chest_pain_shows_the_emergency_words(diary: Diary) -> None:
    assert E_PAGE in diary.text("ask-first", "--answer", "AF02=yes").said


def test_other_questions_show_no_emergency_words(diary: Diary) -> None:
    assert E_PAGE not in diary.text("ask-first", "--answer", "AF07=yes").said


def test_cancer_that_has_spread_to_bone_is_asked(empty: Diary) -> None:
    questions = empty.do("ask-first", "--list")["questions"]
    assert [one for one in questions if "cancer" in one["text"].lower() and "bone" in one["text"].lower()]


def test_it_is_not_for_anybody_under_18(empty: Diary, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'way = "short"\nadult = "no"\nmatters = "family"\ngoal = "walk to the park"\nactivity = "Walking"\n'
        'unit = "minutes"\ndays = "5"\npem = "never"\ntold = "no"\nstart = "tries"\ntry1 = "8"\ntry2 = "12"\n'
        'try3 = "10"\nask_first = "0"\n',
        encoding="utf-8",
    )
    empty.text("interview", "--answers", answers)
    assert empty.do("plan", "list")["plans"] == []


# --------------------------------------------------------------------------------------------------------------------
# C3: scores that call for help
# --------------------------------------------------------------------------------------------------------------------

HELP = "help-now"
"""The help page's name."""


@pytest.mark.parametrize(
    ("instrument", "answers", "doctor", "help_page"),
    [
        ("phq8", (3, 3, 3, 0, 0, 0, 0, 0), False, False),  # 9
        ("phq8", (3, 3, 3, 1, 0, 0, 0, 0), True, False),  # 10: the doctor's line
        ("phq8", (3, 3, 3, 3, 3, 3, 1, 0), True, False),  # 19
        ("phq8", (3, 3, 3, 3, 3, 3, 2, 0), True, True),  # 20: the help page
        ("phq8", (3, 3, 3, 3, 3, 3, 3, 3), True, True),
        ("gad7", (3, 3, 3, 0, 0, 0, 0), False, False),  # 9
        ("gad7", (3, 3, 3, 1, 0, 0, 0), True, False),  # 10
        ("gad7", (3, 3, 3, 3, 2, 0, 0), True, False),  # 14
        ("gad7", (3, 3, 3, 3, 3, 0, 0), True, True),  # 15
        ("phq4", (1, 1, 1, 1), False, False),  # 4: GAD-2 2, PHQ-2 2
        ("phq4", (2, 1, 0, 0), True, False),  # GAD-2 3
        ("phq4", (0, 0, 2, 1), True, False),  # PHQ-2 3
        ("phq4", (2, 2, 2, 2), True, False),  # 8
        ("phq4", (3, 2, 2, 2), True, True),  # 9
        # With an answer missing, what is certain all the same: the least possible total.
        ("phq4", (3, 3, 3, "-"), True, True),  # 9
        ("phq4", (3, 3, 2, "-"), True, False),  # 8
        ("phq4", ("-", "-", 2, 2), True, False),  # PHQ-2 4
        ("phq4", (1, "-", 1, 0), False, False),  # 2
        ("phq8", (3, 3, 3, 3, 3, 3, 2, "-"), True, True),  # 20
        ("phq8", ("-", 3, 3, 3, 3, 3, 3, 1), True, False),  # 19
        ("phq8", (3, 3, 3, 0, "-", "-", 0, 0), False, False),  # 9
        ("phq8", (3, 3, 3, 1, "-", "-", 0, 0), True, False),  # 10
        ("gad7", (3, 3, 3, 3, 3, 0, "-"), True, True),  # 15
        ("gad7", (3, 3, 3, 3, 2, "-", 0), True, False),  # 14
        ("gad7", (3, 3, 3, "-", "-", 0, 0), False, False),  # 9
        ("phq9", (9,), False, False),
        ("phq9", (10,), True, False),
        ("phq9", (19,), True, False),
        ("phq9", (20,), True, True),
        ("phq9", (27,), True, True),
        ("phq8-total", (19,), True, False),
        ("phq8-total", (20,), True, True),
        ("gad7-total", (14,), True, False),
        ("gad7-total", (15,), True, True),
    ],
)
@pytest.mark.parametrize("command", ["score", "measure"])
def test_the_answer_carries_what_a_score_calls_for(
    command: str,
    instrument: str,
    answers: tuple[int | str, ...],
    *,
    doctor: bool,
    help_page: bool,
    diary: Diary,
    tmp_path: Path,
) -> None:
    same = diary.copy(tmp_path / "same")  # so that nothing is kept twice
    answer = diary.text(command, instrument, *answers)
    assert answer.code == 0, answer.said
    assert ("doctor" in answer.said) is doctor
    assert (HELP in answer.said) is help_page
    document = json.dumps(same.do(command, instrument, *answers))
    assert ("doctor" in document) is doctor
    assert (HELP in document) is help_page


@pytest.mark.parametrize(
    ("instrument", "answers"),
    [
        *[("phq8", (3, 3, 3, 3, 3, 3, 2, last)) for last in (0, "-")],
        *[("gad7", (3, 3, 3, 3, 3, 0, last)) for last in (0, "-")],
        *[("phq4", (3, 3, 3, last)) for last in (0, "-")],
        ("phq9", (20,)),
    ],
)
def test_today_leads_to_the_help_page_until_the_day_after(
    instrument: str, answers: tuple[int | str, ...], diary: Diary
) -> None:
    assert HELP not in diary.on(3).text("today").said
    diary.on(3).do("measure", instrument, *answers)
    for number in (3, 4):
        said = diary.on(number).text("today").said
        assert HELP in said, number
        # The same line stands in the document: the words that end where the page is named.
        before = said[: said.index(HELP)].removesuffix("painplan ").strip()
        waiting = diary.on(number).do("today")["waiting"]
        assert any(before.endswith(one_line(item["text"])) for item in waiting), number
    assert HELP not in diary.on(5).text("today").said


def test_a_lower_score_leads_nowhere(diary: Diary) -> None:
    diary.on(3).do("measure", "phq8", 3, 3, 3, 3, 3, 3, 1, 0)
    assert HELP not in diary.on(3).text("today").said


def test_six_twice_calls_for_help(diary: Diary) -> None:
    assert HELP not in diary.on(1).text("measure", "phq4", 3, 3, 0, 0).said
    assert HELP in diary.on(29).text("measure", "phq4", 3, 3, 0, 0).said
    assert HELP in diary.on(29).text("today").said


@pytest.mark.parametrize(("first", "second"), [((3, 3, 0, "-"), (3, 3, 0, 0)), ((3, 3, 0, 0), (3, "-", 3, 0))])
def test_six_twice_calls_for_help_with_an_answer_missing(
    first: tuple[int | str, ...], second: tuple[int | str, ...], diary: Diary
) -> None:
    assert HELP not in diary.on(1).text("measure", "phq4", *first).said
    assert HELP in diary.on(29).text("measure", "phq4", *second).said


def test_no_score_is_made_up_where_an_answer_is_missing() -> None:
    said = calculate("score", "phq4", 3, 3, 3, "-")
    assert (said["score"], said["complete"], said["band"]) == (None, False, None)


def test_the_worst_mood_on_three_days_calls_for_help(diary: Diary) -> None:
    for number in (2, 3):
        diary.on(number).checked_in({"interference": 5, "mood": 0})
        assert HELP not in diary.on(number).text("today").said
    diary.on(4).checked_in({"interference": 5, "mood": 0})
    assert HELP in diary.on(4).text("today").said


def test_the_worst_mood_with_a_better_day_between_does_not(diary: Diary) -> None:
    for number, mood in ((2, 0), (3, 0), (4, 1), (5, 0)):
        diary.on(number).checked_in({"interference": 5, "mood": mood})
        assert HELP not in diary.on(number).text("today").said


@pytest.fixture
def clinic(diary: Diary) -> Diary:
    """A diary in whose folder a clinic put its PHQ-9."""
    (diary.folder / "instruments").mkdir(exist_ok=True)
    shutil.copy(CLINIC, diary.folder / "instruments")
    return diary


@pytest.mark.parametrize("ninth", [1, 2, 3])
def test_any_answer_to_the_ninth_question_calls_for_help_at_once(ninth: int, clinic: Diary) -> None:
    answer = clinic.text("measure", CLINIC.stem, 0, 0, 0, 0, 0, 0, 0, 0, ninth)
    assert answer.code == 0, answer.said
    assert HELP in answer.said
    assert "You are not alone and this can change" in answer.said  # the page itself, at once
    assert HELP in json.dumps(clinic.do("measure", CLINIC.stem, 0, 0, 0, 0, 0, 0, 0, 0, ninth))
    assert HELP in clinic.text("today").said


def test_no_answer_to_the_ninth_question_does_not(clinic: Diary) -> None:
    assert HELP not in clinic.text("measure", CLINIC.stem, 1, 1, 1, 0, 0, 0, 0, 0, 0).said
    assert HELP not in clinic.text("today").said


def test_no_score_says_that_somebody_is_safe(diary: Diary) -> None:
    for instrument, answers in (("phq8", (0,) * 8), ("gad7", (0,) * 7), ("phq4", (0,) * 4), ("phq9", (0,))):
        said = diary.text("measure", instrument, *answers).said.lower()
        assert not re.search(r"\b(safe|cleared|normal|suicide)\b", said), said


def test_no_score_is_called_severe_depression(diary: Diary) -> None:
    assert "severe depression" not in diary.text("measure", "phq9", 27).said.lower()


def test_fear_is_not_faced_while_much_weighs_on_somebody(busy: Diary) -> None:
    # A8: not offered when PHQ-4 >= 9.
    busy.do("measure", "phq4", 3, 2, 2, 2)
    refused(exposure(busy))


# --------------------------------------------------------------------------------------------------------------------
# Effort that makes worse, flares, holds: what the other commands say
# --------------------------------------------------------------------------------------------------------------------


def test_the_demonstration_shows_no_picture_where_effort_makes_worse() -> None:
    answer = calculate("simulate", "--pem", "--weeks", 12)
    assert answer["strategies"] is None
    assert answer["limits"]
    said = run("simulate", "--pem", "--weeks", 12).said.lower()
    assert "pushing through" not in said
    assert "small step" not in said


@pytest.mark.parametrize("more", [(), ("--temptation", 2, "--flare-proneness", 3)])
def test_no_setting_of_the_demonstration_makes_pushing_through_win_there(more: tuple[object, ...]) -> None:
    assert calculate("simulate", "--pem", *more)["strategies"] is None


def test_no_try_where_effort_makes_worse(busy: Diary) -> None:
    busy.do("steps", "ask", "often")
    refused(another_plan(busy))
    assert new_tries(busy).code != 0
    assert busy.quota() == 20


def test_no_experiment_in_the_week_after_a_flare(busy: Diary) -> None:
    # G6: none in the 7 days after a flare. The flare's last day is day 3.
    busy.on(2).do("flare", "start")
    busy.on(3).do("flare", "end")
    refused(experiment(busy.on(5)))
    refused(experiment(busy.on(9)))
    assert experiment(busy.on(12)).code == 0


def test_one_experiment_at_a_time(busy: Diary) -> None:
    assert experiment(busy).code == 0
    refused(busy.ask("experiment", "start", "heat", "--outcome", "sleep", "--seed", 1))


def test_the_nudge_is_one_line(diary: Diary) -> None:
    open_sign(diary, "RF20", "RF07")
    assert len(diary.text("nudge").out.strip().splitlines()) == 1


@pytest.mark.parametrize("reason", ["illness", "holiday", "new_medicine", "bad_sleep", "waiting_for_advice"])
def test_a_hold_shows_no_ceiling_above_the_amount(reason: str, diary: Diary) -> None:
    diary.on(2).do("hold", "start", reason)
    target, ceiling, state = diary.on(3).amounts()
    assert (ceiling, state) == (target, "held")
    assert not re.search(r"\b24\b", diary.on(3).text("today").said)
