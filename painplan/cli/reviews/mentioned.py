"""The list for the next review as JSON and as lines: in a review and in a visit alike."""

from collections.abc import Iterator

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.reviews.documents import MentionDocument
from painplan.reviews.review_list import to_mention


def mention_documents(desk: OpenDiary) -> list[MentionDocument]:
    """What the next visit should hear of, for `--json`."""
    return [*map(MentionDocument.of, to_mention(desk))]


def mention_lines(desk: OpenDiary) -> Iterator[str]:
    """The same, under its title; nothing where the list is empty."""
    listed = to_mention(desk)
    if listed:
        yield f"{asset('warning_signs')['review']['title']}:"
        yield from (f"  {one.id} {one.line}" for one in listed)
