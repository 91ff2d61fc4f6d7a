"""Other tools that find who says what, run beside ours; each gives attributions as character spans."""
