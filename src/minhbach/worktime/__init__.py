"""The office's time: slots of its clock, its working week, the days it is closed."""
