"""What each key does, as the bottom lines of the pages say it: for who wants all of them at once."""

from importlib import import_module

import msgspec
from textual.binding import Binding

from painplan.kit.words import say
from painplan.screens.actions import ACTIONS, ROOMS, Action
from painplan.screens.base import Room
from painplan.widgets.key_line import key_label


class ToldKey(msgspec.Struct, frozen=True):
    """As a bottom line names it."""

    key: str
    does: str


class KeysOfPage(msgspec.Struct, frozen=True):
    """Those of its own, as its bottom line has them where there is room for all."""

    name: str
    """As commands for the screens call it."""
    title: str
    keys: tuple[ToldKey, ...]


def keys_everywhere() -> KeysOfPage:
    """The keys that open or do something from any page."""
    keys = (ToldKey(_shown(action.binding), action.title) for action in ACTIONS if action.key)
    return KeysOfPage("everywhere", say("keys.command.everywhere"), tuple(keys))


def keys_of_pages() -> tuple[KeysOfPage, ...]:
    """The keys of each page's own, in the order of the list of all actions."""
    pages = (KeysOfPage(action.name, action.title, tuple(_own(action))) for action in ROOMS.values())
    return tuple(page for page in pages if page.keys)


def _own(action: Action) -> list[ToldKey]:
    module, _, name = action.opens.partition(":")
    kind: type[Room] = getattr(import_module(f"painplan.screens.{module}"), name)
    found: dict[str, ToldKey] = {}
    for base in reversed(kind.__mro__):
        for one in vars(base).get("BINDINGS", ()) if issubclass(base, Room) else ():
            if isinstance(one, Binding) and one.show and one.description:
                found[one.key] = ToldKey(_shown(one), key_label(one.description))
    return list(found.values())


def _shown(binding: Binding) -> str:
    names = {"exclamation_mark": "!", "question_mark": "?", "space": "space", "slash": "/"}
    return binding.key_display or ", ".join(names.get(key, key) for key in binding.key.split(","))
