"""Text as the other rooms need it: normalised, cut into sentences and words, compared."""
