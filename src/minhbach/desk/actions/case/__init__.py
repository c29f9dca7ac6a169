"""What people do to a case. Every way in goes through `move.move_case`."""
