"""What outlets offer: feeds, sitemaps, lists of feeds, and when to visit them again."""
