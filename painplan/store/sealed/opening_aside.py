"""Opens what a passphrase seals in a process of its own, so that the screens go on while it takes its seconds.

The library holds the interpreter for as long as a passphrase takes, which is long by intention. The process gets the
passphrase through a pipe, knows no path and no diary, and ends with its answer.
"""

import subprocess
import sys

from painplan.store.sealed.sealing import PAUSE_SECONDS, TOO_BUSY, TRIES, too_busy

_PROGRAM = f"""
import sys
import time
import pyrage
size = int.from_bytes(sys.stdin.buffer.read(4), "big")
passphrase, content = sys.stdin.buffer.read(size).decode(), sys.stdin.buffer.read()
for _ in range({TRIES}):
    try:
        sys.stdout.buffer.write(pyrage.passphrase.decrypt(content, passphrase))
        sys.exit(0)
    except pyrage.DecryptError as error:
        if {TOO_BUSY!r} not in str(error):
            sys.exit(3)
    time.sleep({PAUSE_SECONDS})
sys.exit(4)
"""
COMMAND = (sys.executable, "-P", "-c", _PROGRAM)
_REFUSED, _BUSY = 3, 4


class NotAside(Exception):
    """No process of its own can be had here; it has to be done in this one."""


def opened_aside(content: bytes, passphrase: str) -> bytes | None:
    """What is in a file that was sealed with a passphrase; none when it is another one or the file is damaged.

    Raises:
        CannotDo: The machine is too busy to tell.
        NotAside: The process did not start or did not end as it should.
    """
    secret = passphrase.encode()
    given = len(secret).to_bytes(4, "big") + secret + content
    try:
        done = subprocess.run(COMMAND, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError as error:
        raise NotAside from error
    if done.returncode == _BUSY:
        raise too_busy()
    if done.returncode not in (0, _REFUSED):
        raise NotAside
    return done.stdout if done.returncode == 0 else None
