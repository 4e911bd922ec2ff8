"""YAML text into plain values: everything stays as written, and what goes wrong is told with its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from openrecord.yamlfile import DEEPEST, LARGEST_FILE, MOST_PARTS, BadYaml, Lines, Plain, parse, read_text

STAIRS = "".join(f"{' ' * step}a:\n" for step in range(99))


def told(text: str) -> list[str]:
    """What is wrong with a text."""
    with pytest.raises(BadYaml) as bad:
        parse(text, "file.yml")
    return [str(problem) for problem in bad.value.problems]


def unreadable(path: Path) -> list[str]:
    """Why a file cannot be read."""
    with pytest.raises(BadYaml) as bad:
        read_text(path, path.name)
    return [str(problem) for problem in bad.value.problems]


@pytest.mark.parametrize("scalar", ["no", "18:30", "007", "2016-03", "0x1F", "1_000", "1e3", "yes", ".inf"])
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert parse(f"key: {scalar}", "file.yml") == {"key": scalar}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", '""', "''", "{}"])
def test_what_is_empty_is_none(nothing: str) -> None:
    assert parse(f"key: {nothing}", "file.yml") == {"key": None}


@pytest.mark.parametrize("word", ["null", "~"])
def test_a_word_in_quotes_is_that_word(word: str) -> None:
    assert parse(f'key: "{word}"', "file.yml") == {"key": word}


def test_folded_and_kept_lines_are_read_as_yaml_reads_them() -> None:
    text = "folded: >-\n  one\n  two\nkept: |\n  one\n  two\n"
    assert parse(text, "file.yml") == {"folded": "one two", "kept": "one\ntwo\n"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: this file is empty; fill it or remove it"),
        (" \n\n", "1: this file is empty; fill it or remove it"),
        ("# only this\n", "1: this file holds nothing but comments; fill it or remove it"),
        ("a: 1\nb:\n\t- c\n", "3: a tab before '- c'; indent with spaces"),
        ("a: 1\na: 2\n", "2: the key 'a' stands twice here; keep one"),
        ("a:\n  b: 1\n  'b': 2\n", "3: the key 'b' stands twice here; keep one"),
        ("? [a]\n: b\n", "1: a key that is itself a list or mapping; a key is one word"),
        ("a: &a [*a]\n", "1: an anchor or alias, 'a'; write the value out"),
        ("a: 1\nb: *a\n", "2: an anchor or alias, 'a'; write the value out"),
        ("a: !!python/name:eval b\n", "1: a tag, 'tag:yaml.org,2002:python/name:eval'; write the value alone"),
        ("a: !!set {b}\n", "1: a tag, 'tag:yaml.org,2002:set'; write the value alone"),
        (
            "a: b\n  due: c\n",
            "2: 'due: c': this key stands further in than the one above; line it up, or put the value above in quotes",
        ),
        (
            "- a: b\n \u00a0c: d\n",
            "2: a space that is none of the keyboard's before 'c: d'; type it anew",
        ),
        (
            "a: - b\n",
            "1: 'a: - b': a dash that begins a list inside a value; "
            "put the value in quotes, or begin the list on a line of its own",
        ),
        ("a: b: c\n", "1: 'a: b: c': a colon and a space inside a value; put the value in quotes"),
        ("a: @b\n", "1: 'a: @b': a value may not begin with this character; put the value in quotes"),
        ("a: 1\nb: 'c\nd: e\n", "2: 'b: 'c': quotes or a bracket that are opened and never closed; close them"),
        (
            "a:\n  b: c\n d: e\n",
            "3: 'd: e': indentation or quotes that go wrong at or above this line; line the keys up",
        ),
        ("a: [b\nc: d\n", "2: 'c: d': a list in brackets that goes wrong; part its values with commas, and close it"),
        ("a: b\n---\nc: d\n", "2: '---': a second document, after '---'; a file holds one"),
        ('a: "\\ud800"\n', "1: 'a: \"\\ud800\"': an escape that names no character; write the character itself"),
        ("a: b\nc: d\x00\n", "2: a control character ('U+0000'); remove it"),
        ("a: \x1b[2J\n", "1: a control character ('U+001B'); remove it"),
        ("a: \ud800\n", "1: a control character ('U+D800'); remove it"),
        ("[" * 9999, f"1: nested deeper than {DEEPEST} levels; nothing of the record is"),
        ("- " * 9999, f"1: nested deeper than {DEEPEST} levels; nothing of the record is"),
        (STAIRS, f"41: nested deeper than {DEEPEST} levels; nothing of the record is"),
        ("- 1\n" * (MOST_PARTS + 1), f"{MOST_PARTS}: this file has more than {MOST_PARTS} parts; divide it"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    assert told(text) == [f"file.yml:{message}"]


def test_nested_aliases_that_would_grow_to_gigabytes_end_at_the_first_anchor() -> None:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for letter, before in zip("bcdefghij", "abcdefghi", strict=True):
        laughs += f"{letter}: &{letter} [{', '.join([f'*{before}'] * 9)}]\n"
    assert told(laughs) == ["file.yml:1: an anchor or alias, 'a'; write the value out"]


def test_all_that_is_wrong_with_the_keys_is_told_at_once() -> None:
    assert told("a: 1\na: 2\nb:\n  - c: 1\n    c: 2\n") == [
        "file.yml:2: the key 'a' stands twice here; keep one",
        "file.yml:5: the key 'c' stands twice here; keep one",
    ]


@pytest.mark.parametrize("text", ["a: x & y * z!\n", "a: [b&c, 'd']\n", 'a: "*not an alias"\n', "a: (&) R&D\n"])
def test_an_ampersand_or_a_star_in_a_text_is_no_anchor(text: str) -> None:
    assert parse(text, "file.yml")


def test_brackets_in_a_text_are_no_nesting() -> None:
    value: Plain = parse(f"a: '{'[' * 99}'\n", "file.yml")
    assert value == {"a": "[" * 99}


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 2),
        (("people",), 2),
        (("people", 1), 4),
        (("people", 1, "name"), 5),
        (("people", 1, "nmae"), 4),
        (("lead", 0, "post"), 6),
        (("lead", 3), 6),
        (("text",), 7),
        (("missing", "below"), 2),
    ],
)
def test_the_line_of_a_part_is_its_own_or_that_of_what_holds_it(place: tuple[str | int, ...], line: int) -> None:
    text = "# names\npeople:\n- id: a\n- id: b\n  name: B\nlead: {post: C}\ntext: >-\n  one\n  two\n"
    assert Lines(text).of(place) == line


def test_the_line_of_a_quote_is_the_one_that_it_stands_on() -> None:
    lines = Lines("text: >-\n  one\n  two [[three]]\n  four\nmore: [[three]]\n")
    assert lines.of(("text",), "[[three") == 3
    assert lines.of(("text",), "[[five") == 1


def test_a_byte_order_mark_and_line_ends_of_windows_are_nothing_to_speak_of(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_bytes("\ufeffa: 1\r\nb: é\r\n".encode())
    assert read_text(path, "file.yml") == "a: 1\nb: é\n"


def test_a_file_that_is_not_utf_8_names_the_line_and_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_bytes("a: 1\nb: “quoted”\n".encode("windows-1252"))
    assert unreadable(path) == ["file.yml:2: this file is not UTF-8: byte 0x93 stands here; save it as UTF-8"]


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert unreadable(path) == [f"file.yml:1: this file has 50000000 bytes; it may have {LARGEST_FILE}"]


def test_a_link_a_folder_a_pipe_and_nothing_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "link.yml").symlink_to("/etc/passwd")
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    assert [unreadable(tmp_path / f"{name}.yml") for name in ("link", "folder", "pipe", "none")] == [
        ["link.yml:1: this file is a link; put the file itself here"],
        ["folder.yml:1: this is a folder, not a file; put a file here or remove it"],
        ["pipe.yml:1: this is a device or a pipe, not a file; put a file here or remove it"],
        ["none.yml:1: this file cannot be read: No such file or directory; make it readable"],
    ]
