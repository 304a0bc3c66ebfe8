"""A clinic's own copy of a questionnaire that is known here: what calls for support in the one calls in the other.

A copy is known by the LOINC code of the whole, of the score or of its questions, else by its name and range. Pure.
"""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from painplan.measures.instrument import Call, Instrument


def as_known(own: Instrument, known: Iterable[Instrument], said: Collection[str] = ()) -> Instrument:
    """The clinic's own instrument with what calls for the page of support, and what is worth telling a doctor.

    Where it asks the same questions with the same answers, it is scored as the one it is a copy of, but for what the
    clinic's file says itself.

    Args:
        own: What a clinic put into the data folder.
        known: The instruments of the program.
        said: What its file says, by the names of the fields.

    Source: clinical.md C3 (also in a clinic's own instrument).
    """
    models = tuple(known)
    own = _scored_alike(own, models, said)
    like = model_of(own, models)
    of_items = [call for model in models for call in model.calls if call.item in own.codes and call.item]
    calls = [*own.calls, *of_items]
    if like is None:
        about = own.about_mood or bool(calls)
        return msgspec.structs.replace(own, calls=tuple(dict.fromkeys(calls)), about_mood=about)
    same_score = own.range == like.range
    calls += [call for call in like.calls if same_score or _about_one_answer(call, own)]
    names = {flag.name for flag in own.flags}
    flags = [flag for flag in like.flags if same_score and not flag.of and flag.name not in names]
    return msgspec.structs.replace(
        own, calls=tuple(dict.fromkeys(calls)), flags=(*own.flags, *flags), about_mood=own.about_mood or like.about_mood
    )


_OF_A_SCORE = ("higher_is_better", "unit", "recall", "bands", "change", "meaningful", "again_days")
"""What is known about the score of an instrument."""


def _scored_alike(own: Instrument, models: Sequence[Instrument], said: Collection[str]) -> Instrument:
    """The same with the score of the instrument it is a copy of, and what is known about that."""
    if not {"scoring", "range"}.isdisjoint(said):
        return own
    theirs: tuple[str, ...] = ("scoring", "range", *_OF_A_SCORE)
    model = next((one for one in models if _asks_the_same(own, one)), None)
    if model is None:  # one whose questions may not be shipped is known by its code and what it comes to
        theirs = _OF_A_SCORE
        counted = (one for one in models if one.kind == "elsewhere" and _is_coded(own, one))
        model = next((one for one in counted if one.range == own.range and own.scoring == "sum"), None)
    if model is None:
        return own
    return msgspec.structs.replace(own, **{name: getattr(model, name) for name in theirs if name not in said})


def _is_coded(own: Instrument, model: Instrument) -> bool:
    """Whether a code says that it is a copy: of the whole, of the score, or of the questions."""
    return own.loinc in {model.panel, model.loinc} - {None} or bool(model.codes and model.codes == own.codes)


def _asks_the_same(own: Instrument, model: Instrument) -> bool:
    """Whether a copy, known by a code, has the questions of a model in its order, with its scales."""
    if not _is_coded(own, model):
        return False
    if model.kind != "questionnaire" or len(own.items) != len(model.items) or model.counts[0] != model.counts[1]:
        return False
    ends = [[(scale.low, scale.high) for scale in map(one.scale_of, range(len(one.items)))] for one in (own, model)]
    theirs, ours = ([item.loinc for item in one.items] for one in (own, model))
    return ends[0] == ends[1] and all(a is None or b is None or a == b for a, b in zip(theirs, ours, strict=True))


def model_of(own: Instrument, known: Iterable[Instrument]) -> Instrument | None:
    """The instrument of the program that this is a copy of, the longest where several fit; none: it is none."""
    found = [model for model in known if model.calls and _is_copy(own, model)]
    return max(found, key=lambda model: (len(model.codes), model.range[1]), default=None)


def called_so(title: str, span: tuple[float, float], known: Iterable[Instrument]) -> Instrument | None:
    """The instrument of the program that a score typed in under a name of one's own is of; none: none of them."""
    return next((one for one in known if one.calls and one.range == span and _is_named(title, one)), None)


def _is_copy(own: Instrument, model: Instrument) -> bool:
    codes = {model.panel, model.loinc} - {None}
    if own.loinc in codes or own.panel in codes:
        return True
    if model.codes and model.codes <= own.codes:
        return True
    return own.range == model.range and _is_named(own.title, model)


def _is_named(title: str, model: Instrument) -> bool:
    bare = _bare(title)
    return any(_bare(name) in bare for name in model.also)


def _about_one_answer(call: Call, own: Instrument) -> bool:
    return bool(call.item or call.place) and len(own.items) >= call.place


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
