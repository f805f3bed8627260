"""Texts that an import takes."""

STORY = (
    "Ministers agree to go on talking\n\n5 May 2016\n\n"
    "YEREVAN, MAY 5, ARMENPRESS. The ministers met in Minsk and agreed to go on talking, BelTA reports.\n\n"
    "“We will go on talking until the border is quiet,” the minister said.\n\nAdd a comment"
)


def story(number: int) -> bytes:
    """A story like no other."""
    return (
        f"Minister number {number} speaks\n\n5 May 2016\n\n"
        f"The minister with the number {number} said on Thursday that talks would go on.\n"
    ).encode()
