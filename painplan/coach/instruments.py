"""All instruments of one diary: those of the program, and those a clinic put into the data folder."""

from painplan.measures import Shelf
from painplan.store import Folder
from painplan.words.instruments import instruments

FOLDER = "instruments"
"""Of the data folder; for TOML files and FHIR R4 Questionnaires."""


def all_instruments(folder: Folder) -> Shelf:
    """All that can be asked; what cannot be used is named in it."""
    return instruments()
