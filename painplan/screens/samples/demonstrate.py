"""Demonstrate: the same made-up weeks pushed through and paced, for a conversation with somebody beside the screen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.charts import weeks
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.lines import column
from painplan.pacing.body import AIM, OVERDONE_PACED, OVERDONE_PUSHING, OVERDONE_RESTING, MadeUpPerson
from painplan.pacing.simulation import Strategy, simulate
from painplan.safety.allowed import allowed
from painplan.samples.demonstration import CourseShown, first_weeks, shown
from painplan.samples.demonstration_words import (
    TOP,
    band_words,
    ends_words,
    limits,
    parameters_page,
    sentence_of_days,
    sentence_to_say,
)
from painplan.screens import help as screens_help
from painplan.screens.base import Room
from painplan.screens.samples import calculator
from painplan.widgets.day_bars import DayBars
from painplan.widgets.weeks_chart import WeeksChart

_NAME, _WIDTHS = 24, (8, 14, 15)
_VALUE = 14
"""Widths of the columns on the smallest screen that is drawn for."""


class DemonstrationSetting(NamedTuple):
    """Something that can be changed, and the values it can have."""

    name: str
    values: Sequence[float]
    first: float
    unit: str


HUNDRED = 100
SHARES = range(0, HUNDRED + 1, 5)
SETTINGS = (
    DemonstrationSetting("start", (5, 10, 15, 20, 30, 45, 60, 90, 120), 20, "minutes"),
    DemonstrationSetting("temptation", range(TOP + 1), 5, "of 10"),
    DemonstrationSetting("flare_proneness", range(TOP + 1), 5, "of 10"),
    DemonstrationSetting("weeks", (4, 12, 26, 52, 104), 52, ""),
    DemonstrationSetting("overdone_pushing", SHARES, HUNDRED * OVERDONE_PUSHING, "%"),
    DemonstrationSetting("overdone_resting", SHARES, HUNDRED * OVERDONE_RESTING, "%"),
    DemonstrationSetting("overdone_paced", SHARES, HUNDRED * OVERDONE_PACED, "%"),
    DemonstrationSetting("aim_times", (1, 1.5, AIM, 3, 5, 0), AIM, "times"),
)
ROWS = 4
"""Settings under each other; where there is room the others stand beside them."""
TWO_COLUMNS_FROM = 78


class DemonstrateScreen(Room):
    """Settings, two curves, what they come to, and a sentence to say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", "change", key_display="↑↓←→"),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("v", "days", "days"),
        Binding("n", "another", "again"),
        Binding("enter", "go_on", "next", key_display="Enter"),
        Binding("i", "numbers", show=False),
        Binding("m", "nothing", show=False),
    ]

    DEFAULT_CSS = """
    DemonstrateScreen DayBars { display: none; height: 1fr; min-height: 6; }
    DemonstrateScreen.-days DayBars { display: block; }
    DemonstrateScreen.-days WeeksChart { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._values = {setting.name: setting.first for setting in SETTINGS}
        self._chosen, self._seed = 0, 1

    def compose_content(self) -> ComposeResult:
        """Settings, picture, figures, words; only words where effort brings a lasting worsening (clinical.md A14.1)."""
        if not self._possible:
            for line in limits():
                yield Static(Content(line), classes="gap")
            return
        yield Static(id="settings")
        yield Static(id="legend")
        yield WeeksChart()
        yield DayBars()
        yield Static(id="figures")
        yield Static(id="say")
        words = asset("demonstration")
        yield Static(Content(words["illustration"]), classes="dim", id="illustration")

    def on_mount(self) -> None:
        """Show the first course."""
        if self._possible:
            self._draw()

    @property
    def _possible(self) -> bool:
        return allowed(self.coach, "demonstration")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a picture nothing about it can be changed."""
        return action not in ("choose", "change", "days", "another", "numbers") or self._possible

    def _draw(self) -> None:
        values = self._values
        person = MadeUpPerson(
            capacity_minutes=values["start"],
            temptation=values["temptation"] / TOP,
            flare_proneness=values["flare_proneness"] / TOP,
            overdone_pushing=values["overdone_pushing"] / HUNDRED,
            overdone_resting=values["overdone_resting"] / HUNDRED,
            overdone_paced=values["overdone_paced"] / HUNDRED,
            aim_times=values["aim_times"] or None,
        )
        lived = {course.strategy: course for course in simulate(person, int(values["weeks"]), self._seed)}
        courses = {name: shown(course) for name, course in lived.items()}
        self.query_one("#settings", Static).update(self._settings())
        self.query_one("#legend", Static).update(_legend_of_days() if self.has_class("-days") else _legend())
        self.query_one(WeeksChart).courses = (courses["paced"].weekly, courses["push_through"].weekly)
        self.query_one(DayBars).show(lived["paced"].days, lived["push_through"].days)
        self.query_one("#figures", Static).update(_figures(courses))
        say = sentence_to_say(courses)
        if self.has_class("-days"):
            start = person.capacity_minutes
            say = sentence_of_days(first_weeks(lived["paced"], start), first_weeks(lived["push_through"], start))
        self.query_one("#say", Static).update(Content.styled(say, "bold"))

    def _settings(self) -> Content:
        cells = [self._cell(at, setting) for at, setting in enumerate(SETTINGS)]
        if self.size.width >= TWO_COLUMNS_FROM:
            cells = [Content.assemble(left, right) for left, right in zip(cells[:ROWS], cells[ROWS:], strict=True)]
        return Content("\n").join(cells)

    def _cell(self, at: int, setting: DemonstrationSetting) -> Content:
        words = asset("demonstration")["settings"]
        chosen, value = at == self._chosen, self._values[setting.name]
        low, high = value == setting.values[0], value == setting.values[-1]
        said = words["no_aim"] if setting.name == "aim_times" and not value else f"{value:g} {setting.unit}".strip()
        shown_value = f"{'‹' if chosen and not low else ' '} {said} {'›' if chosen and not high else ' '}"
        wide = _NAME + 1 if at < ROWS else _NAME - 4
        return Content.assemble(
            ("▸ " if chosen else "  ", "$accent"),
            (column(words[setting.name], wide), "" if chosen else "$foreground-muted"),
            (column(shown_value.rstrip(), _VALUE), "bold $accent" if chosen else ""),
        )

    def action_choose(self, step: int) -> None:
        """Go to another setting."""
        self._chosen = (self._chosen + step) % len(SETTINGS)
        self.query_one("#settings", Static).update(self._settings())

    def action_change(self, step: int) -> None:
        """Change the chosen setting, up to its ends."""
        setting = SETTINGS[self._chosen]
        at = setting.values.index(self._values[setting.name]) + step
        if 0 <= at < len(setting.values):
            self._values[setting.name] = setting.values[at]
            self._draw()

    def action_another(self) -> None:
        """Other good and bad days."""
        self._seed += 1
        self._draw()

    def action_days(self) -> None:
        """The days of the first weeks instead of all weeks, or the weeks again."""
        self.toggle_class("-days")
        self._draw()

    def action_numbers(self) -> None:
        """Every number of the made-up person."""
        self.app.push_screen(screens_help.HelpScreen(parameters_page(), self.keys_everywhere()))

    def action_go_on(self) -> None:
        """Go on with the person's own tries."""
        self.app.push_screen(calculator.CalculatorScreen())

    def action_nothing(self) -> None:
        """It is open already."""


