"""What the diary shows: how even the days are, what went together, the usual day; each with why not, when it is."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from painplan.coach.measured import MeasuredRoom, rule_of
from painplan.coach.toolkit import Toolkit
from painplan.screens.base import Room
from painplan.words import asset
from painplan.words.insights import evenness_words, links_words, load_words, under_activity_words, why_not_words
from painplan.words.instruments import change_rules
from painplan.words.measured import banner_words


class InsightScreen(Room):
    """Patterns of the diary, in sentences; never a score of the person."""

    NAME = "What your diary shows"
    HELP = """
## What your diary shows

Patterns of your entries, and nothing about you as a person. Each part says how many entries it needs; with fewer it
says so. *Went together* is not *came from*: something else on those days may be behind it, or chance. At most three
links are looked at, and it is told how many were.
"""
    DEFAULT_CSS = "InsightScreen Static { height: auto; max-width: 76; }"

    def compose_content(self) -> ComposeResult:
        """A part each."""
        yield Static(id="load", classes="dim")
        for part in ("banner", "evenness", "links", "under_activity", "used"):
            yield Static(id=part, classes="gap")

    def refresh_facts(self) -> None:
        """Work it out and say it."""
        super().refresh_facts()
        found = self.result_of(self.coach.insight)
        if found is None:
            return
        unit, titles = found.load.unit, asset("insight")["parts"]
        missing = why_not_words(found.evenness, found.links, found.under_activity)
        self.query_one("#load", Static).update(Content(load_words(found.load.source)))
        said: dict[str, Iterable[str]] = {
            "evenness": evenness_words(found.evenness, unit),
            "links": links_words(found.links),
            "under_activity": under_activity_words(found.under_activity, unit),
        }
        for part, sentences in said.items():
            told = list(sentences) + ([missing[part]] if part in missing else [])
            words = Content.assemble((f"{titles[part]}\n", "bold"), "\n".join(told))
            self.query_one(f"#{part}", Static).update(words)
        self._show_banner()
        words = asset("toolkit")["used"]
        used = "\n".join(one.said for one in Toolkit(self.coach).used()) or words["none"]
        self.query_one("#used", Static).update(Content.assemble((f"{words['title']}\n", "bold"), used))

    def _show_banner(self) -> None:
        part, room = self.query_one("#banner", Static), MeasuredRoom(self.coach)
        told = room.banner()
        part.display = told is not None
        if told is None:
            return
        rule = rule_of(room.measured(told.name).instrument) or change_rules()[told.name]
        said, regression = banner_words(told, rule)
        part.update(Content.assemble((said, "bold"), (f"\n{regression}", "$foreground-muted")))
