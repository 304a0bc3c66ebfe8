"""PainPlan's own exports back in: one JSON file, or a folder of tables."""

from pathlib import Path

from painplan.errors import WrongInput, quoted
from painplan.exchange.own.entries import Own
from painplan.exchange.own.everything_out import Kinds
from painplan.exchange.own.files import NOTHING_CHANGED, labelled, own_text
from painplan.exchange.own.json import read_json
from painplan.exchange.own.tables import read_tables
from painplan.kit.plain_file import is_folder, is_nothing
from painplan.kit.words import say


def read_own(path: Path, kinds: Kinds) -> Own:
    """What an export of PainPlan holds, a JSON file or a folder of tables.

    Raises:
        WrongInput: There is nothing at this path.
        CannotDo: It cannot be read, is no export, is cut off or damaged, or was made by a newer PainPlan.
    """
    label = labelled(path)
    try:
        path = path.expanduser()
        nothing, of_tables = is_nothing(path), is_folder(path)
    except (OSError, RuntimeError, ValueError):  # an account that does not exist
        nothing, of_tables = True, False
    if nothing:
        raise WrongInput(
            say("exchange.export.no_file_folder_check", label=quoted(label), nothing_changed=NOTHING_CHANGED)
        )
    if of_tables:
        return read_tables(path, kinds)
    return read_json(own_text(path, label), label, kinds)
