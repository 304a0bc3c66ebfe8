"""Keys for tests alone, sealed with a passphrase at the lowest cost: each opens in a millisecond instead of seconds.

They were made once; the library that seals always takes its seconds. Nothing of a person was ever sealed to them.
"""

import base64
from pathlib import Path
from typing import NamedTuple

import msgspec
from pyrage import x25519

from painplan.store.sealed.sealed import NewKey

PASSPHRASE = "several words"
_FILE = Path(__file__).parents[1] / "data" / "low_cost_keys.json"


class LowCostKey(NamedTuple):
    """One of them."""

    new: NewKey
    public: str


def _read() -> list[LowCostKey]:
    keys = msgspec.json.decode(_FILE.read_bytes(), type=list[dict[str, str]])
    return [
        LowCostKey(
            NewKey(x25519.Identity.from_str(key["secret"]), base64.b64decode(key["sealed"])),
            key["public"],
        )
        for key in keys
    ]


KEYS = _read()
