"""Plain sentences that mean nothing, always the same ones for the same seed."""

from __future__ import annotations

from random import Random

COMMON = ["the", "of", "to", "and", "a", "in", "that", "for", "on", "is", "with", "by", "at", "as", "be", "was", "it", "from", "this", "are", "which", "has", "not", "will", "or", "an", "were", "have", "its", "their", "been", "had", "they", "would", "each", "than", "all", "more", "one", "after", "before", "between", "when", "other", "some"]
WORDS = ["council", "board", "member", "officer", "resident", "service", "report", "plan", "review", "budget", "housing", "repair", "estate", "school", "library", "street", "park", "market", "bridge", "river", "station", "road", "bus", "cycle", "tree", "waste", "recycling", "energy", "heating", "boiler", "window", "door", "lift", "tenant", "landlord", "lease", "rent", "grant", "fund", "charity", "partner", "contract", "supplier", "tender", "price", "saving", "cost", "income", "tax", "reserve", "audit", "risk", "control", "policy", "strategy", "priority", "outcome", "target", "measure", "survey", "trust", "letter", "meeting", "agenda", "minute", "decision", "vote", "motion", "paper", "draft", "proposal", "consultation", "answer", "question", "petition", "complaint", "appeal", "hearing", "licence", "planning", "permission", "building", "site", "design", "drawing", "height", "light", "noise", "air", "water", "flood", "drain", "safety", "fire", "alarm", "inspection", "notice", "order", "court", "law", "duty", "power", "child", "family", "carer", "elder", "health", "clinic", "nurse", "doctor", "care", "home", "visit", "assessment", "support", "advice", "training", "apprentice", "job", "worker", "manager", "director", "team", "department", "office", "desk", "phone", "website", "form", "record", "data", "system", "computer", "password", "network", "project", "stage", "delay", "reason", "date", "month", "quarter", "year", "week", "morning", "evening", "summer", "winter", "autumn", "spring", "north", "south", "east", "west", "centre", "ward", "borough", "region", "nation", "city", "town", "agreed", "asked", "heard", "noted", "told", "said", "found", "shown", "begun", "finished", "moved", "opened", "closed", "changed", "mended", "painted", "cleaned", "counted", "checked", "written", "read", "sent", "published", "kept", "given", "taken", "made", "built", "bought", "sold", "paid", "owed", "spent", "raised", "lowered", "early", "late", "new", "old", "first", "last", "next", "second", "third", "whole", "half", "clear", "plain", "fair", "short", "long", "high", "low", "small", "large", "open", "empty", "full", "safe", "ready", "certain", "likely", "local", "public", "private", "national", "yearly", "monthly", "weekly", "daily", "together", "apart", "again", "already", "still", "soon", "often", "never", "always", "under", "over", "around", "along", "across", "against", "during", "until", "since", "because", "although", "whether", "neither", "both", "either", "several", "many", "few", "most", "least", "enough", "about", "nearly", "exactly", "almost", "only", "even"]
TERMS = tuple(f"{first}{last}" for first in ("CRB", "DPH", "EQP", "GLT", "HRX", "MTS") for last in "ABCDE")
"""Abbreviations that the glossary explains."""


class Words:
    """A source of texts."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def clause(self, length: int) -> str:
        """So many words, without a capital or a stop."""
        told = [self.random.choice(COMMON if place % 2 else WORDS) for place in range(length)]
        if self.random.random() < 0.1:
            told[-1] = self.random.choice(TERMS)
        return " ".join(told)

    def sentence(self, length: int) -> str:
        """A sentence of so many words."""
        told = self.clause(length)
        return f"{told[0].upper()}{told[1:]}."

    def text(self, sentences: int, length: int = 13) -> str:
        """A paragraph of so many sentences."""
        return " ".join(self.sentence(self.random.randint(length - 4, length + 4)) for _ in range(sentences))

    def title(self, length: int = 5) -> str:
        """A heading of so many words."""
        return " ".join(self.random.choice(WORDS) for _ in range(length)).capitalize()
