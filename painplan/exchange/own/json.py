"""PainPlan's own JSON export, read back."""

from typing import Any

import msgspec

from painplan.errors import CannotDo, WrongInput
from painplan.exchange.import_result import RejectedLine
from painplan.exchange.own.entries import Own, TakenIn, checked, header_and_rest, unknown, why_not
from painplan.exchange.own.everything_out import EXPORT, Kinds
from painplan.exchange.own.files import NOTHING_CHANGED
from painplan.kit.words import say

_RENAMED = {"draft": "drafts"}
"""Tables of format 1 under other names; there, a table of a single entry was the entry itself."""
_SINGLE_IN = 1


def read_json(text: str, label: str, kinds: Kinds) -> Own:
    """What a JSON export holds.

    Raises:
        CannotDo: It is no such export, is cut off or damaged, or was made by a newer PainPlan.
    """
    version, parts = header_and_rest(text, label, EXPORT)
    found, lines = Own.of(1), _Lines(text)
    for name, raw in parts.items():
        table = _RENAMED.get(name, name)
        if table not in kinds:
            found.rejected.append(unknown(RejectedLine(label, _line_of(text, f'"{name}"')), table))
            continue
        for each in _entries_in(raw, label, table, version):
            piece = bytes(each).decode()
            line = RejectedLine(label, lines.of(piece))
            document: Any = None
            try:
                document = msgspec.json.decode(piece)
                entry = checked(document, kinds[table])
            except (ValueError, RecursionError, WrongInput) as error:
                found.refuse(line, say("exchange.json.entry", table=table, error=why_not(error)), table, document)
            else:
                if document:
                    found.entries.append(TakenIn(table, document, entry, line))
    return found


def _entries_in(raw: msgspec.Raw, label: str, table: str, version: int) -> list[msgspec.Raw]:
    content = bytes(raw)
    if version == _SINGLE_IN and content.lstrip()[:1] == b"{":
        return [raw]  # a table of a single entry
    try:
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        raise CannotDo(
            say("exchange.json.damaged_no_list_entries", label=label, table=table, nothing_changed=NOTHING_CHANGED)
        ) from error


class _Lines:
    """Where the pieces of a text begin that are asked for in their order: the text is gone through once."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def of(self, piece: str) -> int:
        """The line, from 1 as editors count; for what stands further up the one of before."""
        at = self._text.find(piece, self._at)
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line


def _line_of(text: str, piece: str) -> int:
    """Where a piece of a text begins; only looked for where something is refused."""
    return text.count("\n", 0, max(text.find(piece), 0)) + 1
