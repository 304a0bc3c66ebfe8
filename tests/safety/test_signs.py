"""The list of warning signs, its tiers, and what stays open (clinical.md C, C1, C2)."""

from contextlib import suppress
from datetime import date, timedelta

import pytest

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.safety.help_page import program_numbers
from painplan.safety.records import SignAnswer
from painplan.safety.service import Safety
from painplan.safety.sign_page import sign_page
from painplan.safety.signs import TIERS, Sign, check_answer, highest, open_signs, signs_from
from painplan.safety.signs_service import DECIDES
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach

DAY = date(2026, 3, 9)
SIGNS = signs_from(asset("warning_signs")["sign"])
BY_ID = {sign.id: sign for sign in SIGNS}
TWO_TIERS = {
    "RF06": ("E", "S"),
    "RF10": ("E", "S"),
    "RF11": ("S", "U"),
    "RF12": ("S", "U"),
    "RF22": ("E", "S"),
    "RF30": ("S", "U"),
    "RF35": ("S", "R"),
    "RF37": ("E", "S"),
    "RF39": ("E", "S"),
    "RF40": ("E", "S"),
    "RF41": ("E", "S"),
    "RF42": ("E", "S"),
}
"""clinical.md C1, C2: with the point that decides, or unsure; without it."""


def said(
    sign: str,
    answer: str = "yes",
    since: date | None = DAY,
    looked_at: date | None = None,
    decides: str | None = None,
) -> SignAnswer:
    return SignAnswer(sign=sign, answer=answer, since=since, looked_at=looked_at, decides=decides)  # type: ignore[arg-type]  # words


def tier_of(*answers: SignAnswer) -> dict[str, str]:
    return {one.sign.id: one.tier for one in open_signs(SIGNS, answers, DAY)}


def test_all_questions_of_the_pack_are_there_with_their_tiers() -> None:
    """clinical.md C1: RF01 to RF13; C2: RF20 to RF43; the starred ones make the short list."""
    assert sorted(BY_ID) == [f"RF{n:02d}" for n in [*range(1, 14), *range(20, 44)]]
    emergency = {"RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF08", "RF20", "RF21", "RF24", "RF25", "RF27", "RF33"}
    emergency |= {"RF39", "RF40", "RF41", "RF42", "RF43"}
    assert {sign.id for sign in SIGNS if sign.tier == "E"} == emergency
    assert {sign.id for sign in SIGNS if sign.tier == "U"} == {"RF28", "RF29", "RF30", "RF36"}
    assert {sign.id for sign in SIGNS if sign.tier == "R"} == {"RF35"}
    starred = {"RF01", "RF02", "RF03", "RF05", "RF06", "RF20", "RF21", "RF26", "RF27", "RF40", "RF41"}
    assert {sign.id for sign in SIGNS if sign.short} == starred
    assert {sign.id for sign in SIGNS if sign.exactly} == {"RF01", "RF02", "RF03"}
    harm = {"RF09", "RF10", "RF11", "RF22", "RF23", "RF31", "RF32", "RF34"}
    assert {sign.id for sign in SIGNS if sign.harm} == harm
    assert {sign.id for sign in SIGNS if sign.locks} == {"RF35"}


def test_both_legs_are_asked_about_together_with_back_pain() -> None:
    """clinical.md C1, RF05: without either it is RF06 or RF36."""
    assert BY_ID["RF05"].text.startswith("Back pain, or pain shooting down from the back or buttock, together with")
    assert "numbness spreading over both legs or the body" in BY_ID["RF06"].text


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_an_item_with_two_tiers_asks_what_decides_and_unsure_is_the_higher(name: str) -> None:
    sign = BY_ID[name]
    if name not in TWO_TIERS:
        assert sign.decides is None
        assert tier_of(said(name)) == {name: sign.tier}
        return
    higher, lower = TWO_TIERS[name]
    assert sign.decides is not None
    assert sign.decides.ask.endswith("?")
    found = {reply: tier_of(said(name, decides=reply))[name] for reply in ("yes", "no", None)}
    assert found == {"yes": higher, "no": lower, None: higher}


def test_what_decides_asks_for_all_that_is_of_the_higher_tier() -> None:
    """clinical.md C2, RF40 to RF42: S for the one thing and nothing else, so whoever has anything else answers yes."""
    asked = {name: sign.decides.ask for name, sign in BY_ID.items() if sign.decides}
    assert asked["RF41"].startswith("Are you breathless, or is anything there beside a few spots or traces of blood")
    of_emergencies = {
        "RF40": ("hard to wake", "confused", "slow or shallow breathing", "blue or grey lips"),
        "RF42": ("dizziness", "unsteadiness", "double vision", "drooping lid", "numb face", "speaking or swallowing"),
    }
    assert [one for name, signs in of_emergencies.items() for one in signs if one not in asked[name]] == []


def test_beside_some_signs_others_are_more_urgent() -> None:
    """clinical.md C1, RF11: E with RF05 or RF06; C2, RF28: S with RF26."""
    assert tier_of(said("RF11", decides="no"), said("RF06", decides="no"))["RF11"] == "E"
    assert tier_of(said("RF28"), said("RF26")) == {"RF26": "S", "RF28": "S"}
    assert tier_of(said("RF28"), said("RF26", "no", None)) == {"RF28": "U"}
    assert tier_of(said("RF28", "long_standing"), said("RF26"))["RF28"] == "R", "what was checked before stays so"
    assert tier_of(said("RF28"), said("RF26", "long_standing"))["RF28"] == "U"


