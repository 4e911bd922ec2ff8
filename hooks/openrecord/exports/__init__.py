"""The record as data: tables drawn from the one schema, and the files in which they are published."""
