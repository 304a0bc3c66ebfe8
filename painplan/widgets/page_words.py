"""The title of a page and what its help says: they lie in ``assets/LANG/pages``, under the name of the page's class."""

from painplan.kit.assets import asset, has_asset


class PageWords:
    """A text of a page, as an attribute of its class; a class without one of its own has that of its base.

    Args:
        entry: ``name`` or ``help``.
    """

    def __init__(self, entry: str) -> None:
        self._entry = entry

    def __get__(self, page: object, kind: type) -> str:
        for each in kind.__mro__:
            package, *rooms = each.__module__.split(".")
            if package != "painplan" or len(rooms) < 2:
                continue
            topic = rooms[0] if rooms[0] == "widgets" else rooms[1]
            words = asset(f"pages/{topic}").get(each.__name__, {}) if has_asset(f"pages/{topic}") else {}
            if self._entry in words:
                return str(words[self._entry])
        return ""