def test_a_yes_is_open_from_its_day_until_somebody_looked_at_it() -> None:
    answers = [said("RF13", looked_at=date(2026, 3, 12))]
    days = [date(2026, 3, day) for day in (8, 9, 11, 12)]
    assert [bool(open_signs(SIGNS, answers, day)) for day in days] == [False, True, True, False]


def test_a_yes_that_was_taken_back_never_was_open() -> None:
    taken_back = SignAnswer(sign="RF01", answer="yes", since=DAY, taken_back=DAY)
    assert open_signs(SIGNS, [taken_back], DAY) == ()


def test_the_most_urgent_comes_first_and_counts() -> None:
    answers = [said("RF36"), said("RF29", "long_standing"), said("RF20"), said("RF07"), said("RF38", "no", None)]
    found = open_signs(SIGNS, answers, DAY)
    expected = [("RF20", "E"), ("RF07", "S"), ("RF36", "U"), ("RF29", "R")]
    assert [(is_open.sign.id, is_open.tier) for is_open in found] == expected
    assert [highest(found[at:]) for at in range(5)] == ["E", "S", "U", "R", None]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_only_what_is_no_emergency_can_be_long_standing(sign: Sign) -> None:
    """clinical.md C: every non-E item offers the third answer; E items ask only about what is new or worse."""
    if sign.tier == "E":
        with pytest.raises(WrongInput, match="new or worse"):
            check_answer(sign, "long_standing")
    else:
        check_answer(sign, "long_standing")
        assert tier_of(said(sign.id, "long_standing")) == {sign.id: "R"}


def test_a_list_that_does_not_fit_is_named() -> None:
    with pytest.raises(WrongInput, match="tier"):
        signs_from([{"id": "RF01", "tier": "X", "text": "?", "reason": "?"}])


# --- the page ---


def page(*names: str, region: str | None = "de", **decides: str) -> tuple[str, ...]:
    answers = [said(name, decides=decides.get(name)) for name in names]
    return sign_page(open_signs(SIGNS, answers, DAY), program_numbers(), region)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_a_page_has_its_sentence_and_a_line_of_reason_that_fits(sign: Sign) -> None:
    lines = page(sign.id)
    reasons = [line for line in lines if line.startswith("Reason: ")]
    assert reasons == [f"Reason: {sign.reason}."]
    assert len(reasons[0]) <= 90
    assert ("Say exactly which of these you have." in lines) is sign.exactly
    assert not sign.then or sign.then in lines


def test_several_signs_share_one_page_and_the_highest_counts() -> None:
    lines = page("RF36", "RF20", "RF01", "RF10")
    assert lines[0].startswith("This needs emergency help now. Call your emergency number (112) or go to the nearest")
    assert sum(line.startswith("Reason: ") for line in lines) == 4
    assert sum("emergency" in line for line in lines) == 1
    assert lines[-1] == "These signs are rarely serious, but when they are, hours matter."


@pytest.mark.parametrize(
    ("region", "emergency", "advice"),
    [
        ("gb-eng", "999 or 112", "111"),
        ("gb-nir", "999 or 112", "your GP or the out-of-hours service"),
        ("nz", "111", "0800 611 116"),
        ("us", "911", "your doctor's urgent line"),
        ("at", "144 or 112", "1450"),
        (None, "112, 999, 911 or 000, whichever is yours", "your doctor's urgent line"),
    ],
)
def test_the_page_has_the_numbers_of_the_region(region: str | None, emergency: str, advice: str) -> None:
    assert f"Call your emergency number ({emergency}) or go" in page("RF20", region=region)[0]
    assert page("RF07", region=region)[0] == f"Please get medical advice today ({advice})."
    assert page("RF29", region=region)[0] == "Please book an appointment this week."
    assert page("RF35", region=region, RF35="no")[0] == "Added to your list for the next review."


def test_the_tiers_are_told_in_their_order() -> None:
    assert TIERS == ("E", "S", "U", "R")
    assert open_signs(SIGNS, [said("RF20")], DAY - timedelta(days=1)) == ()


ORDER = "ESUR"
REPLIES = ("no", "yes", "long_standing")


def _tier_now(coach: Coach, name: str) -> str | None:
    return next((one.tier for one in Safety(coach).open() if one.sign.id == name), None)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.id)
def test_no_answer_makes_what_is_open_less_urgent(sign: Sign) -> None:
    """clinical.md C: an emergency has no downgrade; what was never decided can be the lesser of two tiers."""
    replies = [{sign.id: reply} for reply in REPLIES]
    decided = [{f"{sign.id}{DECIDES}": reply} for reply in ("yes", "no")] if sign.decides else []
    ways = [{**first, **more} for first in replies for more in [{}, *decided]]
    for before in ways:
        for after in [*decided, *ways]:
            coach = Coach(Diary(MemoryFolder()), DAY)
            with suppress(WrongInput):
                Safety(coach).answer_signs(before)
            was = _tier_now(coach, sign.id)
            undecided = sign.decides is not None and all(
                one.decides is None for one in coach.book.signs if one.sign == sign.id
            )
            with suppress(WrongInput):
                Safety(coach).answer_signs(after)
            now = _tier_now(coach, sign.id)
            if was is None or (undecided and after.get(f"{sign.id}{DECIDES}") == "no"):
                continue
            assert now is not None, (before, after)
            if was == "E":
                assert now == "E", (before, after)
            elif after.get(sign.id) != "long_standing":  # checked by a clinician before: its dated answer
                assert ORDER.index(now) <= ORDER.index(was), (before, after)
