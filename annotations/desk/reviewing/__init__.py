"""Pages for reviewers: what waits, and the reading page where verdicts are given.

Opening a review, like every verdict and step, is a POST; the pages only read.
"""
