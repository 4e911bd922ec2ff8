"""What the pages about bodies and their meetings show."""
