"""Reviewed work as files that load elsewhere. Reads through `annotations.projection` only.

`fields` lists what a file may hold, `fixture` writes it, `files` puts it on disk with its manifest,
`verification` proves that it loads.
"""
