"""How the screens end, whatever ends them: words that were typed are kept, and the terminal is as it was before."""

import asyncio
import errno
import os
import signal
import sys
from contextlib import suppress
from threading import Timer

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.worker import WorkerFailed

from painplan.crashing import DEBUG, SIGNALLED, where_it_happened
from painplan.errors import PainPlanError
from painplan.kit.assets import asset

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
"""Signals that end a program, where the system has them."""
PATIENCE_SECONDS = 15
"""After a signal the program ends, in order or not; longer than the wait for another program that writes."""


class LeavesInOrder(App[None]):
    """A program with screens that may be ended from outside, or break."""

    left_on = 0
    """The signal that ended it; 0 for none."""

    def keep_typed(self) -> str:
        """Keep what was typed and not given; the sentence about it, if there is something to say. Overridden."""
        return ""

    def listen(self) -> None:
        """From now on signals that end a program end this one in order."""
        if self.is_headless:
            return
        for name in ENDING:
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):  # not everywhere
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self.leave_on, number)

    def leave_on(self, number: int) -> None:
        """Leave because of a signal."""
        if self.left_on:
            return
        self.left_on = number
        end = Timer(PATIENCE_SECONDS, os._exit, [SIGNALLED + number])
        end.daemon = True  # a terminal that went away may take nothing any more
        end.start()
        self.exit(return_code=SIGNALLED + number, message=self.keep_typed())

    def leave_without_terminal(self) -> bool:
        """Leave where the terminal was closed and no signal told so; whether it is so."""
        gone = not self.is_headless and _terminal_is_closed()
        if gone:
            self.leave_on(getattr(signal, "SIGHUP", 1))
        return gone

    def panic(self, *_: RenderableType) -> None:
        """The keyboard cannot be read any more: the terminal went away."""
        self.leave_on(getattr(signal, "SIGHUP", 1))

    def _handle_exception(self, error: Exception) -> None:
        if not (self.left_on and isinstance(error, OSError)):  # nothing can be written to a terminal that went away
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Say in a sentence that something went wrong; where it was only for those who ask for it."""
        if self._exit_renderables:
            return
        kept = ""
        with suppress(Exception):  # whatever broke, words that can be kept are kept
            kept = self.keep_typed()
        self._exit_renderables.append(Text(f"{self._said_of(self._exception)} {kept}".strip()))
        self._close_messages_no_wait()

    def _said_of(self, error: Exception | None) -> str:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, PainPlanError):
            return str(cause)
        where = where_it_happened(cause) if cause and os.environ.get(DEBUG) else ""
        said = asset("crash")["screens"]["sentence"].format(kind=type(cause).__name__, debug=DEBUG)
        return f"{where}{said}"


def _terminal_is_closed() -> bool:
    """Whether nobody holds the other end of the terminal any more: reading from it gives nothing then, without end.

    Only the programs in front are told with a signal when a terminal goes away.
    """
    try:
        import termios  # not everywhere
    except ImportError:  # not everywhere
        return False
    try:
        termios.tcgetattr(sys.__stdin__.fileno() if sys.__stdin__ else -1)
    except termios.error as error:
        return bool(error.args and error.args[0] == errno.EIO)
    except (OSError, ValueError):
        return False
    return False
