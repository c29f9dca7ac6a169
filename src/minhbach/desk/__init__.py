"""The desk: the Django shell around the rooms. Rows, actions that write them, jobs, screens."""
