"""The diaries of the record: how each is made, by commands alone, and on which days it is looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.recorded import every_kind
from tests.recorded.diary import RecordedDiary

KNEE = Path(__file__).parents[1] / "data" / "knee-diary"
PASSPHRASE = "four words for it"


Said = tuple[date, str]
"""A command, and the day on which it is called."""


class Chapter(NamedTuple):
    """What happens to a diary up to a day on which it is looked at."""

    day: date
    calls: tuple[Said, ...] = ()
    whole: bool = False
    """Look at everything: all screens, and what every writing command does."""
    discreet: bool = False
    """All screens in discreet mode, too; those of every day are always looked at in both ways."""


class Story(NamedTuple):
    """One diary of the record."""

    name: str
    chapters: tuple[Chapter, ...]
    weight: float
    """About how many seconds it takes, to share the work."""
    passphrase: str = ""
    """Given with every command after the first chapter."""
    every_kind: bool = False
    """Whether it holds a record of every kind."""
    screens: tuple[str, ...] | None = None
    """The screens that are opened, where it is not all of them."""
    script: bool = True
    """Whether the script of writing commands is followed."""
    calculators: bool = False
    """Whether what needs no diary is called beside this one."""

    def bring(self, diary: RecordedDiary) -> None:
        """Put beside the diary what its commands are to bring in."""
        if self.name == "knee":
            (diary.root / "knee").symlink_to(KNEE)
        if self.every_kind:
            (diary.root / "every-kind.json").write_bytes(msgspec.json.encode(every_kind.export()))
        diary.place.changes()


def tiny() -> Story:
    """A diary for the tests of the record itself: a plan, a day, two screens. It is not part of the record."""
    first = date(2026, 3, 2)
    begin = (*_plan(first, "Meet my sister in town", "Walking", "minutes"), *_days(first, 2))
    chapter = Chapter(first + timedelta(days=2), begin, whole=True, discreet=True)
    return Story("tiny", (chapter,), weight=0, screens=("hold", "plan"), script=False, calculators=True)


def check_every_kind(diary: RecordedDiary, day: date) -> None:
    """Whether everything that was made up was taken.

    Raises:
        LookupError: Something was not; the text names it.
    """
    there = diary.exported(day)
    missing = [
        table for table, rows in every_kind.export().items() if table not in every_kind.HEADER and not there.get(table)
    ]
    words = [place for place in every_kind.places_of_words() if not every_kind.stands(there, place)]
    if missing or words:
        raise LookupError(
            f"Made up and not taken by the import: {', '.join([*missing, *words])}. "
            "What a value has to be is said in tests/recorded/known.toml."
        )


def stories() -> tuple[Story, ...]:
    """All of them; the longest first."""
    found = [*_samples(), _knee(), _every_kind(), _sealed(), _states()]
    return tuple(sorted(found, key=lambda story: -story.weight))


def _samples() -> Iterator[Story]:
    last = date(2026, 11, 24)
    for name in ("walking", "boom-and-bust", "mostly-avoiding", "evening-out", "two-plans"):
        calls = [(last, f"demo {name} --folder diary --data-dir none")]
        first, tried = name == "walking", name == "two-plans"
        if tried:
            calls += _tried_out(last)
        yield Story(
            name,
            (
                Chapter(last - timedelta(days=46), tuple(calls)),
                Chapter(last - timedelta(days=21)),
                Chapter(last, whole=True, discreet=first),
                Chapter(last + timedelta(days=3)),
                Chapter(last + timedelta(days=40), whole=first or tried),
            ),
            weight=40 if first else 30 if tried else 20,
            calculators=first,
        )


def _tried_out(last: date) -> Iterator[Said]:
    """A task in pieces that allows a step, and an experiment that is over after forty days."""
    begun = last - timedelta(days=6)
    yield begun, "cycles add Ironing --usual 25 --task 60"
    for number in range(7):
        done = "--cycles 3 --rest 5 --rest 5 --afterwards as_usual"
        yield begun + timedelta(days=number), f"cycles log ironing {done}"
    yield last, "experiment start heat --outcome interference --pairs 3 --days 5 --seed 7"


def _knee() -> Story:
    maps = ("steps", "pain_knees", "pain_hands", "pain_forehead_eyes", "minutes_lightly_active")
    table = " ".join(f"--map {name}={name}" for name in maps)
    last = date(2019, 12, 31)
    calls = (
        (last, f"import csv knee/daily.csv --date date {table}"),
        (last, "import fitbit knee/fitbit"),
        (last, "import csv knee/pain.csv --date day --map intensity=pain_knees"),
        (last, "import table knee/pain.csv --day-first"),
        (last, "plan add --goal 'Walk to work' --activity Walking --unit steps --trial 3000 --trial 4000 --trial 3500"),
    )
    days = (date(2017, 3, 1), date(2018, 2, 14), date(2019, 6, 30))
    chapters = [Chapter(day, calls if day == days[0] else ()) for day in days]
    return Story("knee", (*chapters, Chapter(last, whole=True), Chapter(last + timedelta(days=32))), weight=40)


def _every_kind() -> Story:
    first = date.fromisoformat(every_kind.KNOWN["day"])
    days = [first + timedelta(days=ahead) for ahead in (0, 1, 8, 30, 400)]
    begin = ((first, "import painplan every-kind.json"),)
    chapters = (
        Chapter(day, begin if day == first else (), whole=day in days[:3:2], discreet=day in days[:3:2]) for day in days
    )
    return Story("every-kind", tuple(chapters), weight=45, every_kind=True)


def _sealed() -> Story:
    first = date(2026, 3, 2)
    begin = [
        *_plan(first, "Meet my sister in town", "Bus and stairs", "minutes"),
        *_days(first, 9),
        (first + timedelta(days=9), f"encrypt << {PASSPHRASE}"),
    ]
    on = [first + timedelta(days=ahead) for ahead in (9, 10, 14, 20, 60)]
    chapters = (
        Chapter(on[0], tuple(begin)),
        Chapter(on[1], ((on[1], f"checkin --set pain=3 --set note='Word of mine' << {PASSPHRASE}"),)),
        Chapter(on[2], ((on[2], "checkin --set pain=6"),), whole=True, discreet=True),
        Chapter(on[3]),
        Chapter(on[4]),
    )
    return Story("sealed", chapters, weight=25, passphrase=PASSPHRASE)


def _states() -> Story:
    """A flare-up, an illness, an emergency sign, steps off: a day each, and one with two of them at once."""
    first = date(2026, 5, 4)
    on = [first + timedelta(days=ahead) for ahead in (9, 16, 30, 38, 45)]
    flare = [*_plan(first, "Dance at the wedding", "Dancing", "minutes"), *_days(first, 9)]
    flare += [(on[0], "flare plan --smallest 'the chair' --soothes warmth"), (on[0], "flare start")]
    ill = [
        (on[0] + timedelta(days=4), "flare end"),
        *_days(on[0] + timedelta(days=5), 2),
        (on[1], "hold start illness"),
    ]
    well = on[1] + timedelta(days=3)
    sign = [(well, "hold end"), *_days(well, 6), (on[2], "safety --answer RF01=yes")]
    crash = [(on[2] + timedelta(days=2), "safety --looked-at RF01 --by 'emergency department'"), (on[3], "steps off")]
    both = [(on[4], "flare start"), (on[4], "safety --answer RF12=yes"), (on[4], "hold start illness")]
    told = zip(on, (flare, ill, sign, crash, both), strict=True)
    chapters = (Chapter(day, tuple(calls), whole=True, discreet=day in (on[0], on[2])) for day, calls in told)
    return Story("states", tuple(chapters), weight=60)


def _plan(first: date, goal: str, activity: str, unit: str) -> list[Said]:
    tries = "--trial 12 --trial 9 --trial 11"
    return [
        (first, "ask-first --answer AF06=no"),
        (first, f"plan add --goal '{goal}' --activity '{activity}' --unit {unit} {tries} --aim 30 --confidence 7"),
    ]


def _days(first: date, count: int) -> Iterator[Said]:
    for number in range(count):
        day = first + timedelta(days=number)
        said = f"mattered={('yes', 'a_little', 'no')[number % 3]} interference={4 + number % 3} pain={5 + number % 2}"
        plan = f"done.{{plans}}={(8, 8, 0, 9, 8)[number % 5]} settled.{{plans}}={('yes', 'nearly')[number % 4 == 3]}"
        sets = " ".join(f"--set {each}" for each in f"{said} flare=no worry=no {plan} rpe.{{plans}}=4".split())
        yield day, f"checkin {sets}"
