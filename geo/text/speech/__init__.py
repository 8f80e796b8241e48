"""Speech: spans of direct and reported speech, and the speaker of each."""
