"""Makes one part of the record in a process of its own: ``python -m tests.recorded.part PART FOLDER``."""

import sys
from pathlib import Path

from tests.recorded.world import WORLD


def main() -> None:
    """Make it; the exit status is 1 where a command is not known."""
    part, folder = sys.argv[1], Path(sys.argv[2]).absolute()
    WORLD.begin()
    from tests.recorded.kept import write_part
    from tests.recorded.reading import Unknown
    from tests.recorded.recording import recorded

    try:
        write_part(folder, part, recorded(part))
    except Unknown as error:
        sys.exit(f"{part}: {error}. Say how it is called in tests/recorded/ways.toml or tests/recorded/script.txt.")


if __name__ == "__main__":
    main()
