"""When effort makes a person crash: steps off by their own word, on again only by a specialist's."""

from textual.content import Content

from painplan.kit.assets import asset
from painplan.safety.crashes_flow import CrashesFlow
from painplan.screens.flow import FlowScreen


class CrashesScreen(FlowScreen):
    """The question about a lasting worsening, or what holds while the answer is yes."""

    OWN_WORDS = False

    def flow(self) -> CrashesFlow:
        """The questions."""
        return CrashesFlow(self.coach)

    def above(self) -> Content:
        """The guideline's words where steps are off."""
        words, off = asset("safety")["pem"], self.coach.book.profile.post_exertional_malaise
        return Content(f"{words['text']}\n\n{words['off']}" if off else "")
