"""Who can have agreed to steps where effort brings a lasting worsening: a specialist and nobody else."""

import re

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.escape import one_line


def check_specialist(role: str) -> None:
    """Whether somebody with this role is a specialist by what was typed (clinical.md A7, A14.1, C5).

    A specialist by their own name, or somebody of a team, clinic or service for such worsenings. ``ME`` is told from
    the word by its capitals, where no such place follows.

    Args:
        role: As typed.

    Raises:
        CannotDo: They are none; the sentence says how a specialist is named.
    """
    words, typed = asset("safety")["specialists"], one_line(role)
    said = typed.casefold()
    nobody = set(re.findall(r"[\w-]+", said)) & set(words["nobody"])
    if not nobody and (_any(words["own"], said) or _of_such_a_place(typed, said)):
        return
    raise CannotDo(words["refused"].format(role=one_line(role, 40)))


def _of_such_a_place(typed: str, said: str) -> bool:
    words = asset("safety")["specialists"]
    about = [re.escape(word) for word in words["about"]]
    near = "|".join(re.escape(word) for word in (*words["places"], *words["people"]))
    capitals = any(re.search(rf"\b{re.escape(word)}\b", typed) for word in words["about_capitals"])
    if (capitals or _any(words["about"], said)) and _any(words["places"], said):
        return True
    small = [re.escape(word.casefold()) for word in words["about_capitals"]]
    return re.search(rf"\b(?:{'|'.join(about + small)})[- ](?:{near})", said) is not None


def _any(parts: list[str], said: str) -> bool:
    return any(re.search(rf"\b{re.escape(part)}", said) for part in parts)
