"""The demo: a small invented press, and the desk that reads it."""
