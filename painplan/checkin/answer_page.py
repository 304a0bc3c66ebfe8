"""What answers of a check-in lead to by themselves, whether or not they can be kept (clinical.md C, C3)."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.parse import parse_scale, parse_yes
from painplan.safety.help_page import HelpPage, page_lines
from painplan.safety.support import WORST_MOOD


class Help(Protocol):
    """The page of help, and when a mood calls for it."""

    def mood_calls(self, mood: int) -> bool:
        """Whether this mood calls for the page, after those of the days before."""

    def page(self) -> HelpPage:
        """Whom to call, the numbers of the person's own region first."""


def answer_page(answers: Iterable[tuple[str, str]], support: Help | None = None) -> tuple[str, ...]:
    """What has to be told of answers, most urgent first; empty where they lead nowhere.

    Args:
        answers: Names and typed values.
        support: The page of help; none: the days before are not known, so no mood can call for it.
    """
    told: list[str] = []
    for name, text in answers:
        with suppress(WrongInput):  # it is refused, and leads nowhere
            if name == "worry" and text and parse_yes(text, name):
                told.append(asset("safety")["worry"]["not_kept"])
            elif name == "mood" and support and text and parse_scale(text, name) == WORST_MOOD:
                with suppress(Exception):  # the days before cannot be read
                    told += page_lines(support.page()) if support.mood_calls(WORST_MOOD) else []
    return tuple(told)