def _legend() -> Content:
    words = asset("demonstration")
    names, beside = words["strategies"], f"{words['unit']}   {words['numbers_key']}"
    return Content.assemble(
        (f"{weeks.FIRST_SHOWN} {names['paced']}", "$accent"),
        (f"   {weeks.SECOND_SHOWN} {names['push_through']}   {beside}", "$foreground-muted"),
    )


def _legend_of_days() -> Content:
    return Content.styled(asset("demonstration")["days"], "$foreground-muted")


def _figures(courses: Mapping[Strategy, CourseShown]) -> Content:
    words = asset("demonstration")
    rows, names = words["rows"], words["strategies"]
    heads = (rows["total"], ends_words(courses["paced"]), rows["flare_days"])
    lines = [Content.styled(" " * _NAME + _columns(heads), "$foreground-muted")]
    for name in ("paced", "push_through", "rest_until_gone"):
        course = courses[name]
        figures = (number(round(value)) for value in (course.total, course.ends_with, course.flare_days))
        lines.append(
            Content.assemble(
                (f"{names[name]:{_NAME}}", "bold" if name == "paced" else ""),
                _columns(figures),
                (f"  {band_words(course)}", "$foreground-muted"),
            )
        )
    return Content("\n").join(lines)


def _columns(texts: Iterable[str]) -> str:
    return "".join(f"{text:>{width}}" for text, width in zip(texts, _WIDTHS, strict=True))
