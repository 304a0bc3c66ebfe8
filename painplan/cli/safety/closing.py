"""The second question before a yes is taken back (clinical.md C)."""

import click

from painplan.errors import WrongInput
from painplan.kit.assets import asset


def check_sure(sure: bool, *, asks: bool) -> None:
    """Whether the person is sure that the yes was a mistake.

    Args:
        sure: They said so already, with an option.
        asks: Whether somebody can be asked, where there is a terminal.

    Raises:
        WrongInput: There is nobody to ask; the sentence names the option.
        Abort: They are not.
    """
    if sure:
        return
    words = asset("safety")["closing"]
    if not asks:
        raise WrongInput(words["sure_option"])
    if not click.confirm(words["sure"], default=False):
        raise click.Abort
