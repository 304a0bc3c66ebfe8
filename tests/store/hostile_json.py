"""Texts that cost more the deeper, wider or more broken they are; each begins as a plan book with one goal in it."""

from collections.abc import Iterator
from random import Random

GOAL = b'{"id": "out", "text": "Out", "created": "2026-01-05"}'
BOOK = b'{"painplan": {"format": 2, "file": "plan.json"}, "goals": {"out": ' + GOAL + b'}, "x": '


def hostile(size: int) -> Iterator[tuple[str, bytes]]:
    """Texts of about this many bytes, by what is wrong with them."""

    def many(piece: bytes) -> bytes:
        return (piece * (size // len(piece) + 1))[:size]

    deep, random = size // 10, Random(1)
    yield "objects that never end", BOOK + many(b'{"a":')
    yield "objects that end", BOOK + b'{"a":' * deep + b"1" + b"}" * deep + b"}"
    yield "lists that never end", BOOK + many(b"[")
    yield "lists that end", BOOK + b"[" * (size // 2) + b"]" * (size // 2) + b"}"
    yield "both", BOOK + many(b'[{"a":')
    yield "on lines of their own", BOOK + many(b'{"a":\n  "b":{')
    chain = b'{"id":"a","text":"t","created":"2026-01-05","a":'
    yield "goals in goals", BOOK + many(chain)
    knots = (b'{"a":' * 60 + b"1" + b"}" * 60 + b",") * (size // 400)
    yield "many that are deep, not too deep", BOOK + b"[" + knots + b"1]}"
    yield "the same, cut off", BOOK + b"[" + knots
    knots = (b'{"a":' * 900 + b"1" + b"}" * 900 + b",") * (size // 6_000)
    yield "many that are too deep", BOOK + b"[" + knots + b"1]}"
    yield "brackets in names", BOOK + many(b'{"}":{"]":')
    yield "brackets in names, in pairs", BOOK + b'{"}":' * deep + b"1" + b',"{":2}' * deep + b"}"
    yield "very many pieces", BOOK + b"[" + b"[]," * (size // 3) + b"1]}"
    yield "a string that never ends", BOOK + b'"' + many(b'\\"')
    yield "quotes", BOOK + many(b'"')
    yield "nothing but brackets", BOOK + bytes(random.choice(b'[]{}",:a\\\n 1') for _ in range(size))
    empty = b",".join(b'"%d":{}' % number for number in range(size // 11))
    yield "entries that are none", BOOK + b'1, "plans": {' + empty + b"}}"
    same = b",".join(b'"a":{"id":"a","text":"%d","created":"2026-01-05"}' % number for number in range(size // 50))
    yield "one name again and again", BOOK[:-7] + b', "goals": {' + same + b"}}"
    change = b'{"at":"2026-01-05T10:00:00","values":{"text":"%d"}}'
    history = b",".join(change % number for number in range(size // 55))
    yield "a long history", BOOK + b'1, "goals": {"a":' + GOAL[:-1] + b', "history":[' + history + b"]}}}"
    yield "a long history, cut off", BOOK + b'1, "goals": {"a":' + GOAL[:-1] + b', "history":[' + history
