"""What is told of facts: documents for other programs, and reasons, a code with its numbers."""

from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Self, get_args, get_origin, get_type_hints

import msgspec

Number = float | int | str | None


class Because(msgspec.Struct, frozen=True):
    """One reason; its words stand in the assets of its topic, under ``[because]``."""

    code: str
    numbers: dict[str, Number] = {}


class At(msgspec.Struct, frozen=True):
    """Beside the type of a document's field: where its value stands, when that is called in another way."""

    path: str
    """Names with dots between them: ``week.first``."""


def _name(field: str) -> str:
    return field.removesuffix("_")


class Document(msgspec.Struct, frozen=True, rename=_name):
    """Base of what commands give out with ``--json``: field for field, as the class says.

    A name that is a word of Python has a line behind it, which is no part of it: ``from_``. A field that is ``UNSET``
    is left out.
    """

    SPREAD: ClassVar[str] = ""
    """A field that holds a mapping whose entries stand among the other fields: their names depend on the diary."""

    @classmethod
    def of(cls, *sources: object, **known: Any) -> Self:
        """The document of these things.

        A field that can be None is so where a text is empty; one that holds documents is made of what stands there.

        Args:
            sources: A field is what the first of these says that has it.
            known: Fields that none of them has.

        Raises:
            LookupError: None of them has a field that has to be there.
        """
        values = {}
        for field in _fields(cls):
            found = known[field.name] if field.name in known else field.found(sources)
            if found is msgspec.UNSET and field.needed:
                raise LookupError(f"{cls.__name__}.{field.name}")
            values[field.name] = field.fitted(found)
        return cls(**values)


class Nothing(Document, frozen=True):
    """Where only words are told."""


class Coded(Document, frozen=True):
    """A code for programs and its sentence for people."""

    code: str
    text: str


class _Field(msgspec.Struct, frozen=True):
    """How a field of a document is filled."""

    name: str
    path: tuple[str, ...]
    needed: bool
    nullable: bool
    of: type[Document] | None
    """The kind of document that it holds."""
    many: bool

    def found(self, sources: tuple[object, ...]) -> Any:
        for source in sources:
            value = source
            for name in (self.name,) if isinstance(source, Document) else self.path:
                value = None if value is None else getattr(value, name, msgspec.UNSET)
            if value is not msgspec.UNSET:
                return value
        return msgspec.UNSET

    def fitted(self, value: Any) -> Any:
        if self.nullable and value == "":
            return None
        if self.of is None or value is None or value is msgspec.UNSET:
            return value
        return tuple(map(self._one, value)) if self.many else self._one(value)

    def _one(self, value: Any) -> Any:
        return value if self.of is None or isinstance(value, self.of) else self.of.of(value)


@cache
def _fields(kind: type[Document]) -> tuple[_Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(one.name, hints[one.name], needed=one.required) for one in msgspec.structs.fields(kind))


def _field(name: str, hint: Any, *, needed: bool) -> _Field:
    path = name
    if get_origin(hint) is Annotated:
        hint, *beside = get_args(hint)
        path = next((one.path for one in beside if isinstance(one, At)), name)
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    lists = [get_args(one)[0] for one in options if get_origin(one) is tuple]
    held = [one for one in (*options, *lists) if isinstance(one, type) and issubclass(one, Document)]
    return _Field(
        name=name,
        path=tuple(path.split(".")),
        needed=needed,
        nullable=type(None) in options,
        of=held[0] if held else None,
        many=bool(lists),
    )
