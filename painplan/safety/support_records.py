"""What a person wrote for very hard times, in their own words; it stays out of every report unless ticked."""

from painplan.kit.bounds import Note
from painplan.kit.record import Record, Table


class SafetyList(Record, frozen=True, kw_only=True):
    """One's own list for a crisis (clinical.md C3), under headings of our own wording."""

    TABLE = Table("safety_list", words=("signs", "alone", "distract", "ask", "professionals", "place", "reason"))

    signs: Note = ""
    """How the person notices that such a time begins."""
    alone: Note = ""
    """What they can do by themselves."""
    distract: Note = ""
    """People and places that take the mind elsewhere."""
    ask: Note = ""
    """Whom they can ask."""
    professionals: Note = ""
    place: Note = ""
    """What makes their place safer."""
    reason: Note = ""
    """One reason to stay."""
