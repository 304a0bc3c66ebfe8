"""``painplan redo``; it is told beside ``undo``."""

from painplan.cli.undo import redo as command

__all__ = ["command"]
