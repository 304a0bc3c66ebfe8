"""The weeks of a replay: a picture, a table to go through by keys, and why the marked week's review says so."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from painplan.charts import weeks
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import short_month
from painplan.pacing.replay import ReplayWeek
from painplan.plans.reasons import decision
from painplan.samples.replay import Replayed
from painplan.samples.replay_words import not_over, reason_lines, replay_summary, short_reason_lines
from painplan.widgets.weeks_chart import WeeksChart

MOST_REASONS = 6


class Weeks(DataTable[Text]):
    """The weeks; Home and End are the first and the last one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]


class ReplayedView(Vertical):
    """Shows one replay; the screen says which."""

    SCOPED_CSS = False
    """The width of the screen counts, which lies above."""
    DEFAULT_CSS = """
    ReplayedView { height: 1fr; }
    ReplayedView #replay-head, ReplayedView #replay-legend, ReplayedView #replay-why { height: auto; }
    ReplayedView #replay-legend, ReplayedView #replay-chart { display: none; }
    ReplayedView #replay-chart { height: 1fr; min-height: 6; }
    ReplayedView #replay-weeks {
        height: 1fr; margin-top: 1; background: $background; scrollbar-size-vertical: 1;
        scrollbar-color: $rule; scrollbar-background: $panel;
    }
    ReplayedView #replay-why { min-height: 4; border-top: solid $rule; }
    ReplayedView.-picture #replay-legend, ReplayedView.-picture #replay-chart { display: block; }
    ReplayedView.-picture #replay-weeks { display: none; }
    Room.-wide ReplayedView #replay-legend, Room.-wide ReplayedView #replay-chart { display: block; }
    Room.-wide ReplayedView #replay-chart { height: 12; }
    Room.-wide ReplayedView #replay-legend { margin-top: 1; }
    Room.-wide ReplayedView.-picture #replay-weeks { display: block; }
    """

    _weeks: tuple[ReplayWeek, ...] = ()
    _unit = ""

    def compose(self) -> ComposeResult:
        """Two sentences, the picture, the weeks, the reasons of the marked one."""
        yield Static(id="replay-head")
        yield Static(id="replay-legend")
        yield WeeksChart(id="replay-chart")
        yield Weeks(id="replay-weeks", cursor_type="row", zebra_stripes=False)
        yield Static(id="replay-why")

    def show(self, replayed: Replayed) -> None:
        """Show another replay."""
        found, unit = replayed.found, replayed.unit
        self._weeks, self._unit = found.weeks, unit
        head = Content.assemble((replayed.title, "bold"), "\n", replay_summary(found, unit, replayed.first_quota))
        self.query_one("#replay-head", Static).update(head)
        self.query_one("#replay-legend", Static).update(_legend())
        self.query_one(WeeksChart).courses = (
            tuple(week.proposal.quota for week in found.weeks),
            tuple(week.week.total / week.week.sessions if week.week.sessions else None for week in found.weeks),
        )
        self._fill(replayed)
        begun = next((at for at, week in enumerate(found.weeks) if week.week.sessions), 0)
        self.query_one(Weeks).move_cursor(row=begun)
        self._why(begun)

    def _fill(self, replayed: Replayed) -> None:
        table, words = self.query_one(Weeks), asset("replay")
        own, dated = replayed.plan is not None, not replayed.made_up
        names = [
            "week",
            *(["first"] if dated else []),
            "done",
            "quota",
            "decision",
            "then",
            *(["agreed"] if own else []),
        ]
        table.clear(columns=True)
        table.add_columns(*(words["columns"][name] for name in names))
        for week in replayed.found.weeks:
            cells = _cells(week, replayed)
            table.add_row(*(cells[name] for name in names))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say why the review of the marked week says so."""
        event.stop()
        self._why(event.cursor_row)

    def _why(self, at: int) -> None:
        part = self.query_one("#replay-why", Static)
        if not 0 <= at < len(self._weeks):
            part.update(Content(""))
            return
        week = self._weeks[at]
        said = f"Week {week.number}: {decision(week.proposal.decision)}"
        lines = (reason_lines if self.screen.has_class("-wide") else short_reason_lines)(week, self._unit)[
            :MOST_REASONS
        ]
        so_far = [] if week.over else [not_over(week)]
        part.update(Content("\n").join([Content.styled(said, "bold"), *map(Content, [*so_far, *lines])]))


def _cells(week: ReplayWeek, replayed: Replayed) -> dict[str, Text]:
    words, proposal, figures = asset("replay"), week.proposal, week.week
    agreed = replayed.agreed.get(figures.last)
    first = f"{figures.first.day:>2} {short_month(figures.first)} {figures.first.year}"
    done = f"{number(figures.total)} on {amount(figures.sessions, 'days')}" if figures.sessions else "–"
    texts = {
        "week": f"{week.number:>4}",
        "first": first,
        "done": done,
        "quota": f"{number(proposal.quota):>6}",
        "decision": words["short"][proposal.decision],
        "then": f"{number(proposal.next_quota):>6}",
        "agreed": "–" if agreed is None else f"{number(agreed):>6}",
    }
    moved = proposal.next_quota != proposal.quota
    return {name: Text(text, "bold" if moved and name in ("decision", "then") else "") for name, text in texts.items()}


def _legend() -> Content:
    words = asset("replay")
    return Content.assemble(
        (f"{weeks.FIRST_SHOWN} {words['line']}", "$accent"),
        (f"   {weeks.SECOND_SHOWN} {words['dots']}", "$foreground-muted"),
    )
