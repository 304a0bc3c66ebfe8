"""One diary of the record in its folder: commands are called on it on a day, and what they say and change is kept."""

import hashlib
import io
import os
import shutil
import zipfile
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from tests.recorded import ties
from tests.recorded.calls import Call, with_days
from tests.recorded.place import Change, Place
from tests.recorded.seals import Seals
from tests.recorded.streams import Answer
from tests.recorded.world import ROOT, WORLD

GIVEN = Path(__file__).parent / "given"
FIRST_MOMENT, LOOKED_AT = time(8), time(20, 30)
SECONDS_APART = 60
OUT = "out/"
"""Where commands are told to write files."""


class RecordedDiary:
    """A diary and everything that happens to it.

    Args:
        name: What it is called in the record.
        passphrase: Of a sealed diary.
    """

    def __init__(self, name: str, passphrase: str = "") -> None:
        self.name, self.passphrase = name, passphrase
        self.root = ROOT / name
        shutil.rmtree(self.root, ignore_errors=True)
        (self.root / "out").mkdir(parents=True)
        os.environ["HOME"] = str(self.root / "home")
        os.environ["XDG_DATA_HOME"] = str(self.root / "home" / "data")
        os.environ["XDG_CONFIG_HOME"] = str(self.root / "home" / "config")
        (self.root / "home").mkdir()
        os.chdir(self.root)
        self.place = Place(self.root)
        self.seals = Seals()
        self.step = 0
        """How many commands were called to change something: each has its own moment of the day."""

    def bring(self, day: date) -> None:
        """Put files beside the diary that commands are given: the days in them lie around this one."""
        shutil.rmtree(self.root / "given", ignore_errors=True)
        (self.root / "given").mkdir()
        for file in sorted(GIVEN.iterdir()):
            (self.root / "given" / file.name).write_text(with_days(file.read_text(encoding="utf-8"), day))
        _packed(self.root / "given" / "export.xml", self.root / "given" / "apple.zip", "apple_health_export/export.xml")
        takeout = self.root / "given" / "takeout" / "Takeout" / "Fitbit" / "Global Export Data"
        takeout.mkdir(parents=True)
        (self.root / "given" / "steps.json").rename(takeout / f"steps-{day}.json")
        for book in (self.root / "diary").glob("plan.json*"):
            shutil.copy(book, self.root / "given" / "copy.json")
        self.place.changes()

    def call(self, call: Call, day: date, *, json: bool = False, at: datetime | None = None) -> Answer:
        """One command on this diary, on a day that is pretended."""
        moment = at or datetime.combine(day, LOOKED_AT)
        before = ["--data-dir", "diary", "--today", day.isoformat(), *(["--json"] if json else [])]
        secrets = call.secrets or ((self.passphrase,) if self.passphrase else ())
        before += ["--passphrase-stdin"] if secrets else []
        piped = "".join(f"{secret}\n" for secret in secrets)
        self.seals.know(*secrets)
        with WORLD.at(moment, f"{self.name} {moment} {call}"):
            return ties.call([*before, *call.words], piped=piped, typed=call.typed)

    def change(self, call: Call, day: date, *, json: bool = False) -> dict[str, Any]:
        """One command that may change the diary; what it said and what became of the files."""
        self.step += 1
        at = datetime.combine(day, FIRST_MOMENT) + timedelta(seconds=SECONDS_APART * self.step)
        said = told(self.call(call, day, json=json, at=at), json=json)
        changes = self.place.changes()
        data = {name: self._told(change) for name, change in changes.items() if not name.startswith(OUT)}
        return {**said, "data": data, **self.files(changes)}

    def files(self, changes: Mapping[str, Change]) -> dict[str, Any]:
        """What was written into files outside the diary, where that is so."""
        opened = {name: self._opened(change.now) for name, change in changes.items() if name.startswith(OUT)}
        texts = {name: now.decode(errors="backslashreplace") for name, now in opened.items() if now is not None}
        return {"files": texts} if texts else {}

    def _told(self, change: Change) -> dict[str, Any]:
        """What became of a file: its check sum, and which lines came and went."""
        before, now = (self._opened(content) for content in change)
        if now is None:
            return {"gone": True}
        lines = [Counter(_lines(content)) for content in (before or b"", now)]
        return {
            "sum": hashlib.sha256(now).hexdigest()[:32],
            "came": list((lines[1] - lines[0]).elements()),
            "went": list((lines[0] - lines[1]).elements()),
        }

    def _opened(self, content: bytes | None) -> bytes | None:
        """What is in a file, without what cannot be the same twice."""
        if content is None:
            return None
        content = self.seals.opened(content, self.place.contents())
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                held = {one.filename: hashlib.sha256(packed.read(one)).hexdigest() for one in packed.infolist()}
                return msgspec.json.format(msgspec.json.encode([held, packed.comment.decode()]))
        return content

    def put_back_all(self, before: Mapping[str, bytes]) -> None:
        """Make everything as it was at an earlier time."""
        self.place.changes()
        now = self.place.contents()
        names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
        self.place.put_back({name: Change(before.get(name), now.get(name)) for name in names})

    def exported(self, day: date) -> dict[str, Any]:
        """Everything the diary holds, as its own export has it."""
        answer = self.call(Call(("export", "json", "-")), day)
        if answer.code:
            return {}
        found: dict[str, Any] = msgspec.json.decode(answer.out)
        return found

    def held(self, day: date, table: str) -> list[str]:
        """The ids of what the diary holds in a table at the moment."""
        return [row["id"] for row in self.exported(day).get(table) or () if "id" in row]


def told(answer: Answer, *, json: bool) -> dict[str, Any]:
    """What a command said, as it is kept."""
    said: dict[str, Any] = {"code": answer.code, "err": answer.err}
    try:
        if json and answer.out:
            return {**said, "json": msgspec.json.decode(answer.out)}
    except msgspec.DecodeError:
        pass  # not a document, although one was asked for: kept as the text it is
    return {**said, "out": answer.out}


def _lines(content: bytes) -> list[str]:
    try:
        return content.decode().splitlines()
    except UnicodeDecodeError:
        return []


def _packed(file: Path, target: Path, name: str) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), file.read_bytes())
    file.unlink()
