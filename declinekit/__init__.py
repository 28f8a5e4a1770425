"""declinekit: score messages that turn down a job interview, and learn to write better ones.

Only names are given here; the modules behind them are imported when first used.

>>> import declinekit
>>> card = declinekit.score("Dear Ms Osei, thank you for inviting me. I will not be coming. Kind regards, Amina Yusuf")
>>> card.labels["decision"], card.labels["thanks"]
('declined', True)
"""

from importlib import import_module

__version__ = "0.1.0"

_HOME = {
    "read": "message",
    "score": "scorecard",
    "Scorecard": "scorecard",
    "check": "codebook",
    "generate": "generator",
    "generate_pair": "generator",
    "make": "exercises",
    "grade": "exercises",
    "solution": "exercises",
    "practice": "exercises.practice",
}
__all__ = [
    *("Scorecard", "check", "generate", "generate_pair", "grade", "make", "practice", "read", "score", "solution"),
]


def __getattr__(name: str):
    """Take a public name, give the object, importing its module on first use."""
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value  # a function wins over the module of the same name
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
