"""What does not have the shape of a record is told without a word of the program; walked over every field there is."""

import re

import msgspec
import pytest

from painplan.kit.kinds import KINDS
from painplan.kit.shape.fitting import shaped
from painplan.kit.shape.shape_words import shape_words

OF_PROGRAMS = re.compile(r"Expected|\bgot\b|`|\$|\bstr\b|\bint\b|\bbool\b|object|array|enum|regex|float")
ODD: tuple[object, ...] = (False, 10**9, -(10**9), 1.5, "five", "x" * 100_000, [], [False], {}, {"a": 1}, None, "\x07")


def told(document: object, kind: type[msgspec.Struct]) -> str:
    """Why a document is refused; empty: it is not."""
    try:
        shaped(document, kind)
    except ValueError as error:
        return shape_words(str(error))
    return ""


@pytest.mark.parametrize("table", KINDS)
def test_every_field_with_every_odd_value(table: str) -> None:
    kind, said = KINDS[table], list[str]()
    for field in msgspec.structs.fields(kind):
        said += filter(None, (told({field.encode_name: value}, kind) for value in ODD))
    whole: tuple[object, ...] = (False, 5, "text", None, [])
    refused = [told(document, kind) for document in whole]
    assert said
    assert all(refused)
    for one in (*said, *refused):
        words = one.replace("an entry with names", "")
        for name in kind.__struct_fields__:  # a field may be called as a type is
            words = words.replace(name, "")
        assert not OF_PROGRAMS.search(words), one
        assert len(one) < 300


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            "Expected `datetime` with no timezone component - at `$.saved_at`",
            "saved_at: a moment with a time zone, where one without is kept",
        ),
        ("Expected `object`, got `bool`", "yes or no (true, false) stands where an entry with names belongs"),
        ("Expected `int | null`, got `str` - at `$.pain`", "pain: a text stands where a whole number belongs"),
        ("Expected `int` <= 10 - at `$.pain`", "pain: the number is too large, at most 10"),
        ("Object missing required field `id`", "“id” is missing"),
        ("Invalid enum value 'no' - at `$.unit`", "unit: “no” is none of its words"),
        ("A sentence of our own - at `key` in `$.as_planned`", "as_planned: A sentence of our own"),
    ],
)
def test_the_sentences(error: str, words: str) -> None:
    assert shape_words(error) == words
