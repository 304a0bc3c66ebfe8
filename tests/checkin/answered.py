"""Something that can be answered, for each kind of answer of a check-in."""

from painplan.checkin.asked import Kind

AN_ANSWER: dict[Kind, str] = {
    "choice": "yes",
    "scale": "3",
    "per_cent": "40",
    "yes_no": "yes",
    "count": "4000",
    "number": "-2.5",
    "minutes": "10",
    "hours": "7.5",
    "day": "2026-03-02",
    "activities": "gardening 20",
    "places": "knees",
    "words": "Held the door",
}
