"""A slider with a label that screen readers hear; that of ipywidgets has none that they find."""

import anywidget
import traitlets

_ESM = """
function render({ model, el }) {
  const [label, slider, said] = ["label", "input", "span"].map((name) => document.createElement(name));
  const id = `dk-${Math.random().toString(36).slice(2)}`;
  Object.assign(slider, { type: "range", min: 0, max: model.get("most"), step: 1, id });
  slider.setAttribute("aria-label", `${model.get("about")}: ${model.get("label")}`);
  slider.dataset.lmSuppressShortcuts = "true";
  label.htmlFor = slider.id;
  said.setAttribute("aria-hidden", "true"); // the slider says it
  label.textContent = model.get("label");
  const show = () => {
    slider.value = model.get("value");
    const [value, words] = [model.get("value"), model.get("words")];
    said.textContent = words[value] ?? value;
    slider.setAttribute("aria-valuetext", said.textContent);
  };
  slider.addEventListener("input", () => {
    model.set("value", Number(slider.value));
    model.save_changes();
    show();
  });
  slider.addEventListener("keydown", (event) => event.stopPropagation());
  model.on("change:value", show);
  show();
  el.classList.add("dk-root", "dk-slider");
  el.append(label, slider, said);
  return () => model.off("change:value", show);
}
export default { render };
"""


class Slider(anywidget.AnyWidget):
    """A whole number from 0 to `most`. about: what it is for.  label: what stands beside it.  words: for each value.

    >>> Slider(value=3, most=5, about="The pay", label="matters to me").value
    3
    """

    _esm = _ESM
    _css = """
.dk-slider { margin: 2px; display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; }
.dk-slider label { flex: 0 0 8.5em; }
.dk-slider input { flex: 1 1 160px; max-width: 360px; height: 28px; margin: 0; accent-color: var(--dk-chance); }
.dk-slider input:focus-visible { outline: 2px solid var(--dk-chance); outline-offset: 2px; }
.dk-slider span { flex: 0 0 7em; font-weight: 600; }
"""

    value = traitlets.Int(0).tag(sync=True)
    most = traitlets.Int(5).tag(sync=True)
    about = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    words = traitlets.List().tag(sync=True)
