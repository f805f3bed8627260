"""What users wait for, measured as ratios within one run on one machine; never part of the tests."""
