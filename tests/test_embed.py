"""What a writer of Markdown may ask of the record, and what is said of what it does not hold."""

from __future__ import annotations

import pytest

from openrecord.embed import Prepared, prepared
from openrecord.site import Site
from tests.conftest import words_of

ADDRESS = "plans/2024-26/housing-repairs/"


def asked(site: Site, markdown: str) -> Prepared:
    """The Markdown of a theme's narrative with its requests answered."""
    return prepared(markdown, "content/x.md", ADDRESS, site.edition, site.renderer.component)


def filled(site: Site, markdown: str) -> str:
    """The same, with its answers in place, as if no Markdown needed converting."""
    ready = asked(site, markdown)
    assert not ready.problems
    return ready.filled(ready.markdown)


def test_a_reference_becomes_a_link_with_the_targets_title(example: Site) -> None:
    link = '<a href="../../../plans/2024-26/money-and-controls/">Arian a rheolaeth / Money and controls</a>'
    assert filled(example, "See [[theme:2024-26/money-and-controls]].") == f"See {link}."


def test_a_reference_may_have_words_of_its_own_which_stay_text(example: Site) -> None:
    assert filled(example, "[[theme:2024-26/money-and-controls|the <b>money</b>]]").endswith(
        ">the &lt;b&gt;money&lt;/b&gt;</a>"
    )


def test_a_measure_gives_its_newest_figure_or_the_one_of_a_date(example: Site) -> None:
    assert words_of(filled(example, '{{ measure("repairs-on-time") }}')) == "about 74%"
    assert words_of(filled(example, '{{ measure("repairs-on-time", "2022/23") }}')) == "61%"


def test_the_newest_figure_is_that_of_everybody_asked(council: Site) -> None:
    ready = prepared('{{ measure("hard-to-reach-by-phone") }}', "x", "", council.edition, council.renderer.component)
    assert words_of(ready.filled(ready.markdown)) == "47%"


def test_a_stated_figure_says_what_it_counts(example: Site) -> None:
    assert words_of(filled(example, '{{ stated("2024-26/q4") }}')) == "64% of milestones"


def test_a_bar_stands_alone_and_not_inside_a_paragraph(example: Site) -> None:
    ready = asked(example, '{{ progress("theme:2024-26/housing-repairs") }}')
    html = ready.filled(f"<p>{ready.markdown}</p>")
    assert html.lstrip().startswith('<div class="progress">')
    assert "2 of 6 milestones are complete or on target (33%); two are not reported." in words_of(html)


def test_a_table_of_late_milestones_holds_only_those(example: Site) -> None:
    words = words_of(filled(example, '{{ milestones("theme:2024-26/housing-repairs", status="late") }}'))
    assert "Let 60 void homes again" in words
    assert "Award the new contract for repairs" not in words


def test_a_table_of_a_status_in_which_nothing_stands_is_no_problem(example: Site) -> None:
    done = asked(example, '{{ milestones("theme:2024-26/working-with-partners", status="overdue") }}\n')
    assert done.problems == ()


def test_code_is_left_as_it_is(example: Site) -> None:
    text = "`[[theme:x]]` and\n\n```\n{{ measure('x') }}\n```\n"
    assert filled(example, text) == text


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        (
            '{{ measure("trust") }}',
            "there is no measure 'trust'; allowed: bids-for-each-home, cost-of-a-repair, damp-reports-open, "
            "days-to-let-a-home, repairs-on-time, trust-in-council",
        ),
        (
            '{{ measure("repairs-on-time", "1999") }}',
            "measure 'repairs-on-time' has no value for '1999'; it has: 2022/23",
        ),
        (
            '{{ progress("theme:2024-26/housing-repair") }}',
            "there is no 'theme:2024-26/housing-repair'; did you mean 'theme:2024-26/housing-repairs'?; "
            "name a plan, theme or action as kind:path",
        ),
        (
            '{{ milestones("plan:2024-26", status="lat") }}',
            "there is no status 'lat'; did you mean 'late'? Allowed: late, complete, delayed, not-pursued, "
            "not-reported, not-started, on-target, overdue, under-way",
        ),
        (
            "{{ 7*7 }}",
            "'{{ 7*7 }}' is no part of the record; write one of measure(…), stated(…), progress(…), milestones(…)",
        ),
        (
            "{{ figures() }}",
            "'{{ figures() }}' asks for nothing known; write one of measure(…), stated(…), progress(…), milestones(…)",
        ),
        (
            "{{ measure( }}",
            "'{{ measure( }}' is not an expression; write it as {{ measure(\"id\") }}, and close all that you open",
        ),
        (
            "{{ measure(\u201crepairs-on-time\u201d) }}",
            "'{{ measure(\u201crepairs-on-time\u201d) }}' has curly quotes; write straight ones",
        ),
        (
            "{{ measure.__globals__ }}",
            "'{{ measure.__globals__ }}' is no part of the record; "
            "write one of measure(…), stated(…), progress(…), milestones(…)",
        ),
        *(
            (
                "{{ " + work + " }}",
                f"'{{{{ {work} }}}}' {told}; write one of measure(…), stated(…), progress(…), milestones(…)",
            )
            for work, told in (
                ("9**9**9", "is no part of the record"),
                ("'a' * 10**9", "is no part of the record"),
                ("measure('%999999999d' % 1)", "is no part of the record"),
                ("measure(*range(10**9))", "is no part of the record"),
                ("progress('plan:2024-26')|center(10**9)", "is no part of the record"),
                ("lipsum(10000000)", "asks for nothing known"),
            )
        ),
    ],
)
def test_what_the_record_does_not_hold_is_a_problem_with_its_line(example: Site, expression: str, message: str) -> None:
    problems = asked(example, f"One.\n\n{expression}\n").problems
    assert [(problem.file, problem.line) for problem in problems] == [("content/x.md", 3)]
    assert problems[0].message == message or problems[0].message.startswith(f"{message},")


def test_a_heading_of_the_same_words_as_an_entry_below_it_leaves_the_entry_its_address(example: Site) -> None:
    site, source = Site(example.edition, example.renderer, ""), "plans/2024-26/housing-repairs.md"
    site.add_narrative(ADDRESS, source)
    site.prepared(source, "")
    drawn = site.drawn(source, '<h2 id="repairs-backlog">Clear it</h2><p><a href="#repairs-backlog">Above</a></p>')
    assert '<h2 id="repairs-backlog_">Clear it</h2><p><a href="#repairs-backlog_">Above</a></p>' in drawn.html
    assert drawn.html.count(' id="repairs-backlog"') == 1
    assert "repairs-backlog_" in [heading["id"] for heading in drawn.contents]
