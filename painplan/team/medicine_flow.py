"""The questions about one medicine, each answer kept as it is given and as typed (clinical.md C4)."""

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.team.medicines import Medicines
from painplan.team.thing_flow import ThingFlow


class MedicineFlow(ThingFlow):
    """One is kept once its name is said."""

    TOPIC = "medicines"
    PARTS = ("name", "side_effects", "question")

    @property
    def _medicines(self) -> Medicines:
        return Medicines(self._desk)

    def standing(self, name: str) -> str:
        """What is noted; a question is always another one."""
        if self.thing is None or name == "question":
            return ""
        return str(getattr(self._medicines.medicine(self.thing), name))

    def check(self, name: str, text: str) -> None:
        """A new one needs a name."""
        if self.thing is None and not one_line(text):
            self._medicines.add(text)  # says so

    def save(self, name: str, text: str) -> None:
        """Keep a part."""
        if self.thing is None:
            self.thing = self._medicines.add(text).id
        elif name == "question":
            self._medicines.ask(self.thing, text)
        else:
            self._medicines.change(self.thing, {name: text})

    def keep(self) -> str:
        """All was gone through."""
        return str(asset("medicines")["says"]["kept"])
