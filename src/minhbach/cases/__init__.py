"""The case: from a question or a claim to a verdict that two people stand behind."""
