"""Development time only: a made-up health export of a million records, how long it takes to read and how much memory.

python -m benchmarks.bench_apple_health [RECORDS]
"""

import resource
import sys
import tempfile
import time
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from painplan.exchange.devices.apple_health import read_apple_health
from painplan.kit.assets import asset

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 13 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-11-24 08:00:00 +0000"/>
"""


def write(target: Path, records: int) -> int:
    """A phone and a watch counting at once, and other records that are not taken; bytes of XML."""
    chance, at, size = Random(1), datetime(2016, 1, 1, 7), len(HEAD)
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("apple_health_export/export.xml", "w", force_zip64=True) as stream,
    ):
        stream.write(HEAD.encode())
        for number in range(records):
            kind, unit = ("StepCount", "count") if number % 3 else ("HeartRate", "count/min")
            source = "Watch" if number % 2 else "iPhone"
            line = (
                f' <Record type="HKQuantityTypeIdentifier{kind}" sourceName="{source}" sourceVersion="17.1" '
                f'unit="{unit}" creationDate="{at} +0100" startDate="{at} +0100" '
                f'endDate="{at + timedelta(minutes=5)} +0100" value="{chance.randrange(5, 60)}"/>\n'
            )
            size += stream.write(line.encode())
            at += timedelta(minutes=5 if number % 2 else 0)
            at = at if at.hour < 22 else at.replace(hour=7) + timedelta(days=1)
        stream.write(b"</HealthData>\n")
    return size


if __name__ == "__main__":
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "export.zip")
        size = write(target, records)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        found = read_apple_health(target, asset("imports/apple_health"), date(2026, 11, 24))
        took = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{records:,} records, {size / 1e6:,.0f} MB of XML, {len(found.measurements):,} days: {took:.1f} s")
    print(f"memory at most {after / 1024:.0f} MB, before reading {before / 1024:.0f} MB")
