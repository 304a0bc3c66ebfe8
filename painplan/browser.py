"""The screens in a browser on this machine: one page at one address, one visitor at a time, nothing from elsewhere.

The only place of the program that opens a socket and starts a program, and only for ``painplan serve``. textual-serve
brings the terminal that runs in the page and speaks to the screens; what is served, to whom and from where is decided
here. What the program says when it ends, or where it cannot begin, stands in the page.
"""

import asyncio
import os
import signal
import socket
import sys
from asyncio import IncompleteReadError, StreamReader
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from html import escape
from importlib.resources import files
from secrets import token_urlsafe
from string import Template
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from painplan.errors import CannotDo
from painplan.kit.assets import asset, page
from painplan.kit.escape import plain
from painplan.kit.lines import in_lines
from painplan.kit.words import say

HOST = "127.0.0.1"
OF_THE_TERMINAL = {
    "terminal.js": ("js/textual.js", "text/javascript"),
    "terminal.css": ("css/xterm.css", "text/css"),
    "letters.ttf": ("fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"),
}
"""What the page loads: names here, files of textual-serve, kinds."""
ONLY_FROM_HERE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
    "connect-src {place}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a browser may load for the page, and from where."""
MOST_CELLS = 1_000
"""Columns or rows of a window, at most."""
SECONDS_TO_LEAVE = 20
"""The screens end before, see `screens.leaving`; after it they are ended."""
BEGUN = b"__GANGLION__\n"
"""With this line a program tells that screens follow; one that cannot open any says why on its error output alone."""
CLEARED = "\x1b[0m\x1b[?25l\x1b[2J\x1b[H"
ODD = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What a message brings about that our page does not send."""


class Visitor(AppService):
    """The screens as one visitor has them: a program of its own, which ends as it does where a terminal is closed.

    Args:
        words: The program and what it is told; no shell reads them.
        page: Where its pictures go.
    """

    def __init__(self, words: Sequence[str], page: web.WebSocketResponse) -> None:

        async def close() -> None:
            await page.close()

        super().__init__(
            "painplan",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=DownloadManager(),
        )
        self._words, self._page, self._columns = words, page, 80

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._columns, environment = width, self._build_environment(width, height)
        self._process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )
        self._stdin = self._process.stdin
        return self._process

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the screens about their size."""
        self._columns = width
        await super().set_terminal_size(width, height)

    async def run(self) -> None:
        """Show what the program draws; how it ended, or why it could not begin, is told in the page that it leaves."""
        process = self._process
        if process is None or process.stdout is None or process.stderr is None:
            return
        at_its_end = asyncio.create_task(process.stderr.read())
        with suppress(IncompleteReadError):
            await self._show(process.stdout)
        said = plain((await at_its_end).decode("utf-8", "replace")).strip()
        if self._page.closed:
            sys.stderr.write(f"{said}\n" if said else "")
        elif said:
            lines = (part for line in said.splitlines() for part in in_lines(line, self._columns - 2))
            await self._send("\r\n".join([CLEARED, *(f" {line}" for line in lines)]).encode())
        await self._page.close()

    async def _show(self, drawn: StreamReader) -> None:
        await drawn.readuntil(BEGUN)
        while True:
            kind, size = await drawn.readexactly(1), int.from_bytes(await drawn.readexactly(4), "big")
            part = await drawn.readexactly(size)
            if kind == b"D":
                await self._send(part)

    async def _send(self, drawn: bytes) -> None:
        with suppress(ConnectionResetError):  # the page is gone, and the program ends in order
            await self._page.send_bytes(drawn)

    async def stop(self) -> None:
        """End the screens in order: words that were typed half are kept."""
        if self._process is None or self._task is None:
            return
        task, self._task = self._task, None
        if self._process.returncode is None:  # told past asyncio, which would take its end from who waits for it
            with suppress(ProcessLookupError):
                os.kill(self._process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), SECONDS_TO_LEAVE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                self._process.kill()
        await task


