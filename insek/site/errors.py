"""What keeps a site from being built or published."""


class BuildError(Exception):
    """The site could not be built; the text is a German sentence with the remedy."""


class PublishError(Exception):
    """The site could not be published; the text is a German sentence with the remedy."""
