"""How the record is kept: a compressed file for each part, one entry a line."""

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

KEPT = Path(__file__).parent / "kept"
ENDING = ".jsonl.xz"
Entry = tuple[str, dict[str, Any]]


def write_part(folder: Path, part: str, entries: Iterable[Entry]) -> int:
    """Keep a part; gives how many entries it has."""
    folder.mkdir(parents=True, exist_ok=True)
    count, encoder = 0, msgspec.json.Encoder()
    with lzma.open(folder / f"{part}{ENDING}", "wb", preset=6) as stream:
        for entry in entries:
            stream.write(encoder.encode(entry) + b"\n")
            count += 1
    return count


def read_part(folder: Path, part: str) -> Iterator[Entry]:
    """The entries of a part, in their order."""
    decoder = msgspec.json.Decoder(tuple[str, dict[str, Any]])
    with lzma.open(folder / f"{part}{ENDING}", "rb") as stream:
        for line in stream:
            yield decoder.decode(line)


def parts_in(folder: Path) -> list[str]:
    """The parts that are kept in a folder."""
    return sorted(file.name.removesuffix(ENDING) for file in folder.glob(f"*{ENDING}"))
