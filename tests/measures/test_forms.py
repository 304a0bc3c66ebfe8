"""Forms of clinics in FHIR: which parts are questions, where the numbers of answers stand, whose score it is."""

from collections.abc import Sequence
from typing import Any

import pytest

from painplan.measures.alike import as_known
from painplan.measures.fhir import instrument_of
from painplan.measures.instrument import Instrument
from painplan.measures.own import completed
from painplan.measures.program_instruments import instruments
from painplan.measures.shelf import shelf

FHIR = "http://hl7.org/fhir/StructureDefinition"
KNOWN = instruments().instruments
PANELS = {one.panel: one.codes for one in KNOWN.values() if one.panel}


def weighed(url: str = f"{FHIR}/ordinalValue", *, most: int = 3) -> list[dict[str, Any]]:
    return [
        {"code": f"LA{n}", "display": f"word {n}", "extension": [{"url": url, "valueDecimal": n}]}
        for n in range(most + 1)
    ]


def asked(link: str, code: str = "", **more: Any) -> dict[str, Any]:
    options = [{"valueCoding": {"code": one["code"]}, "extension": one["extension"]} for one in weighed()]
    given = more or {"type": "choice", "answerOption": options}
    return {"linkId": link, "text": link, "code": [{"system": "http://loinc.org", "code": code}], **given}


def made(items: Sequence[dict[str, Any]], **form: Any) -> Instrument:
    resource = {"resourceType": "Questionnaire", "title": "Form", "item": items, **form}
    said = instrument_of("form", resource, {"70274-6", "44261-6"}, PANELS)
    found = shelf({"form": completed("form", said)})
    assert not found.broken
    return as_known(found.instruments["form"], KNOWN.values(), said)


def loinc(code: str) -> list[dict[str, str]]:
    return [{"system": "http://loinc.org", "code": code}]


@pytest.mark.parametrize(
    "part",
    [
        {"type": "decimal", "readOnly": True},
        {"type": "integer", "extension": [{"url": f"{FHIR}/questionnaire-hidden", "valueBoolean": True}]},
        {"type": "decimal", "code": loinc("70274-6")},
        {"type": "decimal", "text": "Sum of all answers"},
        {"type": "quantity", "extension": [{"url": f"{FHIR}/questionnaire-unit", "valueCoding": {"code": "{score}"}}]},
        {"type": "text", "text": "Anything else?"},
        {"type": "date"},
    ],
)
def test_what_a_form_counts_by_itself_and_what_has_no_number_is_named_and_not_asked(part: dict[str, Any]) -> None:
    instrument = made([asked("a"), {"linkId": "total", **part}])
    assert ([item.name for item in instrument.items], len(instrument.left_out)) == (["a"], 1)


def test_an_amount_without_ends_is_no_sum_because_of_that_alone() -> None:
    with pytest.raises(ValueError, match="minutes needs a smallest and a largest"):
        made([asked("a"), {"linkId": "minutes", "type": "integer", "text": "Minutes walked"}])


def value_set(**more: Any) -> dict[str, Any]:
    return {"contained": [{"resourceType": "ValueSet", "id": "four", **more}]}


WEIGHTS = weighed(f"{FHIR}/itemWeight")
BY_CODE = {"concept": WEIGHTS}


@pytest.mark.parametrize(
    ("options", "form"),
    [
        ({"type": "coding", "answerOption": [{"valueCoding": one} for one in WEIGHTS]}, {}),
        ({"type": "choice", "answerValueSet": "#four"}, value_set(expansion={"contains": weighed()})),
        (
            {"type": "choice", "answerValueSet": "a:b"},
            value_set(url="a:b", compose={"include": [{"concept": WEIGHTS}]}),
        ),
    ],
)
def test_numbers_of_answers_stand_in_several_places(options: dict[str, Any], form: dict[str, Any]) -> None:
    instrument = made([asked("a", **options), asked("b")], **form)
    assert list(instrument.range) == [0, 6]
    assert instrument.scale_of(0).words == ("word 0", "word 1", "word 2", "word 3")


def test_a_bundle_with_the_form_and_its_answers_is_the_form() -> None:
    answers = {"resourceType": "ValueSet", "url": "http://a.clinic/x", "compose": {"include": [{"concept": weighed()}]}}
    form = {"resourceType": "Questionnaire", "item": [asked("a", type="choice", answerValueSet="http://a.clinic/x")]}
    found = instrument_of("x", {"resourceType": "Bundle", "entry": [{"resource": form}, {"resource": answers}]})
    assert found["items"][0]["scale"]["high"] == 3
    with pytest.raises(ValueError, match="holds 2 Questionnaires"):
        instrument_of("x", {"resourceType": "Bundle", "entry": [{"resource": form}, {"resource": form}]})


def test_answers_that_stand_elsewhere_and_codes_without_numbers_are_told() -> None:
    with pytest.raises(ValueError, match="stand in another file"):
        made([asked("a", type="choice", answerValueSet="http://loinc.org/vs/LL358-3")])
    with pytest.raises(ValueError, match="needs a number of its own"):
        made([asked("a", type="choice", answerOption=[{"valueCoding": {"code": str(n)}} for n in range(3)])])


PHQ9 = sorted(KNOWN["phq9"].codes)


def test_what_a_panel_asks_beside_its_score_is_no_part_of_it() -> None:
    items = [asked(code, code) for code in PHQ9]
    instrument = made([*items, asked("difficulty", "69722-7"), asked("total", "44261-6")], code=loinc("44249-1"))
    assert (len(instrument.items), instrument.range) == (9, (0, 27))
    assert sorted(instrument.left_out) == ["difficulty", "total"]
    assert [call.item for call in instrument.calls if call.item] == ["44260-8"]
    assert (instrument.scoring, instrument.higher_is_better, instrument.change) == ("sum", False, "phq")
    assert instrument.bands == KNOWN["phq9"].bands


def test_a_copy_of_a_known_one_has_its_score_unless_the_clinic_says_another() -> None:
    ends = [{"url": f"{FHIR}/minValue", "valueInteger": 0}, {"url": f"{FHIR}/maxValue", "valueInteger": 10}]
    items = [asked(str(n), type="integer", extension=ends) for n in range(3)]
    copy = made(items, code=loinc("91147-9"))
    assert (copy.scoring, copy.range, copy.higher_is_better, copy.change) == ("mean", (0, 10), False, "peg")
    said = made(items, code=loinc("91147-9"), extension=[{"url": "urn:painplan:scoring", "valueString": "sum"}])
    assert (said.scoring, said.range) == ("sum", (0, 30))
    assert made(items[:2], code=loinc("91147-9")).scoring == "sum", "two of three questions are no copy"


def test_questions_below_a_question_are_asked_and_its_help_is_no_question() -> None:
    below = {**asked("a"), "item": [asked("b"), {"linkId": "h", "type": "display", "text": "help"}]}
    instrument = made([{"linkId": "g", "type": "group", "text": "About walking", "item": [below]}, asked("c")])
    assert ([item.name for item in instrument.items], instrument.stem) == (["a", "b", "c"], "About walking")
