"""What people add and decide: drafts of articles, intake, review of places, sets of a session."""
