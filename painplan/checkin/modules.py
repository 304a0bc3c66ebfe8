"""What the check-in asks on top: switched on and off by the person, at most three at once (clinical.md E1)."""

from collections.abc import Iterable
from typing import get_args

from painplan.checkin.optional_questions import MOST_MODULES, Module
from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.store.diary import Change

MODULES: tuple[Module, ...] = get_args(Module)
NONE = "none"


class Modules:
    """The choice, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def on(self) -> tuple[Module, ...]:
        """Those that are asked."""
        return self._desk.facts.profile.modules

    def switch(self, name: str) -> bool:
        """Switch one on, or off again; whether it is on now.

        Raises:
            WrongInput: There is no such thing to ask.
            CannotDo: Three are on already.
        """
        wanted, now = _module(name), self.on()
        if wanted not in now and len(now) >= MOST_MODULES:
            raise CannotDo(asset("modules")["says"]["full"])
        chosen = [one for one in MODULES if (one in now) != (one == wanted)]
        self._desk.save([Change(table="profile", key=ME, fields={"modules": chosen})])
        return wanted in chosen


def accepted_modules(text: str) -> list[Module]:
    """What was typed as a setting: names with commas between, or ``none``.

    Raises:
        WrongInput: There is no such thing to ask, or they are more than three.
    """
    typed = [] if text.strip().lower() in ("", NONE, "0") else text.split(",")
    named = {_module(each) for each in typed}
    if len(named) > MOST_MODULES:
        raise WrongInput(say("modules.says.too_many_modules", count=len(named), most=MOST_MODULES))
    return [one for one in MODULES if one in named]


def modules_as_set(on: Iterable[Module]) -> str:
    """The same as it is typed."""
    return ",".join(on) or NONE


def _module(name: str) -> Module:
    typed = name.strip().lower()
    for one in MODULES:
        if typed == one:
            return one
    raise WrongInput(say("modules.says.no_such_module", name=one_line(name, 40), names=", ".join(MODULES)))
