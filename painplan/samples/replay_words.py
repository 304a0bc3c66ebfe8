"""What the weekly reviews would have said, in lines and in columns."""

from collections.abc import Iterator, Mapping
from datetime import date

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.pacing.replay import Replay, ReplayWeek
from painplan.plans.reasons import decision, gate_line, sentence


def replay_lines(
    found: Replay, unit: str, agreed: Mapping[date, float] | None = None, *, title: str = ""
) -> Iterator[str]:
    """The whole replay as lines of text.

    Args:
        found: The replay.
        unit: What is counted; empty where nobody said.
        agreed: By the last day of a week, what the person settled on at its review.
        title: What the diary is about.
    """
    words = asset("replay")
    if title:
        yield title
    yield words["head"]
    for week in found.weeks:
        settled = (agreed or {}).get(week.week.last)
        yield ""
        yield words["week"].format(
            number=week.number, first=date_in_words(week.week.first), quota=number(week.proposal.quota)
        )
        if not week.over:
            yield f"  {not_over(week)}"
        yield words["then"].format(decision=decision(week.proposal.decision), quota=number(week.proposal.next_quota))
        yield words["done"].format(total=with_unit(week.week.total, unit), days=amount(week.week.sessions, "days"))
        if settled is not None:
            yield words["agreed"].format(quota=number(settled))
        yield from (f"    {line}" for line in reason_lines(week, unit))
    yield ""
    last = found.weeks[-1]
    name = "end" if last.over else "end_not_over"
    yield words[name].format(quota=number(found.final_quota), now=number(last.proposal.quota))


def not_over(week: ReplayWeek) -> str:
    """That a week is looked at as far as it goes, with the days of it that are there."""
    return str(asset("replay")["not_over"].format(days=amount(week.days, "days")))


def reason_lines(week: ReplayWeek, unit: str) -> tuple[str, ...]:
    """Why a review says what it says."""
    return tuple(sentence(reason, unit) for reason in (*week.proposal.reasons, *week.proposal.asks))


def short_reason_lines(week: ReplayWeek, unit: str) -> tuple[str, ...]:
    """The same in a line each where a check has a short form: what was looked at, what was found, what is needed."""
    short = asset("reasons")["gate"]
    return tuple(
        ": ".join([(parts := gate_line(reason, unit))[0], ", ".join(part for part in parts[1:] if part)])
        if reason.code in short
        else sentence(reason, unit)
        for reason in (*week.proposal.reasons, *week.proposal.asks)
    )


def replay_summary(found: Replay, unit: str, first: float) -> str:
    """The whole replay in two sentences."""
    decisions = [week.proposal.decision for week in found.weeks]
    text: str = asset("replay")["summary"].format(
        weeks=_weeks(len(decisions)),
        ups=decisions.count("up"),
        holds=decisions.count("hold") + decisions.count("maintain"),
        downs=decisions.count("down"),
        first=with_unit(first, unit),
        last=number(found.final_quota),
    )
    return text


def with_unit(value: float, unit: str) -> str:
    """An amount, with its unit where one is known."""
    return amount(value, unit) if unit else number(value)


def _weeks(count: int) -> str:
    return f"{number(count)} {'week' if count == 1 else 'weeks'}"
