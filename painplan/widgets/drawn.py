"""What is put off, by a clock or to a worker, is done only while the screen it belongs to is there: composed, not gone.

A timer fires whenever its time comes, also before the parts of a screen are in place and while they are taken away
again. So every screen and every part puts things off with these, and a test looks that none does it otherwise.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.css.query import QueryError
from textual.widget import MountError, Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

Part = TypeVar("Part", bound=Widget)


def is_drawn(part: Widget) -> bool:
    """Whether a screen or a part of one is there: everything in it is in place, and it is not on its way out."""
    return (
        part.is_mounted
        and part.is_running
        and part.is_attached
        and part.screen.is_mounted
        and bool(part.screen.children)  # none where what it shows could not be read any more
        and part.screen in part.app.screen_stack
    )


def again_and_again(part: Widget, seconds: float, action: Callable[[], object]) -> "Timer":
    """Do something every so often while a screen is there."""
    return part.set_interval(seconds, _while_drawn(part, action))


def later(part: Widget, seconds: float, action: Callable[[], object]) -> "Timer":
    """Do something after a while, if the screen is there then."""
    return part.set_timer(seconds, _while_drawn(part, action))


def once_drawn(part: Widget, action: Callable[..., object], *given: Any, **named: Any) -> None:
    """Do something when the screen has been painted, if it is there then."""
    part.call_after_refresh(_while_drawn(part, lambda: action(*given, **named)))


def beside(part: Widget, work: Callable[[], Awaitable[object]]) -> None:
    """Do something while the screen goes on; what it still had to do when the screen was left is not done."""

    async def done() -> None:
        if not is_drawn(part):
            return
        try:
            await work()
        except (QueryError, MountError):
            if is_drawn(part):
                raise

    part.run_worker(done(), exclusive=True)


def in_a_thread(part: Widget, work: Callable[[], object]) -> None:
    """Do something that takes long while the screen goes on; it reports with `back_in`."""
    part.run_worker(work, thread=True, exclusive=True)


def back_in(part: Widget, app: "App[Any]", action: Callable[..., object], *given: Any) -> None:
    """From a thread: do something with a screen, if it is there then."""
    app.call_from_thread(_while_drawn(part, lambda: action(*given)))


def _while_drawn(part: Widget, action: Callable[[], object]) -> Callable[[], None]:
    def act() -> None:
        if is_drawn(part):
            action()

    return act
