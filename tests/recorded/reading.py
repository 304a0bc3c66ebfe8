"""Every command that only looks, walked from the program's own tree; its arguments come from what the diary holds."""

import itertools
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from tests.recorded import ties
from tests.recorded.calls import Call, call_of, with_days
from tests.recorded.diary import OUT, RecordedDiary, told

WAYS = tomllib.loads((Path(__file__).parent / "ways.toml").read_text(encoding="utf-8"))
COMMON = frozenset({"data_dir", "today", "passphrase_stdin", "json", "help"})
"""Options of every command, that say where and how."""


class Unknown(Exception):
    """A command that nobody has said how to call."""


class Values:
    """What stands for the parameters of commands, in one diary on one day.

    Args:
        diary: The diary.
        day: The day that is pretended.
        turn: Which of the days of the record it is: each takes other ones of many values.
    """

    def __init__(self, diary: RecordedDiary, day: date, turn: int) -> None:
        self._diary, self._day, self._turn = diary, day, turn
        self._exported = diary.exported(day)
        self._said: dict[str, Any] = {}

    def of(self, path: ties.Path, parameter: click.Parameter) -> list[str] | None:
        """Values of a parameter on this day; none where nobody has said what could stand for it."""
        known = ways_of(path, parameter)
        if known is None:
            return None
        found = list(dict.fromkeys(each for way in known for each in self._from(way)))
        most: int = WAYS["most"]
        turned = found[self._turn * most % max(len(found), 1) :] + found[: self._turn * most % max(len(found), 1)]
        return turned[:most]

    def _from(self, way: str) -> Iterator[str]:
        kind, _, what = way.partition(":")
        if kind == "held":
            table, _, field = what.partition(".")
            rows = self._exported.get(table) or []
            yield from (str(row[field]) for row in rows if field in row)
        elif kind == "said":
            command, _, place = what.partition(":")
            if command not in self._said:
                answer = self._diary.call(Call(tuple(command.split())), self._day, json=True)
                self._said[command] = msgspec.json.decode(answer.out) if answer.code == 0 else {}
            yield from _at(self._said[command], place.split("."))
        elif kind == "files":
            inside = self._diary.root / "diary"
            yield from (path.relative_to(inside).as_posix() for path in sorted(inside.glob(what)))
        else:
            yield with_days(way, self._day)


def _at(value: Any, place: Sequence[str]) -> Iterator[str]:
    if not place:
        yield str(value)
    elif place[0] == "*":
        for each in value:
            yield from _at(each, place[1:])
    elif isinstance(value, dict) and place[0] in value:
        yield from _at(value[place[0]], place[1:])


def unknown_commands(scripted: frozenset[ties.Path]) -> list[str]:
    """Commands of which nobody has said how they are called, each with what is missing.

    Args:
        scripted: The commands that the script of writing commands calls.
    """
    lacking = {path: missing(path, command) for path, command in ties.commands().items() if path not in scripted}
    return [f"{_name(path)}: nothing stands for {', '.join(names)}" for path, names in lacking.items() if names]


def missing(path: ties.Path, command: click.Command) -> list[str]:
    """What a command needs and for which no value is known."""
    if path[0] in WAYS["calculators"]:
        return []
    return [one.opts[0] for one in command.params if one.required and ways_of(path, one) is None]


def ways_of(path: ties.Path, parameter: click.Parameter) -> list[str] | None:
    """Where the values of a parameter come from; none where nobody has said it."""
    named = f"{' '.join(path)}.{parameter.name}"
    known: list[str] | None = WAYS["values"].get(named, WAYS["values"].get(parameter.name))
    return [parameter.type.choices[0]] if known is None and isinstance(parameter.type, click.Choice) else known


def calls(path: ties.Path, command: click.Command, values: Values) -> list[Call]:
    """The ways to call a command that only looks: its arguments in turn, then each option beside the most of them."""
    aside = COMMON.union(WAYS["beside"]["all"], WAYS["beside"].get(" ".join(path), ()))
    options = [one for one in command.params if isinstance(one, click.Option) and one.name not in aside]
    places: list[list[tuple[str, ...]]] = []
    for one in command.params:
        if isinstance(one, click.Argument):
            places.append([*([] if one.required else [()]), *((each,) for each in values.of(path, one) or ())])
        elif one.required and isinstance(one, click.Option):
            places.append([(one.opts[-1], each) for each in values.of(path, one) or ()])
    bases = [(*path, *itertools.chain(*chosen)) for chosen in itertools.product(*places)]
    fullest = max(bases, key=len, default=())
    beside = [given for one in options if not one.required for given in _ways(one, values.of(path, one))]
    return [Call(words) for words in dict.fromkeys([*bases, *((*fullest, *given) for given in beside if bases)])]


def _ways(option: click.Option, found: Sequence[str] | None) -> list[tuple[str, ...]]:
    if option.is_flag:
        return [(name,) for name in (option.opts[0], *option.secondary_opts)]
    return [(option.opts[-1], each) for each in found or ()]


def _name(path: ties.Path) -> str:
    return f"painplan {' '.join(path)}"


def read(
    diary: RecordedDiary, day: date, turn: int, scripted: frozenset[ties.Path]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Call everything that only looks, as text and as JSON; whatever changes the diary is no such call, and put back.

    Args:
        diary: The diary.
        day: The day that is pretended.
        turn: Which of the days of the record it is.
        scripted: The commands that the script of writing commands calls.

    Raises:
        Unknown: A command can be called in no known way, or only changes the diary, and no script calls it.
    """
    values, unknown = Values(diary, day, turn), unknown_commands(scripted)
    for path, command in ties.commands().items():
        if path[0] in WAYS["calculators"] or missing(path, command):
            continue
        ways = calls(path, command, values)
        looks = not ways
        for call in ways:
            found = dict(_looked(diary, call, day))
            yield from found.items()
            looks = looks or bool(found)
            if not looks:
                break  # it changes the diary as soon as it is called
        if not looks and path not in scripted:
            unknown.append(f"{_name(path)}: it changes the diary, and the script does not call it")
    if unknown:
        raise Unknown("; ".join(unknown))


def _looked(diary: RecordedDiary, call: Call, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    for json in (False, True):
        answer = diary.call(call, day, json=json)
        changes = diary.place.changes()
        if changes:
            diary.place.put_back(changes)
        if any(not name.startswith(OUT) for name in changes):
            return
        files = {} if json else diary.files(changes)
        yield f"{call}{' --json' if json else ''}", {**told(answer, json=json), **files}


def once(diary: RecordedDiary, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that needs no diary, in the ways that are written down."""
    for command, ways in WAYS["calls"].items():
        for way in ways:
            call = call_of(f"{command} {way}", day)
            if call is not None:
                yield from _looked(diary, call, day)
