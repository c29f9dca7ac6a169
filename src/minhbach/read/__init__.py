"""From a page to the article in it."""
