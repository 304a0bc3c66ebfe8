"""A clinic's own instruments: a file in the data folder is enough; a broken one is named and nothing else happens."""

import json
from datetime import date
from pathlib import Path

import pytest

from painplan.measures.service import Assessments
from painplan.measures.shelf import Broken
from tests.support import coach_on

TODAY = date(2026, 3, 2)
TOML = """
title = "Back book"
scoring = "mean"
higher_is_better = false
[[items]]
text = "How stiff was your back this morning?"
[[items]]
text = "How often did you sit down?"
"""
FHIR = {
    "resourceType": "Questionnaire",
    "title": "Stairs",
    "copyright": "(c) a clinic",
    "extension": [{"url": "urn:painplan:higher-is-better", "valueBoolean": True}],
    "code": [{"system": "http://loinc.org", "code": "1234-5"}],
    "item": [
        {"linkId": "g", "type": "group", "text": "About stairs", "item": [
            {"linkId": "up", "type": "choice", "text": "Up?", "answerOption": [
                {"valueCoding": {"display": "never", "extension": [
                    {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 0}]}},
                {"valueCoding": {"display": "often", "extension": [
                    {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 1}]}},
            ]},
            {"linkId": "floors", "type": "integer", "text": "Floors?", "extension": [
                {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
                {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 9}]},
        ]},
    ],
}  # fmt: skip


def room_with(folder: Path, **files: str | bytes) -> Assessments:
    """A diary whose data folder has these instruments; ``_toml`` at the end of a name means ``.toml``."""
    place = folder / "instruments"
    place.mkdir()
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        path = place / f"{stem.replace('_', '-')}.{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Assessments(coach_on(TODAY, folder))


def test_a_toml_file_is_listed_asked_and_scored(tmp_path: Path) -> None:
    room = room_with(tmp_path, back_book_toml=TOML)
    instrument = room.shelf.named("back book")
    assert [item.text for item in instrument.items] == [
        "How stiff was your back this morning?",
        "How often did you sit down?",
    ]
    assert list(instrument.range) == [0, 10]
    taken = room.save("back-book", [4, 7])
    assert taken.score == 5.5
    assert room.latest("back-book") == taken


@pytest.mark.parametrize(
    ("scoring", "score", "span"), [("sum", 2, (0, 3)), ("mean", 2 / 3, (0, 1)), ("count", 2, (0, 3))]
)
def test_sum_mean_and_count(tmp_path: Path, scoring: str, score: float, span: tuple[float, float]) -> None:
    text = f'scoring = "{scoring}"\n[scale]\nlow = 0\nhigh = 1\n' + '[[items]]\ntext = "x"\n' * 3
    room = room_with(tmp_path, own_toml=text)
    assert room.shelf.named("own").range == span
    assert room.save("own", [1, 0, 1]).score == pytest.approx(score)


def test_a_fhir_questionnaire_is_listed_asked_and_scored(tmp_path: Path) -> None:
    room = room_with(tmp_path, stairs_json=json.dumps(FHIR))
    instrument = room.shelf.named("stairs")
    assert (instrument.title, instrument.stem, instrument.notice) == ("Stairs", "About stairs", "(c) a clinic")
    assert instrument.scale_of(0).words == ("never", "often")
    assert (instrument.range, instrument.higher_is_better, instrument.loinc) == ((0, 10), True, "1234-5")
    assert room.save("stairs", [1, 3]).score == 4


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("own_toml", "title = ", "Invalid value"),
        ("own_toml", 'title = "x"', "it has no questions"),
        ("own_toml", "scoring = 'magic'\n[[items]]\ntext = 'x'", "“magic” is none of its words"),
        ("own_toml", "tilte = 'x'\n[[items]]\ntext = 'x'", "“tilte” is a name that is not known here"),
        ("own_toml", "[[items]]\ntext = 'x'\nscale = { low = 0, high = inf }", "not finite"),
        ("own_toml", "[[items]]\ntext = 'x'\nscale = { low = 3, high = 1 }", "cannot go from 3 to 1"),
        ("own_toml", "[[items]]\ntext = 'x'\nscale = { low = 'a', high = 1 }", "both numbers"),
        ("own_toml", "[[items]]\ntext = '" + "x" * 3_000 + "'", "longer than 2,000"),
        ("own_toml", b"\xff\xfe", "decode"),
        ("own_toml", b"", "cannot be read"),
        ("own_toml", b"x" * 600_000, "larger than such a file is"),
        ("own_json", "[" * 100_000, "nested too deeply"),
        ("own_json", "[]", "no FHIR Questionnaire"),
        ("own_json", '{"resourceType": "Patient"}', "no FHIR Questionnaire"),
        ("own_json", json.dumps({"resourceType": "Questionnaire"}), "no questions"),
        (
            "own_json",
            json.dumps({"resourceType": "Questionnaire", "item": [{"linkId": "a", "type": "string"}]}),
            "it has no questions",
        ),
        ("peg_toml", TOML, "of that name already"),
        ("own_exe", "x", "neither a .toml file"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_and_left_out(tmp_path: Path, file: str, content: str | bytes, why: str) -> None:
    room = room_with(tmp_path, **{file: content, "good_toml": TOML})
    (broken,) = room.shelf.broken
    assert broken.name.startswith(file.partition("_")[0])
    assert why in broken.why
    assert "good" in room.shelf.instruments
    assert room.shelf.named("peg").title == "PEG"


def test_hostile_text_in_a_file_is_only_text(tmp_path: Path) -> None:
    evil = '"\\u001b]0;x\\u0007[bold]\\u202egnihton[/]"'
    room = room_with(tmp_path, own_toml=f"title = {evil}\n[[items]]\ntext = {evil}")
    instrument = room.shelf.named("own")
    assert instrument.title == instrument.items[0].text == "]0;x[bold]gnihton[/]"


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path) -> None:
    (tmp_path / "instruments").write_text("a file, not a folder")
    shelf = Assessments(coach_on(TODAY, tmp_path)).shelf
    assert shelf.broken == (
        Broken("instruments", "it is neither a .toml file nor a .json file with a FHIR Questionnaire"),
    )
