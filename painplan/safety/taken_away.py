"""What is open in a diary and would not be any more in what takes its place: a backup of before (clinical.md C).

A sign ends by somebody's look or by a second question (principle 4), so nothing else takes one away without a word.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from painplan.diary.open_diary import OpenDiary
from painplan.errors import PainPlanError
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.safety.allowed import situation
from painplan.safety.rules import Situation
from painplan.store.diary import Diary
from painplan.store.folder import Folder
from painplan.store.memory import MemoryFolder


def taken_away(folder: Folder, contents: Mapping[str, bytes], today: date) -> tuple[str, ...]:
    """What makes something wait in a diary and would not in what is put there, a line each.

    Args:
        folder: The diary as it is; what cannot be read of it is not known.
        contents: The files that will be there.
        today: The day it is.
    """
    there = MemoryFolder()
    there.write_together(contents)
    with suppress(PainPlanError):
        now = situation(OpenDiary(Diary(folder), today))
        then = situation(OpenDiary(Diary(there), today))
        return tuple(_lines(now, then))
    return ()


def _lines(now: Situation, then: Situation) -> Iterator[str]:
    open_then = {one.sign.id for one in then.signs}
    for one in now.signs:
        if one.sign.id not in open_then:
            yield say("safety.taken_away.sign", id=one.sign.id, reason=one.named)
    if now.worry and not then.worry:
        yield say("safety.waits.why.worry")
    if lost := [name for name in now.ask_first if name not in then.ask_first]:
        yield say("safety.waits.why.ask_first", about=", ".join(lost))
    if now.branch and not then.branch:
        yield say("safety.waits.why.branch")
    if now.hold and not then.hold:
        yield say("safety.waits.why.hold", reason=asset("flare")["holds"]["reasons"][now.hold])
