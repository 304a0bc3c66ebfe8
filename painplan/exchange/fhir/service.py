"""The diary as FHIR R4 for another system, and PainPlan's own FHIR export back into a diary."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path

import msgspec
from msgspec.structs import replace

from painplan import __version__
from painplan.care.service import CareRoom
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.exchange.fhir.export import START, bundle, by_kind, check, export_provenance, kinds_counted, ndjson
from painplan.exchange.fhir.import_ import read_fhir
from painplan.exchange.fhir.parts import Resource
from painplan.exchange.fhir.read import AS_BASIC, READERS
from painplan.exchange.fhir.write import ExportedFacts, resources
from painplan.exchange.own.import_ import BroughtBack, bring_back
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.kinds import KINDS
from painplan.kit.plain_file import at_home, is_folder
from painplan.kit.record import Record
from painplan.kit.words import say
from painplan.measures.service import Assessments
from painplan.store.made_files import names_us
from painplan.store.user_paths import named_path, replace_all_ours, replace_ours
from painplan.store.whole.everything import all_entries, entry_kinds
from painplan.today.coach import Coach

USUAL_SUBJECT = "me"
LONGEST_SUBJECT = 64


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of a diary that are not in an export."""

    kind: str
    """Their table."""
    name: str
    """The same in the person's words."""
    entries: int


class FhirFile(msgspec.Struct, frozen=True, kw_only=True):
    """An export as it would be written."""

    resources: Sequence[Resource]
    checked: bool
    """Whether it was checked against R4B: the extra for that is installed."""
    notes: bool
    left_out: tuple[LeftOut, ...]
    """The kinds of this diary that FHIR has no place for here."""
    notices: tuple[str, ...]
    """What the person should know about the diary's files, in sentences."""

    @property
    def counts(self) -> dict[str, int]:
        """How many resources of each kind."""
        return kinds_counted(self.resources)


class Fhir:
    """FHIR out and in, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def made(self, subject: str = "", *, notes: bool = True, checking: bool = True) -> FhirFile:
        """The export.

        Args:
            subject: A pseudonym; empty: ``me``. Never a name: it is written as it is.
            notes: Whether the notes of check-ins are in it.
            checking: Whether to check it where the extra is installed.

        Raises:
            WrongInput: There is nothing to export, or the pseudonym is too long.
            CannotDo: A resource is not valid, or the person's own words are hidden.
        """
        self._desk.check_words_shown()
        who = one_line(subject) or USUAL_SUBJECT
        if len(who) > LONGEST_SUBJECT:
            raise WrongInput(say("exchange.service.pseudonym_up_letters_choose", longest_subject=LONGEST_SUBJECT))
        found = list(resources(self._facts(notes=notes), who))
        if not found:
            raise WrongInput(asset("fhir")["nothing"])
        found += export_provenance(found, who, __version__, self._desk.now().astimezone(UTC))
        return FhirFile(
            resources=found,
            checked=checking and check(found),
            notes=notes,
            left_out=tuple(self._left_out()),
            notices=self._desk.diary.notices(self._desk.today),
        )

    def bundle(self, file: FhirFile) -> bytes:
        """The export as one Bundle."""
        return bundle(file.resources, self._desk.now().astimezone(UTC))

    def write(self, file: FhirFile, named: str, *, force: bool = False) -> str:
        """Write it as one Bundle; its path.

        Raises:
            WrongInput: No file can be there.
            CannotDo: Something else is there, or it cannot be written.
        """
        path = named_path(named, self._desk.diary.folder)
        other = asset("fhir")["other"]
        return replace_ours(path, self.bundle(file), lambda there: there.start.startswith(START), other, force=force)

    def write_folder(self, file: FhirFile, named: str, *, force: bool = False) -> tuple[str, ...]:
        """Write one NDJSON file a kind into a folder that is there; their paths.

        Raises:
            WrongInput: There is no such folder.
            CannotDo: Something else is there, or it cannot be written.
        """
        if not named.strip() or not is_folder(at_home(named)):
            raise WrongInput(asset("fhir")["no_folder"].format(path=one_line(named, 200)))
        own, folder = self._desk.diary.folder, at_home(named)
        contents = {
            named_path(str(folder / f"{kind}.ndjson"), own): ndjson(found)
            for kind, found in by_kind(file.resources).items()
        }
        return replace_all_ours(contents, names_us, asset("fhir")["other"], force=force)

    def bring_back(self, path: Path) -> BroughtBack:
        """Let the entries of an export join the diary's own, which count before them.

        Raises:
            WrongInput: The path leads nowhere.
            CannotDo: It is no export of PainPlan, damaged, or cannot be saved; everything stays as it was.
        """
        return bring_back(read_fhir(path, entry_kinds()), self._desk)

    def _left_out(self) -> Iterator[LeftOut]:
        """The kinds of the diary's entries that no resource was made of."""
        words = asset("fhir")["left_out"]["kinds"]
        entries, _ = all_entries(self._desk.diary.folder)
        for kind, documents in entries.items():
            inside = {*AS_BASIC.get(kind, ()), *Record.__struct_fields__}
            if kind in READERS and len(inside) > len(Record.__struct_fields__):
                left = sum(1 for one in documents if one.keys() - inside)
            else:
                left = 0 if kind in READERS else len(documents)
            if left:
                yield LeftOut(kind=kind, name=words[kind], entries=left)

    def _facts(self, *, notes: bool) -> ExportedFacts:
        desk, book, days = self._desk, self._desk.facts, self._desk.diary.days()
        checkins = [days.checkins[day] for day in sorted(days.checkins)]
        chosen = CareRoom(desk).all()
        noted = [note for one in chosen for note in one.notes]
        view = Coach(desk.diary, desk.today).today_view()
        taken = Assessments(desk).all() if days.assessments else ()
        scores = {}
        for one in taken:
            if one.score is not None:
                instrument = one.result.instrument if one.result else None
                unit, loinc = (instrument.unit, instrument.loinc) if instrument else ("", None)
                scores[one.made.instrument, one.day] = (one.score, unit, loinc)
        return ExportedFacts(
            goals=book.goals,
            plans=book.plans,
            reviews=book.reviews,
            checkins=checkins if notes else [replace(entry, note=None) for entry in checkins],
            sessions=[days.sessions[key] for key in sorted(days.sessions, key=lambda key: (key[1], key[0]))],
            measurements=[days.measurements[key] for key in sorted(days.measurements, key=lambda k: (k[1], k[0]))],
            assessments=[days.assessments[key] for key in sorted(days.assessments, key=lambda k: (k[1], k[0]))],
            care=[(view.care, view.status) for view in chosen],
            care_notes=[note if notes else replace(note, burden="", side_effect="") for note in noted],
            care_decisions=[decision for view in chosen for decision in view.decisions],
            basics=[record for table in AS_BASIC for record in book.all(KINDS[table])],
            amounts={one.plan.id: (one.told_quota, one.within_day) for one in view.plans if one.told_quota is not None},
            scores=scores,
        )
