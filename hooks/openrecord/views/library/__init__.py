"""What the pages about documents, measures, directions and words show."""
