"""The list of changes: what undo takes back next, and what redo brings again; the same list as that of the commands."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from painplan.diary.undoing import ChangesView
from painplan.kit.assets import asset
from painplan.screens.base import Room


class ChangesScreen(Room):
    """Everything that can be taken back, the last change first."""

    DEFAULT_CSS = "ChangesScreen Static { height: auto; max-width: 76; }"

    def compose_content(self) -> ComposeResult:
        """What can be brought again, which is little; then what can be taken back."""
        yield Static(id="redo")
        yield Static(id="undo", classes="gap")

    def refresh_facts(self) -> None:
        """Read the list."""
        super().refresh_facts()
        found = self.result_of(self.coach.changes) if self.query("#undo") else None
        if found is None:
            return
        for name, changes in (("undo", found.undo), ("redo", found.redo)):
            part = self.query_one(f"#{name}", Static)
            part.display = bool(changes) or name == "undo"
            part.update(
                Content.assemble(
                    (f"{asset('undo')['screen'][name]}\n", "bold"),
                    "\n".join(map(_row, changes)) or asset("undo")["screen"]["empty"],
                )
            )


def _row(change: ChangesView) -> str:
    return str(asset("undo")["list"]["row"]).format(at=f"{change.at:%Y-%m-%d %H:%M}", what=change.what)
