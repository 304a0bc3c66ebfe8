"""Instruments as data: a clinic's own is read, a broken one is named and left out."""

import tomllib
from typing import Any

import pytest

from painplan.errors import WrongInput
from painplan.measures.program_instruments import instruments
from painplan.measures.result import scored
from painplan.measures.shelf import shelf

OWN = """
name = "own"
title = "Our clinic's three questions"
kind = "questionnaire"
version = "1"
scoring = "sum"
range = [0, 12]
higher_is_better = true
scale = { low = 0, high = 4 }
items = [{ name = "one", text = "One?" }, { name = "two", text = "Two?" }, { name = "three", text = "Three?" }]
source = "Our clinic"
licence = "embed"
notice = "Our clinic"
"""


def own(**changes: Any) -> dict[str, Any]:
    return {name: value for name, value in {**tomllib.loads(OWN), **changes}.items() if value is not None}


def test_all_that_come_with_the_program_are_whole() -> None:
    found = instruments()
    assert found.broken == ()
    wanted = {"peg", "psfs", "gas", "pgic", "nrs-pain", "dvprs", "phq4", "phq2", "gad2", "phq8", "gad7", "confidence"}
    tests = {"chair-stand", "tug", "four-stage-balance", "five-sit-to-stand", "one-leg-stance"}
    assert wanted | tests | {"sure", "rmdq", "two-minute-walk", "six-minute-walk"} <= set(found.instruments)


def test_a_clinics_own_instrument_is_scored() -> None:
    found = shelf({"own": own()})
    assert scored(found.named("own"), (4, 3, 2)).score == 9


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"scoring": "magic"}, "magic"),
        ({"title": None}, "title"),
        ({"colour": "red"}, "colour"),
        ({"items": []}, "it needs items"),
        ({"scale": None}, "each with a scale"),
        ({"range": [12, 0]}, "cannot go from 12 to 0"),
        ({"scale": {"low": 4, "high": 0}}, "cannot go from 4 to 0"),
        ({"scale": {"low": 0, "high": 4, "words": ["no", "yes"]}}, "2 words do not fit"),
        ({"subscores": {"half": ["four"]}}, "four"),
        ({"bands": [{"starts": 5, "word": "b"}, {"starts": 0, "word": "a"}]}, "order"),
        ({"flags": [{"name": "high"}]}, "exactly one of at_least"),
        ({"flags": [{"name": "high", "of": "half", "below": 3}]}, "half"),
        ({"name": "other"}, "calls itself “other”"),
        ({"range": "wide"}, "range"),
    ],
)
def test_a_broken_one_is_named_and_the_others_stay(changes: dict[str, Any], why: str) -> None:
    found = shelf({"own": own(**changes), "good": own(name="good")})
    assert list(found.instruments) == ["good"]
    (broken,) = found.broken
    assert broken.name == "own"
    assert why in broken.why


@pytest.mark.parametrize("typed", ["chair-stand", "Chair-Stand", "chair_stand", "chairstand", " CHAIR STAND "])
def test_names_are_found_however_they_are_written(typed: str) -> None:
    assert instruments().named(typed).name == "chair-stand"


@pytest.mark.parametrize("typed", ["", "pegg", "../peg", "painDETECT"])
def test_other_names_are_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="There is no instrument"):
        instruments().named(typed)


def test_nothing_is_asked_whose_wording_may_not_be_shown() -> None:
    """clinical.md B0: DO NOT EMBED is a name, a range and a direction."""
    for instrument in instruments().instruments.values():
        assert (instrument.kind == "elsewhere") == (instrument.licence == "total_only"), instrument.name
        if instrument.licence == "total_only":
            assert [item.text for item in instrument.items] == [""], instrument.name
            assert not instrument.stem


def test_every_notice_that_was_asked_for_is_there() -> None:
    shelf_now = instruments().instruments
    for name in ("phq4", "phq2", "gad2", "phq8", "gad7", "phq9", "phq8-total", "gad7-total"):
        assert shelf_now[name].notice.startswith("Copyright (c) Pfizer Inc. All rights reserved.")
        assert shelf_now[name].notice.endswith("reproduce, translate, display or distribute.")
    assert shelf_now["peg"].notice == (
        "PEG (c) Krebs EE et al. 2009, JGIM 24:733-738; items adapted from the Brief Pain Inventory; "
        "for non-commercial use."
    )
    assert "Stratford P, Gill C, Westaway M, Binkley J (1995)" in shelf_now["psfs"].notice
