"""What an instrument is: its items, how they become a number, and what that number means. All of it is data."""

from typing import Literal

import msgspec

from painplan.kit.words import say

Kind = Literal["questionnaire", "performance", "elsewhere"]
"""``elsewhere``: the wording may not be shipped; a total from a clinic is typed in (clinical.md B2)."""
Scoring = Literal["mean", "sum", "count_yes", "percent", "value", "lowest", "stages_held", "gas_t", "separate"]
"""The named functions of `painplan.measures.scoring`."""
Licence = Literal["embed", "embed_with_notice", "total_only"]
"""The verdicts of clinical.md B0."""


class InstrumentPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all parts: a field that nobody reads is a slip of the pen and is named."""


class Scale(InstrumentPart, frozen=True, kw_only=True):
    """The possible answers to an item."""

    low: float
    high: float
    whole: bool = True
    """Only whole numbers; times are not."""
    words: tuple[str, ...] = ()
    """A word for each whole number, from ``low`` on."""
    ends: tuple[str, str] | None = None
    """Words for the lowest and the highest answer only."""

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(
                say("measures.instrument.scale_cannot_go_from", low=f"{self.low:g}", high=f"{self.high:g}")
            )
        if self.words and len(self.words) != self.high - self.low + 1:
            raise ValueError(
                say(
                    "measures.instrument.words_do_not_fit",
                    count=len(self.words),
                    low=f"{self.low:g}",
                    high=f"{self.high:g}",
                )
            )


class Item(InstrumentPart, frozen=True, kw_only=True):
    """One question, or one thing that is measured."""

    name: str
    """What sentences about a wrong answer call it."""
    text: str = ""
    """The wording, letter by letter; empty where there is none to show."""
    scale: Scale | None = None
    """When it differs from the instrument's."""
    loinc: str | None = None


class Band(InstrumentPart, frozen=True, kw_only=True):
    """A stretch of scores that has a word in the source."""

    starts: float
    """Lowest score of the band; it ends where the next begins."""
    word: str
    says: str = ""
    """A sentence for the person; never a diagnosis."""


class Flag(InstrumentPart, frozen=True, kw_only=True):
    """A yes or no that a source draws from a number."""

    name: str
    of: str = ""
    """A subscore; empty: the score itself."""
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    from_age: int = 0
    """The source speaks of people of this age or older only."""
    says: str = ""
    """A sentence for the person when it is so."""

    def __post_init__(self) -> None:
        if [self.at_least, self.at_most, self.below].count(None) != 2:
            raise ValueError(say("measures.instrument.flag_needs_exactly_one", name=self.name))


class Call(InstrumentPart, frozen=True, kw_only=True):
    """An answer or a score that calls for the page of support (clinical.md C3)."""

    at_least: float
    item: str = ""
    """LOINC code of the one answer that is looked at; empty, and no place: the score."""
    place: int = 0
    """Where that answer stands, from 1, in a form without codes."""
    times: int = 1
    """So many scores in a row."""


class NormRow(InstrumentPart, frozen=True, kw_only=True):
    """The lowest scores that are not below average, for some ages (years, both included)."""

    ages: tuple[int, int]
    men: float
    women: float


class MeanRow(InstrumentPart, frozen=True, kw_only=True):
    """The mean in a published sample, for some ages (years, both included)."""

    ages: tuple[int, int]
    mean: float


class LimitRow(InstrumentPart, frozen=True, kw_only=True):
    """A limit of a source for some ages (years, both included): beyond it is worse than average, and no mean."""

    ages: tuple[int, int]
    above: float


