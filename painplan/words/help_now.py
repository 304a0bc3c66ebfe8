"""The page for a dark moment: numbers of the person's region first, words of clinical.md C3. Works without any data."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

import msgspec

from painplan.words.assets import asset
from painplan.words.dates import date_in_words
from painplan.words.escape import one_line


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one part of the world."""

    id: str
    name: str
    emergency: str = ""
    """Empty: not known here."""
    lines: tuple[str, ...] = ()
    """Crisis lines; none: look up your own."""


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file."""

    region: tuple[Region, ...]
    checked_on: date | None = None
    """The day on which somebody checked them."""

    def named(self, name: str | None) -> Region | None:
        """The region of this id, or nothing."""
        return next((region for region in self.region if region.id == name), None)


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
    """Elsewhere: place and lines; nothing where no region is chosen, since then all are named above."""
    checked: str

    @property
    def first(self) -> tuple[str, ...]:
        """What has to be seen without scrolling."""
        return self.emergency, f"{self.living} {self.struggling}", f"{self.talk} {self.tell}"


@cache
def program_numbers() -> Numbers:
    """The numbers that come with the program."""
    return msgspec.convert(asset("help_numbers"), Numbers)


def numbers_from(files: Iterable[bytes | None]) -> Numbers:
    """A clinic's own numbers where one of its files can be read, else those of the program: the page never fails."""
    for content in files:
        try:
            return msgspec.convert(tomllib.loads((content or b"").decode("utf-8-sig")), Numbers)
        except ValueError:  # what decoders and checks raise about a file
            continue
    return program_numbers()


def help_page(numbers: Numbers, region_id: str | None = None) -> HelpPage:
    """The page for a region; for none all lines are named.

    Source: clinical.md C3.
    """
    words = asset("safety")["help_now"]
    region = numbers.named(region_id)
    number, which = _emergency(numbers, region, words)
    with_line = [one for one in numbers.region if one.lines]
    if region is None:
        lines = "; ".join([*(f"{one_line(one.name)} {_joined(one)}" for one in with_line), words["look_up"]])
    else:
        lines = _joined(region) or words["look_up"]
    checked = words["unchecked"]
    if numbers.checked_on is not None:
        checked = words["checked"].format(day=date_in_words(numbers.checked_on))
    return HelpPage(
        title=words["title"],
        emergency=words["emergency"].format(number=number, which=which),
        living=words["living"],
        struggling=words["struggling"].format(number=number),
        talk=words["talk"].format(lines=lines),
        tell=words["tell"],
        offline=words["offline"],
        others=tuple((one_line(one.name), _joined(one)) for one in with_line if region and one is not region),
        checked=checked,
    )


def page_lines(page: HelpPage) -> list[str]:
    """The page as plain lines."""
    others = [f"  {place}: {line}" for place, line in page.others]
    heading = [asset("safety")["help_now"]["others"]] if others else []
    body = [line for part in page.first for line in (part, "")]
    return [page.title, "", *body, page.offline, "", *heading, *others, page.checked]


def _emergency(numbers: Numbers, region: Region | None, words: Mapping[str, str]) -> tuple[str, str]:
    if region is not None and region.emergency:
        return one_line(region.emergency), ""
    by_number: dict[str, list[str]] = {}
    for one in numbers.region:
        if one.emergency:
            by_number.setdefault(one.emergency, []).append(one.name)
    known = ", ".join(f"{one_line(number)} {one_line(_where(names))}" for number, names in by_number.items())
    return words["number"], words["which"].format(numbers=known) if known else ""


def _where(names: list[str]) -> str:
    return names[0] if len(names) == 1 else "in Europe"


def _joined(region: Region) -> str:
    return ", ".join(one_line(line) for line in region.lines)
