"""What ``--json`` gives out of warning signs, what comes before steps, and the page for hard times."""

from painplan.kit.told import Document


class NotAskedDocument(Document, frozen=True):
    """What comes before a step, a try or a test and was never asked."""

    which: tuple[str, ...]
    text: str
    commands: tuple[str, ...]
