"""A language is a folder of words beside English: what it says is said, the rest is English, and rules stay."""

from pathlib import Path

import pytest

from painplan.kit import assets
from painplan.kit.overlay import unfit_files

FOLDER = assets._folder()
OTHERS = sorted(file for file in FOLDER.rglob("*.toml") if file.relative_to(FOLDER).parts[0] != assets.LANGUAGE)
ENGLISH = """
asked = "Do you?"
only_here = "yes"
kind = 3
many = ["one", "two"]
[one]
two = "three"
"""


@pytest.fixture
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of another language, to be written."""
    monkeypatch.setattr(assets, "_folder", lambda: tmp_path)
    monkeypatch.setattr(assets, "SPOKEN", "xx")
    (tmp_path / "en").mkdir()
    (tmp_path / "xx").mkdir()
    (tmp_path / "en/words.toml").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "xx/words.toml"


def words() -> dict[str, object]:
    found: dict[str, object] = assets.asset.__wrapped__("words")
    return found


def test_what_it_says_is_said_and_the_rest_in_english(spoken: Path) -> None:
    before = words()
    spoken.write_text('asked = "Ja?"\nmany = ["eins", "zwei"]\n[one]\ntwo = "drei"\n', encoding="utf-8")
    assert words() == {**before, "asked": "Ja?", "many": ["eins", "zwei"], "one": {"two": "drei"}}


def test_what_is_no_text_or_not_in_english_changes_nothing(spoken: Path) -> None:
    before = words()
    spoken.write_text('kind = "drei"\nmany = ["eins"]\none = "zwei"\nnew = "neu"\nasked = 4\n', encoding="utf-8")
    assert words() == before


def test_every_file_of_every_language_fits_to_the_english_one() -> None:
    for file in OTHERS:
        language, *path = file.relative_to(FOLDER).parts
        assert unfit_files({".".join(path): file.read_bytes()}) == {}, f"{language}: {file}"
