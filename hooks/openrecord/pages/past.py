"""Each plan and theme as it stood at each update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.model.plan import Plan, Theme, Update
from openrecord.pages.page import PROGRESS, Page
from openrecord.progress import published_by
from openrecord.views.plans.past import as_at_view


def past_pages(edition: Edition) -> Iterator[Page]:
    """Each plan that has updates, and its themes, as they stood at each."""
    for plan in edition.record.plans.values():
        moments = [_moment(edition, plan, update) for update in published_by(edition.record, plan.id, edition.day)]
        for before, here, after in zip([None, *moments], moments, [*moments[1:], None], strict=False):
            instead = {address: links.as_it_stood(here.update.path, address) for address in here.things}
            for address, thing in here.things.items():
                draw = partial(
                    as_at_view,
                    thing=thing,
                    update=here.update,
                    now=address,
                    before=before.update if before and address in before.things else None,
                    after=after.update if after and address in after.things else None,
                )
                title = f"{thing.title}, as it stood on {words.day(here.edition.day)}"
                above = links.update(here.update.path)
                yield Page(instead[address], "as-at", title, PROGRESS, draw, above, past=here.edition, instead=instead)


@frozen
class _Moment:
    """A plan at one of its updates."""

    update: Update
    edition: Edition
    things: Mapping[str, Plan | Theme]
    """The plan and its themes, by the address of their pages of today."""


def _moment(edition: Edition, plan: Plan, update: Update) -> _Moment:
    then = edition.at(update)
    themes = {links.theme(theme.path): theme for theme in then.record.themes_of(plan.id)}
    return _Moment(update, then, {links.plan(plan.id): then.record.plans[plan.id], **themes})
