"""Makes the committed products of geo.places from the build inputs; never imported when the app runs."""
