"""What a screen does not show of what its parts hold, where nothing brings the rest in sight: neither page nor list."""

import re
from collections.abc import Iterator
from typing import Any

from rich.text import Text
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import DataTable, Input, OptionList, TextArea

from painplan.screens.base import Room
from painplan.widgets.key_line import KeyLine
from tests.contract import longer
from tests.support import Person


async def cut_on(person: Person) -> list[str]:
    """Texts of a screen that lost a part; what a line of a list begins may be told whole while the line is marked."""
    screen, found = person.app.screen, list[str]()
    for part in _parts(screen):
        if isinstance(part, OptionList):
            for number, option in enumerate(part.options):
                for begins in _begun(_plain(option.prompt)):
                    part.highlighted = number
                    await person.press()
                    told = "\n".join(held for other in _parts(screen) if other is not part for held, _ in _texts(other))
                    if begins.strip() not in " ".join(told.split()):
                        found.append(begins)
    return found + list(cut_now(screen))


def _begun(line: str) -> list[str]:
    """What a line of a list only begins: a text of this language, or other words before three dots."""
    if found := list(longer.cut(line)):
        return found
    others = re.sub(f"{longer.BEGINS}[^{longer.BEGINS}{longer.ENDS}]*{longer.ENDS}", "", line)  # dots of their own
    dots = re.search(r"\S[^…]*(?=…)", others)
    return [re.split(r"  +", dots[0])[-1]] if dots else []


def cut_now(screen: Screen[Any]) -> Iterator[str]:
    """In the words, in a part's own columns and rows, or behind an edge of the screen."""
    whole = list[str]()
    for part in _parts(screen):
        for held, shown in _texts(part):
            if not isinstance(part, OptionList):
                whole.append(held)
            if _squeezed(held) not in _squeezed(shown):
                yield f"{type(part).__name__} {part.id or ''}: {held!r} is shown as {shown!r}"
            elif _squeezed(held) and _behind_an_edge(part):
                yield f"{type(part).__name__} {part.id or ''}: {held!r} is behind an edge"
    yield from longer.cut("\n".join(whole))  # one text can be drawn by several parts


def _parts(screen: Screen[Any]) -> list[Widget]:
    return [part for part in screen.walk_children(Widget) if not _is_away(part)]


def _is_away(part: Widget) -> bool:
    drawn = (above.display for above in part.ancestors_with_self if isinstance(above, Widget))
    return (part.is_container and not isinstance(part, OptionList | DataTable)) or not all(drawn)


def _texts(part: Widget) -> Iterator[tuple[str, str]]:
    """What a part holds, and what is drawn of it."""
    if isinstance(part, TextArea):
        return
    if isinstance(part, Input):
        yield part.placeholder, "" if part.value else part.placeholder[: part.size.width]
    elif isinstance(part, OptionList):
        for option in part.options:
            strips = part._get_option_render(option, part.get_visual_style("option-list--option"))
            yield _plain(option.prompt), "\n".join(strip.text for strip in strips)
    elif isinstance(part, DataTable):
        for column in part.ordered_columns:
            yield _plain(column.label), _plain(column.label)[: column.get_render_width(part)]
            for cell in part.get_column(column.key):
                yield _plain(cell), _plain(cell)[: column.get_render_width(part)]
    elif isinstance(part, KeyLine):
        line, room = _drawn(part), part.screen
        told = room.help_text().replace("`", "") if isinstance(room, Room) else ""
        for one in part._keys:  # one that gave way is named by the help
            yield f"{one.display} {one.words}", line if one in part.shown else told
    else:
        yield _plain(part.render()), _drawn(part)


def _plain(held: object) -> str:
    return held.plain if isinstance(held, Content | Text) else held if isinstance(held, str) else ""


def _drawn(part: Widget) -> str:
    return "\n".join(part.render_line(row).text for row in range(part.size.height))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _behind_an_edge(part: Widget) -> bool:
    """Whether it reaches beyond what its surroundings show, and they do not move."""
    within = part.region
    for above in part.ancestors:
        if not isinstance(above, Widget):
            break
        if above.allow_vertical_scroll:
            if not above.region.x <= within.x <= within.right <= above.region.right:
                return True
            within = above.region
        elif not above.region.contains_region(within):
            return True
    return False
