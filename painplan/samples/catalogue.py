"""Sample diaries for showing PainPlan: invented weeks, lived day by day through the real coach, kept in memory only.

Nobody stands behind them. Whatever a sample shows was decided by the same rules as a person's own diary.
"""

from datetime import date
from pathlib import Path

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.samples import boom_and_bust, evening_out, mostly_avoiding, two_plans, walking
from painplan.samples.living import live
from painplan.samples.story import Sample, Story
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.user_paths import is_empty, named_folder
from painplan.store.whole.archive import diary_files
from painplan.today.coach import Coach

__all__ = ["SAMPLES", "Sample", "sample_coach", "write_sample"]

_STORIES = (walking.STORY, boom_and_bust.STORY, mostly_avoiding.STORY, evening_out.STORY, two_plans.STORY)

SAMPLES: tuple[Sample, ...] = tuple(story.sample for story in _STORIES)
"""What there is to show; the first one shows most."""


def sample_coach(name: str, today: date) -> Coach:
    """A coach on a sample diary whose twelve weeks ended yesterday.

    Args:
        name: Which sample.
        today: The day it is, or is pretended to be; the same day gives the same diary.

    Raises:
        WrongInput: There is no sample of this name.
    """
    return live(_story(name), today)


def sample_called(name: str) -> Sample:
    """The sample of this name.

    Raises:
        WrongInput: There is no sample of this name.
    """
    return _story(name).sample


def _story(name: str) -> Story:
    for story in _STORIES:
        if story.sample.name == name:
            return story
    known = ", ".join(sample.name for sample in SAMPLES)
    raise WrongInput(say("samples.catalogue.no_sample_choose_one", name=one_line(name, 40), known=known))


def write_sample(name: str, today: date, named: str, own: Folder) -> Path:
    """Write a sample diary into a folder in which nothing is yet, to try commands on it.

    Args:
        name: Which sample.
        today: The day it is, or is pretended to be.
        named: The folder, as a person wrote it.
        own: The person's own data folder; no sample is put there.

    Returns:
        Where it is.

    Raises:
        WrongInput: There is no such sample, or something is in the folder.
        CannotDo: The folder cannot be written.
    """
    where = named_folder(named, own)
    if not is_empty(where):
        raise WrongInput(asset("samples")["not_empty"].format(path=where))
    contents, folder = diary_files(sample_coach(name, today).diary.folder), DiskFolder(where)
    with folder.lock():
        folder.write_together(contents)
    return where
