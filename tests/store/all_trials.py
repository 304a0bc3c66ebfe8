"""The whole fault table, in the order of the promises. ``python -m tests.store.all_trials`` writes it into STORE.md."""

from tests.store import trials_backups, trials_damage, trials_sealed, trials_together, trials_writing  # noqa: F401  (entering the trials is what the import is for)
from tests.store.trials import TRIALS

__all__ = ["TRIALS"]
