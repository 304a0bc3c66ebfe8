"""What is in a sealed file: sealed twice it is never the same bytes, opened it is."""

from collections.abc import Mapping
from typing import Any

import pyrage

AGE = b"age-encryption.org/v1\n"
KEY = "key.age"
OPAQUE = b"sealed"
"""Stands for a key, and for what no known key opens."""


class Seals:
    """Opens what the passphrases that were seen open; each key is opened once."""

    def __init__(self) -> None:
        self._secrets: dict[str, None] = {}
        self._identities: dict[tuple[bytes, str], list[Any]] = {}

    def know(self, *secrets: str) -> None:
        """Passphrases that were used."""
        self._secrets.update(dict.fromkeys(secrets))

    def opened(self, content: bytes, files: Mapping[str, bytes]) -> bytes:
        """What is in a file; always the same for a key.

        Args:
            content: The file.
            files: Everything beside it; the sealed key among them.
        """
        if not content.startswith(AGE):
            return OPAQUE if content.startswith(b"age1") else content
        keys = [key for name, key in files.items() if name.endswith(KEY)]
        for identity in (found for key in keys for secret in self._secrets for found in self._opened(key, secret)):
            try:
                return bytes(pyrage.decrypt(content, [identity]))
            except pyrage.DecryptError:
                continue
        return OPAQUE

    def _opened(self, key: bytes, secret: str) -> list[Any]:
        if (key, secret) not in self._identities:
            try:
                lines = bytes(pyrage.passphrase.decrypt(key, secret)).decode().splitlines()
                found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
            except pyrage.DecryptError:
                found = []
            self._identities[key, secret] = found
        return self._identities[key, secret]
