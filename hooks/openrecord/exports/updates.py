"""The tables of updates: what each said of its plan, its themes and its milestones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord import links
from openrecord.exports.columns import address, fields, name, of, table, words
from openrecord.exports.source import Source
from openrecord.figure_addresses import in_update
from openrecord.frozen import frozen
from openrecord.model.entry import Confirmation, Span
from openrecord.model.plan import StatedFigure, StatusReport, ThemeReport, Update
from openrecord.model.statement import Placed, Statement


@frozen
class _Told:
    """An update."""

    source: Source
    update: Update

    @property
    def address(self) -> str:
        return self.source.address(links.update(self.update.path))


@frozen
class _Themed(_Told):
    """What an update says of one theme, or, where that is empty, of the whole plan."""

    theme: str

    @property
    def of(self) -> str:
        return f"{self.update.path}/{self.theme}" if self.theme else self.update.path

    @property
    def path(self) -> str | None:
        return f"{self.update.plan}/{self.theme}" if self.theme else None

    @property
    def report(self) -> ThemeReport | None:
        return self.update.themes.get(self.theme)

    @property
    def stated(self) -> Mapping[str, StatedFigure]:
        return self.report.stated if self.report else self.update.stated


@frozen
class _Said(_Themed):
    told: Placed

    @property
    def address(self) -> str:
        return self.source.address(links.update(self.update.path, self.told.anchor))


@frozen
class _Stated(_Themed):
    figure: str

    @property
    def address(self) -> str:
        return self.source.address(links.update(self.update.path, in_update(self.update)[self.theme, self.figure]))


@frozen
class _Reported(_Told):
    milestone: str = ""

    @property
    def path(self) -> str:
        return f"{self.update.plan}/{self.milestone}"

    @property
    def theme(self) -> str:
        return self.source.record.milestones[self.path][0].path

    @property
    def report(self) -> StatusReport:
        return self.update.milestones[self.milestone]

    @property
    def address(self) -> str:
        return self.source.named(f"milestone:{self.path}")


def _updates(source: Source) -> Iterator[_Told]:
    return (_Told(source, update) for update in source.updates)


def _themed(source: Source) -> Iterator[_Themed]:
    for update in source.updates:
        for theme in update.themes:
            if f"{update.plan}/{theme}" in source.record.themes:
                yield _Themed(source, update, theme)


def _said(source: Source) -> Iterator[_Said]:
    for update in source.updates:
        for told in update.statements:
            if not told.theme or f"{update.plan}/{told.theme}" in source.record.themes:
                yield _Said(source, update, told.theme, told)


def _stated(source: Source) -> Iterator[_Stated]:
    every = [_Themed(source, update, "") for update in source.updates]
    for themed in (*every, *_themed(source)):
        for figure in themed.stated:
            yield _Stated(source, themed.update, themed.theme, figure)


def _reported(source: Source) -> Iterator[_Reported]:
    for update in source.updates:
        for milestone in update.milestones:
            if f"{update.plan}/{milestone}" in source.record.milestones:
                yield _Reported(source, update, milestone)


UPDATES = table(
    "updates",
    "Every report of a period that is published by the edition's day.",
    _updates,
    (
        name("How references name it, after “update:”.", lambda row: row.update.path),
        of("plan", "plans", "Its plan.", lambda row: row.update.plan),
        fields(Update, "title", lambda row: row.update),
        fields(Span, "from=covers_from to=covers_to", lambda row: row.update.covers),
        fields(Update, "published report letter summary source", lambda row: row.update),
        address(lambda row: row.address),
    ),
)

THEME_REPORTS = table(
    "theme_reports",
    "What each update says of a theme.",
    _themed,
    (
        name("The update, and the theme.", lambda row: row.of),
        of("progress_update", "updates", "The update.", lambda row: row.update.path),
        of("theme", "themes", "The theme.", lambda row: row.path),
        fields(ThemeReport, "summary source", lambda row: row.report),
        address(lambda row: row.address),
    ),
)

STATEMENTS = table(
    "statements",
    "What each update says was done, changed as a result, or goes on.",
    _said,
    (
        name("The update and theme, and its place there.", lambda row: f"{row.of}/{row.told.kind}-{row.told.position}"),
        of("progress_update", "updates", "The update.", lambda row: row.update.path),
        of("theme", "themes", "The theme; empty where it is of the whole plan.", lambda row: row.path, always=False),
        words(
            "kind",
            "Whether it tells of what was done, of what changed as a result, or of what goes on.",
            lambda row: row.told.kind,
            ("achievement", "outcome", "continuing"),
        ),
        fields(Statement, "text milestone measure source", lambda row: row.told.statement),
        address(lambda row: row.address),
    ),
)

STATED_FIGURES = table(
    "stated_figures",
    "Figures as the council gave them, which need not be the record's own count.",
    _stated,
    (
        name("The update and theme, and what the figure is called.", lambda row: f"{row.of}/stated-{row.figure}"),
        of("progress_update", "updates", "The update.", lambda row: row.update.path),
        of("theme", "themes", "The theme; empty where it is of the whole plan.", lambda row: row.path, always=False),
        words("figure", "What the figure is called.", lambda row: row.figure),
        fields(StatedFigure, "percent count=number of=counted note source", lambda row: row.stated[row.figure]),
        address(lambda row: row.address),
    ),
)

STATUS_REPORTS = table(
    "status_reports",
    "What each update said of a milestone, in the council's own terms.",
    _reported,
    (
        name("The update, and the milestone.", lambda row: f"{row.update.path}/{row.milestone}"),
        of("progress_update", "updates", "The update.", lambda row: row.update.path),
        of("milestone", "milestones", "The milestone.", lambda row: row.path),
        of("theme", "themes", "Its theme.", lambda row: row.theme),
        fields(StatusReport, "status on=happened_on said note", lambda row: row.report),
        fields(Confirmation, "by=checked_by on=checked_on source=checked_source", lambda row: row.report.checked_by),
        fields(StatusReport, "source", lambda row: row.report),
        address(lambda row: row.address),
    ),
)
