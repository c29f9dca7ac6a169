"""What the organisation says in public, under its own name, with its history."""
