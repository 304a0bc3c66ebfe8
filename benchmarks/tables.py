"""Plain tables and goal lines."""

from collections.abc import Sequence


def title(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """First column to the left, figures to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        first, *figures = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join([first, *figures]).rstrip())


def goal(asked: str, measured: str, *, met: bool) -> None:
    print(f"goal: {asked} · measured {measured} · {'met' if met else 'NOT met'}")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
