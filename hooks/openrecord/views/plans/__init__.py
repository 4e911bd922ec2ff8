"""What the pages about plans show: plans, themes, actions, updates, what is late and what moved."""
