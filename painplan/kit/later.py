"""Modules that are read when something of them is first asked for, so that a command pays only for what it does.

Python reads a module where it is imported. Here ``from painplan.reviews import service`` at the top of a file only
names it, and the first ``service.due_reviews`` reads it; ``from painplan.reviews.service import due_reviews`` reads it
at once, as ever. So what is needed on some ways only is imported as a module: at the top, where people, mypy and
import-linter see it. (``importlib.util.LazyLoader`` does the same, but not safely among threads before Python 3.12.)

A few modules of libraries are put off in the same way: those that our libraries import and a short command never uses.
That takes an eighth off ``painplan today``.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from threading import RLock
from types import ModuleType
from typing import Any

_OURS = "painplan."
_OF_LIBRARIES = frozenset(
    (
        "calendar",
        "inspect",
        "ipaddress",
        "locale",
        "msgspec.inspect",
        "msgspec.msgpack",
        "msgspec.toml",
        "msgspec.yaml",
        "textwrap",
        "tomllib",
    )
)
_UUID_KNOWS = ("win32", "darwin")
"""Where uuid does not ask for the name of the system."""
_OF_THE_IMPORT = ("__path__", "__file__", "__cached__")
"""What Python itself asks of a module while it imports it."""

_NAMES: Any = vars(ModuleType)["__dict__"]


class _Later(ModuleType):
    """A module that is not read yet."""

    def __getattr__(self, name: str) -> Any:
        if name in _OF_THE_IMPORT or not _is_read(self):
            raise AttributeError(f"{self.__name__} has no {name}, or not yet: two modules import each other", name=name)
        return getattr(self, name)

    def __dir__(self) -> list[str]:
        _is_read(self)
        return list(vars(self))

    @property  # what vars() and the reading itself ask for
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]  # no plain attribute
        _is_read(self)
        names: dict[str, Any] = _NAMES.__get__(self)
        return names


class _LaterLoader:
    """Makes a module at once, and fills it when somebody asks it for something.

    Args:
        loader: Reads it.
    """

    def __init__(self, loader: Any) -> None:
        self._loader, self._lock, self._reading = loader, RLock(), False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)  # such as where its source is

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty one."""
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet, but for a module that is read anew."""
        if not isinstance(module, _Later):
            self._loader.exec_module(module)

    def read(self, module: _Later) -> bool:
        """Fill the module, once, and whether it is whole; another thread waits until it is."""
        with self._lock:
            if self._reading:
                return False
            if isinstance(module, _Later):
                self._reading = True
                try:
                    self._loader.exec_module(module)
                finally:
                    self._reading = False
                module.__spec__.loader = self._loader  # type: ignore[union-attr]  # it has one
                module.__loader__, module.__class__ = self._loader, ModuleType  # type: ignore[assignment]
            return True


def _is_read(module: _Later) -> bool:
    """Read a module if it was not; false for one that asks itself while it is being read."""
    loader: object = module.__spec__ and module.__spec__.loader
    return loader.read(module) if isinstance(loader, _LaterLoader) else True


def _file_of(name: str, path: Sequence[str]) -> str:
    """The file of a module beside others of ours; none for a package.

    Python's own way looks through the folder first, which takes a third of the time of naming a module.
    """
    file = f"{path[0]}/{name.rpartition('.')[2]}.py"
    return file if os.path.isfile(file) else ""  # noqa: PTH113  (pathlib would be imported for it)


class _Finder:
    """Finds modules as ever, and puts those off that are named here."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module is; a package of ours holds nothing but others and is read at once."""
        if not (name.startswith(_OURS) or name in _OF_LIBRARIES):
            return None
        if path and name.startswith(_OURS) and (file := _file_of(name, path)):
            ours = ModuleSpec(name, _LaterLoader(SourceFileLoader(name, file)), origin=file)  # type: ignore[arg-type]  # as below
            ours.has_location = True
            return ours
        spec = PathFinder.find_spec(name, path, target)
        package = name not in _OF_LIBRARIES and spec is not None and spec.submodule_search_locations is not None
        if spec is not None and spec.loader is not None and not package:
            spec.loader = _LaterLoader(spec.loader)  # type: ignore[assignment]  # as one; mypy wants a subclass
        return spec


def begin() -> None:
    """Put modules off from now on."""
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
        if sys.platform not in _UUID_KNOWS:
            _import_with("uuid", "platform", _NameOfTheSystem("platform"))
        _import_with("pathlib", "urllib.parse", _Quoting("urllib.parse"))
        # msgspec takes typing's own for what it would take from here; only that one reads inspect, and is long itself
        _import_with("msgspec", "typing_extensions", None)


class _NameOfTheSystem(ModuleType):
    """All that uuid asks of platform, which compiles nine patterns for its other answers."""

    @staticmethod
    def system() -> str:
        return os.uname().sysname


class _Quoting(ModuleType):
    """All that pathlib asks of urllib.parse, for the address of a file."""

    @staticmethod
    def quote_from_bytes(text: bytes) -> str:
        return import_module("urllib.parse").quote_from_bytes(text)  # type: ignore[no-any-return]  # it is text


def _import_with(library: str, other: str, instead: ModuleType | None) -> None:
    """Import a library that finds something else in the place of another, or nothing."""
    if library in sys.modules or other in sys.modules:
        return
    sys.modules[other] = instead  # type: ignore[assignment]  # None is how Python is told that there is none
    try:
        import_module(library)
    finally:
        del sys.modules[other]
