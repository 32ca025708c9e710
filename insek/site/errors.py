"""What keeps a site from being built or published."""

from collections.abc import Sequence

from insek.model.befund import Befund


class BuildError(Exception):
    """The site could not be built; the text is a German sentence with the remedy."""


class PublishError(Exception):
    """The site could not be published; the text is a German sentence with the remedy."""


class GateError(PublishError):
    """The finished site holds what must not go out; ``befunde`` say what."""

    def __init__(self, befunde: Sequence[Befund]) -> None:
        super().__init__("Die fertige Website enthält, was nicht hinausgehen darf.")
        self.befunde = tuple(befunde)
