"""From files to readings, without Django: what is in a file, and what each article in it says of itself.

Import direction inside: documents -> options -> decoding -> formats -> files, readings. A format is a module
of `formats`, registered there and nowhere else.
"""
