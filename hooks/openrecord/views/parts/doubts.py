"""What nobody knows: the contradictions of the sources, and the silences that the record itself shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord import words
from openrecord.edition.answers import state_on
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.council import Doubt
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.entry import Corrected
from openrecord.model.plan import Milestone, Plan
from openrecord.progress import State
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.corrections import CorrectionView, corrections_in
from openrecord.views.parts.writer import Writer, locator

OF_PLAN = frozenset({"plan", "theme", "action", "milestone", "update"})
WHOLE, DIRECTIONS, MEETINGS = "The record as a whole", "Directions", "Meetings"
MEASURES, PEOPLE = "Measures", "People and bodies"
_ROOMS = {
    "direction": DIRECTIONS,
    "meeting": MEETINGS,
    "measure": MEASURES,
    "person": PEOPLE,
    "body": PEOPLE,
}


MOST_NAMED = 6
"""More names than these would make the page heavy; they stand on the pages of the plan."""


@frozen
class DoubtRow:
    """Something that the sources contradict, leave out or misprint."""

    id: str
    href: str
    text: Prose
    treatment: Prose
    about: tuple[Link, ...]
    sources: tuple[Link, ...]


@frozen
class DoubtGroup:
    """The doubts about one document or plan."""

    id: str
    title: str
    subject: Link | None
    doubts: tuple[DoubtRow, ...]


@frozen
class Silence:
    """Milestones of which something is not known."""

    sentence: str
    milestones: tuple[Link, ...]
    more: str = ""
    """How many more there are than are named."""


@frozen
class PlanSilences:
    """What the record of one plan does not tell."""

    plan: Link
    silences: tuple[Silence, ...]


@frozen
class CorrectedView:
    """What was put right in one entry."""

    entry: Link | None
    """The entry; none: what the record says of the council itself."""
    corrections: tuple[CorrectionView, ...]


@frozen
class DoubtsView:
    """The record's own limits."""

    title: str
    short: tuple[str, ...]
    groups: tuple[DoubtGroup, ...]
    plans: tuple[PlanSilences, ...]
    others: tuple[Silence, ...]
    corrected: tuple[CorrectedView, ...]
    """What was put right in what the record says of the council itself, and in the entries of its lists."""


def doubts_view(writer: Writer) -> DoubtsView:
    """The page of what is not known."""
    plans = tuple(found for plan in writer.edition.plans if (found := plan_silences(writer, plan)).silences)
    groups = tuple(_groups(writer))
    count = len(writer.record.doubts)
    short = [
        f"{words.capital(words.number(count))} {'thing' if count == 1 else 'things'} in the sources "
        f"{words.agree(count, 'is')} doubtful: contradicted, left out or misprinted."
        if count
        else "Nothing in the sources has been marked as doubtful."
    ]
    short.append("Each is listed with what the record does about it." if count else "")
    short.append("After them stands what the record itself is silent about." if plans else "")
    return DoubtsView(
        title="What we do not know",
        short=tuple(filter(None, short)),
        groups=groups,
        plans=plans,
        others=tuple(other_silences(writer)),
        corrected=tuple(_corrected(writer)),
    )


def _corrected(writer: Writer) -> Iterator[CorrectedView]:
    """What was corrected in the council's own file, and in the entries of lists."""
    record = writer.record
    own = corrections_in(writer, record.council)
    if record.strategy is not None:
        own += corrections_in(writer, record.strategy)
    if own:
        yield CorrectedView(None, own)
    lists: tuple[tuple[str, Mapping[str, Corrected]], ...] = (
        ("person", record.people),
        ("body", record.bodies),
        ("term", record.terms),
        ("event", record.events),
        ("doubt", record.doubts),
        ("direction", record.directions),
    )
    for kind, entries in lists:
        for name, entry in entries.items():
            if entry.corrections:
                yield CorrectedView(writer.reference(f"{kind}:{name}"), corrections_in(writer, entry))


def doubts_about(writer: Writer, reference: str) -> tuple[DoubtRow, ...]:
    """The doubts about a document, measure or direction, or a part of it."""
    kind, _, path = reference.partition(":")
    about = [naming.by for naming in writer.edition.namings.of(kind, path) if naming.key == "about"]
    doubts = dict.fromkeys(owner.removeprefix("doubt:") for owner in about if owner.startswith("doubt:"))
    return tuple(_row(writer, writer.record.doubts[doubt]) for doubt in doubts)


def _row(writer: Writer, doubt: Doubt, subject: str = "") -> DoubtRow:
    """A doubt; below the heading of what it is about, that alone is not said again."""
    return DoubtRow(
        id=doubt.id,
        href=writer.link("doubt", doubt.id).href,
        text=writer.prose(doubt.text),
        treatment=writer.prose(doubt.treatment),
        about=tuple(_about(writer, reference) for reference in doubt.about if doubt.about != (subject,)),
        sources=writer.sources(doubt.source),
    )


