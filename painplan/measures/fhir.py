"""A FHIR R4 Questionnaire becomes an instrument. Pure: the decoded resource comes in.

Answers need numbers to be scored: an ordinal value of each option, or a whole or decimal number with a smallest and a
largest value. FHIR R4 does not say how answers make a score, so that is added up, unless an extension says otherwise:
``urn:painplan:scoring`` (``sum``, ``mean``, ``count``) and ``urn:painplan:higher-is-better`` (true, false).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from painplan.kit.words import say
from painplan.measures.own import Content

KIND = "Questionnaire"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
SMALLEST = "http://hl7.org/fhir/StructureDefinition/minValue"
LARGEST = "http://hl7.org/fhir/StructureDefinition/maxValue"
SCORING = "urn:painplan:scoring"
HIGHER_IS_BETTER = "urn:painplan:higher-is-better"
LOINC = "http://loinc.org"
_SHOWN_ONLY = "display"
_GROUP = "group"
_YES_NO = {"low": 0, "high": 1, "words": ["no", "yes"]}


def instrument_of(name: str, resource: Mapping[str, Any]) -> Content:
    """The content of an instrument, as `painplan.measures.own.completed` takes it.

    Args:
        name: Of the file, without ending; what the instrument is called here.
        resource: The decoded JSON.

    Raises:
        ValueError: It is no Questionnaire, or a question has no answers that are numbers; the text names it.
    """
    if resource.get("resourceType") != KIND:
        raise ValueError(say("fhir.says.no_fhir_questionnaire"))
    stem: list[str] = []
    items = [_item(question) for question in _questions(resource.get("item"), stem)]
    if not items:
        raise ValueError(say("fhir.says.no_questions"))
    yes_no = all(item["scale"] == _YES_NO for item in items)
    content: Content = {
        "title": _text(resource.get("title")) or _text(resource.get("name")) or name,
        "version": _text(resource.get("version")),
        "scoring": _extension(resource, SCORING) or ("count" if yes_no else "sum"),
        "higher_is_better": _extension(resource, HIGHER_IS_BETTER),
        "stem": " ".join(stem),
        "source": _text(resource.get("publisher")) or say("fhir.says.put_into_data_folder"),
        "notice": _text(resource.get("copyright")),
        "items": items,
    }
    if code := _loinc(resource):
        content["loinc"] = code
    return content


def _questions(items: object, stem: list[str]) -> Iterator[Mapping[str, Any]]:
    """All questions in order; texts that are only shown, and headings of groups, go to the stem."""
    for item in _objects(items):
        if item.get("type") in (_SHOWN_ONLY, _GROUP) and _text(item.get("text")):
            stem.append(_text(item["text"]))
        if item.get("type") == _GROUP:
            yield from _questions(item.get("item"), stem)
        elif item.get("type") != _SHOWN_ONLY:
            yield item


def _item(question: Mapping[str, Any]) -> Content:
    link = _text(question.get("linkId"))
    if not link:
        raise ValueError(say("fhir.says.question_no_linkid"))
    item: Content = {"name": link, "text": _text(question.get("text")), "scale": _scale(question, link)}
    if code := _loinc(question):
        item["loinc"] = code
    return item


def _scale(question: Mapping[str, Any], link: str) -> Content:
    kind = question.get("type")
    if kind == "boolean":
        return dict(_YES_NO)
    if kind in ("integer", "decimal"):
        low, high = _extension(question, SMALLEST), _extension(question, LARGEST)
        if not isinstance(low, int | float) or not isinstance(high, int | float):
            raise ValueError(say("fhir.says.question_needs_smallest_largest", link=link))
        return {"low": low, "high": high, "whole": kind == "integer"}
    return _options(question, link)


def _options(question: Mapping[str, Any], link: str) -> Content:
    """Options with numbers; in order and without holes they keep their words."""
    found: dict[float, str] = {}
    for option in _objects(question.get("answerOption")):
        value, word = _option(option)
        if value is None or value in found:
            raise ValueError(say("fhir.says.each_answer_question_needs", link=link))
        found[value] = word
    if len(found) < 2:
        raise ValueError(say("fhir.says.question_no_answers_choose", link=link))
    low, high = min(found), max(found)
    whole = sorted(found) == [low + step for step in range(len(found))]
    if not whole:
        raise ValueError(say("fhir.says.answers_question_must_numbers", link=link))
    return {"low": low, "high": high, "words": [found[value] for value in sorted(found)]}


def _option(option: Mapping[str, Any]) -> tuple[float | None, str]:
    number = option.get("valueInteger")
    if isinstance(number, int) and not isinstance(number, bool):
        return float(number), str(number)
    coding = option.get("valueCoding")
    if not isinstance(coding, Mapping):
        return None, ""
    value = _extension(option, ORDINAL)
    if value is None:
        value = _extension(coding, ORDINAL)
    return value if isinstance(value, int | float) else None, _text(coding.get("display")) or _text(coding.get("code"))


def _extension(element: Mapping[str, Any], url: str) -> Any:
    """The value of an extension, whatever its type; none without it."""
    for extension in _objects(element.get("extension")):
        if extension.get("url") == url:
            return next((value for name, value in extension.items() if name.startswith("value")), None)
    return None


def _loinc(element: Mapping[str, Any]) -> str:
    codes = (code for code in _objects(element.get("code")) if code.get("system") == LOINC)
    return next((_text(code.get("code")) for code in codes), "")


def _objects(value: object) -> Sequence[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