class Instrument(InstrumentPart, frozen=True, kw_only=True):
    """A questionnaire, a performance test, or a score that comes from elsewhere (clinical.md part B)."""

    name: str
    """What it is called on the command line and in files."""
    title: str
    kind: Kind
    version: str
    scoring: Scoring
    range: tuple[float, float]
    """Lowest and highest possible score, in ``unit``."""
    higher_is_better: bool | None
    """None: a clinic's own instrument that does not say."""
    unit: str = ""
    recall: str = ""
    """The time the questions are about."""
    stem: str = ""
    """Said once before the items."""
    how: str = ""
    """How a performance test is done."""
    clock: Literal["up", "down"] | None = None
    """Of a performance test: a stopwatch gives the answer, or a countdown says when to stop and count."""
    clock_seconds: int | None = None
    """When the bell rings: the end of a countdown, the longest time of a stopwatch."""
    practice: bool = False
    """Whether the first try is practice and only the second counts (clinical.md B4)."""
    scale: Scale | None = None
    """Of all items that have none of their own."""
    items: tuple[Item, ...]
    fewest: int | None = None
    """Fewest answers, where their number varies; else one an item. The last item is then asked again and again."""
    most: int | None = None
    needed: int | None = None
    """Answers without which there is no score; else all that were asked for."""
    subscores: dict[str, tuple[str, ...]] = {}
    """Sums over some items, by name; with a missing item there is none."""
    bands: tuple[Band, ...] = ()
    flags: tuple[Flag, ...] = ()
    calls: tuple[Call, ...] = ()
    """What calls for the page of support."""
    about_mood: bool = False
    """It asks how heavy things are: it goes into no report unless that is wanted (clinical.md C3)."""
    panel: str | None = None
    """LOINC code of the questionnaire as a whole, by which a clinic's own copy is known."""
    also: tuple[str, ...] = ()
    """Names by which a copy is known that has no code; with the same range only."""
    item_codes: tuple[str, ...] = ()
    """LOINC codes of its questions, where their words may not be shown."""
    norms: tuple[NormRow, ...] = ()
    means: tuple[MeanRow, ...] = ()
    limits: tuple[LimitRow, ...] = ()
    change: str | None = None
    """The row of the table of meaningful change (clinical.md H1)."""
    meaningful: str = ""
    """What is known about the change that people notice, in words; empty where nothing is settled."""
    again_days: int | None = None
    """When to ask again, in days."""
    loinc: str | None = None
    """Code of the score; none where it was not confirmed."""
    source: str
    licence: Licence
    notice: str
    """Stands beside the score wherever it is shown."""
    note: str = ""
    left_out: tuple[str, ...] = ()
    """What else stands in a clinic's form and is not asked here: it is counted by the form, or cannot be scored."""

    def __post_init__(self) -> None:
        names = {item.name for item in self.items}
        missing = [name for asked in self.subscores.values() for name in asked if name not in names]
        if missing:
            raise ValueError(say("measures.instrument.subscore_uses_item_not", missing=missing[0]))
        if not self.items or any(item.scale is None and self.scale is None for item in self.items):
            raise ValueError(say("measures.instrument.needs_items_each_scale"))
        if not self.range[0] < self.range[1]:
            raise ValueError(
                say(
                    "measures.instrument.score_cannot_go_from", range=f"{self.range[0]:g}", range_2=f"{self.range[1]:g}"
                )
            )
        if [band.starts for band in self.bands] != sorted(band.starts for band in self.bands):
            raise ValueError(say("measures.instrument.bands_must_order_where"))
        if unknown := [flag.of for flag in self.flags if flag.of and flag.of not in self.subscores]:
            raise ValueError(say("measures.instrument.flag_looks_subscore_not", unknown=unknown[0]))

    @property
    def counts(self) -> tuple[int, int]:
        """Fewest and most answers."""
        return self.fewest or len(self.items), self.most or len(self.items)

    @property
    def codes(self) -> frozenset[str]:
        """LOINC codes of its questions, as far as they are known."""
        return frozenset((*self.item_codes, *(item.loinc for item in self.items if item.loinc)))

    @property
    def knows_ages(self) -> bool:
        """Whether its source says something about some ages only."""
        return bool(self.norms or self.means or self.limits or any(flag.from_age for flag in self.flags))

    def item(self, place: int) -> Item:
        """The item an answer belongs to (from 0); the last one is repeated when more answers are possible."""
        return self.items[min(place, len(self.items) - 1)]

    def scale_of(self, place: int) -> Scale:
        """The possible answers at this place (from 0)."""
        scale = self.item(place).scale or self.scale
        assert scale is not None  # held by __post_init__
        return scale

    def label(self, place: int) -> str:
        """What a sentence calls the answer at this place (from 0)."""
        name = self.item(place).name.replace("_", " ")
        return f"{name} {place + 1}" if self.counts[1] > len(self.items) else f"{name} (answer {place + 1})"
