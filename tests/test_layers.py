"""Each module imports only from what stands before it in `ORDER`; heavy libraries stay where they belong."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "declinekit"

ORDER = [
    {"exceptions", "spans", "codebook", "rubric", "paths", "textfile"},
    {"languages", "cues", "groups"},
    {"model", "frame", "message", "acts", "slipbook", "slips", "features"},
    {"guidelines"},
    {"advice"},
    {"scorecard"},
    {"views"},
    {"generator"},
    {"exercises"},
    {"export", "progress", "history", "decide", "tracker", "tables", "course", "doctor"},
    {"batch", "cohort"},
    {"widgets"},
    {"lesson", "instructor"},
    {"cli"},
    {"__main__"},
]
"""The flow from text to screen. Modules of one line may import each other."""

FORBIDDEN = {"generator": {"message", "acts", "guidelines", "advice", "scorecard", "views"}}
"""The generator never sees the scorer: agreement between the two would prove nothing."""

SCREEN = {"IPython", "ipywidgets", "anywidget", "traitlets"}
HEAVY = {"widgets": SCREEN, "lesson": SCREEN, "tables": {"pandas", "pyarrow"}, "batch": {"pandas", "dask"}}
HEAVY |= {"doctor": {"jupyter_core", "jupyter_client"}, "cohort": {"pandas"}, "tracker": {"pandas"}}
"""The only parts that may import more than the standard library, and what."""

AT_ONCE = {"widgets", "lesson"}
"""Parts that may do so at the top of a module; all others import it where it is used."""

RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part(path: Path) -> str:
    """Give the part of the package that a file belongs to: `views/text.py` is of `views`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, str, bool]]:
    """Give (kind, name, at the top) of all that a module imports; kind is "own" or "other"."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lazy = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(outer)
    }
    found = []
    for node in ast.walk(tree):
        top = id(node) not in lazy
        if isinstance(node, ast.Import):
            found += [_split(alias.name, top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(_split(node.module, top))
        elif isinstance(node, ast.ImportFrom):
            here = list(path.relative_to(PACKAGE).parts[: -node.level])
            names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            found += [("own", here[0] if here else name, top) for name in names]
    return found


def _split(name: str, top: bool) -> tuple[str, str, bool]:
    first, *rest = name.split(".")
    return ("own", rest[0] if rest else "__init__", top) if first == "declinekit" else ("other", first, top)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(path):
    me = part(path)
    assert me in RANK, f"{me} has no place in ORDER: give it one"
    for kind, name, top in imports(path):
        if kind == "own":
            if name in ("__init__", "__version__"):
                continue
            assert name in RANK, f"{name} has no place in ORDER"
            assert RANK[name] <= RANK[me], f"{me} imports {name}, which stands after it"
            assert name not in FORBIDDEN.get(me, ()), f"{me} must not know {name}"
        elif name not in sys.stdlib_module_names:
            assert name in HEAVY.get(me, ()), f"{me} imports {name}: only the standard library is allowed there"
            assert not top or me in AT_ONCE, f"{me} imports {name} at once: do so where it is used"


def test_every_part_listed_heavy_has_a_place():
    assert set(HEAVY) <= set(RANK)
