"""Warning signs: which are open, and what they lock. Pure; information and signposting, never a diagnosis.

Tiers and questions are clinical.md C1 and C2; the words lie in assets.
"""

from painplan.safety.signs import LOCKING, OpenSign, Sign, Tier, check_answer, open_signs, signs_from

__all__ = ["LOCKING", "OpenSign", "Sign", "Tier", "check_answer", "open_signs", "signs_from"]
