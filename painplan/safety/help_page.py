"""The page for a dark moment: numbers of the person's region first, words of clinical.md C3. Works without any data."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.unfit import Unfit, toml_in, why_unfit
from painplan.kit.words import say


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one part of the world."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    """Other names by which it can be chosen."""
    group: str = ""
    """What it is found under when a region is chosen; empty: its own name."""
    part_of: str = ""
    """Id of a region that stands for it where all are named in short."""
    emergency: str = ""
    """Empty: not known here."""
    lines: tuple[str, ...] = ()
    """Crisis lines; none: look up your own."""
    advice: str = ""
    """Whom to ask for advice on the same day; empty: the doctor's urgent line."""

    def __post_init__(self) -> None:
        if not self.name.strip() or not all(line.strip() for line in self.lines):
            raise ValueError(say("safety.help_files.empty_text"))

    def is_called(self, name: str) -> bool:
        """Whether this is its id or one of its names; capitals, “_” and “-” do not matter."""
        return _bare(name) in {_bare(known) for known in (self.id, self.name, *self.also)}


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    region: tuple[Region, ...]
    checked_on: date | None = None
    """The day on which somebody checked them."""
    unknown: str = ""
    """The emergency numbers to choose from where no region is known."""
    advice: str = ""
    """Whom to ask for advice on the same day, where a region does not say."""
    elsewhere: str = ""
    """Where a line is looked up."""

    def named(self, name: str | None) -> Region | None:
        """The region of this id or name, or nothing."""
        if name is None:
            return None
        by_id = next((region for region in self.region if region.id == name), None)
        return by_id or next((region for region in self.region if region.is_called(name)), None)

    def groups(self) -> dict[str, list[Region]]:
        """The regions by what they are found under, in order."""
        found: dict[str, list[Region]] = {}
        for region in self.region:
            found.setdefault(region.group or region.name, []).append(region)
        return found

    def emergency(self, region_id: str | None) -> str:
        """What to call in danger: the number of a region, or all there are to choose from (clinical.md C2)."""
        region = self.named(region_id)
        known = region.emergency if region is not None and region.emergency else self.unknown
        return one_line(known or program_numbers().unknown)

    def advice_line(self, region_id: str | None) -> str:
        """Whom to ask for advice on the same day (clinical.md C2)."""
        region = self.named(region_id)
        return one_line((region.advice if region else "") or self.advice or program_numbers().advice)


class HelpPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says, in the order of the screen."""

    title: str
    emergency: str
    living: str
    struggling: str
    talk: str
    tell: str
    offline: str
    others: tuple[tuple[str, str], ...]
    """Elsewhere: places and the first line there; nothing where no region is chosen, since then all are named above."""

    @property
    def first(self) -> tuple[str, ...]:
        """What has to be seen without scrolling."""
        return self.emergency, f"{self.living} {self.struggling}", f"{self.talk} {self.tell}"


@cache
def program_numbers() -> Numbers:
    """The numbers that come with the program."""
    return msgspec.convert(asset("help_numbers"), Numbers)


def numbers_from(files: Mapping[str, bytes | None]) -> Numbers:
    """A clinic's own numbers where one of its files can be read, else those of the program: the page never fails."""
    return _looked_at(files)[0] or program_numbers()


def unfit_files(files: Mapping[str, bytes | None]) -> dict[str, Unfit]:
    """What of a clinic's files the page is made without: nobody may believe that a number is shown which is not."""
    return _looked_at(files)[1]


