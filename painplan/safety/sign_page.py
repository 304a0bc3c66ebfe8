"""What to do about open warning signs: one page for all, in the numbers of the person's region (clinical.md C)."""

from collections.abc import Sequence

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.safety.help_page import Numbers
from painplan.safety.signs import OpenSign, Tier, highest


def sign_page(signs: Sequence[OpenSign], numbers: Numbers, region: str | None, *, kept: bool = True) -> tuple[str, ...]:
    """The lines of the page: what the highest tier says, a line of reason each, what to say, what else to do.

    Args:
        signs: What is open, most urgent first; nothing gives no page.
        numbers: Emergency numbers and advice lines.
        region: Whose come first; none: not known.
        kept: Whether the answers are in the diary; where not, nothing is said to be on a list.

    Source: clinical.md C (principle 4), C2 (page text).
    """
    tier = highest(signs)
    if tier is None:
        return ()
    words = asset("warning_signs")["page"]
    reasons = [words["reason"].format(reason=one.named) for one in signs]
    then = dict.fromkeys(one.sign.then for one in signs if one.sign.then)
    exactly = [words["say_exactly"]] if any(one.sign.exactly for one in signs) else []
    harm = [words["harm"]] if tier != "E" and any(one.tier != "R" and one.sign.harm for one in signs) else []
    after = [words["after_E"]] if tier == "E" else []
    first = said_first(tier, numbers, region) if kept or tier != "R" else say("warning_signs.page.R_not_kept")
    return (first, *reasons, *exactly, *then, *harm, *after)


def said_first(tier: Tier, numbers: Numbers, region: str | None) -> str:
    """The sentence that a tier begins with."""
    words = asset("warning_signs")["page"][tier]
    return str(words.format(emergency=numbers.emergency(region), advice=numbers.advice_line(region)))
