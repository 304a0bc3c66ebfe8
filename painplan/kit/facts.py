"""Records of several kinds as they were read at one moment, to be asked for by kind."""

from typing import Any, Self, TypeVar

from painplan.kit.record import Record

R = TypeVar("R", bound=Record)


class Facts:
    """Records by table. A class below it gives some tables a name with a type; every other kind is asked for by class.

    Args:
        tables: What there is, by the names of the tables.
    """

    def __init__(self, **tables: Any) -> None:
        kept = {table: self._as_kept(table, found) for table, found in tables.items()}
        self.__dict__.update({table: found for table, found in kept.items() if found})

    def _as_kept(self, table: str, found: Any) -> Any:
        """A table in the shape in which it is given out."""
        return found

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind; none where there are none."""
        found: Any = self.__dict__.get(kind.TABLE.name, ())
        if isinstance(found, Record):
            return (found,)  # type: ignore[return-value]  # a table holds one kind
        return tuple(found.values() if isinstance(found, dict) else found)

    def one(self, kind: type[R]) -> R:
        """The one record of a kind of which there is only one; as it is from the start where nothing is said."""
        found: R | None = self.__dict__.get(kind.TABLE.name)
        return kind() if found is None else found

    def by_name(self) -> dict[str, dict[str, Record]]:
        """The records by table and name."""
        tables = {}
        for table, found in self.__dict__.items():
            records = [found] if isinstance(found, Record) else found.values() if isinstance(found, dict) else found
            tables[table] = {record.key: record for record in records}
        return tables

    def replaced(self, **tables: Any) -> Self:
        """The same with other records in some tables."""
        return type(self)(**{**self.__dict__, **tables})

    def tables(self) -> dict[str, Any]:
        """What there is, by the names of the tables."""
        return dict(self.__dict__)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is only looked at")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # it holds what cannot be hashed
