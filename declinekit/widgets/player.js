// The player: one exercise of any kind, a Check button, hints, the solution, and the way to the next one.
// The kernel judges, this file draws. All text is put in as text (textContent), never as HTML.

const SIGNS = { right: "✓", partly: "!", wrong: "!", "not attempted": "…", kept: "✓" };
const STATES = { right: "dk-good", partly: "dk-mend", wrong: "dk-mend", "not attempted": "dk-chance", kept: "dk-good" };

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function button(text, className = "dk-button") {
  const element = make("button", className, text);
  element.type = "button";
  return element;
}

/** An empty place for the note on an answer; `say` fills it. */
function makeNote(id) {
  const note = make("p", "dk-note");
  note.id = id;
  note.hidden = true;
  return note;
}

/** One answer to tick or to choose, with its note below. */
function makeChoice(text, index, name, many) {
  const row = make("div", "dk-answer");
  const label = make("label");
  const input = make("input");
  const note = makeNote(`${name}-note-${index}`);
  Object.assign(input, { type: many ? "checkbox" : "radio", name, value: index });
  input.setAttribute("aria-describedby", note.id);
  label.append(input, make("span", "dk-answer-text", text));
  row.append(label, note);
  return { row, input, note };
}

/** A list of answers. Gives its rows, what is chosen, and a way to set it. */
function choices(texts, name, many, changed) {
  const rows = texts.map((text, i) => makeChoice(text, i, name, many));
  rows.forEach(({ input }) => input.addEventListener("change", changed));
  return {
    rows,
    get: () => rows.filter(({ input }) => input.checked).map(({ input }) => Number(input.value)),
    set: (chosen) => rows.forEach(({ input }, i) => (input.checked = (chosen || []).includes(i))),
  };
}

/** Sentences of a message, each a button that stays pressed. */
function sentences(texts, name, changed) {
  const pressed = new Set();
  const flow = make("div", "dk-message dk-sentences");
  const rows = texts.map((text, i) => {
    const press = button(text, "dk-sentence");
    const note = makeNote(`${name}-note-${i}`);
    press.setAttribute("aria-pressed", "false");
    press.setAttribute("aria-describedby", note.id);
    press.addEventListener("click", () => {
      pressed.has(i) ? pressed.delete(i) : pressed.add(i);
      press.setAttribute("aria-pressed", String(pressed.has(i)));
      changed();
    });
    flow.append(press, " ");
    return { row: make("div"), note, press };
  });
  rows.forEach(({ row, note }) => row.append(note));
  return {
    top: flow,
    rows,
    get: () => [...pressed].sort((a, b) => a - b),
    set: (chosen) =>
      rows.forEach(({ press }, i) => {
        (chosen || []).includes(i) ? pressed.add(i) : pressed.delete(i);
        press.setAttribute("aria-pressed", String(pressed.has(i)));
      }),
  };
}

/** Lines to be put in order with two buttons each. */
function lines(texts, changed, say) {
  const list = make("ol", "dk-lines");
  const rows = texts.map((text, i) => {
    const row = make("li", "dk-line");
    const up = button("↑", "dk-button dk-move");
    const down = button("↓", "dk-button dk-move");
    up.setAttribute("aria-label", `Move up: ${text.slice(0, 60)}`);
    down.setAttribute("aria-label", `Move down: ${text.slice(0, 60)}`);
    const line = make("div", "dk-line-row");
    line.append(up, down, make("span", "dk-answer-text", text));
    row.append(line);
    row.dataset.index = i;
    const move = (by, pressed) => {
      const all = [...list.children];
      const at = all.indexOf(row);
      if (!all[at + by]) return say(by < 0 ? "This is the first line." : "This is the last line.");
      by < 0 ? list.insertBefore(row, all[at - 1]) : list.insertBefore(all[at + 1], row);
      pressed.focus();
      say(`Now line ${at + by + 1} of ${all.length}.`);
      changed();
    };
    up.addEventListener("click", () => move(-1, up));
    down.addEventListener("click", () => move(1, down));
    list.append(row);
    return row;
  });
  return {
    top: list,
    rows: [],
    get: () => [...list.children].map((row) => Number(row.dataset.index)),
    set: (order) => (order || []).forEach((i) => list.append(rows[i])),
  };
}

