"""What the public sees: the site, which only reads, and the counter, which takes what they send."""
