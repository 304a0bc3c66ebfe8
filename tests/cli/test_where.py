"""``painplan where``: where the diary lies."""

from pathlib import Path

import pytest

from painplan.cli.main import main
from tests.conftest import Shell


def test_it_names_the_folder_and_makes_nothing(painplan: Shell, place: Path) -> None:
    ran = painplan("where", "--json")
    assert ran.code == 0
    assert (ran.document["path"], ran.document["data_dir"], ran.document["exists"]) == (str(place), str(place), False)
    assert painplan("where").out.splitlines()[0] == str(place)
    assert not place.exists()


@pytest.mark.parametrize("made_by", [["checkin", "--set", "pain=3"], None], ids=["a check-in", "a plan"])
def test_it_knows_whether_there_is_a_diary(
    made_by: list[str] | None, painplan: Shell, request: pytest.FixtureRequest
) -> None:
    if made_by:
        painplan(*made_by)
    else:
        request.getfixturevalue("walking_plan")
    assert painplan("where", "--json").document["exists"] is True
    assert "It holds a diary." in painplan("where").out


def test_the_option_comes_before_the_variable_and_that_before_the_usual_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def where(*options: str) -> str:
        assert main(["where", *options]) == 0
        return capsys.readouterr().out.splitlines()[0]

    usual = where()
    assert usual.startswith(str(tmp_path / "home"))
    assert usual.endswith("painplan")
    monkeypatch.setenv("PAINPLAN_DATA", str(tmp_path / "from-variable"))
    assert where() == str(tmp_path / "from-variable")
    assert where("--data-dir", str(tmp_path / "from-option")) == str(tmp_path / "from-option")


def test_the_folder_and_its_files_belong_to_the_owner_alone(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=3")
    modes = {path.name: path.stat().st_mode & 0o777 for path in [place, *place.rglob("*")]}
    assert {modes[name] for name in (place.name, "diary")} == {0o700}
    assert modes["2026-01.json"] == 0o600
