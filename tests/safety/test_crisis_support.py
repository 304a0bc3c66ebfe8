"""The page of support and one's own list: what calls for them, and where they never appear."""

from datetime import timedelta

import pytest

from painplan.errors import WrongInput
from painplan.measures.service import Assessments
from painplan.safety.crisis_support import Support, own_list_view
from painplan.store.disk import DiskFolder
from tests.conftest import FIRST, CoachOn, Shell, on

DARK = "I want to kill myself, suicide, end it all"


@pytest.mark.parametrize(
    ("answers", "called"),
    [
        ([(3, 3, 3, 0)], True),
        ([(2, 2, 2, 2)], False),
        ([(2, 2, 1, 1), (2, 2, 1, 1)], True),
        ([(2, 2, 1, 1), (1, 1, 1, 1)], False),
        ([(3, 3, 3, 3), (0, 0, 0, 0)], False),
    ],
)
def test_phq4_calls_from_nine_or_twice_from_six(
    answers: list[tuple[int, ...]], called: bool, coach_on: CoachOn
) -> None:
    for number, given in enumerate(answers):
        Assessments(coach_on(on(28 * number))).save("phq4", given)
    coach = coach_on(on(28 * (len(answers) - 1)))
    assert Support(coach).called_for() is called
    assert any(line.opens == "help_now" for line in coach.today_view().waiting) is called


def test_answers_lead_to_the_page_until_the_day_after(coach_on: CoachOn) -> None:
    """clinical.md C3, revised: one line, until the day after."""
    Assessments(coach_on(FIRST)).save("phq4", (3, 3, 3, 3))
    assert Support(coach_on(on(1))).called_for()
    assert not Support(coach_on(on(2))).called_for()


def test_the_worst_mood_three_days_in_a_row(coach_on: CoachOn) -> None:
    for number in range(3):
        coach = coach_on(on(number))
        assert not Support(coach).called_for()
        coach.answer(coach.today, [("mood", "0")])
    assert Support(coach_on(on(2))).called_for()


@pytest.mark.parametrize(("name", "worst"), [("phq4", (3, 3, 3, 3)), ("gad7", (3,) * 7), ("phq9", (27,))])
def test_no_score_of_the_same_day_takes_the_way_to_the_page_away(
    name: str, worst: tuple[int, ...], coach_on: CoachOn
) -> None:
    """clinical.md C3: no item and no score ever closes the page; one line, until the day after."""
    for answers in (worst, (0,) * len(worst), (1, *(0,) * (len(worst) - 1))):
        Assessments(coach_on(FIRST)).save(name, answers)
        assert Support(coach_on(FIRST)).called_for()
    assert "support" in [line.code for line in coach_on(FIRST).today_view().waiting]
    assert Support(coach_on(on(1))).called_for()
    assert not Support(coach_on(on(2))).called_for()


def test_twice_from_six_counts_the_highest_of_each_day(coach_on: CoachOn) -> None:
    for number in (0, 28):
        for answers in ((2, 2, 1, 1), (0, 0, 0, 0)):
            Assessments(coach_on(on(number))).save("phq4", answers)
        assert Support(coach_on(on(number))).called_for() is (number == 28), "twice on one day is once"


@pytest.mark.parametrize("changed", [2, 1, 0])
def test_no_mood_said_later_takes_the_way_to_the_page_away(changed: int, coach_on: CoachOn) -> None:
    for number in range(3):
        coach_on(on(number)).answer(on(number), [("mood", "0")])
    coach_on(on(2)).answer(on(changed), [("mood", "4")])
    assert Support(coach_on(on(2))).called_for()
    coach_on(on(3)).answer(on(3), [("mood", "6")])
    assert "support" in [line.code for line in coach_on(on(3)).today_view().waiting]
    assert not Support(coach_on(on(4))).called_for()


def test_words_are_never_looked_through(coach_on: CoachOn) -> None:
    for number in range(4):
        coach_on(on(number)).answer(on(number), [("note", DARK), ("mood", "5")])
    coach = coach_on(on(3))
    coach.write_flare_plan({"tell": DARK})
    assert not Support(coach).called_for()
    assert not coach.today_view().waiting


def test_ones_own_list_comes_back_and_is_hidden_in_discreet_mode(coach_on: CoachOn) -> None:
    coach = coach_on(FIRST)
    assert own_list_view(coach).rows == ()
    Support(coach).write({"alone": " a bath ", "reason": "my sister"})
    assert own_list_view(coach).rows == (("what I can do alone", "a bath"), ("one reason to stay", "my sister"))
    coach.discreet = True
    assert "a bath" not in str(own_list_view(coach))
    assert "d shows them" in own_list_view(coach).instead


def test_an_unknown_part_or_region_is_refused(coach_on: CoachOn) -> None:
    support = Support(coach_on(FIRST))
    with pytest.raises(WrongInput, match="Its parts: signs, alone"):
        support.write({"dose": "x"})
    with pytest.raises(WrongInput, match="The regions: us_ca, us, ca, uk"):
        support.choose_region("atlantis")


def test_the_region_brings_its_numbers_first(coach_on: CoachOn) -> None:
    support = Support(coach_on(FIRST))
    assert "988" in support.page().talk
    assert "call your emergency number (112, 999, 911 or 000, whichever is yours) now" in support.page().emergency
    support.choose_region("Wales")
    assert support.region == "gb-wls"
    assert "Samaritans 116 123, NHS 111, then 2, text SHOUT to 85258." in support.page().talk
    assert "call 999 or 112 now." in support.page().emergency
    support.choose_region("eu")
    assert "look up your own line" in support.page().talk


def test_a_clinic_sets_numbers_in_a_file(coach_on: CoachOn, painplan: Shell, folder: DiskFolder) -> None:
    own = b'checked_on = 2026-01-02\n[[region]]\nid = "here"\nname = "Here"\nemergency = "1"\nlines = ["2"]\n'
    folder.write("help/ours.toml", own)
    support = Support(coach_on(FIRST))
    assert painplan("help-now", "--about").out.startswith("These numbers were checked on 2 January 2026.")
    support.choose_region("here")
    assert support.page().talk.endswith("right now: 2.")
    folder.write("help/ours.toml", b"this is no TOML")
    assert "988" in Support(coach_on(FIRST)).page().talk, "a broken file never takes the page away"


def test_the_command_works_without_a_diary_and_writes_nothing(painplan: Shell, folder: DiskFolder) -> None:
    document = painplan("help-now", "--json").document
    assert {"where": "France", "number": "3114"} in document["lines"]
    assert folder.read("plan.json") is None
    painplan("help-now", "--region", "nz", "--set", "ask=Kim")
    assert "1737" in painplan("help-now", "--json").document["talk"]
    assert painplan("help-now", "--own", "--json").document["own_list"] == [
        {"heading": "whom I can ask", "text": "Kim"}
    ]


def test_ones_own_list_stays_out_of_every_report(painplan: Shell, folder: DiskFolder) -> None:
    painplan("help-now", "--set", "reason=xyzzy-reason", "--set", "alone=xyzzy-alone")
    for command in (["today"], ["review"], ["goals"], ["history"], ["report", "-"], ["review", "--monthly"]):
        for form in ([], ["--json"]):
            ran = painplan(*command, *form, day=FIRST + timedelta(days=40))
            assert "xyzzy" not in ran.out + ran.err
