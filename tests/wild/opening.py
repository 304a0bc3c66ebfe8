"""Puts a wild diary through a door, opens it, and looks at what it says."""

import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from painplan.cli.main import main
from painplan.kit.escape import one_line
from painplan.kit.kinds import KINDS
from painplan.kit.shape.fitting import fitted
from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from painplan.store.files import content_of
from painplan.store.sealed.sealed import NewKey, SealedFolder, decrypt, encrypt
from painplan.store.sealed.sealing import new_identity, seal
from painplan.store.whole.archive import packed
from painplan.today.inbox import take_in
from tests.wild.diaries import Documents, Wild, by_file
from tests.wild.values import TODAY

READS = (
    *("today", "today --json", "plan list", "goals", "trend", "review", "review --json"),
    *("report - --json", "export json -", "export csv -"),
)
"""Opened, reviewed, reported and exported."""
ALWAYS = ("today", "plan list", "goals", "trend", "export json -", "export csv -")
"""These end with 0 whatever stands in a diary."""
AMOUNTS = {command.split()[0] for command in READS} - {"export"}
"""These print amounts; the others names as well, and what stands in a file."""
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
LONG_NUMBER = re.compile(r"(?<![\w.])\d[\d,]{18,}|(?<![\w.])\d{16,}")
LONGEST_ERROR = 600


class Ran(NamedTuple):
    """What one command answered."""

    command: str
    code: int
    out: str
    err: str


