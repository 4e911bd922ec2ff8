"""What is checked on the built pages of some councils, as their readers get them."""
