"""The only code that writes rows: each writes a decision and its audit line together."""
