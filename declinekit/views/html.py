"""A scorecard as HTML: the message with marks under the words, a legend and the advice. All text is escaped."""

from html import escape
from importlib.resources import files

from ..advice import SIGNS, Advice
from ..scorecard import Scorecard
from ..spans import Span

_WORDS = {"good": "works", "mend": "to mend", "chance": "you can add this"}


def render(card: Scorecard, title: str = "A message, read closely") -> str:
    """Take a scorecard, give a whole HTML page that needs no other file and no network."""
    return page(title, fragment(card))


def page(title: str, inner: str) -> str:
    """Take a title and HTML, give a whole page that needs no other file and no network, to read or to print."""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style()}</style></head>'
        f'<body class="dk-page"><main class="dk-root"><h1>{escape(title)}</h1>{inner}</main></body></html>\n'
    )


def fragment(card: Scorecard, only: tuple[str, ...] = ()) -> str:
    """Take a scorecard, give the message with marks beside its advice. only: guidelines to show (default: all)."""
    advices = [a for a in card.advice if not only or a.guideline in only]
    rows = "".join(_row(advice) for advice in advices)
    verdict = "" if only else f'<p class="dk-verdict"><b>{card.overall} of 5 · {escape(card.verdict)}</b></p>'
    message = f'<div class="dk-message">{marked(card, only)}</div>'
    return f'<div class="dk-wide"><div class="dk-read">{message}<div>{verdict}<ul>{rows}</ul></div></div></div>'


def marked(card: Scorecard, only: tuple[str, ...] = ()) -> str:
    """Take a scorecard, give its text as HTML with a mark under each passage that an advice speaks of.

    >>> from declinekit.scorecard import score
    >>> print(marked(score("Thanks for asking me, <b>Sam</b>."), only=("thank",)))  # doctest: +ELLIPSIS
    <mark class="dk-mark dk-g-thank dk-good">Thanks for asking me<sup aria-hidden="true">T...&lt;b&gt;Sam&lt;/b&gt;.
    """
    html, at = [], 0
    for span, advice in _flat(card, only):
        html.append(escape(card.text[at : span.start]))
        html.append(
            f'<mark class="dk-mark dk-g-{advice.guideline} dk-{advice.state}">{escape(span.cut(card.text))}'
            f'<sup aria-hidden="true">{advice.letter}</sup>'
            f'<span class="dk-hidden"> ({escape(advice.title)}) </span></mark>'
        )
        at = span.end
    return "".join([*html, escape(card.text[at:])]).replace("\n", "<br>")


def style() -> str:
    """Give the style sheet that all views share."""
    return files("declinekit.views").joinpath("style.css").read_text(encoding="utf-8")


def framed(inner: str) -> str:
    """Take HTML, give it in the frame in which the style sheet works."""
    return f'<div class="dk-root dk-wide">{inner}</div>'


def _flat(card: Scorecard, only: tuple[str, ...]) -> list[tuple[Span, Advice]]:
    """Give the passages to mark in text order, none overlapping: what is to mend comes before what works."""
    wanted = [a for a in card.advice if a.guideline in only] if only else list(card.advice)
    wanted = [a for a in wanted if only or a.guideline != "frame" or a.state == "mend"]
    ranked = sorted(((a.state != "mend", span, a) for a in wanted for span in a.spans), key=lambda r: r[:2])
    taken: list[tuple[Span, Advice]] = []
    for _, span, advice in ranked:
        if span.start < span.end and all(span.end <= s.start or s.end <= span.start for s, _ in taken):
            taken.append((span, advice))
    return sorted(taken, key=lambda pair: pair[0])


def _row(advice: Advice) -> str:
    step = f'<span class="dk-step">{escape(advice.step)}</span>' if advice.step else ""
    return (
        f'<li class="dk-{advice.state}"><span class="dk-sign" aria-hidden="true">{SIGNS[advice.state]}</span> '
        f'<b>{escape(advice.title)}</b> <span class="dk-key" aria-hidden="true">{advice.letter}</span> '
        f'<span class="dk-state">({_WORDS[advice.state]})</span><br>{escape(advice.seen)} {step}</li>'
    )
