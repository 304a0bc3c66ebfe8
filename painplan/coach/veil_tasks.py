"""Discreet mode for tasks with rests, big jobs and avoided activities: told apart by their numbers. Pure."""

from typing import Any

from msgspec.structs import replace

from painplan.records import Attempt, Avoided, Book, Job, RestPlan


def veiled_tasks(book: Book, hidden: str) -> dict[str, Any]:
    """These parts of a book without words of the person, by their names in the book."""
    return {
        "rest_plans": tuple(_rest_plan(plan, number, hidden) for number, plan in enumerate(book.rest_plans, 1)),
        "jobs": tuple(_job(job, number) for number, job in enumerate(book.jobs, 1)),
        "avoided": tuple(_avoided(one, number, hidden) for number, one in enumerate(book.avoided, 1)),
        "attempts": tuple(_attempt(attempt, hidden) for attempt in book.attempts),
    }


def _rest_plan(plan: RestPlan, number: int, hidden: str) -> RestPlan:
    return replace(plan, name=f"task {number}", rest_is=plan.rest_is and hidden, history=())


def _job(job: Job, number: int) -> Job:
    pieces = tuple(replace(piece, text=f"piece {n}") for n, piece in enumerate(job.pieces, 1))
    return replace(job, name=f"job {number}", pieces=pieces, history=())


def _avoided(one: Avoided, number: int, hidden: str) -> Avoided:
    return replace(one, activity=f"activity {number}", talked_with=one.talked_with and hidden, history=())


def _attempt(attempt: Attempt, hidden: str) -> Attempt:
    words = {"fears": hidden, "dose": hidden, "happened": attempt.happened and hidden}
    return replace(attempt, history=(), **words)
