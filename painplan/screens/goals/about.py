"""About you: short questions, and at the end a picture of it, strengths first."""

from textual.content import Content
from textual.widgets import Static

from painplan.goals.intake import AboutTalk
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.screens.flow import FlowScreen
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class AboutScreen(FlowScreen):
    """What one can do, thoughts, mood, sleep, people, what was tried."""

    def flow(self) -> AboutTalk:
        """The conversation of this diary."""
        return AboutTalk(self.coach)

    def draw_end(self) -> None:
        """The picture, strengths first."""
        words, told = asset("assessment")["words"], AboutTalk(self.coach).picture()
        self.query_one(QuestionCard).show(Asked(words["title"], say("goals.about.enter_goes_back_where")))
        parts = []
        for part, lines in (("strengths", told.strengths), ("hard", told.hard), ("told", told.told)):
            if lines:
                parts.append(Content.styled(words[part], "bold"))
                parts.append(table((line.label, line.words, "") for line in lines))
        self.query_one("#readback", Static).update(Content("\n").join([*parts, Content(words["end"])]))

    def finish(self) -> None:
        """Back to where it was opened."""
        self.action_leave()
