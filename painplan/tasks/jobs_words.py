"""Pieces of big jobs as sentences."""

from collections.abc import Sequence
from datetime import date, timedelta

from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.tasks.job_records import Piece
from painplan.tasks.jobs import JobView
from painplan.tasks.jobs_rules import DayPlan

NEAR_DAYS = 7


def minutes_words(minutes: float) -> str:
    """``12.5 minutes``."""
    return amount(minutes, "minutes")


def day_words(day: date | None, today: date) -> str:
    """``today``, ``tomorrow``, ``Friday``, ``Monday 16 March``; a piece without a day says so."""
    if day is None:
        return str(asset("jobs")["says"]["no_day"])
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    return day_in_words(day).split()[0] if today < day < today + timedelta(days=NEAR_DAYS) else day_in_words(day, today)


def place_words(view: JobView, piece: Piece, today: date) -> str:
    """Where a piece stands: done, left out, its day; while nothing is asked for no day is told."""
    says = asset("jobs")["says"]
    if piece.done_on is not None or piece.need == "wont":
        return str(says["done" if piece.done_on is not None else "left_out"])
    return str(says["waits"]) if view.waits else day_words(piece.on, today)


def need_words(piece: Piece) -> str:
    """``must``."""
    return str(asset("jobs")["need_short"][piece.need])


def above_words(day: DayPlan, today: date) -> str:
    """What a day would hold, and what a usual one holds."""
    shown = {"minutes": minutes_words(day.minutes), "limit": minutes_words(day.limit or 0)}
    text = str(asset("jobs")["says"]["above"].format(day=day_words(day.day, today), **shown))
    return text[:1].upper() + text[1:]


def usual_words(usual: float | None, *, own: bool, plans: float) -> str:
    """Where the limit of a day comes from."""
    says = asset("jobs")["says"]
    text: str
    if usual is None:
        text = says["usual_unknown"]
    else:
        text = says["usual_own" if own else "usual"].format(usual=minutes_words(usual))
    return text + (" " + says["plans"].format(plans=minutes_words(plans)) if plans else "")


def long_words(pieces: Sequence[Piece]) -> str:
    """What is longer than a day's share and could be split; empty where nothing is."""
    says = asset("jobs")["says"]
    if not pieces:
        return ""
    if len(pieces) > 1:
        return str(says["long"].format(pieces=amount(len(pieces), "pieces")))
    only = pieces[0]
    return str(says["long_one"].format(piece=one_line(only.text, 40), minutes=minutes_words(only.minutes)))


def late_words(count: int) -> str:
    """What waited past its day; empty where nothing did."""
    says = asset("jobs")["says"]
    if not count:
        return ""
    return str(says["late_one"] if count == 1 else says["late"].format(pieces=amount(count, "pieces")))
