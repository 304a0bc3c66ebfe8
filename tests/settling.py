"""Waits until a program with screens has done all that was asked of it, however busy the machine is.

Textual's own waiting looks at how much processor time the process uses: on a busy machine, where a process waits for
its turn, it takes that for having finished. Here the event loop is asked instead: nothing is ready to run, and the
screen has nothing left to draw.

Only then is the picture made, as a terminal would have been sent it. The pictures in between, several for each key,
were sent to nobody and cost two fifths of a walk; tests that look for what breaks in one of them are marked
`every_picture`, and `make whole` makes them all.
"""

import asyncio
from collections.abc import Sequence
from time import monotonic, process_time
from typing import Any
from weakref import WeakKeyDictionary

from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen

TICK_SECONDS = 1 / 240
"""Screens draw sixty times a second."""
OTHERS_SECONDS = 0.25
"""So long it is waited for threads; a test that wants to know what they did waits for that."""
DRAWING_SECONDS = 2.0
"""Of the processor's time, so that a busy machine does not matter: a screen that is still not drawn is never drawn."""
BUSY_SECONDS = 60.0
"""Of the processor's time, too: a program that is still at work will be so for ever."""

_at_once = Compositor.render_update
_not_drawn: WeakKeyDictionary[Compositor, set[Region]] = WeakKeyDictionary()


def drawn_at_rest(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
) -> RenderableType | None:
    """Put off what a screen has to draw until it has settled; a whole picture that somebody asks for is made."""
    if full:
        return _at_once(compositor, full, screen_stack, simplify)
    _not_drawn.setdefault(compositor, set()).update(compositor._dirty_regions)
    compositor._dirty_regions.clear()
    return None


def _draw(app: App[Any]) -> None:
    """Make the picture that was put off."""
    compositor = app.screen._compositor
    if regions := _not_drawn.pop(compositor, None):
        compositor._dirty_regions.update(regions)
        _at_once(compositor, screen_stack=app._background_screens)


async def settled(*_: float) -> None:
    """Return once nothing is left to do but to wait for keys, clocks and other processes."""
    loop: Any = asyncio.get_running_loop()
    app = active_app.get(None)
    begun, worked = monotonic(), process_time()
    while True:
        await asyncio.sleep(0)
        if loop._ready:
            assert process_time() - worked < BUSY_SECONDS, "the program is never done with what it has to do"
            continue
        if app is None or not app.is_running:
            return
        waited = monotonic() - begun
        at_work = any(worker.is_running for worker in app.workers) and waited < OTHERS_SECONDS
        never = process_time() - worked > DRAWING_SECONDS
        to_draw = not never and (app._resize_timer or _has_to_draw(app.screen_stack[-1:]))
        gliding = not never and bool(app.animator._animations or app.animator._scheduled)
        if not at_work and not to_draw and not gliding:
            _draw(app)
            return
        await asyncio.sleep(TICK_SECONDS)


def _has_to_draw(shown: Sequence[Screen[Any]]) -> bool:
    return any(
        screen._callbacks
        or screen._dirty_widgets
        or screen._layout_required
        or screen._repaint_required
        or screen._scroll_required
        or screen._recompose_required
        for screen in shown
    )
