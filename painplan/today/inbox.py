"""Entries while the diary is locked: sealed into an inbox, taken in when it is unlocked the next time."""

import math
import os
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from painplan.checkin.answers import KEYS, PLAN_KEYS, SETTLED, changes_for, check_day
from painplan.checkin.records import ASK
from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import check_one_reading, parse_choice, parse_number, parse_scale
from painplan.kit.words import say
from painplan.store import quarantine, transaction
from painplan.store.belonging import INBOX
from painplan.store.book import Book
from painplan.store.diary import Diary
from painplan.store.folder import Folder
from painplan.store.sealed import sealed
from painplan.today.coach import Coach

Answers = Sequence[tuple[str, str]]


def leave(folder: Folder, today: date, day: date, answers: Answers, at: datetime) -> dict[str, object]:
    """Put answers into the inbox of a locked diary. What they can be checked for without reading it is checked.

    Returns:
        The answers as they were understood; an amount that is given with its unit stays text, for the unit of its plan
        cannot be read.

    Raises:
        WrongInput: An answer does not fit, or the day cannot be filled in. Nothing is left then.
        CannotDo: It cannot be written.
    """
    check_day(day, today, exists=False)
    entry, *_ = changes_for(day, [answer for answer in answers if "." not in answer[0]], Book(), late=False)
    understood = {name: value for name, value in entry.fields.items() if name != "day"}
    for name, text in answers:
        if "." in name:
            understood[name] = _plan_answer(name, text)
    posted = sealed.Posted(at=at, today=today, day=day, answers=tuple(answers))
    sealed.post(folder, posted, os.urandom(4).hex())
    return understood


def _plan_answer(name: str, text: str) -> object:
    key = name.partition(".")[0]
    if f"{key}." == ASK:  # how it is answered is in the diary
        return text.strip() or None
    if key not in PLAN_KEYS:
        raise WrongInput(
            say("today.inbox.not_something_check_asks", name=quoted(name), value=", ".join([*KEYS, *PLAN_KEYS, "ask"]))
        )
    if not text.strip():
        return None
    if key == "settled":
        return parse_choice(text, name, SETTLED)
    if key == "rpe":
        return parse_scale(text, name)
    amount, *unit = text.split(maxsplit=1)
    check_one_reading(amount, math.inf, name.partition(".")[2])
    value = parse_number(amount)
    return text if unit else value


def take_in(diary: Diary) -> None:
    """Take in what waits in the inbox; what does not fit stays there, the person is told once, and `verify` names it.

    Each entry goes to its day and out of the inbox in one go, so that of many programs that do this at once one does,
    and nothing that was answered since is put back. A diary that was opened for good may have some waiting, too.
    """
    if not diary.listed(INBOX):
        return

    for name, posted in sealed.posted_in(diary.folder):
        if not isinstance(posted, sealed.Posted):
            if told := posted or _put_aside(diary, name):
                diary.tell_once(told)
            continue
        if sealed.is_told(name):
            continue
        then = Coach(diary, posted.today, now=partial(_at, posted.at))
        try:
            then.take_in(posted.day, posted.answers, name)
        except WrongInput as error:
            if told := _kept(diary, name, posted.day, one_line(str(error))):
                diary.tell_once(told)
        except PainPlanError as error:  # it may fit another time
            words = asset("store")["inbox"]["waits"]
            diary.tell_once(words.format(day=posted.day, name=name, reason=one_line(str(error))))


def _kept(diary: Diary, name: str, day: date, reason: str) -> str:
    """Keep an entry that does not fit where nobody tries it again; what is told about it."""
    words = asset("store")["inbox"]
    try:
        name = sealed.keep_as_told(diary.folder, name)
    except PainPlanError:
        return str(words["waits"].format(day=day, name=name, reason=reason))
    return str(words["unfit"].format(day=day, name=name, reason=reason)) if name else ""


def _put_aside(diary: Diary, name: str) -> str:
    """Keep what is no entry where it is in nobody's way; what is told about it."""
    words, folder = asset("store")["inbox"], diary.folder
    if not folder.is_ours(name):
        return str(words["left"].format(name=name))
    try:
        with folder.lock(), transaction.gathered(folder) as files:
            if files.read(name) is None:
                return ""  # another program was first
            copy = quarantine.set_aside(files, name, datetime.now())
            files.remove(name)
    except PainPlanError as error:
        return str(words["not_a_file"].format(name=name, reason=error))
    return str(words["set_aside"].format(name=name, copy=copy))


def _at(moment: datetime) -> datetime:
    return moment
