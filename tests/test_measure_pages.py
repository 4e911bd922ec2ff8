"""What a reader finds on the pages of measures, and what is never claimed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from openrecord import figures
from openrecord.drawing import bars, chart
from openrecord.model.measure import Measure
from openrecord.render import Renderer
from openrecord.site import Site

from .conftest import ROOT, Page

DAY = dt.date(2025, 6, 20)


def measured(*observations: Mapping[str, Any], **more: Any) -> Measure:
    """A measure of a percentage of which higher is better, with these observations."""
    given = {"id": "trust", "title": "Trust", "unit": "percent", "better": "higher"} | more
    written = [{key: str(value) if key == "value" else value for key, value in o.items()} for o in observations]
    return Measure.model_validate({**given, "observations": written})


def said(measure: Measure) -> list[str]:
    """What is said of how far a measure moved."""
    return [movement.sentence for movement in figures.movements(measure, DAY)]


def test_the_list_says_in_short_what_got_better_and_what_got_worse(example: Site, page_at: Page) -> None:
    assert (
        "Six figures are on record. All of them can be compared with an earlier one: four got better, one got worse "
        "and one moved, where neither way is better." in page_at(example, "measures/")
    )


def test_the_list_says_of_how_many_figures_nobody_can_say_whether_they_rose(council: Site, page_at: Page) -> None:
    page = page_at(council, "measures/")
    assert "The others have no earlier figure, so nobody can say whether they rose or fell." in page


def test_a_figure_without_an_earlier_one_says_so_beside_its_date(council: Site, html_at: Page) -> None:
    assert '<p class="quiet">In June 2017; no earlier figure<a class="mark"' in html_at(council, "measures/")


def test_a_label_stands_only_where_something_is_said_of_a_figure(council: Site, html_at: Page) -> None:
    html = html_at(council, "measures/trust-in-council/")
    assert html.count('data-label="Figure"') == 3
    assert html.count('data-label="What to know"') == 2


def test_a_measure_of_two_themes_stands_under_the_first_and_is_named_under_the_other(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "measures/")
    assert page.count("£198.75 Cost of a repair In 2024/25") == 1
    assert "See also Cost of a repair and" in page


def test_a_measure_is_told_as_a_figure_its_change_its_comparison_and_its_target(example: Site, page_at: Page) -> None:
    assert (
        "Repairs done on the promised day about 74% In March 2025 "
        "Up about 8 points compared with 1 April to 30 September 2024; higher is better. "
        "Up about 13 points since 2022/23. "
        "19 points below middle of ten boroughs of our size in 2023/24 (64% against 83%). "
        "Below housing associations nearby in March 2025; no value is given. "
        "The target is 90% by 31 March 2026; the newest figure is about 16 points away from it."
        in page_at(example, "measures/repairs-on-time/")
    )


def test_a_figure_that_was_worked_out_is_marked_so_in_words_drawing_and_table(
    example: Site, page_at: Page, html_at: Page
) -> None:
    page = page_at(example, "measures/trust-in-council/")
    assert "The figure for 2022 was worked out, not stated." in page
    assert "A hollow mark is a figure that was worked out, not stated." in page
    assert "2022 All 38% Worked out, not stated. 44 less the rise of 6 points that the survey of 2024 reports" in page
    assert html_at(example, "measures/trust-in-council/").count("chart__derived") == 1


def test_groups_stand_beside_the_whole_and_a_change_without_a_value_is_told_as_one(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "measures/trust-in-council/")
    assert "All: 44% People who speak Bengali at home (বাংলাভাষী): 51%" in page
    assert "Siaradwyr Cymraeg / Welsh speakers: at least 40%" in page
    assert "2020 All down 4 points Only the change is known." in page


def test_a_measure_leads_to_the_update_and_the_meeting_that_speak_of_it_and_to_its_corrections(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "measures/repairs-on-time/")
    assert "More repairs were done on the promised day. Third update, January to March 2025" in page
    assert "Meetings that discussed it Item 4: Repairs in numbers Improvement Board, 20 March 2025" in page
    assert "Repairs that a tenant called off had been counted as done." in page


def test_a_change_alone_is_shown_as_the_figure(council: Site, page_at: Page) -> None:
    assert "up 5% In 2017 Only the change is known, not the figure itself; since when is not known." in page_at(
        council, "measures/turnout-change/"
    )


def test_a_figure_without_an_earlier_one_is_not_said_to_have_moved(council: Site, page_at: Page) -> None:
    assert "47% In 2017 There is no earlier figure to compare it with." in page_at(
        council, "measures/hard-to-reach-by-phone/"
    )


def test_every_drawing_has_a_title_a_description_and_its_numbers_in_a_table(example: Site, html_at: Page) -> None:
    html = html_at(example, "measures/days-to-let-a-home/")
    drawing = html[html.index('<svg class="chart__drawing"') : html.index("</svg>")]
    assert 'role="img" aria-labelledby="Chart-drawing-title Chart-drawing-description"' in drawing
    assert '<title id="Chart-drawing-title">Days to let a home again</title>' in drawing
    description = "A line from 118 days in 2023 to 73 days from October 2024 to March 2025."
    assert f'<desc id="Chart-drawing-description">{description}</desc>' in drawing
    assert 'data-label="Figure">118 days</td>' in html
    assert 'data-label="Figure">73 days</td>' in html


def test_the_heaviest_drawing_stays_below_five_kilobytes_and_says_what_it_leaves_out() -> None:
    long = measured(
        *({"date": str(1980 + year), "value": 40 + year % 17} for year in range(46)),
        comparators=[{"name": f"The borough of number {n}", "date": "2020", "value": str(60 + n)} for n in range(9)],
    )
    drawn = chart(long, DAY)
    assert drawn is not None
    html = Renderer(ROOT / "theme_overrides").component("chart", "chart", drawn)
    assert len(html.encode()) < 5000
    assert "Not drawn: 26 earlier figures." in html


def test_the_scale_begins_at_zero_so_that_no_small_change_looks_large() -> None:
    drawn = chart(measured({"date": "2023", "value": 79}, {"date": "2024", "value": 80}), DAY)
    assert drawn is not None
    assert [level.label for level in drawn.scale] == ["0%", "40%", "80%"]
    assert [point.label for point in drawn.points] == ["79%", "80%"]


def test_figures_below_zero_are_drawn_below_it() -> None:
    drawn = chart(measured({"date": "2023", "value": -4}, {"date": "2024", "value": 7}, unit="count"), DAY)
    assert drawn is not None
    assert [level.label for level in drawn.scale] == ["-4", "2", "8"]
    assert drawn.points[0].y > drawn.points[1].y


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ({"value": 72}, {"value": 79}, ["Up 7 points since 2023"]),
        ({"value": 72}, {"value": 71}, ["Down 1 point since 2023"]),
        ({"value": 72}, {"value": 72}, ["The same as in 2023"]),
        ({"value": 72, "about": "true"}, {"value": 79}, ["Up about 7 points since 2023"]),
        ({"value": 72, "about": "true"}, {"value": 72}, ["About the same as in 2023"]),
        ({"value": 72}, {"value": 79, "at_least": "true"}, ["Up at least 7 points since 2023"]),
        ({"value": 79, "at_least": "true"}, {"value": 72}, ["Down at least 7 points since 2023"]),
        ({"value": 79}, {"value": 72, "at_least": "true"}, []),
        ({"value": 72, "at_least": "true"}, {"value": 79}, []),
        ({"value": 72, "at_least": "true"}, {"value": 79, "at_least": "true"}, []),
        ({"value": 72, "group": "Women"}, {"value": 79}, []),
    ],
)
def test_a_change_is_claimed_only_where_both_figures_bear_it(
    earlier: dict[str, Any], later: dict[str, Any], expected: list[str]
) -> None:
    assert said(measured({"date": "2023", **earlier}, {"date": "2024", **later})) == expected


def test_no_change_is_counted_from_a_time_that_the_newest_figure_covers_itself() -> None:
    assert said(measured({"date": "2024-06", "value": 50}, {"date": "2024", "value": 60})) == []


def test_no_change_is_counted_from_a_figure_whose_date_is_not_known() -> None:
    assert said(measured({"date": "unknown", "value": 50}, {"date": "2024", "value": 60})) == []


def test_what_is_dated_after_the_edition_is_not_the_newest_figure() -> None:
    newest = figures.newest(measured({"date": "2024", "value": 50}, {"date": "2026", "value": 60}), DAY)
    assert newest is not None
    assert str(newest.value) == "50"


@pytest.mark.parametrize(
    ("unit", "more", "expected"),
    [
        ("percent", {}, "Up 5 points since 2023"),
        ("count", {"counts": "homes"}, "Up 5 homes since 2023"),
        ("pounds", {}, "Up £5 since 2023"),
        ("days", {}, "Up 5 days since 2023"),
        ("ratio", {}, "Up 5 since 2023"),
    ],
)
def test_a_change_is_said_in_the_measures_own_unit(unit: str, more: dict[str, Any], expected: str) -> None:
    assert said(measured({"date": "2023", "value": 5}, {"date": "2024", "value": 10}, unit=unit, **more)) == [expected]


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        (
            {"name": "Councils nationally", "value": "59", "date": "2024"},
            "20 points above councils nationally (79% against 59% in 2024)",
        ),
        (
            {"name": "Councils nationally", "value": "79"},
            "The same as councils nationally (79% against 79%)",
        ),
        (
            {"name": "Audit Commission average", "value": "90", "date": "unknown"},
            "11 points below Audit Commission average (79% against 90%, whose date is not known)",
        ),
        (
            {"name": "The average of ten", "relation": "above", "date": "unknown"},
            "Above the average of ten; neither its value nor its date is given",
        ),
        (
            {"name": "Our own result in 2019", "relation": "same", "date": "2019"},
            "The same as our own result in 2019; no value is given",
        ),
    ],
)
def test_a_comparison_says_in_words_how_far_apart_two_figures_are(comparator: dict[str, str], expected: str) -> None:
    measure = measured({"date": "2025", "value": 79}, comparators=[comparator])
    assert figures.comparison(measure, measure.comparators[0], DAY) == expected


@pytest.mark.parametrize(
    ("better", "target", "expected"),
    [
        (
            "higher",
            {"value": "90", "date": "2026"},
            "The target is 90% by the end of 2026; the newest figure is 11 points away from it",
        ),
        (
            "higher",
            {"value": "75", "date": "2024"},
            "The target was 75% by the end of 2024; the newest figure meets it",
        ),
        ("lower", {"value": "75"}, "The target is 75%; the newest figure is 4 points away from it"),
        ("neither", {"value": "75", "date": "unknown"}, "The target is 75%, by a day that is not known"),
    ],
)
def test_a_target_says_how_far_it_is(better: str, target: dict[str, str], expected: str) -> None:
    measure = measured({"date": "2025", "value": 79}, better=better, target=target)
    assert figures.target(measure, DAY) == expected


def test_a_measure_without_observations_says_so_and_draws_nothing() -> None:
    empty = measured()
    assert figures.newest(empty, DAY) is None
    assert chart(empty, DAY) is None
    assert bars(empty, DAY) is None


def test_pence_are_shown_whole() -> None:
    assert figures.size(measured(unit="pounds"), Decimal("1214.5")) == "£1,214.50"


def test_a_fall_that_is_known_though_the_new_figure_is_not_is_told() -> None:
    told = [
        {"date": "2024", "value": "41.5", "source": "report"},
        {"date": "2025", "change": {"by": "-1", "unit": "points"}, "source": "report"},
    ]
    measure = Measure.model_validate(
        {"id": "trust", "title": "Trust", "unit": "percent", "better": "higher", "observations": told}
    )
    found = figures.movements(measure, dt.date(2026, 1, 1))
    assert [(movement.sentence, movement.way) for movement in found] == [("Down 1 point in 2025", "worse")]
    assert figures.movements(measure, dt.date(2024, 12, 31)) == ()
