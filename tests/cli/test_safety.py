"""``painplan safety``: a yes locks steps, and only a look by somebody named unlocks them."""

import pytest

from painplan.safety.service import Safety
from tests.conftest import CoachOn, Shell, on


def test_a_yes_locks_and_a_no_later_does_not_unlock(painplan: Shell, walking_plan: object) -> None:
    found = painplan("safety", "--answer", "RF12=yes", "--json").document
    assert found["locked"] is True
    assert [(sign["id"], sign["tier"]) for sign in found["open"]] == [("RF12", "S")], "unsure about back pain"
    today = painplan("today", "--json").document
    assert (today["locked"]["reason"], today["plans"][0]["state"]) == ("safety_lock", "locked")
    assert painplan("safety", "--answer", "rf12=no", "--json", day=on(3)).document["locked"] is True
    nobody = painplan("safety", "--looked-at", "RF12", day=on(4))
    assert (nobody.code, "Say who looked at it" in nobody.err) == (2, True)
    freed = painplan("safety", "--looked-at", "RF12", "--by", "family doctor", "--json", day=on(4)).document
    assert (freed["locked"], freed["open"]) == (False, [])
    assert painplan("today", "--json", day=on(4)).document["plans"][0]["state"] == "steady"


def test_an_open_sign_brings_no_step(painplan: Shell, walking_plan: object, a_week: object, coach_on: CoachOn) -> None:
    a_week()  # type: ignore[operator]  # a function that fills a week, see conftest
    Safety(coach_on(on(2))).answer_signs({"RF36": "yes"})
    (view,) = coach_on(on(7)).reviews()
    assert (view.proposal.decision, [reason.code for reason in view.proposal.reasons]) == ("hold", ["safety_lock"])


def test_long_standing_and_checked_is_for_the_next_review_only(painplan: Shell) -> None:
    found = painplan("safety", "--answer", "RF29=long_standing", "--json").document
    assert (found["locked"], found["open"][0]["tier"]) == (False, "R")
    refused = painplan("safety", "--answer", "RF01=long_standing")
    assert (refused.code, "new or worse" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("answer", "told"),
    [("RF99=yes", "no question “RF99”"), ("RF12=maybe", "does not answer RF12"), ("RF12", "is not an answer")],
)
def test_what_does_not_fit_is_a_sentence_and_nothing_is_saved(
    painplan: Shell, coach_on: CoachOn, answer: str, told: str
) -> None:
    ran = painplan("safety", "--answer", "RF20=yes", "--answer", answer)
    assert (ran.code, told in ran.err) == (2, True)
    assert coach_on(on(0)).book.signs == ()


def test_asked_one_by_one_a_yes_to_an_emergency_sign_ends_the_list_with_its_page(
    painplan: Shell, coach_on: CoachOn
) -> None:
    ran = painplan("safety", typed=["1", "3", "", "2"])
    assert ran.code == 0
    assert "Choose one of the keys: 1, 2." in ran.err
    assert "This needs emergency help now." in ran.out
    assert "RF03" in ran.out
    assert {answer.sign: answer.answer for answer in coach_on(on(0)).book.signs} == {"RF01": "no", "RF03": "yes"}


def test_without_a_terminal_the_questions_can_be_listed(painplan: Shell) -> None:
    assert painplan("safety").code == 2
    questions = painplan("safety", "--json").document["questions"]
    assert len(questions) == 37
    decide = [view["decides"]["id"] for view in questions if view["decides"]]
    listed = painplan("safety", "--list").out
    assert len(listed.splitlines()) == 37 + len(decide)
    assert all(name in listed for name in decide)


