"""What other programs show of a page where somebody shares a link to it, in the words of Open Graph."""

from __future__ import annotations

from openrecord import links
from openrecord.drawing.card import HEIGHT, WIDTH, card_of
from openrecord.frozen import frozen


@frozen
class SocialView:
    """A page as it is shown where a link to it is shared."""

    title: str
    description: str
    site_name: str
    kind: str
    """website or article."""
    url: str
    """Empty where the site's own address is not known; so is the picture's then."""
    image: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def social_view(
    address: str, title: str, description: str, site_name: str, page_kind: str, site_url: str
) -> SocialView:
    """A page as it is shown where a link to it is shared."""
    card = card_of(page_kind)
    return SocialView(
        title=title,
        description=description,
        site_name=site_name,
        kind="website" if address == links.HOME else "article",
        url=f"{site_url}{address}" if site_url else "",
        image=f"{site_url}{links.card(card.name)}" if site_url else "",
        alt=f"{card.shows}, white on the colour of the record.",
    )
