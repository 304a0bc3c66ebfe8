"""Sentences for the codes of the pacing rules."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from painplan.kit.amounts import amount, number, per_cent
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.pacing.reasons import Reason
from painplan.safety.not_asked_words import not_asked_which

if TYPE_CHECKING:
    from painplan.pacing.change import WhatWouldChange

_ONE_DAY = pattern(r"(?<![\d.,])1 days\b")
_ONE_TIME = pattern(r"(?<![\d.,])1 (more|fewer) (day|time)s\b")
_AMOUNTS = frozenset(
    {
        "quota",
        "before",
        "amount",
        "again",
        "aim",
        "baseline",
        "step",
        "good",
        "bad",
        "wanted",
        "low",
        "later",
        "whole",
    }
)
"""Numbers that are counted in the plan's unit."""

_CODES = pattern(r" \([A-Z]{2}\d[^)]*\)")
"""Names of what locks, as a command takes them."""


def sentence(reason: Reason, unit: str, *, codes: bool = True) -> str:
    """The reason as one sentence with its numbers; where locks are named, a sentence for each.

    Args:
        reason: What the rule said.
        unit: What the amounts count.
        codes: Whether the names of what locks are told, as a command takes them (``RF03``); not on a screen.
    """
    locks = _locks("lock_branch" if reason.numbers.get("told") == "branch" else "lock", reason)
    if reason.code == "all_clear":
        return _all_clear(reason, unit)
    return (locks if codes else _CODES.sub("", locks)) or _filled("reason", reason, unit)


def _all_clear(reason: Reason, unit: str) -> str:
    """That a step follows, whether every check is known, and why a morning that was not settled holds none."""
    words = asset("reasons")["reason"]
    met = str(words["all_clear_known" if reason.numbers.get("not_known") else "all_clear"])
    return f"{met} {_filled('reason', reason, unit)}" if reason.numbers.get("told") else met


def start_words(reason: Reason, unit: str) -> str:
    """Where a first amount comes from, in a few words beside it, the rounding told."""
    code = "provisional" if reason.code == "from_estimates" else reason.code
    if limit := reason.numbers.get("told"):
        return str(asset("reasons")["start"][f"{code}_{limit}"].format_map(_shown(reason.numbers, unit)))
    rounded = reason.numbers.get("amount") != reason.numbers.get("quota")
    smallest = float(reason.numbers["quota"] or 0) > float(reason.numbers["amount"] or 0)
    name = f"{code}_{'smallest' if smallest else 'rounded'}" if code == "provisional" and rounded else code
    shown = _shown(reason.numbers, unit) | {name: number(float(reason.numbers[name] or 0)) for name in _BARE}
    return str(asset("reasons")["start"][name].format_map(shown))


def step_words(reason: Reason, unit: str) -> str:
    """How large a step is and how often it comes, in a few words: ``1 minute, once a week``."""
    return str(asset("reasons")["step_short"][reason.code].format_map(_shown(reason.numbers, unit)))


def sooner_words(sooner: Iterable[tuple[float, int]], unit: str) -> str:
    """From which amounts on a step comes more often than is said before it; nothing where it never does.

    Args:
        sooner: Amount and weeks from one step to the next, lowest amount first.
        unit: What the amounts count.
    """
    words = asset("reasons")["sooner"]
    return "".join(
        words["weekly" if weeks == 1 else "weeks"].format(amount=amount(at, unit), weeks=weeks) for at, weeks in sooner
    )


def _pairs(listed: str) -> Iterable[tuple[str, str, str]]:
    return (pair.partition(":") for pair in listed.split())


def _spans_told(listed: str) -> str:
    """Days of hold that do not all follow each other."""
    words = asset("reasons")["spans"]
    told = []
    for first, _, last in _pairs(listed):
        shown = {name: _show(name, day, "") for name, day in (("first", first), ("last", last))}
        told.append(str(words["day" if first == last else "from"]).format_map(shown))
    return f"{', '.join(told[:-1])}{words['and']}{told[-1]}"


_BARE = ("baseline", "amount")
"""Numbers that stand beside an amount with its unit."""


def change_line(change: "WhatWouldChange", unit: str) -> str:
    """What would change a decision, in one sentence."""
    text = str(asset("reasons")["change"][change.code])
    return _ONE_TIME.sub(r"1 \1 \2", text.format_map(_shown(change.numbers, unit)))


