"""Where the package's own files are: lessons and data, in a checkout as in an installed wheel."""

from pathlib import Path

from .exceptions import UnknownName

_PACKAGE = Path(__file__).resolve().parent

JUPYTER = _PACKAGE / "jupyter"
"""The folder with our settings for JupyterLab and our page template for Voila."""


def asset(*parts: str) -> Path:
    """Take the parts of a name ("data", "messages.jsonl"), give the path of that file or folder.

    A wheel carries them in the package; in a checkout they stand beside it.

    >>> asset("notebooks").name
    'notebooks'
    """
    carried = _PACKAGE / "_assets"
    return (carried if carried.is_dir() else _PACKAGE.parent).joinpath(*parts)


def lessons() -> tuple[Path, ...]:
    """Give the path of every lesson in teaching order.

    Raises `UnknownName` where the package was installed without its lessons.
    """
    found = sorted(p for p in asset("notebooks").glob("*.ipynb") if not p.name.startswith("."))
    if not found:
        raise UnknownName('no lessons were installed with this package. Do: pip install --force-reinstall "declinekit"')
    return tuple(found)