/** Steps, each with a list of times to choose from. */
function steps(texts, slots, name, changed) {
  const rows = texts.map((text, i) => {
    const row = make("div", "dk-answer dk-step-row");
    const label = make("label", "dk-answer-text", text);
    const select = make("select", "dk-select");
    const note = makeNote(`${name}-note-${i}`);
    select.id = `${name}-step-${i}`;
    label.htmlFor = select.id;
    select.setAttribute("aria-describedby", note.id);
    select.append(new Option("When?", ""), ...slots.map((slot, k) => new Option(slot, k)));
    select.addEventListener("change", changed);
    row.append(label, select, note);
    return { row, note, select };
  });
  return {
    rows,
    get: () => rows.map(({ select }) => (select.value === "" ? null : Number(select.value))),
    set: (given) => rows.forEach(({ select }, i) => (select.value = given?.[i] ?? "")),
  };
}

/** Choose a reason only after the choice itself: the second step opens then. */
function twoSteps(question, name, changed) {
  const why = choices(question.why, `${name}-why`, true, () => changed());
  const second = make("fieldset", "dk-second");
  second.append(make("legend", "", question.why_prompt), ...why.rows.map(({ row }) => row));
  const first = choices(question.options, name, false, () => {
    second.hidden = !first.get().length;
    changed();
  });
  second.hidden = true;
  return {
    rows: first.rows,
    why: why.rows,
    bottom: second,
    get: () => (first.get().length ? { choice: first.get()[0], why: why.get() } : null),
    set: (answer) => {
      first.set(answer ? [answer.choice] : []);
      why.set(answer?.why);
      second.hidden = !answer;
    },
  };
}

/** A gap: choose a sentence, or write one. */
function gap(question, name, changed) {
  const own = make("textarea", "dk-own");
  const label = make("label", "dk-own-label", "Or write a sentence of your own:");
  const list = choices(question.options, name, false, () => {
    own.value = "";
    changed();
  });
  own.id = `${name}-own`;
  own.rows = 2;
  own.maxLength = 600;
  label.htmlFor = own.id;
  own.addEventListener("input", () => {
    if (own.value.trim()) list.set([]);
    changed();
  });
  const bottom = make("div");
  bottom.append(label, own);
  return {
    rows: list.rows,
    bottom,
    get: () => (own.value.trim() ? own.value : (list.get()[0] ?? null)),
    set: (answer) => {
      own.value = typeof answer === "string" ? answer : "";
      list.set(typeof answer === "number" ? [answer] : []);
    },
  };
}

/** The answers of an exercise, whatever its kind: rows, get, set, and perhaps something above or below them. */
function answersOf(question, name, changed, say) {
  if (question.kind === "mark") return sentences(question.options, name, changed);
  if (question.kind === "order") return lines(question.options, changed, say);
  if (question.kind === "sequence") return steps(question.options, question.slots, name, changed);
  if (question.kind === "complete") return gap(question, name, changed);
  if (question.why.length) return twoSteps(question, name, changed);
  const many = question.kind === "spot";
  const list = choices(question.options, name, many, changed);
  return { ...list, get: () => (many ? list.get() : (list.get()[0] ?? null)), set: (a) => list.set(many ? a : [a]) };
}

function showNotes(rows, notes, agree, single, judged = false) {
  rows.forEach(({ row, note }, i) => {
    const text = notes?.[i] || "";
    note.hidden = !text || single; // a single note is the feedback itself
    note.textContent = text && judged ? `${agree[i] ? "You judged this right. " : "Look again. "}${text}` : text;
    row.classList.toggle("dk-agrees", Boolean(text) && agree?.[i] === true);
    row.classList.toggle("dk-differs", Boolean(text) && agree?.[i] === false);
  });
}

