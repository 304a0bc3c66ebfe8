"""What the figures were measured on, and the environment that measured programs run in."""

import os
import platform
import sys
from pathlib import Path

NOT_PASSED_ON = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PAINPLAN_DATA", "PAINPLAN_DEBUG"}
"""Settings of a developer's shell that would change what is measured."""


def machine_line() -> str:
    cores = os.cpu_count() or 1
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} {platform.machine()}"
    return f"Machine: {cores} cores{load}, {system}, Python {platform.python_version()}"


def environment(scratch: Path) -> dict[str, str]:
    """Environment of a measured program: byte-compiled as an installed program is, without touching the tree."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(scratch / "bytecode"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def filesystem(path: Path) -> str:
    """Name of the filesystem a path lies on, where the system says it."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown filesystem"
    holding = [(point, kind) for point, kind in mounts if path.resolve().is_relative_to(point)]
    return max(holding, key=lambda mount: len(mount[0]), default=("", "unknown filesystem"))[1]


def console_script() -> Path:
    """The ``painplan`` command beside the Python that runs this."""
    return Path(sys.executable).with_name("painplan")
