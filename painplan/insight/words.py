"""What may be said about even days, links and a smaller usual day, and when nothing may."""

from collections.abc import Iterator

from painplan.insight.evenness import PAIRS_NEEDED, Evenness
from painplan.insight.links import PAIRS_NEEDED as LINK_PAIRS_NEEDED
from painplan.insight.links import PAIRS_PREFERRED, Links
from painplan.insight.smoothing import MONTH_NEEDED
from painplan.insight.under_activity import UnderActivity
from painplan.insight.usual_day import UsualDay
from painplan.kit.amounts import amount
from painplan.kit.assets import asset

WHOLE_FROM = 100
"""From here on the tenths of an amount say nothing to a person."""


def load_words(source: str | None) -> str:
    """What counts as activity."""
    return str(asset("insight")["load"][source or "none"])


def why_not_words(evenness: Evenness, links: Links, under_activity: UnderActivity) -> dict[str, str]:
    """By part, why nothing is said about it; parts about which something is said are left out."""
    words = asset("insight")["why_not"]
    numbers = {
        "evenness": {"needed": PAIRS_NEEDED, "there": evenness.pairs},
        "links": {"needed": LINK_PAIRS_NEEDED, "there": links.most_pairs},
        "under_activity": {
            "needed": MONTH_NEEDED,
            "now": under_activity.now_days,
            "before": under_activity.before_days,
        },
    }
    missing = {"evenness": evenness.why_not, "links": links.why_not, "under_activity": under_activity.why_not}
    return {part: words[part][code].format(**numbers[part]) for part, code in missing.items() if code}


def evenness_words(evenness: Evenness, unit: str, *, offer: bool = False) -> Iterator[str]:
    """How even the days were; nothing when there is not enough to say so."""
    words, now, usual = asset("insight")["evenness"], evenness.now, evenness.usual
    if now is None or now.index is None or now.band is None:
        return
    small = evenness.smaller and now.band == "fairly_even"
    yield words["even_but_small"] if small else words["bands"][now.band]
    if usual.value is not None:
        yield words["usual_alone" if now.unseen else "usual"].format(
            usual=usual_words(usual, unit), index=round(now.index)
        )
    count = len(now.cycles)
    if count:
        times = {1: words["once"], 2: words["twice"]}.get(count, words["times"].format(count=count))
        yield words["cycles"].format(times=times) + (f" {words['offer']}" if offer else "")
    else:
        yield words["no_cycles"]
    if evenness.evening_out:
        yield words["evening_out"]


def links_words(links: Links) -> Iterator[str]:
    """What went together, and how much was looked at; nothing when there is not enough."""
    words, names = asset("insight")["links"], asset("insight")["symptoms"]
    if links.why_not:
        return
    for link in links.shown:
        direction = words["directions"][link.direction]
        yield words["positive"].format(symptom=names[link.symptom], direction=direction)
        if link.early:
            yield words["early"].format(n=link.n, preferred=PAIRS_PREFERRED)
    if not links.shown:
        yield words["none"]
    looked_at = [names[link.symptom] for link in links.looked_at]
    sentence = words["looked_at" if len(looked_at) > 1 else "looked_at_one"]
    yield sentence.format(symptoms=_listed(looked_at), count=len(looked_at))


def under_activity_words(found: UnderActivity, unit: str) -> Iterator[str]:
    """The usual day beside that of the month before; nothing when there is not enough."""
    words = asset("insight")["under_activity"]
    if found.now is None or found.before is None:
        return
    yield words["less" if found.less else "about"].format(
        now=usual_words(found.late, unit), before=usual_words(found.early, unit)
    )
    if found.reason:
        yield words["reasons"][found.reason]


def parts_in_order(evenness: Evenness) -> tuple[str, ...]:
    """What is told first: a usual day that became smaller comes before how even the days are (clinical.md H6)."""
    return ("under_activity", "evenness", "links") if evenness.smaller else ("evenness", "links", "under_activity")


def usual_words(usual: UsualDay, unit: str) -> str:
    """A usual day with how many days of those planned: ``20 minutes (12 days, 12 planned)`` (clinical.md H6)."""
    words = asset("insight")["usual_day"]
    value = _about(usual.value or 0.0, unit)
    if usual.days_planned is None:
        return value
    which = "one" if usual.days_done == 1 else "other"
    return str(words[which].format(value=value, done=usual.days_done, planned=usual.days_planned))


def _about(value: float, unit: str) -> str:
    return amount(value if value < WHOLE_FROM else round(value), unit)


def _listed(names: list[str]) -> str:
    """``one, two and three``."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
