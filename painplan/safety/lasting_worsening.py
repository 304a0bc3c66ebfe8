"""What an answer about a lasting worsening after effort becomes (clinical.md A14.1). Pure."""

from datetime import date

from painplan.safety.records import Worsening

LASTING_WORSENING = frozenset({"often", "always"})
"""Answers with which all automatic steps are off; "sometimes" halves them."""


def worsening_fields(answer: Worsening, day: date) -> dict[str, object]:
    """The fields of the profile; an answer never turns the branch off, that takes a specialist's agreement."""
    off = {"post_exertional_malaise": True} if answer in LASTING_WORSENING else {}
    return {"worsening": answer, "worsening_on": day, **off}


def told_fields(told: bool, day: date) -> dict[str, object]:
    """The same for what a professional said: a yes turns steps off, a no turns nothing on."""
    off = {"post_exertional_malaise": True} if told else {}
    return {"told_crashes": told, "worsening_on": day, **off}
