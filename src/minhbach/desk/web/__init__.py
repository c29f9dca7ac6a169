"""The screens: they gather rows, call actions and jobs, and show what came of it."""
