"""A slider with a label that screen readers hear; that of ipywidgets has none that they find."""

import anywidget
import traitlets

_ESM = """
let made = 0;
function render({ model, el }) {
  const [label, slider, said] = ["label", "input", "output"].map((name) => document.createElement(name));
  Object.assign(slider, { type: "range", min: 0, max: model.get("most"), step: 1, id: `dk-slider-${++made}` });
  slider.setAttribute("aria-label", `${model.get("about")}: ${model.get("label")}`);
  slider.dataset.lmSuppressShortcuts = "true";
  label.htmlFor = said.htmlFor = slider.id;
  label.textContent = model.get("label");
  const show = () => {
    slider.value = model.get("value");
    said.textContent = model.get("value");
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
    """A whole number from 0 to `most`. about: what it is a slider for.  label: what stands beside it.

    >>> Slider(value=3, most=5, about="The pay", label="matters to me").value
    3
    """

    _esm = _ESM
    _css = """
.dk-slider { margin: 2px; display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; }
.dk-slider label { flex: 0 0 8.5em; }
.dk-slider input { flex: 1 1 160px; max-width: 360px; height: 28px; margin: 0; accent-color: var(--dk-chance); }
.dk-slider input:focus-visible { outline: 2px solid var(--dk-chance); outline-offset: 2px; }
.dk-slider output { flex: 0 0 1.5em; font-weight: 600; }
"""

    value = traitlets.Int(0).tag(sync=True)
    most = traitlets.Int(5).tag(sync=True)
    about = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
