"""The crisis page: numbers of each region, nothing else, and whatever lies in the folder (clinical.md C2, C3)."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from painplan.safety.help_page import about_lines, help_page, numbers_from, page_lines, program_numbers
from tests.conftest import Shell

BRITISH = {"uk", "gb-eng", "gb-sct", "gb-wls"}
"""Great Britain, where 111 is an advice line; the United Kingdom as a whole says in which parts it is one."""
PACK = {
    "gb-eng": ("999 or 112", ["116 123", "111", "85258"]),
    "gb-wls": ("999 or 112", ["116 123", "111, then 2", "85258"]),
    "gb-sct": ("999 or 112", ["116 123", "111", "0800 83 85 87", "85258"]),
    "gb-nir": ("999 or 112", ["0808 808 8000", "116 123", "85258"]),
    "ie": ("999 or 112", ["116 123", "50808", "1800 247 247"]),
    "us": ("911", ["988"]),
    "ca": ("911", ["9-8-8"]),
    "au": ("000", ["13 11 14", "0477 13 11 14"]),
    "nz": ("111", ["1737", "0508 828 865"]),
    "de": ("112", ["0800 111 0 111", "0800 111 0 222", "116 123"]),
    "at": ("144 or 112", ["142"]),
    "ch": ("144 or 112", ["143"]),
    "fr": ("15 or 112", ["3114"]),
    "es": ("112", ["024"]),
}
"""clinical.md C3: the emergency number of a region, and its lines."""
ADVICE = {
    **dict.fromkeys(("gb-eng", "gb-sct", "gb-wls"), "111"),
    **dict.fromkeys(("gb-nir", "ie"), "your GP or the out-of-hours service"),
    "de": "116 117",
    "at": "1450",
    "nz": "0800 611 116",
    "au": "1800 022 222",
    "ca": "811",
    "us": "your doctor's urgent line",
}
"""clinical.md C2, page text S."""
ONE_ONE_ONE = re.compile(r"(?<!\d)(?<!\d )111(?! ?\d)")
"""The number 111 by itself, not as a part of a longer one."""


@pytest.mark.parametrize("region", PACK)
def test_a_region_has_the_numbers_of_the_pack(region: str, painplan: Shell) -> None:
    emergency, lines = PACK[region]
    numbers = program_numbers()
    assert numbers.emergency(region) == emergency
    document = painplan("--json", "help-now", "--region", region).document
    assert f"call {emergency} now" in document["emergency"]
    assert all(line in document["talk"] for line in lines)
    assert painplan("--json", "help-now").document["emergency"] == document["emergency"], "the region is kept"


@pytest.mark.parametrize("region", ADVICE)
def test_the_advice_line_is_that_of_the_region(region: str) -> None:
    assert program_numbers().advice_line(region) == ADVICE[region]


@pytest.mark.parametrize("region", [None, *(region.id for region in program_numbers().region)])
def test_111_is_an_advice_line_in_great_britain_alone(region: str | None) -> None:
    numbers = program_numbers()
    if region not in BRITISH:
        assert not ONE_ONE_ONE.search(numbers.advice_line(region))
        page = "\n".join(page_lines(help_page(numbers, region)))
        allowed = page.replace("call 111 now", "") if region == "nz" else page
        assert not ONE_ONE_ONE.search(allowed)


@pytest.mark.parametrize("region", [None, *(region.id for region in program_numbers().region)])
def test_the_page_says_nothing_about_who_keeps_the_numbers(region: str | None) -> None:
    """clinical.md C3: the day on which they were checked stands in ``--about`` and the release list, never here."""
    page = "\n".join(page_lines(help_page(program_numbers(), region)))
    for line in about_lines(program_numbers()):
        assert line not in page
    assert not re.search(r"check|clinic|release|noted a day", page)


def test_a_region_can_be_called_by_its_country_or_name(painplan: Shell) -> None:
    for typed, known in (("GB", "uk"), ("Scotland", "gb-sct"), ("NI", "gb-nir"), ("gb_nir", "gb-nir"), ("AT", "at")):
        region = program_numbers().named(typed)
        assert region is not None
        assert region.id == known
    ran = painplan("help-now", "--region", "atlantis")
    assert ran.code == 2
    assert "There is no region “atlantis”" in ran.err


def _nested(place: Path) -> None:
    (place / "help").mkdir(parents=True)
    (place / "help" / "deep.toml").write_text("a = " + "[" * 5_000 + "]" * 5_000)


def _folder_in_it(place: Path) -> None:
    (place / "help" / "sub" / "sub.toml").mkdir(parents=True)


def _a_file(place: Path) -> None:
    place.mkdir()
    (place / "help").write_text("not a folder")


def _nonsense(place: Path) -> None:
    (place / "help").mkdir(parents=True)
    (place / "help" / "a.toml").write_bytes(b"\xff\xfe\x00")
    (place / "help" / "b.toml").write_text("region = 7")
    (place / "help" / "c.toml").write_bytes(b"x" * 600_000)


def _pipes(place: Path) -> None:
    (place / "help").mkdir(parents=True)
    for name in ("help/pipe.toml", "plan.json", "key.age"):
        os.mkfifo(place / name)


def _looped(place: Path) -> None:
    place.mkdir()
    (place / "help").symlink_to(place / "help")


def _damaged(place: Path) -> None:
    place.mkdir()
    (place / "plan.json").write_text("{")


def _sealed_by_nobody(place: Path) -> None:
    place.mkdir()
    (place / "key.age").write_text("no key")


def _folder_is_a_file(place: Path) -> None:
    place.write_text("a file")


SPOIL_THE_HELP = (_nested, _folder_in_it, _a_file, _nonsense, _pipes, _looped)
LIES = (
    _nested,
    _folder_in_it,
    _a_file,
    _nonsense,
    _pipes,
    _looped,
    _damaged,
    _sealed_by_nobody,
    _folder_is_a_file,
)


@pytest.mark.parametrize("lies", LIES, ids=lambda made: made.__name__)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_page_comes_whatever_lies_in_the_folder(
    lies: Callable[[Path], None], form: list[str], painplan: Shell, place: Path
) -> None:
    lies(place)
    ran = painplan(*form, "help-now")
    assert (ran.code, "inside PainPlan" in ran.err) == (0, False)
    assert bool(ran.err) == (lies in SPOIL_THE_HELP), "a clinic's file that is not used is named, the page comes first"
    assert "116 123" in ran.out
    assert "112, 999, 911 or 000" in ran.out
    named = painplan(*form, "help-now", "--region", "AT")
    assert "call 144 or 112 now" in named.out, "the page is shown before the region is kept"


def test_a_broken_file_of_a_clinic_leaves_the_numbers_of_the_program() -> None:
    assert numbers_from({"a": b"[", "b": b"a = " + b"[" * 5_000}) == program_numbers()
