"""A button that saves a file: its content is made when it is pressed, so that it holds all that happened until then."""

from collections.abc import Callable

import anywidget
import traitlets

from ..exceptions import DeclinekitError

_ESM = """
function render({ model, el }) {
  const [press, said] = ["button", "span"].map((name) => document.createElement(name));
  let waiting = false; // only the view whose button was pressed saves the file
  Object.assign(press, { type: "button", className: "dk-button", textContent: model.get("label") });
  Object.assign(said, { className: "dk-said" });
  said.setAttribute("role", "status");
  press.dataset.lmSuppressShortcuts = "true";
  press.addEventListener("keydown", (event) => event.stopPropagation());
  press.addEventListener("click", () => {
    waiting = true;
    model.set("asked", model.get("asked") + 1);
    model.save_changes();
  });
  const save = () => {
    const { text, words, type } = model.get("file");
    said.textContent = words;
    if (!waiting || text === null) return;
    waiting = false;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = model.get("name");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  model.on("change:file", save);
  el.classList.add("dk-root");
  el.append(press, " ", said);
  return () => model.off("change:file", save);
}
export default { render };
"""


class Download(anywidget.AnyWidget):
    """A button with a label that saves `name`.

    make: called at each press, gives the text of the file and what to say then; a `DeclinekitError` is said instead.

    >>> button = Download("a.csv", "Save as a table", lambda: ("firm", "Saved."), "text/csv")
    >>> button.asked += 1
    >>> button.file["text"], button.file["words"]
    ('firm', 'Saved.')
    """

    _esm = _ESM

    name = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    asked = traitlets.Int(0).tag(sync=True)
    file = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, label: str, make: Callable[[], tuple[str, str]], kind: str):
        self._make, self._type = make, kind
        super().__init__(name=name, label=label)

    @traitlets.observe("asked")
    def _pressed(self, change) -> None:
        try:
            text, words = self._make()
        except DeclinekitError as error:
            text, words = None, str(error)
        self.file = {"n": change["new"], "text": text, "words": words, "type": self._type}
