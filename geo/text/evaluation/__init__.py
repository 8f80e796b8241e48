"""Helpers of `geo.text.evaluate`: labels and how they are made, matching, figures, calibration."""
