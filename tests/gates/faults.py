"""What a gate finds, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

MOST_SHOWN = 60


def none_of(faults: Iterable[str]) -> None:
    """Fail with every fault on a line of its own, the first ones of very many."""
    found = sorted(set(faults))
    if found:
        more = [f"and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
        pytest.fail("\n".join([f"{len(found)} found:", *found[:MOST_SHOWN], *more]), pytrace=False)
