"""The house keeps its shape: imports go downwards, one door to each tool, no clock inside, no council by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from openrecord.read import read

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
LIBRARY = HOOKS / "openrecord"

LEVELS = (
    {"frozen", "grouped"},
    {"problems"},
    {"yamlfile", "misformed"},
    {"model"},
    {"words", "explain", "narrative", "colours", "policy"},
    {
        "links",
        "targets",
        "figures",
        "figure_addresses",
        "duties",
        "dictionary",
        "progress",
        "movement",
        "past",
        "seals",
        "ledger",
        "standing",
        "embargo",
        "read",
        "check",
        "drawing",
    },
    {"edition"},
    {"views", "exports", "feeds", "calendars", "search", "drafting"},
    {"templates"},
    {"render"},
    {"embed", "pages"},
    {"promises"},
    {"moved", "short", "sound"},
    {"site"},
    {"build", "serve", "publishing", "cli", "publish"},
)
"""The rooms of the house from the ground up; a room may use its own level and those below it."""


def rooms() -> Mapping[str, list[Path]]:
    """The files of each module or package of the library, and of the hook."""
    found: dict[str, list[Path]] = {"publish": [HOOKS / "publish.py"]}
    for path in sorted(LIBRARY.rglob("*.py")):
        if path != LIBRARY / "__init__.py":
            found.setdefault(path.relative_to(LIBRARY).parts[0].removesuffix(".py"), []).append(path)
    return found


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of a file, at its top or inside, as line and full name."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are written in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def uses(room: str) -> Iterator[tuple[str, str]]:
    """The other rooms that a room imports, each with the place of the import."""
    for path in rooms()[room]:
        for line, name in imported(path):
            first, _, rest = name.partition(".")
            other = rest.split(".")[0]
            if first == "openrecord" and other != room:
                yield other, f"{path.relative_to(ROOT)}:{line}"


def level(room: str) -> int:
    """The height of a room."""
    return next(height for height, names in enumerate(LEVELS) if room in names)


def importers(tool: str) -> set[str]:
    """The files that import a tool."""
    return {
        path.relative_to(HOOKS).as_posix()
        for paths in rooms().values()
        for path in paths
        for _, name in imported(path)
        if name.split(".")[0] == tool
    }


def test_every_room_has_its_level() -> None:
    assert set(rooms()) - set().union(*LEVELS) == set()


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_its_own_level_and_those_below(room: str) -> None:
    upwards = [f"{place}: {room} imports {other}" for other, place in uses(room) if level(other) > level(room)]
    assert upwards == []


def no_circle(imports: Mapping[str, set[str]]) -> None:
    """Fail where names import each other in a circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other: {' → '.join(error.args[1])}")


def test_no_two_rooms_import_each_other() -> None:
    no_circle({room: {other for other, _ in uses(room)} for room in rooms()})


def test_no_two_rooms_of_views_import_each_other_or_a_page_that_draws_on_several_of_them() -> None:
    found: dict[str, set[str]] = {}
    for path in rooms()["views"]:
        room, *rest = path.relative_to(LIBRARY / "views").parts
        if rest:
            views = [name.split(".")[2] for _, name in imported(path) if name.startswith("openrecord.views.")]
            found.setdefault(room, set()).update(view for view in views if view != room)
    assert set().union(*found.values()) <= set(found)
    no_circle(found)


def test_only_yamlfile_reads_yaml_and_only_render_draws_with_jinja() -> None:
    assert importers("yaml") == {"openrecord/yamlfile.py"}
    assert importers("jinja2") == {"openrecord/render.py", "openrecord/templates.py"}


def test_only_calendars_write_icalendar_files() -> None:
    assert importers("icalendar") == {"openrecord/calendars/ics.py"}


def test_only_one_file_makes_codes_for_paper() -> None:
    assert importers("segno") == {"openrecord/drawing/qr.py"}


def test_only_one_file_reads_pdfs() -> None:
    assert importers("pypdf") == {"openrecord/publishing/reading.py"}


def test_only_the_hook_knows_mkdocs() -> None:
    assert importers("mkdocs") | importers("material") == {"publish.py"}


def test_only_the_hook_and_the_command_read_the_clock() -> None:
    clocks = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for room, paths in rooms().items()
        for path in paths
        for node in ast.walk(parsed(path))
        if room not in {"publish", "cli"}
        and isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "today", "utcnow", "localtime", "gmtime"}
    ]
    assert clocks == []
    assert importers("time") <= {"publish.py", "openrecord/cli.py"}


def test_the_hooks_folder_holds_one_hook_and_one_package() -> None:
    names = {path.name for path in HOOKS.iterdir() if path.name not in {"__pycache__", "openrecord.egg-info"}}
    assert names == {"publish.py", "openrecord"}


def council_words(root: Path) -> set[str]:
    """What a council's record calls things by, where that is more than one common word."""
    record, _ = read(root)
    told = {record.council.name, record.council.called}
    for body in record.bodies.values():
        told |= {body.id, body.name}
    for plan in record.plans.values():
        told |= {plan.title}
    for theme in record.themes.values():
        told |= {theme.id, theme.title}
    always = {record.council.name, record.council.called}
    return {word for word in told if word in always or len(re.findall(r"[^\W\d_]+", word)) > 1}


@pytest.mark.parametrize("council", [".", "tests/example"])
def test_code_and_templates_name_no_council_theme_or_body(council: str) -> None:
    words = council_words(ROOT / council)
    named = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(words)))
    sources = [*LIBRARY.rglob("*.py"), HOOKS / "publish.py"]
    sources += [p for p in (ROOT / "theme_overrides").rglob("*") if p.suffix in {".html", ".css", ".js", ".svg"}]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in sorted(sources)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in named.finditer(line)
    ]
    assert found == []


def test_templates_do_no_arithmetic_and_trust_no_text() -> None:
    sums = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
    for template in sorted((ROOT / "theme_overrides").rglob("*.html")):
        parsed_template = jinja2.Environment(autoescape=True).parse(template.read_text("utf-8"))
        lines = [node.lineno for node in parsed_template.find_all(sums)]
        lines += [node.lineno for node in parsed_template.find_all(nodes.Filter) if node.name == "safe"]
        assert lines == [], template.name


def test_an_address_that_a_template_gives_begins_with_a_capital() -> None:
    """No id of the record and no heading of a narrative does, so that the two never meet on a page."""
    for template in sorted((ROOT / "theme_overrides").rglob("*.html")):
        given = re.findall(r' id="([^"{]+)', template.read_text("utf-8"))
        assert [anchor for anchor in given if not anchor[0].isupper()] == [], template.name