def _looked_at(files: Mapping[str, bytes | None]) -> tuple[Numbers | None, dict[str, Unfit]]:
    """The numbers of the first file that fits, and what is wrong with the others."""
    used: tuple[str, Numbers] | None = None
    unfit: dict[str, Unfit] = {}
    for file, content in files.items():
        try:
            given = toml_in(content)
            numbers = msgspec.convert(given, Numbers)
            if not numbers.region:
                raise ValueError(say("safety.help_files.no_region"))
        except msgspec.ValidationError as error:
            unfit[file] = Unfit(shape_words(error))
        except (ValueError, RecursionError) as error:  # what decoders and checks raise about a file
            unfit[file] = Unfit(why_unfit(error))
        else:
            if used is not None:
                unfit[file] = Unfit(say("safety.help_files.one_file", file=one_line(used[0], 60)))
                continue
            used = file, numbers
            if unknown := ", ".join(f"“{one_line(entry, 40)}”" for entry in _unknown_entries(given)):
                unfit[file] = Unfit(say("safety.help_files.no_such_entry", entries=one_line(unknown, 200)), partly=True)
    return used and used[1], unfit


def _unknown_entries(given: Mapping[str, Any]) -> Iterator[str]:
    """Entries that nothing is made of: with a slip of the pen in “lines” a region has no line."""
    yield from (key for key in given if key not in Numbers.__struct_fields__)
    for number, region in enumerate(given["region"]):
        yield from (f"region[{number}].{key}" for key in region if key not in Region.__struct_fields__)


def help_page(numbers: Numbers, region_id: str | None = None) -> HelpPage:
    """The page for a region; for none the first line of each is named.

    Source: clinical.md C3.
    """
    words = asset("safety")["help_now"]
    region = numbers.named(region_id)
    with_line = [one for one in numbers.region if one.lines]
    elsewhere = one_line(numbers.elsewhere or program_numbers().elsewhere)
    if region is None:
        short = [f"{places} {line}" for places, line in _in_short(with_line)]
        lines = "; ".join([*short, words["elsewhere"].format(elsewhere=elsewhere)])
    else:
        lines = _joined(region) or words["look_up"].format(elsewhere=elsewhere)
    return HelpPage(
        title=words["title"],
        emergency=words["emergency"].format(number=_number(numbers, region, words)),
        living=words["living"],
        struggling=words["struggling"].format(number=_short_number(region, words)),
        talk=words["talk"].format(lines=lines),
        tell=words["tell"],
        offline=words["offline"],
        others=_in_short(one for one in with_line if one is not region) if region else (),
    )


def page_lines(page: HelpPage) -> list[str]:
    """The page as plain lines."""
    others = [f"  {place}: {line}" for place, line in page.others]
    heading = ["", asset("safety")["help_now"]["others"]] if others else []
    body = [line for part in page.first for line in (part, "")]
    return [page.title, "", *body, page.offline, *heading, *others]


def about_lines(numbers: Numbers) -> list[str]:
    """For who keeps the numbers: since when they are known to be right; never a part of the page (clinical.md C3)."""
    words = asset("safety")["help_now"]
    if numbers.checked_on is None:
        return [words["unchecked"], words["how_checked"]]
    return [words["checked"].format(day=date_in_words(numbers.checked_on)), words["how_checked"]]


def _number(numbers: Numbers, region: Region | None, words: Mapping[str, str]) -> str:
    """The emergency number of a region; without one, all there are to choose from."""
    if region is not None and region.emergency:
        return one_line(region.emergency)
    return words["number_of"].format(numbers=numbers.emergency(None))


def _short_number(region: Region | None, words: Mapping[str, str]) -> str:
    return one_line(region.emergency) if region is not None and region.emergency else words["number"]


def _in_short(regions: Iterable[Region]) -> tuple[tuple[str, str], ...]:
    """Places and their first line, those with the same one together; parts of a region that is named are left out."""
    by_line: dict[str, list[str]] = {}
    for region in regions:
        if not region.part_of:
            by_line.setdefault(one_line(region.lines[0]), []).append(one_line(region.name))
    return tuple((", ".join(names), line) for line, names in by_line.items())


def _joined(region: Region) -> str:
    return ", ".join(one_line(line) for line in region.lines)


def _bare(name: str) -> str:
    return name.strip().casefold().replace("_", "-").replace(" ", "-")
