"""Somebody who answers a conversation at random, never with something that does not fit."""

from collections.abc import Callable

from hypothesis import strategies as st

from painplan.kit.step import Step


def answer_to(step: Step, draw: Callable[[st.SearchStrategy[str]], str], said: dict[str, str]) -> str:
    """An answer as it would be typed; now and then what can be skipped is skipped."""
    if step.optional and draw(st.sampled_from(["skip", "say", "say", "say"])) == "skip":
        return ""
    match step.kind:
        case "choice":
            keys = [option.key for option in step.options if not (step.id == "adult" and option.value == "no")]
            return draw(st.sampled_from(keys))
        case "list":
            keys = [option.key for option in step.options]
            most = step.most or len(keys)
            picked = draw(st.lists(st.sampled_from(keys), unique=True, max_size=most).map(" ".join))
            return picked or "0"
        case "scale":
            return draw(st.integers(0, 10).map(str))
        case "amount":
            most = int(said["good"]) if step.id == "bad" else 60
            return draw(st.integers(1, most).map(str))
        case "amounts":
            return draw(st.sampled_from(["3 5 8", "4 6 9 12 20", step.given or "2 4 6"]))
        case "day":
            return draw(st.sampled_from(["in 1 week", "in 8 weeks", "in 40 weeks", "31 December"]))
        case _:
            return word_of(step.id, said)


def word_of(name: str, said: dict[str, str]) -> str:
    """Words of one's own that can be found again, and now and then ones that are asked about once more."""
    goals = ("to be pain free", "my wife wants me to walk", "I said goal", "to take less tramadol")
    if name == "unit_name":
        return "pages"
    if name == "goal":
        return goals[len(said.get("matters", "")) % len(goals)]
    return f"I said {name}"
