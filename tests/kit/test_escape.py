"""Text from people on its way out: nothing steers a terminal, nothing that can be seen is lost."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.kit.escape import harmless, harmless_json, one_line, plain

KEPT, LINE_ENDS = "\n\t\u200c\u200d", "\r\x0b\x0c\x85\u2028\u2029"


def test_plain_text_is_without_control_direction_and_half_characters_and_nothing_else_is_lost() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        goes = unicodedata.category(letter) in ("Cc", "Cf", "Cs") and letter not in KEPT
        if unicodedata.category(letter) != "Cn":  # not given to any letter yet
            told = "\n" if letter in LINE_ENDS else "" if goes else letter
            assert plain(letter) == told, hex(code)


@given(st.lists(st.text(st.characters(exclude_characters=LINE_ENDS))))
def test_what_is_printed_keeps_line_ends_and_all_that_plain_text_keeps(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    assert harmless(text).replace("\r\n", "\n") == plain(text)


@given(st.text())
def test_no_carriage_return_alone_is_printed(text: str) -> None:
    assert "\r" not in harmless(text).replace("\r\n", "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_tables_keep_their_line_ends(line_end: str) -> None:
    assert harmless(f"a,b{line_end}1\t\x1b[2J,\u202ex{line_end}") == f"a,b{line_end}1\t[2J,x{line_end}"


@given(st.dictionaries(st.text(), st.text(), max_size=4), st.booleans())
def test_a_json_document_says_the_same_and_steers_nothing(document: dict[str, str], spread: bool) -> None:
    told = harmless_json(json.dumps(document, ensure_ascii=False, indent=1 if spread else None))
    assert json.loads(told) == document
    assert plain(told) == told
    assert not {"\u2028", "\u2029"} & set(told)


def test_one_line_is_cut_with_an_ellipsis() -> None:
    assert one_line("a\x1b\r\n b\u2028c", 4) == "a b…"
