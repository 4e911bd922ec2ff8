"""What is checked on the built pages of two councils, as their readers get them."""
