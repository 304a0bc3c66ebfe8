"""Diaries to begin with: an empty one, one in which every question that comes before tries was answered no."""

import shutil
from pathlib import Path

import pytest

from tests.contract.program import MONDAY, Diary, add_plan


@pytest.fixture
def empty(tmp_path: Path) -> Diary:
    """A diary with nothing in it."""
    return Diary(tmp_path / "empty")


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: warning signs, ask-first and the lasting worsening all answered no on the first Monday."""
    diary = Diary(tmp_path_factory.mktemp("answered") / "diary", MONDAY)
    signs = [question["id"] for question in diary.do("safety", "--list")["questions"]]
    diary.do("safety", *[word for sign in signs for word in ("--answer", f"{sign}=no")])
    first = [question["id"] for question in diary.do("ask-first", "--list")["questions"]]
    diary.do("ask-first", *[word for one in first for word in ("--answer", f"{one}=no")])
    diary.do("steps", "ask", "never", "--told", "no")
    return diary


@pytest.fixture(scope="session")
def walking_20(answered: Diary, tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: as `answered`, and a plan that starts at 20 minutes on five days a week."""
    diary = answered.copy(tmp_path_factory.mktemp("walking") / "diary")
    add_plan(diary, 25, 25, 25)
    return diary


@pytest.fixture
def screened(answered: Diary, tmp_path: Path) -> Diary:
    """A diary without a plan in which all questions that come before tries were answered no."""
    return answered.copy(tmp_path / "screened")


@pytest.fixture
def diary(walking_20: Diary, tmp_path: Path) -> Diary:
    """A diary with the plan `walking`.

    Tries 25, 25, 25: B = 25, 0.8 B = 20, lowest 25 >= 10, so Q = 20; s = round(2.5) = 3, half up. The cap of a step is
    floor(0.2 * 20) = 4, the ceiling floor(1.2 * 20) = 24, half of it 10, three quarters 15, four fifths 16.
    """
    folder = tmp_path / "diary"
    shutil.copytree(walking_20.folder, folder)
    return Diary(folder, MONDAY)
