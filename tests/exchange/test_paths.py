"""Paths as people type and paste them."""

from pathlib import Path

import pytest

from painplan.errors import WrongInput
from painplan.exchange.paths import files_in, paths_typed
from tests.exchange.files import in_files


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = tmp_path / "my 'old' export"
    in_files(folder, "b", "a", "", names=["b.CSV", "a.csv", "notes.txt"])
    in_files(folder, "hidden", names=[".c.csv"])
    return folder


def test_a_path_is_understood_plain_quoted_and_with_backslashes(odd: Path) -> None:
    doubled, escaped = f'"{odd}"', str(odd).replace(" ", "\\ ").replace("'", "\\'")
    for typed in (str(odd), f"  {odd}  ", doubled, f"{doubled} ", escaped):
        assert paths_typed(typed) == (odd,)


def test_the_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch, odd: Path) -> None:
    monkeypatch.setenv("HOME", str(odd.parent))
    assert paths_typed(f"~/{odd.name}") == (odd,)
    assert paths_typed("~nobody-of-this-name/x") == (Path("~nobody-of-this-name/x"),)


def test_several_pasted_files_are_several_paths(odd: Path) -> None:
    first, second = odd / "a.csv", odd / "b.CSV"
    assert paths_typed(f'"{first}" "{second}"') == (first, second)


@pytest.mark.parametrize("typed", ['"open', "it's"])
def test_a_lonely_quote_is_part_of_a_name(typed: str) -> None:
    assert paths_typed(typed) == (Path(typed),)


def test_a_folder_means_its_csv_files_by_name_and_no_file_counts_twice(odd: Path) -> None:
    assert files_in([odd, odd / "a.csv"]) == (odd / "a.csv", odd / "b.CSV")


@pytest.mark.parametrize("name", ["nowhere", "x" * 300, "nul\0"])
def test_a_path_that_leads_nowhere_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongInput, match="There is no file or folder"):
        files_in([tmp_path / name])


def test_a_folder_without_csv_files_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"holds no file that ends in \.csv"):
        files_in([tmp_path])


def test_nothing_typed_is_answered_with_an_example() -> None:
    with pytest.raises(WrongInput, match="for example"):
        paths_typed("  ")
