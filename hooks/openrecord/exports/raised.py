"""The tables of what members and the public brought to meetings: questions, petitions and deputations."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.exports.columns import address, fields, name, table, words
from openrecord.exports.items import Part, parts, under_item
from openrecord.exports.posts import in_words
from openrecord.exports.source import Source
from openrecord.model.raised import Petition, Question


def questions(source: Source) -> Iterator[Part]:
    """Every question put at a meeting."""
    return parts(source, "questions", "q")


def petitions(source: Source) -> Iterator[Part]:
    """Every petition or deputation brought to a meeting."""
    return parts(source, "petitions", "t")


QUESTIONS = table(
    "questions",
    "Every question that a member or the public put at a meeting, and what was answered.",
    questions,
    (
        name("The meeting, and the question's address on its page after a #.", lambda row: row.path),
        under_item(),
        fields(Question, "minute from=came_from", lambda row: row.question),
        words(
            "asked_by",
            "The member who asked it, in words; nobody from the public is named.",
            lambda row: in_words(row.under.source.record, row.question.asked_by),
        ),
        words(
            "asked_of",
            "Who was asked, in words.",
            lambda row: in_words(row.under.source.record, row.question.to),
        ),
        fields(
            Question,
            "question answered answered_on answer supplementary supplementary_answer source",
            lambda row: row.question,
        ),
        address(lambda row: row.address),
    ),
)

PETITIONS = table(
    "petitions",
    "Every petition or deputation brought to a meeting, and what was done with it.",
    petitions,
    (
        name("The meeting, and the petition's address on its page after a #.", lambda row: row.path),
        under_item(),
        fields(Petition, "minute form title signatures from=came_from", lambda row: row.petition),
        words(
            "presented_by",
            "The member who presented it, in words; nobody from the public is named.",
            lambda row: in_words(row.under.source.record, row.petition.presented_by),
        ),
        fields(Petition, "said reply outcome to=sent_to source", lambda row: row.petition),
        address(lambda row: row.address),
    ),
)
