"""A line that tells what has happened: it stays in the page, so that screen readers hear each change once."""

import anywidget
import traitlets

_ESM = """
function render({ model, el }) {
  const line = document.createElement("p");
  let waiting;
  line.setAttribute("role", "status");
  line.className = model.get("quiet") ? "dk-hidden" : "dk-said";
  line.tabIndex = -1;
  const say = () => {
    const { text } = model.get("said");
    clearTimeout(waiting);
    line.textContent = ""; // emptied first: the same words said twice are heard twice
    waiting = setTimeout(() => { line.textContent = text ?? ""; }, model.get("pause"));
  };
  model.on("change:said", say);
  el.classList.add("dk-root");
  el.append(line);
  say();
  if (model.get("focus")) setTimeout(() => line.focus(), model.get("pause") + 50);
  return () => { clearTimeout(waiting); model.off("change:said", say); };
}
export default { render };
"""


class Notice(anywidget.AnyWidget):
    """A status line. pause: milliseconds before it speaks.  quiet: only heard, not seen.  focus: takes the focus.

    >>> notice = Notice()
    >>> notice.say("Added.")
    >>> notice.text
    'Added.'
    """

    _esm = _ESM

    said = traitlets.Dict().tag(sync=True)
    pause = traitlets.Int(100).tag(sync=True)
    quiet = traitlets.Bool(False).tag(sync=True)
    focus = traitlets.Bool(False).tag(sync=True)

    @property
    def text(self) -> str:
        """What it says now."""
        return self.said.get("text", "")

    def say(self, text: str) -> None:
        """Say something, also where it is the same as before."""
        self.said = {"text": text, "n": self.said.get("n", 0) + 1}