def test_undo_takes_an_answer_back(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Safety(coach).answer_signs({"RF20": "yes"})
    assert coach.undo()
    assert coach.book.signs == ()


def test_a_fall_asks_for_the_whole_list_and_an_asked_list_is_over(painplan: Shell) -> None:
    tries = [part for amount in ("8", "12", "10") for part in ("--trial", amount)]
    painplan("plan", "add", "--goal", "Out", "--activity", "Walking", "--unit", "minutes", *tries)
    document = painplan("safety", "--json").document
    assert document["due"]["why"] == "set_up"
    everything = [part for view in document["questions"] for part in ("--answer", f"{view['id']}=no")]
    assert painplan("safety", *everything, "--json").document["due"] is None
    painplan("checkin", "--set", "fall=yes", day=on(1))
    assert painplan("safety", "--json", day=on(2)).document["due"] == {
        "list": "whole",
        "why": "fall",
        "since": on(1).isoformat(),
    }
    assert "after the fall" in painplan("today", day=on(2)).out
    painplan("safety", *everything, day=on(2))
    assert painplan("safety", "--json", day=on(2)).document["due"] is None


def test_what_decides_is_asked_by_itself_and_lowers_the_tier(painplan: Shell, walking_plan: object) -> None:
    """clinical.md C: an item with two tiers; skipped or unsure counts as the higher one."""
    unsure = painplan("--json", "safety", "--answer", "RF10=yes").document
    assert (unsure["tier"], unsure["open"][0]["tier"]) == ("E", "E")
    assert painplan("--json", "today").document["plans"][0]["target"] is None
    assert "RF10.decides=no" in painplan("safety").out, "who answered by command is told the question that is left"
    decided = painplan("--json", "safety", "--answer", "RF10.decides=no").document
    assert decided["tier"] == "S"
    assert "RF10.decides" not in painplan("safety").out
    asked = painplan("safety", "--short", typed=["", "", "", "", "2", "1"])
    assert "on both sides?" in asked.out
    assert painplan("--json", "safety").document["open"][0] == {
        **painplan("--json", "safety").document["open"][0],
        "id": "RF06",
        "tier": "S",
    }
    early = painplan("safety", "--answer", "RF11.decides=no")
    assert (early.code, "asked after a yes" in early.err) == (2, True)
    assert painplan("safety", "--answer", "RF01.decides=no").code == 2


def test_a_yes_by_mistake_is_taken_back_after_a_second_question(
    painplan: Shell, walking_plan: object, coach_on: CoachOn
) -> None:
    painplan("safety", "--answer", "RF01=yes")
    stays = painplan("safety", "--answer", "RF01=no", day=on(1))
    assert "--take-back RF01 --sure" in stays.out
    asks = painplan("safety", "--take-back", "RF01", day=on(1))
    assert (asks.code, "--sure" in asks.err) == (2, True)
    assert painplan("--json", "today", day=on(1)).document["plans"][0]["target"] is None
    no = painplan("safety", "--take-back", "RF01", day=on(1), typed=["n"])
    assert no.code == 1
    taken = painplan("safety", "--take-back", "rf01", "--sure", day=on(1))
    assert "It stays in the history" in taken.out
    assert painplan("--json", "today", day=on(1)).document["locked"] is None
    assert painplan("--json", "today", day=on(0)).document["locked"] is None, "it locks nothing, then neither"
    (kept,) = coach_on(on(1)).book.signs
    assert kept.taken_back == on(1)
    assert {"answer": "yes", "since": on(0).isoformat()}.items() <= kept.history[-1].values.items()
    assert painplan("safety", "--take-back", "RF01", "--sure", day=on(1)).code == 2, "it is not open any more"
    again = painplan("--json", "safety", "--answer", "RF01=yes", day=on(2)).document
    assert again["tier"] == "E", "said again, it is open again"


def test_a_look_has_a_day(painplan: Shell, walking_plan: object, coach_on: CoachOn) -> None:
    painplan("safety", "--answer", "RF36=yes", day=on(3))
    for day in (on(2), on(9)):
        refused = painplan("safety", "--looked-at", "RF36", "--by", "GP", "--on", day.isoformat(), day=on(8))
        assert (refused.code, "does not fit" in refused.err) == (2, True)
    painplan("safety", "--looked-at", "RF36", "--by", "GP", "--on", on(5).isoformat(), day=on(8))
    locked = [painplan("--json", "today", day=on(number)).document["locked"] is not None for number in (3, 4, 5, 8)]
    assert locked == [True, True, False, False]


def test_open_signs_are_on_one_page_printed_once(painplan: Shell, walking_plan: object) -> None:
    painplan("help-now", "--region", "gb-sct")
    painplan("safety", "--answer", "RF01=yes", "--answer", "RF20=yes", "--answer", "RF36=yes")
    for command in (["safety", "--answer", "RF07=no"], ["today"], ["nudge"]):
        ran = painplan(*command)
        assert ran.out.count("This needs emergency help now.") == 1
        assert ran.out.count("999 or 112") == 1
    locked = painplan("--json", "today").document["locked"]
    assert (locked["reason"], locked["tier"]) == ("safety_lock", "E")
    assert locked["signs"] == ["RF01", "RF20", "RF36"]
    assert [line for line in locked["page"] if line.startswith("Reason:")] == [
        "Reason: numbness or altered feeling between the legs.",
        "Reason: chest pain or pressure, or pain with sweating, sickness or breathlessness.",
        "Reason: pain that is clearly different from your usual.",
    ]


def test_the_timer_is_refused_with_the_words_of_the_emergency(painplan: Shell, walking_plan: object) -> None:
    painplan("safety", "--answer", "RF20=yes")
    for typed in (None, [""]):
        ran = painplan("timer", "walking", typed=typed)
        assert ran.code == 1
        assert "This needs emergency help now. Call your emergency number" in ran.err


def test_reading_the_page_alone_changes_nothing(coach_on: CoachOn, painplan: Shell, walking_plan: object) -> None:
    painplan("safety", "--answer", "RF20=yes")
    Safety(coach_on(on(0))).page_read(["RF20"])
    assert coach_on(on(0)).book.signs[0].page_read == on(0)
    assert painplan("--json", "today").document["locked"]["tier"] == "E"


def test_the_whole_list_stays_on_today_until_it_was_answered(painplan: Shell, walking_plan: object) -> None:
    """clinical.md C: it does not leave Today after a week."""
    for number in (0, 6, 8, 30, 90):
        assert "the list of warning signs, once at the beginning" in painplan("today", day=on(number)).out
    questions = painplan("--json", "safety").document["questions"]
    everything = [part for view in questions for part in ("--answer", f"{view['id']}=no")]
    painplan("safety", *everything, day=on(90))
    assert "the list of warning signs" not in painplan("today", day=on(90)).out


def test_several_open_signs_are_told_as_several_and_the_way_to_close_names_each(painplan: Shell) -> None:
    shown = painplan("safety", "--answer", "RF29=yes", "--answer", "RF36=yes").out
    assert "--looked-at ID --by ROLE, where ID is RF29 or RF36" in shown
    assert "--take-back ID --sure, where ID is RF29 or RF36" in shown
    today = painplan("today").out
    assert "Warning sign: 2 are open: what to do until each was looked at" in today
    assert "Warning signs are open (RF29, RF36). Steps wait until each has been looked at." in today
    said = painplan("safety", "--looked-at", "RF29", "--by", "GP").out
    assert said.startswith("Noted: RF29 was looked at by GP on Monday 5 January. It is not open any more.")
    assert "--looked-at RF36 --by ROLE" in said, "one alone is named in the command itself"
    assert "Warning sign: one is open" in painplan("today").out
    assert "A warning sign is open (RF36)." in painplan("today").out
    last = painplan("safety", "--looked-at", "RF36", "--by", "GP").out
    assert last.splitlines()[0].startswith("Noted: RF36 was looked at by GP")