def source_of(code: str) -> str:
    """The name of the rule behind a reason: ``flare``, ``envelope`` ..."""
    rules = asset("reasons")["rule"]
    return str(rules.get(code, "amount"))


def _locks(table: str, reason: Reason) -> str:
    """The words for the locks that a reason names, each kind once, of several as several; else nothing."""
    named: dict[str, list[str]] = {}
    for lock in str(reason.numbers.get("which") or "").split():
        name, _, about = lock.partition(":")
        named.setdefault(name, []).append(about)
    words = asset("reasons")[table]
    said = {name: f"{name}_several" if len(about) > 1 else name for name, about in named.items()}
    return " ".join(
        words.get(said[name], words[name]).format(about=one_line(", ".join(about), 40)) for name, about in named.items()
    )


def gate_line(reason: Reason, unit: str, *, codes: bool = True) -> tuple[str, str, str]:
    """A gate as three columns: what was looked at, what was found, and how that compares; codes as in `sentence`."""
    name, figures, limit = (_filled(table, reason, unit) for table in ("gate", "gate_figures", "gate_limit"))
    locks = _locks("lock_short", reason)
    return name, (locks if codes else _CODES.sub("", locks)) or figures, limit


def gate_mark(gate: Reason) -> str:
    """The word before a check: met, not met, or not known; knowing nothing is never met (A12 ``UNKNOWN``)."""
    return _marked("mark", gate)


def gate_sign(gate: Reason) -> str:
    """The same as one sign for a screen."""
    return _marked("sign", gate)


def _marked(table: str, gate: Reason) -> str:
    names = {True: "met", False: "not_met", None: "unknown"}
    return str(asset("reasons")[table][names[gate.known_met]])


def decision(code: str) -> str:
    """What a review says, in words."""
    return str(asset("reasons")["decision"][code])


def state(code: str) -> str:
    """The state of a plan, in words."""
    return str(asset("reasons")["state"][code])


def state_told(code: str, why: Iterable[Reason]) -> str:
    """The state of a plan in words beside the reasons of its amount: a day of gentle steps is not called "steady"."""
    gentle = any(reason.code in ("gentle_steps", "gentle_agreed") for reason in why)
    return state("gentle" if code == "steady" and gentle else code)


def source(rule: str) -> str:
    """Where a rule comes from."""
    return str(asset("reasons")["source"][rule])


def _filled(table: str, reason: Reason, unit: str) -> str:
    text = str(_table_entry(table, reason))
    filled = text.format_map(_shown(reason.numbers, unit))
    return _ONE_DAY.sub("1 day", filled).removesuffix("\n")


def _table_entry(table: str, reason: Reason) -> object:
    """The words for a code; those for how the rule wants it told (``told``), where the table has some.

    A rule may name several ways, the nearest first: the table's words for the first that it knows are taken.
    """
    words = asset("reasons")[table]
    names = (f"{reason.code}_{told}" for told in str(reason.numbers.get("told") or "").split())
    return words[next((name for name in names if name in words), reason.code)]


def _shown(numbers: Mapping[str, float | int | str | None], unit: str) -> dict[str, str]:
    return {name: _show(name, value, unit) for name, value in numbers.items()}


def _show(name: str, value: float | str | None, unit: str) -> str:
    if value is None:
        return "not noted"
    if isinstance(value, str):
        if name == "reason":
            return str(asset("flare")["holds"]["reasons"][value])
        if name in ("first", "last"):
            return day_in_words(date.fromisoformat(value)).partition(" ")[2]
        if name in ("rounded", "half_rounded"):
            return str(asset("reasons")["rounded"][value])
        if name == "spans":
            return _spans_told(value)
        if name == "sooner":
            return sooner_words(((float(at), int(weeks)) for at, _, weeks in _pairs(value)), unit)
        if name == "unasked":
            return not_asked_which(value.split())
        return day_in_words(date.fromisoformat(value)) if name == "on" else value
    if name.endswith("share"):
        return per_cent(value)
    if name == "effort":
        return f"{number(value)} of 10"
    return amount(value, unit) if name in _AMOUNTS else number(value)
