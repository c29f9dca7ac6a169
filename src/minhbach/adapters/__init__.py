"""The doors: the only modules that open a connection, listen on a port or start a program."""
