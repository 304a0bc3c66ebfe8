"""What ``--json`` gives out of looking back."""

from datetime import date

from painplan.kit.told import Document


class MentionDocument(Document, frozen=True):
    """What the next visit should hear of."""

    id: str
    kind: str
    tier: str | None
    since: date
    text: str
    long_standing: bool
