"""The press brief: stories of a window of time, ranked, each line cited."""