def _about(writer: Writer, reference: str) -> Link:
    link = writer.reference(reference)
    kind, _, path = reference.partition(":")
    _, _, part = path.partition("#")
    if kind != "document" or not part:
        return link
    return Link(f"{link.text} ({locator(writer.record.documents[path.partition('#')[0]], part)})", link.href)


def _groups(writer: Writer) -> Iterator[DoubtGroup]:
    found = grouped((_subject(doubt), doubt) for doubt in writer.record.doubts.values())
    order = [WHOLE, *(f"plan:{plan.id}" for plan in writer.edition.plans)]
    order += [f"document:{document}" for document in writer.record.documents]
    order += [DIRECTIONS, MEETINGS, MEASURES, PEOPLE]
    for subject in sorted(found, key=lambda s: (order.index(s) if s in order else len(order), s)):
        is_entry = ":" in subject
        link = writer.reference(subject) if is_entry else None
        yield DoubtGroup(
            id=f"About-{subject.partition(':')[2]}" if is_entry else f"About-{subject.split(' ')[-1].lower()}",
            title=link.text if link else subject,
            subject=link,
            doubts=tuple(_row(writer, doubt, subject) for doubt in found[subject]),
        )


def _subject(doubt: Doubt) -> str:
    """The document or plan that a doubt is about first, or the name of the group for what is neither."""
    if not doubt.about:
        return WHOLE
    kind, _, path = doubt.about[0].partition(":")
    if kind == "document":
        return f"document:{path.partition('#')[0]}"
    if kind in OF_PLAN:
        return f"plan:{path.partition('/')[0]}"
    return _ROOMS.get(kind, WHOLE)


def plan_silences(writer: Writer, plan: Plan) -> PlanSilences:
    """What the updates of a plan leave open."""
    told = writer.edition.states(plan.id)
    milestones = list(writer.record.milestones_of(plan.id))
    count = len(milestones)
    kinds = (
        ("never", [m for m in milestones if told[m.id].silence == "never"]),
        ("closed", [m for m in milestones if told[m.id].silence == "plan closed"]),
        ("since", [m for m in milestones if told[m.id].silence == "since its date"]),
        ("unknown", [m for m in milestones if _date_not_known(m, told[m.id])]),
        ("none", [m for m in milestones if told[m.id].due is None]),
    )
    return PlanSilences(
        writer.link("plan", plan.id),
        tuple(
            Silence(
                _of_milestones(kind, len(found), count),
                tuple(writer.link("milestone", f"{plan.id}/{m.id}") for m in found[:MOST_NAMED]),
                f"and {len(found) - MOST_NAMED:,} more" if len(found) > MOST_NAMED else "",
            )
            for kind, found in kinds
            if found
        ),
    )


def _date_not_known(milestone: Milestone, state: State) -> bool:
    return isinstance(state.due, Unknown) or isinstance(milestone.due, Unknown)


def _of_milestones(kind: str, found: int, known: int) -> str:
    whole = words.count(known, "milestone")
    some = "The only milestone" if known == 1 else f"All {whole}"
    if found < known:
        some = f"{words.capital(words.number(found))} of {whole}"
    dates = "its date" if found == 1 else "their dates"
    tail = {
        "never": f"{words.agree(found, 'has')} never been reported on.",
        "closed": f"{words.agree(found, 'was')} open when the plan was closed.",
        "since": f"{words.agree(found, 'has')} not been reported on since {dates} passed.",
        "unknown": f"{words.agree(found, 'has')} a date that the sources do not give.",
        "none": f"{words.agree(found, 'has')} no date: none was set.",
    }[kind]
    if kind == "never" and found == known > 1:
        return f"Not one of {whole} has ever been reported on."
    return f"{some} {tail}"


def other_silences(writer: Writer) -> Iterator[Silence]:
    """What the record does not hold of documents and meetings."""
    record = writer.record
    undated = [d for d in record.documents.values() if not isinstance(d.date, PartialDate)]
    if undated:
        count = len(undated)
        yield Silence(
            f"{words.capital(words.count(count, 'document'))} {words.agree(count, 'has')} no known date.",
            tuple(writer.link("document", document.id) for document in undated),
        )
    held = [m for m in record.meetings.values() if m.status == "held" and m.start.date.last <= writer.edition.day]
    in_part = [m for m in held if m.extent in {"partial", "agenda-only"}]
    if in_part:
        yield Silence(
            f"The record does not hold the whole minutes of {_share(len(in_part), len(held), 'meeting')} held.",
            tuple(writer.link("meeting", meeting.path) for meeting in in_part) if len(in_part) <= 100 else (),
        )
    asked = [action for meeting in held for item in meeting.items for action in item.actions]
    silent = sum(state_on(action, writer.edition.day) == "unknown" for action in asked)
    if silent:
        yield Silence(f"What became of {_share(silent, len(asked), 'action')} arising from meetings is not known.", ())


def _share(some: int, every: int, what: str) -> str:
    if some == every:
        return f"the only {what}" if every == 1 else f"all {words.count(every, what)}"
    return f"{words.number(some)} of {words.count(every, what)}"
