"""One file of tables in a folder: JSON with a format version in it. Reading needs no TinyDB, so looking is quick."""

import zlib
from typing import Any, Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.store.folder import Files

FORMAT = 2
"""Version of the files written by this program. A higher one in a file is refused, never touched."""
HEADER = "painplan"

Tables = dict[str, dict[str, Any]]
"""What TinyDB passes around: documents by id, by table."""
Fields = dict[str, Any]
"""The fields of one document, as JSON knows them."""
Outcome = Literal["added", "changed", "unchanged"]


def content_of(name: str, tables: Tables) -> bytes:
    """A file of tables: readable, with a check sum, and with a final newline."""
    header = {"format": FORMAT, "file": name}
    content = {HEADER: {**header, "sum": check_sum(header, tables)}, **tables}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def check_sum(header: Fields, tables: object) -> str:
    """Format version and CRC-32 of what a file says, blanks and line ends aside.

    It finds a byte that flipped. It is no seal: whoever can write the file can make a new one.

    Args:
        header: The header without the check sum.
        tables: All tables.
    """
    return f"{header.get('format')}:{zlib.crc32(msgspec.json.encode([header, tables])):08x}"


def write_tables(folder: Files, name: str, tables: Tables) -> None:
    """Write all tables.

    Raises:
        WrongInput: A text holds something that is no letter; nothing is written.
    """
    try:
        content = content_of(name, tables)
    except UnicodeEncodeError as error:
        raise WrongInput(say("store.files.what_given_holds_bytes")) from error
    folder.write(name, content)
