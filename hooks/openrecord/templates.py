"""Strict, autoescaping Jinja, whose templates do no more than ours need: drawing takes three fifths of the time.

Jinja makes Python of a template, for templates that anybody wrote about anything. Ours draw typed views, so that an
attribute is just that, only macros are called, and a text need only be escaped, not be marked as escaped as well,
where it is joined to others at once. The pages stay the same to the byte.
"""

from __future__ import annotations

import re
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import nodes
    from jinja2.compiler import Frame

_needs_escape = re.compile("[&<>'\"]").search


class _CodeGenerator(CodeGenerator):
    """Writes the code of a template."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Begin to write out what an expression is: always escaped, whatever a template asks."""
        self.write("environment.written(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 # Jinja's name
        """Write an attribute as one: no view is a mapping, whose keys Jinja would try as well."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")


class _Context(Context):
    """What a template knows."""

    def call(
        self,
        called: Callable[..., object],
        /,
        *arguments: object,
        _block_vars: object = None,
        _loop_vars: object = None,
        **options: object,
    ) -> object:
        """Call a macro; none of ours asks for the template's surroundings, which Jinja would look for."""
        return called(*arguments, **options)


class Templates(jinja2.Environment):
    """The templates of one folder."""

    code_generator_class = _CodeGenerator
    context_class = _Context

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.globals.clear()  # a view is all that a template draws on, and imports need look for nothing else

    @staticmethod
    def written(value: object) -> str:
        """What an expression adds to a page: as it is where a macro drew it, escaped otherwise."""
        if type(value) is Markup or (type(value) is str and not _needs_escape(value)):
            return value
        return escape(value)
