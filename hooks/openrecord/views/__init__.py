"""One frozen dataclass for each kind of page, and the functions that draw it from a record on a day."""
