"""The record's models: the one place where the data format is written down.

Each field is described in one sentence; validation, editors' completion and the public data dictionary are
all drawn from here.
"""
