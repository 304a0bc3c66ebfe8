"""The list of warning signs and what stays open (clinical.md C, C1, C2)."""

from datetime import date

import pytest

from painplan.errors import WrongInput
from painplan.records import SignAnswer
from painplan.safety import LOCKING, check_answer, open_signs, signs_from
from painplan.words import asset

DAY = date(2026, 3, 9)
SIGNS = signs_from(asset("warning_signs")["sign"])
BY_ID = {sign.id: sign for sign in SIGNS}


def said(sign: str, answer: str = "yes", since: date | None = DAY, looked_at: date | None = None) -> SignAnswer:
    return SignAnswer(sign=sign, answer=answer, since=since, looked_at=looked_at)  # type: ignore[arg-type]  # a word


def test_all_questions_of_the_pack_are_there_with_their_tiers() -> None:
    """clinical.md C1: RF01 to RF13; C2: RF20 to RF38; the starred ones make the short list."""
    assert list(BY_ID) == [f"RF{n:02d}" for n in [*range(1, 14), *range(20, 39)]]
    emergency = {"RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF08", "RF20", "RF21", "RF24", "RF25", "RF27", "RF33"}
    assert {sign.id for sign in SIGNS if sign.tier == "E"} == emergency
    assert {sign.id for sign in SIGNS if sign.tier == "U"} == {"RF28", "RF29", "RF30", "RF36"}
    assert {sign.id for sign in SIGNS if sign.tier == "R"} == {"RF35"}
    starred = {"RF01", "RF02", "RF03", "RF05", "RF06", "RF20", "RF21", "RF26", "RF27"}
    assert {sign.id for sign in SIGNS if sign.short} == starred


def test_a_yes_is_open_from_its_day_until_somebody_looked_at_it() -> None:
    answers = [said("RF12", looked_at=date(2026, 3, 12))]
    days = [date(2026, 3, day) for day in (8, 9, 11, 12)]
    assert [bool(open_signs(SIGNS, answers, day)) for day in days] == [False, True, True, False]


def test_the_most_urgent_comes_first_and_long_standing_does_not_lock() -> None:
    answers = [said("RF36"), said("RF29", "long_standing"), said("RF20"), said("RF12"), said("RF07", "no", None)]
    found = open_signs(SIGNS, answers, DAY)
    assert [(is_open.sign.id, is_open.tier) for is_open in found] == [
        ("RF20", "E"),
        ("RF12", "S"),
        ("RF36", "U"),
        ("RF29", "R"),
    ]
    assert [is_open.tier in LOCKING for is_open in found] == [True, True, True, False]


def test_an_emergency_sign_cannot_be_long_standing() -> None:
    """clinical.md C: E items ask only about new or worsening and have no such downgrade."""
    with pytest.raises(WrongInput, match="new or worse"):
        check_answer(BY_ID["RF01"], "long_standing")
    check_answer(BY_ID["RF29"], "long_standing")


def test_a_list_that_does_not_fit_is_named() -> None:
    with pytest.raises(WrongInput, match="tier"):
        signs_from([{"id": "RF01", "tier": "X", "text": "?"}])
