"""Facts that nothing changes once they are made: what most classes of the library are."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

Fact = TypeVar("Fact")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Fact]) -> type[Fact]:
    """Make a class a dataclass whose fields nobody sets again; two of it are equal where all their fields are.

    That nobody sets them is seen to by mypy, once. `dataclass(frozen=True)` sees to it again for every field of every
    fact, which makes making one four times as long, and a site makes very many; and it compiles methods for each
    class that can be the same for all, which is felt whenever a command starts.
    """
    made = dataclass(eq=False, repr=False)(cls)
    compared = attrgetter("__class__", *(one.name for one in fields(made) if one.compare))  # type: ignore[arg-type]
    shown = [one.name for one in fields(made) if one.repr]  # type: ignore[arg-type]

    def equals(self: Fact, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Fact) -> int:
        return hash(compared(self))

    def told(self: Fact) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    for name, method in (("__eq__", equals), ("__hash__", hashed), ("__repr__", told)):
        if name not in vars(cls):
            setattr(made, name, method)
    return made
