"""How long a build takes beside bare Material, and how its cost grows: `python -m tests.bench`."""
