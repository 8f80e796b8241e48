"""Helpers of `geo.text.evaluation.evaluate`: labels and how they are made, matching, figures, calibration."""
