"""Small files to bring in, and the real ones."""

from collections.abc import Sequence
from pathlib import Path

REAL = Path(__file__).parents[1] / "data" / "knee-diary"
HEADER = (
    "Date,Calories Burned,Steps,Distance,Floors,Minutes Sedentary,Minutes Lightly Active,Minutes Fairly Active,"
    "Minutes Very Active,Activity Calories"
)


def row(day: str, steps: str = "9,892") -> str:
    """A line as Fitbit writes it."""
    return f'"{day}","2,783","{steps}","7.35","60","1,150","234","34","22","1,347"'


def activities(*rows: str, header: str = HEADER, end: str = "\n") -> str:
    """An export with these lines."""
    return end.join(["Activities", header, *rows, ""])


def in_files(folder: Path, *texts: str | bytes, names: Sequence[str] = ()) -> list[Path]:
    """Write texts to files of their own."""
    folder.mkdir(exist_ok=True)
    files = [folder / (names[n] if names else f"month_{n + 1}.csv") for n in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return files
