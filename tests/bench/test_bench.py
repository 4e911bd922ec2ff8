"""The benchmark measures what it says: a sound council, and a bare site of the same pages and words."""

from __future__ import annotations

from pathlib import Path

from openrecord.check import check

from .bare import markdown, write_bare
from .council import write_council
from .indexing import index_site
from .searching import HEADING, Searched, row
from .table import Pairs, growth, rows
from .timing import Cost

PAGE = """\
<header>Not of the article</header>
<article class="page">
  <h1>Council, <em>19 March</em></h1>
  <p>In short: <a href="x">4 of 5</a> are * done.</p>
  <svg><text>2017</text></svg>
  <ul>
    <li>First
      <ul><li>Below it</li></ul>
    </li>
    <li><p>Second</p></li>
  </ul>
  <table>
    <thead><tr><th>What</th><th>When</th></tr></thead>
    <tbody><tr><td><p>A step</p></td><td>June</td></tr></tbody>
  </table>
</article>
"""
MARKDOWN = r"""# Council, 19 March

In short: 4 of 5 are \* done.

- First
    - Below it
- Second

| What | When |
| --- | --- |
| A step | June |
"""


def test_the_council_is_sound_and_of_the_size_asked_for(tmp_path: Path) -> None:
    write_council(tmp_path, 12)
    record, problems = check(tmp_path)
    assert problems == ()
    assert len(record.meetings) == 12


def test_the_same_size_gives_the_same_council(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_council(tmp_path / name, 10)
    one, other = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "other")
    )
    assert one == other


def test_minutes_are_about_six_kilobytes_long(tmp_path: Path) -> None:
    write_council(tmp_path, 50)
    sizes = [path.stat().st_size for path in tmp_path.glob("data/meetings/*/*.yml")]
    assert 5_500 < sum(sizes) / len(sizes) < 6_500


def test_a_bare_page_holds_the_words_of_ours_as_headings_paragraphs_lists_and_tables() -> None:
    assert markdown(PAGE) == MARKDOWN


def test_the_bare_site_has_a_page_for_each_of_ours(tmp_path: Path) -> None:
    for name in ("index.html", "meetings/council/index.html", "404.html"):
        (tmp_path / "ours" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ours" / name).write_text(PAGE, "utf-8")
    (tmp_path / "ours/r/222222222").mkdir(parents=True)
    (tmp_path / "ours/r/222222222/index.html").write_text("<p>This short address leads on.</p>", "utf-8")
    assert write_bare(tmp_path / "ours", tmp_path / "bare") == 2
    assert sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "bare").rglob("*.md")) == [
        "bare/docs/index.md",
        "bare/docs/meetings/council/index.md",
    ]


def test_the_table_shows_the_quickest_of_the_rounds_and_how_cost_grows() -> None:
    def found(meetings: int, pages: int, ours: float) -> Pairs:
        def builds(share: float, peak: float) -> tuple[Cost, ...]:
            return tuple(Cost(ours * share * slower, ours * share * slower, peak) for slower in (1.2, 1.0, 9.0))

        return Pairs(f"{meetings:,} meetings", pages, builds(1, 100), builds(0.8, 100), builds(2, 80))

    assert rows(found(1_000, 2_000, 10)) == (
        "1,000 meetings  ours   2,000      10.0     10.0      5.00      100   0.50     0.50",
        "                pages  2,000       8.0      8.0      4.00      100   0.40     0.40",
        "                bare   2,000      20.0     20.0     10.00       80",
    )
    assert growth(found(1_000, 2_000, 10), found(5_000, 10_000, 55)) == (
        "1,000 meetings to 5,000 meetings: a page costs 1.10 times as much; "
        "without the record as data, 1.10; bare, 1.10."
    )


def test_the_table_of_searches_shows_what_moves_before_and_with_a_query() -> None:
    found = Searched(10_604, 26_500_000, 86_000, 0, 48_200, 61_700, 0.84)
    assert HEADING == ("       council  build   files  index MB    page kB  of search  query kB  unpacked  seconds")
    assert row("5,000 meetings", "ours", found) == (
        "5,000 meetings  ours   10,604      26.5         86          0        48        62      0.8"
    )


def test_a_built_site_is_indexed_without_its_pages_of_the_past(tmp_path: Path) -> None:
    for name in ("index.html", "as-at/x/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    both = index_site(tmp_path)
    (tmp_path / "as-at/x/index.html").unlink()
    assert index_site(tmp_path) == both > 200
