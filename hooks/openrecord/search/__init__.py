"""What search needs: every word of every page, in files so small that a browser fetches only what a query asks for."""

from openrecord.search.index import Index, Labels

__all__ = ["Index", "Labels"]
