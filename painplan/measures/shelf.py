"""Decoded files become instruments; one that does not fit is named and left out, the others stay."""

from collections.abc import Mapping
from typing import Any

import msgspec

from painplan.errors import WrongInput, quoted
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.words import say
from painplan.measures.instrument import Instrument


class Broken(msgspec.Struct, frozen=True):
    """An instrument that cannot be used."""

    name: str
    """Of its file, without ending."""
    why: str


class Shelf(msgspec.Struct, frozen=True):
    """All instruments there are."""

    instruments: dict[str, Instrument]
    """By name, in order."""
    broken: tuple[Broken, ...] = ()

    def named(self, typed: str) -> Instrument:
        """The instrument of this name; capitals, spaces and hyphens do not matter.

        Raises:
            WrongInput: There is none.
        """
        for name, instrument in self.instruments.items():
            if _bare(name) == _bare(typed):
                return instrument
        raise WrongInput(say("measures.shelf.no_instrument_all_painplan", typed=quoted(typed)))


def shelf(decoded: Mapping[str, Mapping[str, Any]]) -> Shelf:
    """Check each instrument.

    Args:
        decoded: Content of the files by name; a file must say the name it has.
    """
    whole: dict[str, Instrument] = {}
    broken: list[Broken] = []
    for name, content in sorted(decoded.items()):
        try:
            instrument = msgspec.convert(content, Instrument)
        except msgspec.ValidationError as error:
            broken.append(Broken(name, shape_words(error)))
            continue
        if instrument.name == name:
            whole[name] = instrument
        else:
            broken.append(
                Broken(name, say("measures.shelf.calls_itself_file_name", instrument=quoted(instrument.name)))
            )
    return Shelf(whole, tuple(broken))


def _bare(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter not in "-_ ")