function showStatus(status, outcome, words) {
  status.className = `dk-status ${STATES[outcome]}`;
  status.replaceChildren(make("span", "dk-sign", SIGNS[outcome]), make("span", "", words));
  status.firstChild.setAttribute("aria-hidden", "true");
}

/** Hints, solution and the next exercise. */
function makeBar(model, ask) {
  const bar = make("div", "dk-bar-row");
  const more = button("Hint");
  const solve = button("Show the solution");
  const next = button("Next", "dk-button dk-first");
  const hints = make("div", "dk-hints");
  hints.setAttribute("aria-live", "polite");
  more.addEventListener("click", () => ask("hint"));
  solve.addEventListener("click", () => ask("solution"));
  next.addEventListener("click", () => ask("next"));
  bar.append(more, solve, next);
  const draw = () => {
    const { hints: given, left, solution, may_solve, next: has } = model.get("help");
    more.hidden = !left;
    more.textContent = given.length ? "Another hint" : "Hint";
    solve.hidden = !may_solve || Boolean(solution);
    next.hidden = !has;
    next.textContent = has || "Next";
    const rows = given.map((text, i) => make("p", "dk-hint", `Hint ${i + 1}: ${text}`));
    if (solution) rows.push(make("p", "dk-hint dk-solution", solution));
    hints.replaceChildren(...rows);
  };
  draw();
  return { bar, hints, draw };
}

function render({ model, el }) {
  const question = model.get("question");
  const name = `dk-${Math.random().toString(36).slice(2)}`;
  const root = make("section", "dk-root dk-wide dk-player");
  const status = make("p", "dk-status");
  const place = make("p", "dk-place", question.place);
  const ask = (what) => {
    model.set("asked", { what, n: (model.get("asked").n || 0) + 1 });
    model.save_changes();
  };
  const say = (words) => showStatus(status, "not attempted", words);
  const { bar, hints, draw } = makeBar(model, ask);
  status.setAttribute("role", "status"); // stays in the page, so that screen readers hear each change
  root.dataset.lmSuppressShortcuts = "true"; // keys pressed here are not for the notebook
  root.addEventListener("keydown", (event) => event.stopPropagation());
  if (question.title) root.setAttribute("aria-label", question.title);
  if (question.place) root.append(place);

  let answers = null;
  const changed = () => {
    model.set("answer", { value: answers.get() });
    model.save_changes();
  };
  if (question.options.length) {
    const fields = make("fieldset", "dk-card");
    const legend = make("legend", "", question.prompt);
    const check = button(question.test ? "Keep this answer" : "Check", "dk-button dk-first");
    answers = answersOf(question, name, changed, say);
    legend.tabIndex = -1;
    fields.append(legend);
    if (question.text) fields.append(make("div", "dk-message dk-given", question.text));
    if (answers.top) fields.append(answers.top);
    fields.append(...answers.rows.map(({ row }) => row));
    if (answers.bottom) fields.append(answers.bottom);
    check.addEventListener("click", () => {
      model.set("checks", model.get("checks") + 1);
      model.save_changes();
    });
    bar.prepend(check);
    fields.append(bar, status, hints);
    root.append(fields);
    answers.set(model.get("answer").value);
    if (question.focus) setTimeout(() => legend.focus(), 0);
  } else {
    root.append(bar, hints);
  }

  const show = () => {
    const result = model.get("result");
    if (!result.outcome || !answers) return;
    showStatus(status, result.outcome, result.feedback);
    const single = ["choose", "decide", "complete"].includes(question.kind) && !result.all;
    showNotes(answers.rows, result.notes, result.agree, single, question.kind === "spot" && !result.all);
    if (answers.why) showNotes(answers.why, result.why, result.agree_why, false);
    if (result.answer !== undefined) answers.set(result.answer); // the solution
  };
  model.on("change:result", show);
  model.on("change:help", draw);
  el.append(root);
  show();
  return () => {
    model.off("change:result", show);
    model.off("change:help", draw);
  };
}

export default { render };
