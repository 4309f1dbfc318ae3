"""The architecture's arrows go one way: a test over every import, inside functions too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
STAGES = ("ingest", "annotate", "link", "reconcile", "store")
BASE = {"errors", "model"}
ALLOWED = {
    "errors": set(),
    "config": set(),
    "model": {"errors"},
    **dict.fromkeys(STAGES, BASE),
    "workers": {"errors"},
    "growing": {*BASE, *STAGES},
    "build": {*BASE, "config", "workers", "growing", *STAGES},
    "view": {*BASE, "store"},
    "reviewer": {*BASE, "store", "view"},
    "export": {*BASE, "store", "build", "view"},
    "record": {*BASE, "config", "store", "build", "view", "reviewer", "export"},
    "web": {*BASE, "config", "store", "build", "view", "reviewer", "record", "export"},
    "cli": {*BASE, "config", "build", "record", "reviewer", "export", "web"},
    "__init__": {"errors", "record"},
}
MODULES = sorted(SOURCE.rglob("*.py"))


def layer(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, wherever in the file."""
    package = module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "accord")


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    own = layer(module_name(path))
    for name in imports(path):
        target = layer(name)
        known = target in ALLOWED or target == own
        if name.count(".") >= 1 and known:
            assert target == own or target in ALLOWED[own], f"{module_name(path)} imports {name}"


def test_every_layer_has_its_rule() -> None:
    assert {layer(module_name(path)) for path in MODULES} == set(ALLOWED)


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {module_name(path) for path in MODULES}
    graph = {
        module_name(path): {name for name in imports(path) if name in names} - {module_name(path)}
        for path in MODULES
        if path.name != "__init__.py"
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join([*above, name])
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_modules_stay_readable() -> None:
    for path in MODULES:
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 400, f"{module_name(path)} has {lines} lines; split it"
