"""How a folder is listed: the modules in it, by name, each imported only when it is asked for.

A format, a check, a reader or a connector is added by putting one file into its folder; nothing is registered.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType


class Modules(Mapping[str, ModuleType]):
    """The modules of one package, by their bare names, in alphabetical order.

    Names that begin with an underscore are left out. Asking for a module imports it; listing names does not.
    """

    def __init__(self, package: str) -> None:
        self.package = package
        paths = importlib.import_module(package).__path__
        self._names = tuple(sorted(info.name for info in pkgutil.iter_modules(paths) if not info.name.startswith("_")))

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._names:
            raise KeyError(name)
        return importlib.import_module(f"{self.package}.{name}")

    def __contains__(self, name: object) -> bool:
        return name in self._names  # Mapping's own would import the module to find out

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def modules(package: str) -> Modules:
    """List the modules of a package by its full name: `modules("tallystick.brief.formats")["json"]`.

    Raises ModuleNotFoundError when there is no such package.
    """
    return Modules(package)
