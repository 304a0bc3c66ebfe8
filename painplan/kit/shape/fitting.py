"""The one door for documents: what becomes a record, whatever way it came, is within the bounds of its kind."""

from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec
from msgspec.structs import astuple

from painplan.kit.bounds import at_a_glance, why_not, why_not_free
from painplan.kit.record import Misfit, Record

K = TypeVar("K", bound=msgspec.Struct)


def fitted(document: object, kind: type[K]) -> K:
    """The record of a document.

    Raises:
        ValueError: A value does not fit; the text ends with the field. A `Misfit` where the shape of it is right.
    """
    record = shaped(document, kind)
    if isinstance(record, Record):
        check_fits(record)
    return record


def shaped(document: object, kind: type[K]) -> K:
    """The same, whose values were not all looked at.

    Raises:
        ValueError: The shape of a value is not right, or what has no shape of its own does not fit.
    """
    check_free(document, kind)
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error  # `kit.shape.shape_words` tells it


def check_free(document: object, kind: type[msgspec.Struct]) -> None:
    """Look at what has no shape of its own in a document: what it said earlier, and fields that are not known here.

    Raises:
        Misfit: It is nested too deeply, or too much.
    """
    if not isinstance(document, dict):
        return
    for field in document.keys() - shaped_fields(kind):
        if why := why_not_free(document[field]):
            raise Misfit(str(field), why)


def check_fits(record: Record) -> None:
    """Look at the values of a record whose shape is right.

    Raises:
        Misfit: One of them does not fit.
    """
    if type(record).misfits is Record.misfits and at_a_glance(astuple(record)):
        return  # what most records are, and quicker than asking
    for misfit in record.misfits():
        raise misfit


def fits(value: object, kind: type[msgspec.Struct], field: str) -> bool:
    """Whether a value can stand in a field, whatever the others are."""
    try:
        return not (why_not_free(value) or why_not(msgspec.convert(value, type_of(kind, field))))
    except ValueError:
        return False


@cache
def shaped_fields(kind: type[msgspec.Struct]) -> frozenset[str]:
    """The fields of a kind whose values have a shape that is declared."""
    free = {"history"} if issubclass(kind, Record) else {"document"}
    return frozenset(kind.__struct_fields__) - free


@cache
def type_of(kind: type[msgspec.Struct], field: str) -> Any:
    """What the values of a field can be, with their ends."""
    return get_type_hints(kind, include_extras=True)[field]
