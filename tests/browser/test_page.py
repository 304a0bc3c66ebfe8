"""``painplan serve``: one page, for this machine and one visitor, that loads nothing from elsewhere."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError

from painplan import browser
from painplan.errors import CannotDo
from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import NewKey, encrypt
from painplan.store.sealed.sealing import new_identity
from tests.conftest import Shell, on

AN_ADDRESS = re.compile(r"(?:src|href|data-session-websocket-url|url)\s*[=(]\s*[\"']?([^\"')\s>]+)")
A_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Served(NamedTuple):
    """The program that serves, and where."""

    process: Process
    address: str


@asynccontextmanager
async def served(*arguments: str) -> AsyncIterator[Served]:
    """Serve for as long as the block lasts; it ends in order."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "painplan", *arguments, "--json", stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    said = json.loads(await process.stdout.readline())
    try:
        yield Served(process, said["address"])
    finally:
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0


async def shown(screens: Any, until: str) -> None:
    """Wait until this was drawn."""
    text = ""
    async with asyncio.timeout(20):
        while until not in text:
            drawn = await screens.receive()
            assert isinstance(drawn.data, bytes), drawn
            text += drawn.data.decode()


def screens_at(address: str) -> str:
    """Where the page finds the screens."""
    return f"ws{address.removeprefix('http')}screens?width=100&height=30"


ODD_MESSAGES = (
    *("[]", "nothing", '["resize", {"width": "wide"}]', '["resize", 5]', '{"a": 1}', '["stdin"]', "[" * 100_000),
    '["resize", {"width": 1e400, "height": 3}]',
    f'["resize", {{"width": {"9" * 5_000}, "height": 3}}]',
)


async def test_a_visitor_sees_the_sample_types_and_makes_the_window_larger() -> None:
    async with served("serve", "boom-and-bust") as here, ClientSession() as visitor:
        async with visitor.ws_connect(screens_at(here.address)) as screens:
            await shown(screens, "SAMPLE")
            await screens.send_json(["resize", {"width": 120, "height": 40}])
            await screens.send_json(["stdin", "2"])
            await shown(screens, "Trends")
            async with visitor.get(f"{here.address}screens") as second:
                assert second.status == 503
            for odd in ODD_MESSAGES:
                await screens.send_str(odd)
            await screens.send_json(["stdin", "1"])
            await shown(screens, "Today")
            async with visitor.get(here.address) as second:
                assert second.status == 503
                assert "screens" not in AN_ADDRESS.findall(await second.text())
            with pytest.raises(WSServerHandshakeError):
                await visitor.ws_connect(screens_at(here.address))
        async with visitor.get(f"{here.address}screens") as no_screens:
            assert no_screens.status == 400
        async with visitor.ws_connect(screens_at(here.address)) as screens:
            await shown(screens, "SAMPLE")


async def test_nobody_else_gets_an_answer_and_nothing_comes_from_elsewhere() -> None:
    async with served("serve") as here, ClientSession() as visitor:
        place, token = here.address.removeprefix("http://").rstrip("/").split("/")
        own = f"http://{place}"
        for address in (f"{own}/", f"{own}/{token[:-1]}x/", f"{own}/static/", f"{here.address}../../etc/passwd"):
            async with visitor.get(address) as answer:
                assert answer.status == 404, address
        async with visitor.get(f"{here.address}serve.toml") as answer:
            assert answer.status == 404
        for odd in ({"Host": "painplan.example"}, {"Origin": "http://painplan.example"}, {"Origin": "null"}):
            async with visitor.get(here.address, headers=odd) as answer:
                assert answer.status == 403, odd
                assert await answer.read() == b""
        with pytest.raises(WSServerHandshakeError):
            await visitor.ws_connect(screens_at(here.address), origin="http://painplan.example")

        async with visitor.get(here.address) as answer:
            page = await answer.text()
            only = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in only
        assert set(re.findall(r"\w+://[^;\s]+", only)) == {f"ws://{place}"}
        loaded = {address for address in AN_ADDRESS.findall(page) if address}
        assert loaded == {f"ws://{place}/{token}/screens", *browser.OF_THE_TERMINAL}
        for name in browser.OF_THE_TERMINAL:
            async with visitor.get(here.address + name) as answer:
                assert answer.status == 200
                if name.endswith(".css"):
                    assert AN_ADDRESS.findall(A_COMMENT.sub("", await answer.text())) == []


async def test_it_listens_on_the_loopback_address_alone() -> None:
    page = browser.ServedPage(["painplan"], 0)
    try:
        assert page.socket.getsockname()[0] == "127.0.0.1"
        with pytest.raises(CannotDo, match="taken"):
            browser.ServedPage(["painplan"], page.port)
        other = browser.ServedPage(["painplan"], 0)
        other.socket.close()
        assert other.address.split("/")[3] != page.address.split("/")[3]
    finally:
        page.socket.close()


async def test_the_screens_end_with_the_page_and_keep_what_was_typed_half(walking_plan: str, place: Path) -> None:
    async with served("--data-dir", str(place), "--today", on(0).isoformat(), "serve", "--diary") as here:
        async with ClientSession() as visitor, visitor.ws_connect(screens_at(here.address)) as screens:
            await shown(screens, "minutes today")
            for key, then in (("g", "How much time"), ("1", "Who or what matters")):
                await screens.send_json(["stdin", key])
                await shown(screens, then)
            await screens.send_json(["stdin", "granddaughters"])
            await screens.send_json(["resize", {"width": 120, "height": 40}])  # and all is drawn anew
            await shown(screens, "granddaughters")
        await until(lambda: not children_of(here.process))
        assert "granddaughter" in "".join(file.read_text() for file in place.glob("half-typed/*.json"))


