"""Very hard times: the page of help, one's own list, and when numbers a person gave call for them (clinical.md C3)."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.measures import service
from painplan.safety.help_page import HelpPage, Numbers, help_page, numbers_from
from painplan.safety.support import DAYS_IN_A_ROW, mood_calls_for_support
from painplan.safety.support_records import SafetyList
from painplan.store.belonging import HELP
from painplan.store.clinic_files import files_put_there, not_used, sentences
from painplan.store.diary import Change
from painplan.store.folder import Folder

PARTS = SafetyList.TABLE.words
"""The headings of one's own list, in the order of asking."""
LONGEST_TEXT = 2_000
LOOKED_AT = timedelta(days=15)
"""Answers about days longer ago say nothing about now, whenever they were noted."""


class Support:
    """What is there for a very hard time, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    @property
    def numbers(self) -> Numbers:
        """Emergency numbers and crisis lines."""
        return numbers_in(self._desk.diary.folder)

    @property
    def not_used(self) -> list[str]:
        """For who keeps a clinic's numbers: what of its files the page is made without."""
        with suppress(Exception):  # as `numbers_in`
            return sentences(not_used(self._desk.diary.folder, HELP))
        return []

    @property
    def region(self) -> str | None:
        """Whose numbers come first; none where nobody said, or where the diary is locked or cannot be read."""
        with suppress(Exception):  # a diary that cannot be read must not stand before this page, whatever is wrong
            return None if self._desk.locked else self._desk.book.profile.region
        return None

    def page(self) -> HelpPage:
        """The page; whatever happens to the diary, it comes."""
        return help_page(self.numbers, self.region)

    def choose_region(self, name: str) -> None:
        """Whose numbers come first: a region by its id or one of its names.

        Raises:
            WrongInput: There is no such region.
        """
        known = self.numbers
        region = known.named(name)
        if region is None:
            ids = ", ".join(one.id for one in known.region)
            no_region = asset("safety")["help_now"]["no_region"]
            raise WrongInput(no_region.format(name=one_line(name, 40), known=ids))
        self._desk.save([Change(table="profile", key=ME, fields={"region": region.id})])

    def own_list(self) -> tuple[tuple[str, str], ...]:
        """One's own list: heading and words, only what is written."""
        parts = asset("safety")["own_list"]["parts"]
        own = self._desk.book.safety_list
        return tuple((parts[name]["label"], text) for name in PARTS if (text := getattr(own, name)))

    def write(self, parts: Mapping[str, str]) -> None:
        """Keep some parts of the list; empty text takes a part out.

        Raises:
            WrongInput: There is no such part, or a text is too long. Nothing is saved.
        """
        for name, text in parts.items():
            if name not in PARTS:
                raise WrongInput(
                    say("safety.crisis_support.list_no_part_parts", name=one_line(name, 40), parts=", ".join(PARTS))
                )
            if len(text) > LONGEST_TEXT:
                raise WrongInput(say("kit.typed.too_long", count=f"{len(text):,}", longest=f"{LONGEST_TEXT:,}"))
        fields = {name: text.strip() or None for name, text in parts.items()}
        self._desk.save([Change(table="safety_list", key=ME, fields=fields)])

    def mood_calls(self, mood: int) -> bool:
        """Whether a mood of today would call for the page, after those that were kept; this one need not be."""
        return mood_calls_for_support(self._lowest_moods() | {self._desk.today: mood}, self._desk.today)

    def _lowest_moods(self) -> dict[date, int | None]:
        """The lowest mood that was ever said of each of the last days: what is said later takes no help away."""
        today = self._desk.today
        said = self._desk.diary.days(today - timedelta(days=DAYS_IN_A_ROW), today).checkins
        return {day: entry.lowest_mood for day, entry in said.items()}

    def called_for(self) -> bool:
        """Whether answers of today or yesterday call for the page: a score, or the worst mood three days in a row."""
        desk = self._desk
        if mood_calls_for_support(self._lowest_moods(), desk.today):
            return True
        if not desk.diary.days(desk.today - LOOKED_AT).assessments:
            return False

        return service.Assessments(desk).support_called_for()


def numbers_in(folder: Folder) -> Numbers:
    """A clinic's own numbers where they can be read, else those of the program: whatever lies there, the page comes."""
    with suppress(Exception):  # somebody in danger must not meet an error about a file, of whatever kind
        return numbers_from(files_put_there(folder, HELP))
    return numbers_from({})


class OwnListView(msgspec.Struct, frozen=True):
    """One's own list, or the sentence that says why there is none to see."""

    rows: tuple[tuple[str, str], ...]
    instead: str = ""


def own_list_view(desk: OpenDiary) -> OwnListView:
    """One's own list as it can be shown now."""
    words = asset("safety")["own_list"]
    if desk.locked:
        return OwnListView((), words["locked"])
    rows = Support(desk).own_list()
    if not rows:
        return OwnListView((), words["none"])
    return OwnListView(rows, words["hidden"] if desk.discreet else "")
