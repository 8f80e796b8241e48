"""People of an article: who is mentioned, with what descriptor, from what place, and who speaks."""
