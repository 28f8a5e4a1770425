// The player: a question, answers to choose from, a Check button, and feedback beside each answer.
// All text is put in as text (textContent), never as HTML.

const SIGNS = { right: "✓", partly: "!", wrong: "!", "not attempted": "…" };
const STATES = { right: "dk-good", partly: "dk-mend", wrong: "dk-mend", "not attempted": "dk-chance" };

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** One answer: a radio button or a checkbox with its text, and an empty place for the note. */
function makeAnswer(model, text, index, group) {
  const many = model.get("question").kind === "spot";
  const row = make("div", "dk-answer");
  const label = make("label");
  const input = make("input");
  const note = make("p", "dk-note");
  Object.assign(input, { type: many ? "checkbox" : "radio", name: group, value: index });
  input.checked = model.get("answer").includes(index);
  note.id = `${group}-note-${index}`;
  note.hidden = true;
  input.setAttribute("aria-describedby", note.id);
  label.append(input, make("span", "", text));
  row.append(label, note);
  return { row, input, note };
}

function showResult(answers, status, result, question) {
  status.className = `dk-status ${STATES[result.outcome]}`;
  status.replaceChildren(make("span", "dk-sign", SIGNS[result.outcome]), make("span", "", result.feedback));
  status.firstChild.setAttribute("aria-hidden", "true");
  answers.forEach(({ row, note }, i) => {
    const text = result.notes[i] || "";
    const own = question.kind === "choose"; // the one note is the feedback itself
    note.hidden = !text || own;
    note.textContent = text ? `${result.agree[i] ? "You judged this right. " : "Look again. "}${text}` : "";
    row.classList.toggle("dk-agrees", Boolean(text) && result.agree[i]);
    row.classList.toggle("dk-differs", Boolean(text) && !result.agree[i]);
  });
}

function render({ model, el }) {
  const question = model.get("question");
  const group = `dk-${Math.random().toString(36).slice(2)}`;
  const root = make("section", "dk-root dk-wide dk-player");
  const fields = make("fieldset", "dk-card");
  const legend = make("legend", "", question.prompt);
  const answers = question.options.map((text, i) => makeAnswer(model, text, i, group));
  const check = make("button", "dk-button dk-first", "Check");
  const status = make("p", "dk-status");
  check.type = "button";
  status.setAttribute("role", "status"); // stays in the page, so that screen readers hear each change
  root.dataset.lmSuppressShortcuts = "true"; // keys pressed here are not for the notebook
  root.addEventListener("keydown", (event) => event.stopPropagation());
  fields.append(legend);
  if (question.title) root.setAttribute("aria-label", question.title);

  answers.forEach(({ row, input }) => {
    fields.append(row);
    input.addEventListener("change", () => {
      model.set("answer", answers.filter((a) => a.input.checked).map((a) => Number(a.input.value)));
      model.save_changes();
    });
  });
  check.addEventListener("click", () => {
    model.set("checks", model.get("checks") + 1);
    model.save_changes();
  });
  const show = () => model.get("result").outcome && showResult(answers, status, model.get("result"), question);
  model.on("change:result", show);
  fields.append(check, status);
  root.append(fields);
  el.append(root);
  show();
  return () => model.off("change:result", show);
}

export default { render };
