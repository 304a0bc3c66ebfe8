"""PainPlan's own exports back in: one JSON file, or a folder of tables."""

from pathlib import Path

from painplan.share.everything_out import Kinds
from painplan.share.own_entries import Own
from painplan.share.own_files import labelled, own_text
from painplan.share.own_json import read_json
from painplan.share.own_tables import read_tables


def read_own(path: Path, kinds: Kinds) -> Own:
    """What an export of PainPlan holds, a JSON file or a folder of tables.

    Raises:
        WrongInput: There is nothing at this path.
        CannotDo: It cannot be read, is no export, is cut off or damaged, or was made by a newer PainPlan.
    """
    if path.is_dir():
        return read_tables(path, kinds)
    label = labelled(path)
    return read_json(own_text(path, label), label, kinds)
