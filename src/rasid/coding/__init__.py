"""From a report to its claims: the way of coding on one screen."""

from __future__ import annotations

from msgspec.structs import replace

from rasid import codebook
from rasid.coding import acts, arguments, confidence, document, figures, merge, relevance, speech
from rasid.coding.document import Document
from rasid.coding.draft import Draft
from rasid.coding.figures import Quantity
from rasid.records import Claim, Coded, Report, TimeExpression, When


def code(report: Report) -> Coded:
    """The claims and times of a report. Pure: the same report gives the same claims, on any machine."""
    doc = document.read(report, codebook.load())
    if not relevance.may_tell(doc):
        return Coded(doc=report, claims=(), times=_times(doc))
    document.find_names(doc)
    signs = relevance.of(doc)
    if not signs.tells():
        return Coded(doc=report, claims=(), times=_times(doc))
    document.complete(doc)
    reaches = speech.reaches(doc)
    quantities = figures.find(doc)
    drafts = acts.attach(doc, acts.find(doc, reaches, signs), quantities, reaches, signs)
    arguments.fill(doc, drafts, reaches)
    claims = [_claim(doc, draft, quantities) for draft in merge.merge(drafts, quantities)]
    return Coded(doc=report, claims=tuple(claims), times=_times(doc))


def _times(doc: Document) -> tuple[TimeExpression, ...]:
    return tuple(
        TimeExpression(span=t.span, text=doc.text[slice(*t.span)], start=t.start, end=t.end, precision=t.precision)
        for t in doc.times
    )


def _claim(doc: Document, draft: Draft, quantities: list[Quantity]) -> Claim:
    index = {q: k for k, q in enumerate(draft.quantities)}
    told = [quantities[i] for i in draft.quantities]
    claim = Claim(
        report=doc.report.id,
        type=draft.type,
        status=draft.status,
        trigger=doc.span(draft.first, draft.last),
        actors=tuple(draft.actors),
        targets=tuple(draft.targets),
        places=tuple(draft.places),
        time=_when(doc, draft),
        figures=tuple(q.figure(doc, index.get(q.part_of) if q.part_of is not None else None) for q in told),
        speaker=draft.speaker,
        evidence=doc.span(draft.sentence.first, draft.sentence.last),
        rules=tuple(dict.fromkeys((*draft.rules, *confidence.signs(draft)))),
    )
    return replace(claim, confidence=confidence.of(claim))


def _when(doc: Document, draft: Draft) -> When:
    if draft.time is not None:
        return When(start=draft.time.start, end=draft.time.end, precision=draft.time.precision, span=draft.time.span)
    day = doc.published.date().isoformat() if doc.published else None
    return When(start=day, end=day, precision="unknown")
