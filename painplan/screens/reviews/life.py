"""A change in one's life: what it is, and a few words."""

from painplan.reviews.life_flow import LifeChangeFlow
from painplan.screens.flow import FlowScreen


class LifeChangeScreen(FlowScreen):
    """Two short questions."""

    def flow(self) -> LifeChangeFlow:
        """What changed, and what to keep of it."""
        return LifeChangeFlow(self.coach)
