"""Development time only: a thousand made-up diaries as NDJSON, loaded together and asked with DuckDB.

    python -m benchmarks.fhir_at_scale [PEOPLE] [FOLDER]

Needs duckdb; nothing of it is needed to use PainPlan. What it prints stands in docs/fhir-at-scale.md.
"""

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from painplan.exchange.fhir.export import by_kind, ndjson
from painplan.exchange.fhir.service import Fhir
from painplan.samples.catalogue import SAMPLES, sample_coach

ON = date(2026, 11, 24)
QUESTIONS = {
    "how often each measure was observed": """
        select code.coding[1].code as measure, count(*) as observed, count(distinct subject.identifier.value) as people
        from observations group by all order by observed desc
    """,
    "an average day of what was done, week by week of the first year": """
        select week, round(avg(done), 1) as done, count(distinct person) as people from (
            select subject.identifier.value as person, valueQuantity.value as done,
                   date_diff('day', min(day) over (partition by subject.identifier.value), day) // 7 as week
            from (select *, effectiveDateTime::date as day from observations where code.coding[1].code = 'done')
        ) group by week order by week
    """,
    "people whose pain stayed and whose activity grew": """
        with halves as (
            select subject.identifier.value as person, code.coding[1].code as measure, valueQuantity.value as value,
                   ntile(2) over (partition by subject.identifier.value, code.coding[1].code
                                  order by effectiveDateTime) as half
            from observations where code.coding[1].code in ('done', 'pain')
        ), means as (
            select person, avg(value) filter (measure = 'done' and half = 1) as done_before,
                   avg(value) filter (measure = 'done' and half = 2) as done_after,
                   avg(value) filter (measure = 'pain' and half = 1) as pain_before,
                   avg(value) filter (measure = 'pain' and half = 2) as pain_after
            from halves group by person
        )
        select count(*) as people, count(*) filter (done_after >= 1.2 * done_before) as did_more,
               count(*) filter (done_after >= 1.2 * done_before and abs(pain_after - pain_before) < 1) as with_same_pain
        from means
    """,
    "weekly reviews and what was chosen": """
        select activity.text as chosen, count(*) as reviews from read_json_auto(PROVENANCE)
        where activity.text like 'weekly%'
        group by all order by reviews desc
    """,
}


def write(folder: Path, people: int) -> tuple[int, int]:
    """One folder a person, as each would export it; files and bytes."""
    chance, files, size = Random(7), 0, 0
    for number in range(people):
        coach = sample_coach(SAMPLES[number % len(SAMPLES)].name, ON - timedelta(days=chance.randrange(700)))
        file = Fhir(coach).made(f"p{number:05}", notes=False, checking=False)
        place = folder / f"p{number:05}"
        place.mkdir()
        for kind, found in by_kind(file.resources).items():
            content = ndjson(found)
            (place / f"{kind}.ndjson").write_bytes(content)
            files, size = files + 1, size + len(content)
    return files, size


def main(people: int, folder: Path) -> None:
    import duckdb

    began = time.perf_counter()
    files, size = write(folder, people)
    took = time.perf_counter() - began
    print(
        f"{people:,} diaries of twelve weeks written: {files:,} files, {size / 1e6:,.0f} MB, {took:.0f} s", flush=True
    )
    base = duckdb.connect()
    base.execute("set memory_limit = '1GB'")
    began = time.perf_counter()
    where = f"'{folder}/*/Observation.ndjson'"
    base.execute(
        "create table observations as select id, subject, code, effectiveDateTime, valueQuantity "
        f"from read_json_auto({where}, format = 'newline_delimited', union_by_name = true)"
    )
    rows = base.execute("select count(*), count(distinct id) from observations").fetchone()
    assert rows is not None
    print(f"loaded {rows[0]:,} observations ({rows[1]:,} ids): {time.perf_counter() - began:.1f} s", flush=True)
    for title, question in QUESTIONS.items():
        began = time.perf_counter()
        asked = question.replace("PROVENANCE", f"'{folder}/*/Provenance.ndjson', union_by_name = true")
        answer = base.execute(asked).fetchall()
        print(f"{title}: {time.perf_counter() - began:.2f} s")
        for row in answer[:4]:
            print("   ", *row)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    if len(sys.argv) > 2:
        main(count, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(count, Path(made))
