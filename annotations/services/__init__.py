"""The only writers of annotations: keyword-only functions with `by=`, one transaction each.

Every one of them raises `Refused` (or its subclasses `Stale` and `NotAllowed`) with one line for people,
and then nothing has changed.
"""
