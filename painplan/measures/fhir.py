"""A FHIR Questionnaire (R4 or R5) becomes an instrument. Pure: the decoded resource comes in.

Answers need numbers to be scored: an ordinal value or weight of each option, here or in a value set that the file
holds, or a whole or decimal number with a smallest and a largest value. FHIR does not say how answers make a score, so
that is added up, unless an extension says otherwise: ``urn:painplan:scoring`` (``sum``, ``mean``, ``count``) and
``urn:painplan:higher-is-better`` (true, false). Sums that a form counts by itself, texts and dates are no questions
here; they are named.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.measures.own import Content

KIND, BUNDLE, VALUE_SET = "Questionnaire", "Bundle", "ValueSet"
_FHIR = "http://hl7.org/fhir/StructureDefinition"
WEIGHTS = (f"{_FHIR}/ordinalValue", f"{_FHIR}/itemWeight", f"{_FHIR}/questionnaire-ordinalValue")
SMALLEST, LARGEST = f"{_FHIR}/minValue", f"{_FHIR}/maxValue"
HIDDEN = f"{_FHIR}/questionnaire-hidden"
UNIT = f"{_FHIR}/questionnaire-unit"
COUNTED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
SCORING = "urn:painplan:scoring"
HIGHER_IS_BETTER = "urn:painplan:higher-is-better"
LOINC = "http://loinc.org"
_SHOWN_ONLY = frozenset({"display"})
_GROUP = "group"
_NO_NUMBERS = frozenset({"string", "text", "date", "dateTime", "time", "url", "attachment", "reference"})
_AMOUNTS = frozenset({"integer", "decimal", "quantity"})
_TOTAL = pattern(r"\b(?:total|sum|score|summe|gesamt\w*|puntuaci\w+|punteggio)\b")
_YES_NO = {"low": 0, "high": 1, "words": ["no", "yes"]}
MOST_DEEP = 20
"""So deep questions can stand below one another."""


class _Form(NamedTuple):
    """What belongs to all questions of a form."""

    sets: Mapping[str, Sequence[Mapping[str, Any]]]
    """The answers of value sets, by their names."""
    totals: Collection[str]
    """LOINC codes of scores."""
    shown: list[str]
    """Texts and headings, in order."""
    left_out: list[str]
    """What is no question here."""


def instrument_of(
    name: str,
    resource: Mapping[str, Any],
    totals: Collection[str] = (),
    panels: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Content:
    """The content of an instrument, as `painplan.measures.own.completed` takes it; only what the file says.

    Args:
        name: Of the file, without ending; what the instrument is called here.
        resource: The decoded JSON: a Questionnaire, or a Bundle with one.
        totals: LOINC codes of scores: what has one of them is no question.
        panels: LOINC codes of the questions of known questionnaires, by the code of each: what else stands in a form of
            one of them is no part of its score.

    Raises:
        ValueError: It is no Questionnaire, or a question has no answers that are numbers; the text names it.
    """
    beside = [one for entry in _objects(resource.get("entry")) if isinstance(one := entry.get("resource"), Mapping)]
    if resource.get("resourceType") == BUNDLE:
        found = [one for one in beside if one.get("resourceType") == KIND]
        if len(found) != 1:
            raise ValueError(say("fhir.says.one_questionnaire", count=len(found)))
        resource = found[0]
    if resource.get("resourceType") != KIND:
        raise ValueError(say("fhir.says.no_fhir_questionnaire"))
    sets = [one for one in (*_objects(resource.get("contained")), *beside) if one.get("resourceType") == VALUE_SET]
    form = _Form(dict(_named_sets(sets)), totals, [], [])
    questions = list(_questions(resource.get("item"), form))
    parts = panels.get(_loinc(resource), ())
    if parts and {_loinc(question) for question in questions}.issuperset(parts):
        form.left_out.extend(_named(question) for question in questions if _loinc(question) not in parts)
        questions = [question for question in questions if _loinc(question) in parts]
    items = [_item(question, form) for question in questions]
    if not items:
        raise ValueError(say("fhir.says.no_questions"))
    content: Content = {
        "title": _text(resource.get("title")) or _text(resource.get("name")) or name,
        "version": _text(resource.get("version")),
        "stem": " ".join(form.shown),
        "source": _text(resource.get("publisher")) or say("fhir.says.put_into_data_folder"),
        "notice": _text(resource.get("copyright")),
        "items": items,
    }
    if scoring := _extension(resource, SCORING) or ("count" if all(item["scale"] == _YES_NO for item in items) else ""):
        content["scoring"] = scoring
    if (better := _extension(resource, HIGHER_IS_BETTER)) is not None:
        content["higher_is_better"] = better
    if form.left_out:
        content["left_out"] = form.left_out
    if code := _loinc(resource):
        content["loinc"] = code
    return content


def _named_sets(sets: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """The answers of value sets, by all the ways in which a question can name them."""
    for one in sets:
        compose, expansion = one.get("compose"), one.get("expansion")
        parts = _objects(compose.get("include")) if isinstance(compose, Mapping) else []
        answers = [concept for part in parts for concept in _objects(part.get("concept"))]
        answers = answers or list(_objects(expansion.get("contains")) if isinstance(expansion, Mapping) else [])
        for name in (f"#{_text(one.get('id'))}", _text(one.get("url")), f"ValueSet/{_text(one.get('id'))}"):
            yield name, answers


def _questions(items: object, form: _Form, deep: int = 0, *, below: bool = False) -> Iterator[Mapping[str, Any]]:
    """All questions in order, also those below another question; texts below one are help with it alone."""
    if deep > MOST_DEEP:
        raise ValueError(say("fhir.says.too_deep"))
    for item in _objects(items):
        kind, text = item.get("type"), _text(item.get("text"))
        if kind in _SHOWN_ONLY or kind == _GROUP:
            if text and not below:
                form.shown.append(text)
        elif _is_no_question(item, form):
            form.left_out.append(_named(item))
            continue
        else:
            yield item
        asked = below or kind not in (*_SHOWN_ONLY, _GROUP)
        yield from _questions(item.get("item"), form, deep + 1, below=asked)


def _named(item: Mapping[str, Any]) -> str:
    return _text(item.get("text")) or _text(item.get("linkId"))


def _is_no_question(item: Mapping[str, Any], form: _Form) -> bool:
    """Whether a form counts it by itself, or it has no answer that could be scored."""
    kind = item.get("type")
    if item.get("readOnly") is True or _extension(item, HIDDEN) is True or _loinc(item) in form.totals:
        return True
    if kind in _NO_NUMBERS or any(each.get("url") == COUNTED for each in _objects(item.get("extension"))):
        return True
    if kind not in _AMOUNTS or item.get("answerOption") or _extension(item, LARGEST) is not None:
        return False
    unit = _extension(item, UNIT)
    counts_score = isinstance(unit, Mapping) and "score" in _text(unit.get("code"))
    return counts_score or _TOTAL.search(_text(item.get("text")).casefold()) is not None


def _item(question: Mapping[str, Any], form: _Form) -> Content:
    link = _text(question.get("linkId"))
    if not link:
        raise ValueError(say("fhir.says.question_no_linkid"))
    item: Content = {"name": link, "text": _text(question.get("text")), "scale": _scale(question, link, form)}
    if code := _loinc(question):
        item["loinc"] = code
    return item


def _scale(question: Mapping[str, Any], link: str, form: _Form) -> Content:
    kind = question.get("type")
    if kind == "boolean":
        return dict(_YES_NO)
    if kind in _AMOUNTS and not question.get("answerOption"):
        low, high = _extension(question, SMALLEST), _extension(question, LARGEST)
        if not _is_number(low) or not _is_number(high):
            raise ValueError(say("fhir.says.question_needs_smallest_largest", link=link))
        return {"low": low, "high": high, "whole": kind == "integer"}
    return _options(question, link, form)


def _options(question: Mapping[str, Any], link: str, form: _Form) -> Content:
    """Options with numbers; in order and without holes they keep their words."""
    options = [_option(option) for option in _objects(question.get("answerOption"))]
    if named := _text(question.get("answerValueSet")):
        if named not in form.sets:
            raise ValueError(say("fhir.says.value_set_elsewhere", link=link))
        options += [_coded(concept, concept) for concept in form.sets[named]]
    found: dict[float, str] = {}
    for value, word in options:
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
    return _coded(option, coding) if isinstance(coding, Mapping) else (None, "")


def _coded(option: Mapping[str, Any], coding: Mapping[str, Any]) -> tuple[float | None, str]:
    """The number of an answer, and its words."""
    weights = (_extension(place, url) for place in (option, coding) for url in WEIGHTS)
    value = next((float(weight) for weight in weights if _is_number(weight)), None)
    return value, _text(coding.get("display")) or _text(coding.get("code"))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


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