def run(place: Path, *arguments: str) -> Ran:
    """One command in this process, without a terminal."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), _Stream(), _Stream()
    try:
        code = main(["--data-dir", str(place), "--today", TODAY.isoformat(), *arguments])
        return Ran(" ".join(arguments), code, sys.stdout.text(), sys.stderr.text())
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="surrogatepass", newline="", write_through=True)

    def text(self) -> str:
        self.flush()
        content: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]  # it is one
        return content.decode("utf-8", "surrogatepass")


def wrong_with(ran: Ran, *, always: bool = False) -> str | None:
    """What a command may never do; none when it did none of it."""
    if ran.code not in (0, 1, 2) or "Something went wrong inside" in ran.err or "Traceback" in ran.err:
        return f"broke: {ran.err}"
    if always and ran.code != 0:
        return f"ended with {ran.code}: {ran.err}"
    if fault := steers(ran.out + ran.err):
        return fault
    if ran.command.split()[0] in AMOUNTS and (number := LONG_NUMBER.search(ran.out)):
        return f"prints {number[0]}"
    if any(len(line) > LONGEST_ERROR for line in ran.err.splitlines()):
        return f"an error of {len(ran.err)} characters"
    if "--json" in ran.command and ran.code == 0:
        json.loads(ran.out)
    return None


def steers(text: str) -> str | None:
    """Which sign of a text steers a terminal or turns other text around."""
    found = STEERS.search(text)
    return f"steers the terminal: {found[0]!r}" if found else None


def written(tables: Documents, name: str) -> bytes:
    """A file of a diary as PainPlan would write it; as somebody else would where it cannot be written so."""
    try:
        return content_of(name, tables)
    except (ValueError, OverflowError, RecursionError, TypeError):
        return json.dumps({"painplan": {"format": 2, "file": name}, **tables}).encode("utf-8", "surrogatepass")


def by_hand(wild: Wild, place: Path) -> Sequence[Ran]:
    for name, tables in by_file(wild.tables).items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(tables, name))
    return ()


def imported(wild: Wild, place: Path) -> Sequence[Ran]:
    export = {"painplan": {"format": 2, "file": "export", "on": TODAY.isoformat()}}
    file = place.parent / "export.json"
    lists = {table: list(documents.values()) for table, documents in wild.tables.items()}
    file.write_text(json.dumps({**export, **lists}), encoding="utf-8", errors="surrogatepass")
    return [run(place, "import", "painplan", str(file), "--json")]


def merged(wild: Wild, place: Path) -> Sequence[Ran]:
    ran = []
    for name, tables in by_file(wild.tables).items():
        file = place.parent / name.replace("/", "-").replace("diary-", "")
        file.write_bytes(written(tables, name))
        ran.append(run(place, "merge", str(file), "--json"))
    return ran


def restored(wild: Wild, place: Path) -> Sequence[Ran]:
    file = place.parent / "backup.zip"
    file.write_bytes(packed({name: written(tables, name) for name, tables in by_file(wild.tables).items()}))
    return [run(place, "restore", str(file), "--yes", "--json")]


def from_the_inbox(wild: Wild, place: Path) -> Sequence[Ran]:
    """The book and days by hand, then sealed; what was typed meanwhile is taken in, wild as it is."""
    by_hand(wild, place)
    if not (place / "plan.json").exists():
        (place / "plan.json").write_bytes(written({"profile": {"me": {"adult": True}}}, "plan.json"))
    folder = encrypt(DiskFolder(place), _key())
    for number, (name, text) in enumerate(wild.answers):
        wild_day = next(iter(wild.tables.get("checkins", {})), None)
        day = [TODAY.isoformat(), "garbage", "9999-12-31", wild_day or "0001-01-01"][number % 4]
        posted = {"at": f"{TODAY}T20:00:00", "today": day, "day": [day, TODAY.isoformat()][number % 2]}
        answers = [[name, text]] * (1_000 if number == 5 else 1)
        content = msgspec.json.encode({**posted, "answers": answers})
        file = place / "inbox" / f"2026-03-04T20-00-00-{number:06}-abcd.json.age"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(seal(content, folder.state.key or ""))
    opened = SealedFolder(DiskFolder(place), folder.identity)
    take_in(Diary(opened))
    for left in (place / "inbox").glob("*"):
        left.unlink()  # too large to be read: a diary is opened as a whole, or not
    decrypt(SealedFolder(DiskFolder(place), folder.identity))
    return ()


@cache
def _key() -> NewKey:
    return NewKey(new_identity(), b"age-encryption.org/v1\n")


THROUGH: dict[str, Callable[[Wild, Path], Sequence[Ran]]] = {
    "by hand": by_hand,
    "import": imported,
    "merge": merged,
    "restore": restored,
    "inbox": from_the_inbox,
}


def faults(wild: Wild, place: Path) -> Iterator[str]:
    """What is wrong with how a diary was let in and opened."""
    for ran in THROUGH[wild.door](wild, place):
        if fault := wrong_with(ran):
            yield f"{ran.command[:60]} {fault}"
    for command in READS:
        ran = run(place, *command.split())
        if fault := wrong_with(ran, always=command in ALWAYS):
            yield f"{command} {fault}"
    yield from _told_by_verify(wild, place)
    report = run(place, "report", str(place.parent / "report.html"))
    if fault := wrong_with(report):
        yield f"report {fault}"


def _told_by_verify(wild: Wild, place: Path) -> Iterator[str]:
    """Whether it names everything that somebody put into the files by hand and that does not fit."""
    ran = run(place, "verify", "--json")
    if fault := wrong_with(ran):
        yield f"verify {fault}"
        return
    if wild.door != "by hand" or not ran.out:
        return
    found = [one for one in json.loads(ran.out)["findings"] if one["wrong"]]
    named, whole = (
        {one_line(one["entry"] or "") for one in found},
        {one["file"] for one in found if one["entry"] is None},
    )
    for name, tables in by_file(wild.tables).items():
        strange = [entry for entry in _not_fitting(tables) if one_line(entry) not in named] if name not in whole else []
        if strange:
            yield f"verify does not name {strange[0]} in {name}"
        if ran.code != 1 and (strange or name in whole):
            yield f"verify ended with {ran.code}"


def _not_fitting(tables: Documents) -> Iterator[str]:
    """The entries of a file that no record can hold."""
    for table, documents in tables.items():
        for key, document in documents.items() if table in KINDS else ():
            try:
                fitted(document, KINDS[table])
            except (ValueError, RecursionError):
                yield f"{table} {key}"
