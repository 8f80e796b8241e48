"""Labels and how they are made, matching, figures, calibration."""
