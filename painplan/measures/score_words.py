"""A score in words: what its source says about it, and never more (clinical.md B1, C6)."""

from collections.abc import Iterator

from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.measures.instrument import Instrument, Scale
from painplan.measures.result import Person, ScoreResult
from painplan.measures.results_words import question_text
from painplan.measures.scoring import stage_ended
from painplan.measures.shelf import Shelf

_ROUNDED = frozenset({"mean", "percent", "gas_t"})
"""Computed numbers are shown with one decimal; what was typed is shown as it was."""


def score_words(result: ScoreResult, person: Person) -> Iterator[str]:
    """The score, what may be said about it, and its notice."""
    instrument, words = result.instrument, asset("score")
    yield from _levels(result) if instrument.scoring == "gas_t" else _score(result)
    if result.score is not None and _is_told(result):
        yield words["range"].format(
            low=_plain(result.range[0]), high=_plain(result.range[1]), direction=_direction(instrument)
        )
    if result.band is not None:
        # Questionnaires about mood have a sentence instead of a word that sounds like a verdict.
        if instrument.kind == "elsewhere" or not result.band.says:
            yield words["band"].format(word=result.band.word)
        if result.band.says:
            yield result.band.says
    yield from result.says
    if result.support:
        yield words["support"]
    yield from _norm(result, person)
    if instrument.scoring != "gas_t":
        for name, value in result.subscores.items():
            yield f"  {words['names'].get(name, name)}: {'missing' if value is None else _plain(value)}"


def doctor_words(instrument: Instrument | None, score: float) -> Iterator[str]:
    """What is worth telling a doctor about a total that was typed in under a name of one's own."""
    for flag in instrument.flags if instrument else ():
        if not flag.of and flag.at_least is not None and score >= flag.at_least and flag.says:
            yield flag.says


def instrument_words(instrument: Instrument) -> Iterator[str]:
    """The questions with their answers, or how the test is done."""
    words = asset("score")
    yield one_line(instrument.title)
    if instrument.kind == "performance":
        yield words["before_test"]
        yield words["never_test"]
        yield instrument.how
        yield words["same_each_time"]
    if instrument.stem:
        yield instrument.stem
    for place in range(len(instrument.items)):
        yield words["item"].format(number=place + 1, text=one_line(item_text(instrument, place)))
        yield "   " + _scale(instrument.scale_of(place))
    if instrument.note:
        yield instrument.note
    if instrument.left_out:
        yield _left_out(instrument)


def item_text(instrument: Instrument, place: int) -> str:
    """The words of an item where nobody has named own activities yet: the gap for them says what belongs there."""
    return question_text(instrument, place, [asset("score")["own_activity"]] * (place + 1))


def list_words(shelf: Shelf) -> Iterator[str]:
    """A line for each instrument, kind by kind, and one for each that had to be left out."""
    words = asset("score")
    wide = max((len(name) for name in shelf.instruments), default=0)
    for kind, title in words["kinds"].items():
        yield title
        for name, instrument in shelf.instruments.items():
            if instrument.kind == kind:
                yield "  " + _listed(name.ljust(wide), instrument)
                if instrument.left_out:
                    yield "  " + _left_out(instrument)
    for broken in shelf.broken:
        yield words["broken"].format(name=one_line(broken.name, 60), why=one_line(broken.why, 200))


def _left_out(instrument: Instrument) -> str:
    names = "; ".join(one_line(name, 60) for name in instrument.left_out)
    return str(asset("score")["left_out"].format(names=names))


def _listed(name: str, instrument: Instrument) -> str:
    words = asset("score")
    fewest, most = instrument.counts
    count = words["one_answer"] if most == 1 else words["answers"].format(count=most)
    return str(
        words["list"].format(
            name=name,
            title=one_line(instrument.title),
            answers=count if fewest == most else words["some_answers"].format(fewest=fewest, most=most),
            low=_plain(instrument.range[0]),
            high=_plain(instrument.range[1]),
            direction=_direction(instrument),
        )
    )


