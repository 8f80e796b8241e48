"""Word lists in the form that matching needs: cues, titles, forms of names."""
