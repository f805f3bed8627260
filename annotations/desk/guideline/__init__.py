"""The coding rules beside the text: reading them, and writing them as Markdown."""
