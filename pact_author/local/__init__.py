"""The embedded model: installed, started as a child process, gone with its parent."""