class ServedPage:
    """One page at an address that nobody can guess, for one visitor at a time.

    Args:
        words: The program to show, as a command.
        port: Where it listens; 0 for any that is free.

    Raises:
        CannotDo: Another program listens there.
    """

    def __init__(self, words: Sequence[str], port: int) -> None:
        self._words, self._token = words, token_urlsafe(24)
        try:
            self.socket = socket.create_server((HOST, port), backlog=16)
        except OSError as error:
            raise CannotDo(say("serve.port_taken", port=port)) from error
        self.port: int = self.socket.getsockname()[1]
        self.place = f"{HOST}:{self.port}"
        self._visit: web.WebSocketResponse | None = None
        self._left = asyncio.Lock()

    @property
    def address(self) -> str:
        """What is typed into the browser; with its token, so not to be shown to everybody."""
        return f"http://{self.place}/{self._token}/"

    def serve(self, ready: Callable[[], None]) -> None:
        """Show the page until somebody ends this program.

        Args:
            ready: Called as soon as there is something to see.
        """
        with self.socket, suppress(KeyboardInterrupt):
            asyncio.run(self._serve(ready))

    async def _serve(self, ready: Callable[[], None]) -> None:
        ended = asyncio.Event()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # not everywhere
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), ended.set)
        runner = web.AppRunner(self._application(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, self.socket, shutdown_timeout=SECONDS_TO_LEAVE).start()
        ready()
        await ended.wait()
        if self._visit is not None and self._busy:
            await self._visit.close()
        await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._only_from_here])
        here = f"/{self._token}/"
        application.add_routes(
            [
                web.get(here, self._shown),
                web.get(f"{here}screens", self._screens),
                web.get(f"{here}{{name}}", self._file_of_terminal),
            ]
        )
        return application

    @web.middleware
    async def _only_from_here(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """No other page, name or machine gets an answer, and the browser may load nothing from elsewhere."""
        from_a_page = request.headers.get("Origin", f"http://{self.place}")
        if request.host != self.place or from_a_page != f"http://{self.place}":
            return web.Response(status=403)
        return await handler(request)

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Security-Policy": ONLY_FROM_HERE.format(place=f"ws://{self.place}"),
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }

    async def _shown(self, request: web.Request) -> web.StreamResponse:
        words = {name: escape(text) for name, text in asset("serve")["page"].items()}
        busy = self._busy
        text = Template(page("browser")).substitute(
            words,
            state="busy" if busy else "",
            screens="" if busy else f"ws://{self.place}{request.path}screens",
        )
        return web.Response(text=text, content_type="text/html", headers=self._headers(), status=503 if busy else 200)

    async def _file_of_terminal(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in OF_THE_TERMINAL:
            raise web.HTTPNotFound
        file, kind = OF_THE_TERMINAL[name]
        content = (files("textual_serve") / "static" / file).read_bytes()
        return web.Response(body=content, content_type=kind, headers=self._headers())

    async def _screens(self, request: web.Request) -> web.StreamResponse:
        """What the visitor types, and what the screens show, for as long as the page is open."""
        if self._busy:
            return web.Response(status=503)
        shown = self._visit = web.WebSocketResponse(heartbeat=15, max_msg_size=1_000_000)
        try:
            async with self._left:  # a page that is loaded anew waits until its screens before are closed in order
                await shown.prepare(request)
                visit = Visitor(self._words, shown)
                await visit.start(_cells(request.query.get("width"), 80), _cells(request.query.get("height"), 24))
                try:
                    await _hand_on(shown, visit)
                finally:
                    await visit.stop()
        finally:  # whatever ended the visit, and where none began, there is room for the next
            if self._visit is shown:
                self._visit = None
        return shown

    @property
    def _busy(self) -> bool:
        """Whether somebody is looking."""
        return self._visit is not None and not self._visit.closed


async def _hand_on(shown: web.WebSocketResponse, visit: Visitor) -> None:
    async for message in shown:
        if message.type != WSMsgType.TEXT:
            continue
        try:
            kind, *rest = message.json()
            given: Any = rest[0] if rest else None
            if kind == "stdin":
                await visit.send_bytes(given.encode("utf-8", "replace"))
            elif kind == "resize":
                await visit.set_terminal_size(_cells(given["width"], 80), _cells(given["height"], 24))
            elif kind == "ping":
                await shown.send_json(["pong", given])
            elif kind in ("blur", "focus"):
                await getattr(visit, kind)()
        except ODD:
            continue


def _cells(given: Any, otherwise: int) -> int:
    """Columns or rows that were asked for; what is no number, or none that fits, is a window as usual."""
    with suppress(*ODD):
        if 1 <= (cells := int(given)) <= MOST_CELLS:
            return cells
    return otherwise


def this_program(*words: str) -> list[str]:
    """The command that begins this program anew, with the words that follow its name."""
    return [sys.executable, "-m", "painplan", *words]