async def test_sealed_while_somebody_looks_the_visit_ends_and_no_other_begins(walking_plan: str, place: Path) -> None:
    day = on(0).isoformat()
    serving = served("--data-dir", str(place), "--today", day, "serve", "--diary")
    async with serving as here, ClientSession() as visitor:
        async with visitor.ws_connect(screens_at(here.address)) as screens:
            await shown(screens, "minutes today")
            encrypt(DiskFolder(place), NewKey(new_identity(), b"sealed"))
            text = await all_shown(screens)
            assert "not shown in a browser" in text
            assert "Enter opens it" not in text
        async with visitor.ws_connect(screens_at(here.address)) as screens:
            assert "not shown in a browser" in await all_shown(screens)
    assert here.process.stderr is not None
    assert await here.process.stderr.read() == b"", "the page tells it, and nothing is left for the terminal"


async def all_shown(screens: Any) -> str:
    """What is drawn until the visit ends, on one line."""
    async with asyncio.timeout(20):
        drawn = [part.data async for part in screens if part.type == WSMsgType.BINARY]
    return " ".join(b"".join(drawn).decode().split())


def children_of(process: Process) -> str:
    """The programs that a program started and that are still there."""
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")


async def until(so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(20):
        while not so():
            await asyncio.sleep(0.02)


def test_it_says_why_where_it_cannot_be(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    both = painplan("serve", "walking", "--diary")
    assert (both.code, both.out) == (2, "")
    assert "not both" in both.err
    assert painplan("serve", "nothing").code == 2
    painplan("checkin", "--set", "pain=3")
    assert painplan("encrypt", "--passphrase-stdin", typed=["one two three"]).code == 0
    asked, given = (
        painplan("serve", "--diary"),
        painplan("serve", "--diary", "--passphrase-stdin", typed=["one two three"]),
    )
    for sealed in (asked, given):
        assert (sealed.code, sealed.out) == (1, "")
        assert "sealed diary is not shown" in sealed.err
    monkeypatch.setattr("painplan.cli.serve.NEEDED", ("no_such_library",))
    without = painplan("serve")
    assert without.code == 1
    assert "pip install 'painplan[serve]'" in without.err


CHROMIUM = next(filter(None, map(which, ("chromium-headless-shell", "chromium"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
async def test_a_real_browser_loads_only_this_page_and_shows_what_the_screens_draw(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    own = ("--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={tmp_path}", "--window-size=1100,700")
    chromium = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless", *own, "about:blank", stderr=PIPE, start_new_session=True
    )
    assert chromium.stderr is not None
    try:
        while b"DevTools listening on" not in (line := await chromium.stderr.readline()):
            assert line, "Chromium did not begin"
        host = line.decode().split("/")[2]
        async with served("serve") as here, ClientSession() as client:
            async with client.put(f"http://{host}/json/new?about:blank") as answer:
                tab = (await answer.json(content_type=None))["webSocketDebuggerUrl"]
            async with client.ws_connect(tab, max_msg_size=0) as page:
                seen = Seen(page)
                for part in ("Network", "Page", "Runtime"):
                    await seen.send(f"{part}.enable")
                await seen.send("Page.navigate", url=here.address)
                await seen.drawn("minutes today")
                await seen.send("Input.dispatchKeyEvent", type="keyDown", key="2", text="2")
                await seen.drawn("Trends")
                await seen.send("Emulation.setDeviceMetricsOverride", **WIDE)
                await seen.send("Input.dispatchKeyEvent", type="keyDown", key="1", text="1")
                await seen.drawn("minutes today")
                assert {urlsplit(address).netloc for address in seen.asked} == {urlsplit(here.address).netloc}
                assert seen.broken == []
    finally:
        os.killpg(chromium.pid, signal.SIGKILL)  # what begins it is a script that would leave it behind
        await chromium.communicate()


BINARY = 2
"""What a screen draws comes so; a text is an answer to the page's own question whether anybody is there."""
WIDE = {"width": 1600, "height": 900, "deviceScaleFactor": 1, "mobile": False}


class Seen:
    """What a tab asked for and what came, by the browser's own record, which may begin after its first files.

    Args:
        page: Its line to the browser.
    """

    def __init__(self, page: Any) -> None:
        self._page, self._number, self._text = page, 0, ""
        self.asked: list[str] = []
        self.broken: list[str] = []

    async def send(self, method: str, **how: object) -> None:
        """Tell the browser to do something."""
        self._number += 1
        await self._page.send_json({"id": self._number, "method": method, "params": how})

    async def drawn(self, until: str) -> None:
        """Wait until the screens sent this to the page."""
        async with asyncio.timeout(30):
            while until not in self._text:
                self._take(json.loads((await self._page.receive()).data))
        self._text = ""

    def _take(self, told: dict[str, Any]) -> None:
        match told.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])
            case "Network.webSocketFrameReceived":
                if (frame := told["params"]["response"])["opcode"] == BINARY:
                    self._text += b64decode(frame["payloadData"]).decode("utf-8", "replace")
            case "Runtime.exceptionThrown":
                self.broken.append(json.dumps(told["params"]))
