"""The questions about somebody of the team, each answer kept as it is given."""

from collections.abc import Mapping

import msgspec

from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.step import Step, chosen, together
from painplan.kit.words import say
from painplan.team.service import ROLES, TOPICS, Team
from painplan.team.thing_flow import ThingFlow


class MemberFlow(ThingFlow):
    """Somebody new is kept once their role is said."""

    TOPIC = "team"
    PARTS = ("name", "role", "helps", "agreed", "shares")

    @property
    def _team(self) -> Team:
        return Team(self._desk)

    def options(self, name: str) -> Mapping[str, str]:
        """Roles, topics."""
        words = asset("team")
        values = {"role": ROLES, "shares": TOPICS}.get(name, ())
        return {value: words["roles" if name == "role" else name][value] for value in values}

    def standing(self, name: str) -> str:
        """What is noted."""
        if self.thing is None:
            return ""
        member = self._team.member(self.thing)
        return together(member.shares) if name == "shares" else str(getattr(member, name))

    def check(self, name: str, text: str) -> None:
        """Whoever is new needs a name."""
        if self.thing is None and name == "name" and not one_line(text):
            raise WrongInput(say("team.screen.name_or_role"))

    def save(self, name: str, text: str) -> None:
        """Keep a part."""
        if name == "shares" and self.thing is not None:
            self._team.share(self.thing, chosen(text))
        elif self.thing is not None:
            self._team.change(self.thing, {name: text})
        elif name == "role":
            self.thing = self._team.add(self.said["name"], text).id

    def _asked(self, name: str) -> Step:
        """A role is needed."""
        asked = super()._asked(name)
        return msgspec.structs.replace(asked, optional=False) if name == "role" else asked

    def keep(self) -> str:
        """All was gone through."""
        return str(asset("team")["kept"])
