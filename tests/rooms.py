"""The imports of derive, read from its files: `python tests/rooms.py` prints which room uses which."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import derive

PACKAGE = Path(derive.__file__).parent
MODULES = {
    ".".join(("derive", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): file
    for file in sorted(PACKAGE.rglob("*.py"))
    if file.parent != PACKAGE / "library" or file.name == "__init__.py"  # the others are claim files
}


def stated() -> list[str]:
    """The rooms in the order in which the package's docstring lists them."""
    return re.findall(r"^    (\w+)  +\w", str(derive.__doc__), re.MULTILINE)


def room_of(module: str) -> str:
    """The room in which a module stands."""
    return module.split(".")[1] if "." in module else ""


def imports(module: str) -> set[str]:
    """The modules of derive that a module names in an import: at its top, in a function, or for types."""
    file = MODULES[module]
    home = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join([*home[: len(home) - node.level + 1], *(node.module or "").split(".")]).rstrip(".")
            found |= {name if (name := f"{base}.{alias.name}") in MODULES else base for alias in node.names}
        elif isinstance(node, ast.ImportFrom | ast.Import):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            if any(name.split(".")[0] == "derive" for name in named):
                raise ValueError(f"{file}: import relatively")
    return found - {module}


def arrows() -> Iterator[tuple[str, str]]:
    """Which room imports from which, each once."""
    pairs = {(room_of(module), room_of(other)) for module in MODULES for other in imports(module)}
    return iter(sorted((one, other) for one, other in pairs if one != other and one and other))


def circles(graph: Mapping[str, Iterable[str]]) -> list[set[str]]:
    """The sets of modules that reach each other."""
    reach = {module: set(others) for module, others in graph.items()}
    for middle in reach:
        for others in reach.values():
            if middle in others:
                others |= reach[middle]
    circles = {frozenset(m for m in reach[module] if module in reach[m]) for module in reach if module in reach[module]}
    return sorted(map(set, circles), key=sorted)


def floors() -> dict[str, int]:
    """How far above the ground each room stands: one more than the highest that it uses."""
    heights: dict[str, int] = {}
    uses = list(arrows())
    for room in stated():
        heights[room] = 1 + max((heights[below] for above, below in uses if above == room), default=-1)
    return heights


if __name__ == "__main__":
    for room, height in floors().items():
        below = [other for one, other in arrows() if one == room]
        print(f"{height:2}  {room:10} {', '.join(sorted(below, key=stated().index))}")
