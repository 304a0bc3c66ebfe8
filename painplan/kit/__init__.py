"""What every topic uses: how a record is declared, and where each kind of record is found. It knows nobody."""

from painplan.kit.facts import Facts
from painplan.kit.record import ME, Earlier, Misfit, Others, Part, Record, Table, Value

__all__ = ["ME", "Earlier", "Facts", "Misfit", "Others", "Part", "Record", "Table", "Value"]