def _score(result: ScoreResult) -> Iterator[str]:
    instrument, words = result.instrument, asset("score")
    title = one_line(instrument.title)
    if instrument.scoring == "separate":
        yield words["separate"].format(title=title, direction=_direction(instrument))
    elif result.score is None:
        yield words["incomplete"].format(title=title)
    else:
        shown = number(result.score) if instrument.scoring in _ROUNDED else _plain(result.score)
        yield words["score"].format(title=title, score=shown, unit=instrument.unit).rstrip()
        missing, count = result.answers.count(None), len(result.answers)
        if missing and instrument.scoring in ("mean", "percent"):
            yield words["some_missing"].format(given=count - missing, missing=missing, all=count)
    ended = stage_ended(result.answers) if instrument.scoring == "stages_held" else None
    if ended is not None:
        stage = instrument.items[ended].name.replace("_", " ")
        yield words["stage_ended"].format(stage=stage, seconds=_plain(result.answers[ended] or 0))


def _levels(result: ScoreResult) -> Iterator[str]:
    """Each goal first, then all of them together."""
    instrument, words = result.instrument, asset("score")
    for goal, level in enumerate(result.answers, start=1):
        scale = instrument.scale_of(goal - 1)
        if level is None:
            yield words["no_level"].format(goal=goal)
        else:
            yield words["level"].format(
                goal=goal, word=scale.words[int(level - scale.low)], level=f"{level:+g}" if level else "0"
            )
    if result.score is None:
        yield words["incomplete"].format(title=one_line(instrument.title))
    elif not _is_told(result):
        yield words["one_goal"]
    else:
        yield words["t_score"].format(title=one_line(instrument.title), score=number(result.score))


def _is_told(result: ScoreResult) -> bool:
    """With a single goal T says nothing that its level does not (clinical.md B1)."""
    return result.instrument.scoring != "gas_t" or len(result.answers) - result.answers.count(None) > 1


def _norm(result: ScoreResult, person: Person) -> Iterator[str]:
    words = asset("score")
    if result.instrument.norms and result.score is not None:
        below = result.flags["below_average"]
        if person.age is None or (person.table is None and result.norm is not None):
            yield words["no_table"]
        elif result.norm is None or below is None:
            yield words["no_norm"]
        else:
            limit = result.norm.men if person.table == "men" else result.norm.women
            first, last = result.norm.ages
            yield words["below_average" if below else "not_below"].format(
                limit=_plain(limit), table=person.table, from_age=first, to_age=last
            )
    if result.instrument.limits and result.score is not None and person.age is not None:
        yield _limit(result)
    if result.mean is not None:
        first, last = result.mean.ages
        yield words["mean"].format(
            from_age=first, to_age=last, mean=_plain(result.mean.mean), unit=result.instrument.unit
        )


def _limit(result: ScoreResult) -> str:
    words, limit = asset("score"), result.limit
    if limit is None:
        return str(words["no_limit"])
    which = "worse_than_average" if result.flags["worse_than_average"] else "not_worse_than_average"
    first, last = limit.ages
    unit = result.instrument.unit
    return str(words[which].format(limit=_plain(limit.above), unit=unit, from_age=first, to_age=last))


def _scale(scale: Scale) -> str:
    words = asset("score")
    if scale.words:
        pairs = [(scale.low + step, word) for step, word in enumerate(scale.words)]
    elif scale.ends:
        pairs = list(zip((scale.low, scale.high), scale.ends, strict=True))
    else:
        return str(words["scale"].format(low=_plain(scale.low), high=_plain(scale.high)))
    mark = ", " if scale.words else " ... "
    return mark.join(words["scale_words"].format(value=_plain(value), word=word) for value, word in pairs)


def _direction(instrument: Instrument) -> str:
    names = {True: "higher", False: "lower", None: "no_direction"}
    return str(asset("score")[names[instrument.higher_is_better]])


def _plain(value: float) -> str:
    return f"{round(value, 2):,g}"
