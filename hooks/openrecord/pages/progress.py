"""The pages of progress: plans, themes, actions and updates, what is late, what was moved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.pages.page import PROGRESS, Filed, Page
from openrecord.progress import updates_by
from openrecord.views.home import home_view
from openrecord.views.plans.dates_moved import dates_moved_view, plans_apart
from openrecord.views.plans.late import late_view
from openrecord.views.plans.plan import plan_view, plans_view
from openrecord.views.plans.theme import action_view, theme_view
from openrecord.views.plans.update import update_view, updates_view


def progress_pages(edition: Edition) -> Iterator[Page]:
    title = edition.record.council.title
    yield Page(links.HOME, "home", title, PROGRESS, home_view)
    yield Page(links.LATE, "late", "What is late", PROGRESS, late_view)
    yield Page(links.DATES_MOVED, "dates-moved", "Dates moved", PROGRESS, dates_moved_view)
    for plan in plans_apart(edition):
        yield Page(
            links.of_plan(links.DATES_MOVED, plan.id),
            "dates-moved-plan",
            f"Dates moved: {plan.title}",
            PROGRESS,
            partial(dates_moved_view, plan=plan),
            links.DATES_MOVED,
            filed=Filed(plan.title),
        )
    yield Page(links.UPDATES, "updates", "Updates", PROGRESS, updates_view)
    for plan in edition.record.plans.values():
        for update in updates_by(edition.record, plan.id, edition.day):
            yield Page(
                links.update(update.path),
                "update",
                update.title,
                PROGRESS,
                partial(update_view, update=update),
                links.UPDATES,
                filed=Filed(plan.title, date=update.published),
            )


def plan_pages(edition: Edition) -> Iterator[Page]:
    record = edition.record
    if len(record.plans) > 1:
        yield Page(links.PLANS, "plans", "All plans", PROGRESS, plans_view)
    above = links.PLANS if len(record.plans) > 1 else links.HOME
    for plan in record.plans.values():
        filed = Filed(plan.title)
        draw_plan = partial(plan_view, plan=plan)
        yield Page(links.plan(plan.id), "plan", plan.title, PROGRESS, draw_plan, above, filed=filed)
        for theme in record.themes_of(plan.id):
            address = links.theme(theme.path)
            draw_theme = partial(theme_view, theme=theme)
            yield Page(address, "theme", theme.title, PROGRESS, draw_theme, links.plan(plan.id), filed=filed)
            for action in theme.actions:
                yield Page(
                    links.action(theme.path, action.id),
                    "action",
                    action.title,
                    PROGRESS,
                    partial(action_view, theme=theme, action=action),
                    address,
                    filed=filed,
                )
