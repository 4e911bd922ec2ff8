"""Openrecord: a council's promises, progress and meetings, read from YAML and published as a site."""
