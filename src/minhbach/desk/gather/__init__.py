"""Read rows into the values that the rooms decide on: the press, claims, cases, statements."""
