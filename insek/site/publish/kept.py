"""Finished pages of the run before: taken again where what they are made from is the same."""

from collections.abc import Callable

from insek.site.publish.store import Bundle, Store


class KeptPages:
    """Pages that are kept together under a name and a key.

    The key names what all of them are made from; each page has one more for what it alone is
    made from. What is not asked for is forgotten.
    """

    def __init__(self, store: Store, name: str, key: str) -> None:
        self._store, self._name, self._key = store, name, key
        self._former = store.get(name, key) or Bundle({})
        self._files: dict[str, bytes] = {}
        self._keys: dict[str, str] = {}

    def page(self, path: str, key: str, make: Callable[[], str]) -> bytes:
        """The page as it was made before from the same, or made now."""
        same = self._former.data.get(path) == key
        content = self._former.files[path] if same else make().encode()
        self._files[path], self._keys[path] = content, key
        return content

    def put(self) -> None:
        """Keep the pages for the next run."""
        if self._keys != self._former.data:
            self._store.put(self._name, self._key, Bundle(self._files, self._keys))
