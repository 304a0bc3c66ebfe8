"""How long a passphrase holds out against somebody who has the files and tries."""

from painplan.errors import WrongInput
from painplan.kit.assets import asset

FEWEST, FEWEST_DIFFERENT = 4, 3
"""Characters. A passphrase with fewer is found before a cup of tea is drunk, however slow each try is."""
ENOUGH = 12
"""Characters. From here on nothing is said; several words have more."""


def doubt_about(passphrase: str) -> str:
    """What should be said about a passphrase before it is taken; empty for one that will do.

    Raises:
        WrongInput: It is empty, or so short that it seals nothing.
    """
    words, count = asset("store")["passphrase"], len(passphrase.strip())
    if not count:
        raise WrongInput(words["empty"])
    if count < FEWEST or len(set(passphrase)) < FEWEST_DIFFERENT:
        raise WrongInput(words["too_short"])
    return str(words["short"].format(count=count)) if count < ENOUGH else ""
