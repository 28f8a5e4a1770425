// The player: one exercise of any kind, a Check button, hints, the solution, and the way to the next one.
// The kernel judges, this file draws. All text is put in as text (textContent), never as HTML.

const SIGNS = { right: "✓", partly: "!", wrong: "!", "not attempted": "…", kept: "✓" };
const SPOKEN = { right: "Right. ", partly: "Partly right. ", wrong: "Not yet. " }; // for those who do not see the sign
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
  const words = make("span", "dk-answer-text", text);
  Object.assign(input, { type: many ? "checkbox" : "radio", name, value: index });
  input.setAttribute("aria-describedby", note.id);
  if (text.includes("\n")) { // a whole message is called by its letter, and read where it stands
    const title = make("b", "", `Message ${String.fromCharCode(65 + index)}`);
    title.id = `${name}-title-${index}`;
    input.setAttribute("aria-labelledby", title.id);
    words.prepend(title, "\n");
  }
  label.append(input, words);
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
    const press = button(text.trimEnd(), "dk-sentence");
    const note = makeNote(`${name}-note-${i}`);
    press.setAttribute("aria-pressed", "false");
    press.setAttribute("aria-describedby", note.id);
    press.addEventListener("click", () => {
      pressed.has(i) ? pressed.delete(i) : pressed.add(i);
      press.setAttribute("aria-pressed", String(pressed.has(i)));
      changed();
    });
    flow.append(press, " ", ...Array.from(text.match(/\n*$/)[0], () => make("br")));
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

/** Steps, each with a list of times to choose from, and below them the plan that comes of it. */
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
    select.addEventListener("change", moved);
    row.append(label, select, note);
    return { row, note, select };
  });
  const line = make("ol", "dk-timeline");
  line.setAttribute("aria-label", "Your plan");
  const draw = () =>
    line.replaceChildren(...slots.map((slot, k) => {
      const stop = make("li", "", slot);
      const here = texts.filter((_, i) => rows[i].select.value === String(k));
      const list = make("ul");
      list.append(...here.map((text) => make("li", "", text)));
      if (here.length) stop.append(list);
      return stop;
    }));
  draw();
  return {
    rows,
    bottom: line,
    get: () => rows.map(({ select }) => (select.value === "" ? null : Number(select.value))),
    set: (given) => {
      rows.forEach(({ select }, i) => (select.value = given?.[i] ?? ""));
      draw();
    },
  };

  function moved() {
    draw();
    changed();
  }
}

/** Lines, each with a slider from one end of a scale to the other. A slider that nobody moved says nothing. */
function sliders(texts, slots, name, changed) {
  const rows = texts.map((text, i) => {
    const row = make("div", "dk-answer");
    const label = make("label", "dk-answer-text dk-scale-label", text);
    const slider = make("input", "dk-scale");
    const said = make("span", "dk-scale-said");
    said.setAttribute("aria-hidden", "true"); // the slider says it
    const note = makeNote(`${name}-note-${i}`);
    Object.assign(slider, { type: "range", id: `${name}-scale-${i}`, min: 0, max: slots.length - 1, step: 1 });
    label.htmlFor = slider.id;
    slider.setAttribute("aria-describedby", note.id);
    const put = (step) => {
      slider.value = step ?? Math.floor((slots.length - 1) / 2);
      slider.classList.toggle("dk-unset", step === null);
      said.textContent = step === null ? "Not placed yet" : slots[step];
      slider.setAttribute("aria-valuetext", said.textContent);
    };
    const place = () => {
      put(Number(slider.value));
      changed();
    };
    put(null);
    slider.addEventListener("input", place);
    slider.addEventListener("click", place); // the middle, where it stood already
    slider.addEventListener("keydown", ({ key }) => { if (key === "Enter" || key === " ") place(); });
    const ends = [slots[0], slots.at(-1)].map((text) => make("span", "", text));
    ends.forEach((end) => end.setAttribute("aria-hidden", "true")); // the slider says its place in words
    const below = make("div", "dk-scale-ends");
    below.append(ends[0], said, ends[1]);
    row.append(label, slider, below, note);
    return { row, note, slider, put };
  });
  return {
    rows,
    get: () => rows.map(({ slider }) => (slider.classList.contains("dk-unset") ? null : Number(slider.value))),
    set: (given) => rows.forEach(({ put }, i) => put(given?.[i] ?? null)),
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
  if (question.kind === "scale") return sliders(question.options, question.slots, name, changed);
  if (question.kind === "complete") return gap(question, name, changed);
  if (question.why.length) return twoSteps(question, name, changed);
  const many = question.kind === "spot";
  const list = choices(question.options, name, many, changed);
  return { ...list, get: () => (many ? list.get() : (list.get()[0] ?? null)), set: (a) => list.set(many ? a : [a]) };
}

function showNotes(rows, notes, agree, single, judged = false) {
  rows.forEach(({ row, note, press }, i) => {
    const text = notes?.[i] || "";
    note.hidden = !text || single; // a single note is the feedback itself
    note.textContent = text && judged ? `${agree[i] ? "You judged this right. " : "Look again. "}${text}` : text;
    if (press) { // a sentence stands apart from its note: the note begins with its first words
      const start = press.textContent.split(" ").slice(0, 4).join(" ");
      if (text) note.prepend(make("b", "", `“${start} …” `));
      press.classList.toggle("dk-wrong", Boolean(text) && agree?.[i] === false);
    }
    row.classList.toggle("dk-agrees", Boolean(text) && agree?.[i] === true);
    row.classList.toggle("dk-differs", Boolean(text) && agree?.[i] === false);
  });
}

/** Say how it went. The place is emptied first, so that the same words said twice are heard twice. */
function showStatus(status, outcome, words, pressed = false) {
  const sign = make("span", "dk-sign", SIGNS[outcome]);
  sign.setAttribute("aria-hidden", "true");
  status.className = `dk-status ${STATES[outcome]}`;
  status.replaceChildren();
  setTimeout(() => {
    status.replaceChildren(sign, make("span", "dk-hidden", SPOKEN[outcome] ?? ""), make("span", "", words));
    if (pressed) status.scrollIntoView({ block: "nearest" });
  }, 100);
}

const LAST = "10 seconds left";

/** A clock that a learner may start and stop. It ends nothing: when the time is over, one goes on without it. */
function makeClock(seconds) {
  const row = make("div", "dk-clock");
  const press = button(`Start the clock: ${seconds} seconds`);
  const shown = make("span", "dk-clock-shown");
  const said = make("span", "dk-hidden");
  let began = 0;
  let ticking;
  said.setAttribute("role", "status");
  shown.setAttribute("aria-hidden", "true"); // a number that is read out each second would disturb
  row.append(press, shown, said);
  const stop = (words) => {
    clearInterval(ticking);
    began = 0;
    press.textContent = `Start the clock: ${seconds} seconds`;
    shown.textContent = said.textContent = words;
  };
  const tick = () => {
    const left = seconds - Math.floor((Date.now() - began) / 1000);
    if (left <= 0) return stop("The time is over. Go on without the clock.");
    shown.textContent = `${left} seconds left`;
    if (left === 10 && said.textContent !== LAST) said.textContent = LAST;
  };
  press.addEventListener("click", () => {
    if (began) return stop("The clock has stopped.");
    began = Date.now();
    press.textContent = "Stop the clock";
    said.textContent = "The clock runs.";
    ticking = setInterval(tick, 250);
    tick();
  });
  const checked = () => began && stop(`You needed ${Math.max(1, Math.round((Date.now() - began) / 1000))} seconds.`);
  return { row, checked, end: () => clearInterval(ticking) };
}

/** Hints, solution and the next exercise. */
function makeBar(model, ask) {
  const bar = make("div", "dk-bar-row");
  const more = button("Hint");
  const solve = button("Show the solution");
  const next = button("Next", "dk-button dk-first");
  const hints = make("div", "dk-hints");
  const shown = make("p", "dk-solution");
  hints.setAttribute("aria-live", "polite");
  [bar.tabIndex, shown.tabIndex] = [-1, -1];
  more.addEventListener("click", () => ask("hint"));
  solve.addEventListener("click", () => ask("solution"));
  next.addEventListener("click", () => ask("next"));
  bar.append(more, solve, next);
  const draw = () => {
    const { hints: given, left, solution, may_solve, next: has } = model.get("help");
    const pressed = document.activeElement;
    more.textContent = given.length ? "Another hint" : "Hint";
    next.textContent = has || "Next";
    const texts = given.map((text, i) => `Hint ${i + 1}: ${text}`);
    texts.slice(hints.children.length).forEach((text) => hints.append(make("p", "dk-hint", text)));
    shown.textContent = solution;
    shown.hidden = !solution;
    [more.hidden, solve.hidden, next.hidden] = [!left, !may_solve || Boolean(solution), !has];
    if (pressed.hidden && bar.contains(pressed)) (solution ? shown : hints.lastElementChild ?? bar).focus(); // not lost
  };
  draw();
  return { bar, help: [hints, shown], draw };
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
  const { bar, help, draw } = makeBar(model, ask);
  status.setAttribute("role", "status"); // stays in the page, so that screen readers hear each change
  root.dataset.lmSuppressShortcuts = "true"; // keys pressed here are not for the notebook
  root.addEventListener("keydown", (event) => event.stopPropagation());
  if (question.title) root.setAttribute("aria-label", (question.options.length ? "" : "Help with: ") + question.title);
  place.setAttribute("aria-hidden", "true"); // the legend says it
  if (question.place) root.append(place);
  if (question.title && question.options.length) root.append(make("p", "dk-title", question.title));

  let answers = null;
  const clock = question.seconds && !question.test ? makeClock(question.seconds) : null;
  const changed = () => {
    model.set("answer", { value: answers.get() });
    model.save_changes();
  };
  if (question.options.length) {
    const fields = make("fieldset", "dk-card");
    const legend = make("legend");
    if (question.place) legend.append(make("span", "dk-hidden", `${question.place}. `));
    legend.append(question.prompt);
    const check = button(question.test ? "Keep this answer" : "Check", "dk-button dk-first");
    answers = answersOf(question, name, changed, say);
    legend.tabIndex = -1;
    fields.append(legend);
    if (question.text) fields.append(make("div", "dk-message dk-given", question.text));
    if (clock) fields.append(clock.row);
    if (answers.top) fields.append(answers.top);
    fields.append(...answers.rows.map(({ row }) => row));
    if (answers.bottom) fields.append(answers.bottom);
    check.addEventListener("click", () => {
      clock?.checked();
      model.set("checks", model.get("checks") + 1);
      model.save_changes();
    });
    bar.prepend(check);
    fields.append(bar, status, ...help);
    root.append(fields);
    answers.set(model.get("answer").value);
    if (question.focus) setTimeout(() => legend.focus(), 0);
  } else {
    root.append(bar, ...help);
  }

  const show = (_, __, pressed = true) => {
    const result = model.get("result");
    if (!result.outcome || !answers) return;
    showStatus(status, result.outcome, result.feedback, pressed);
    const single = ["choose", "decide", "complete"].includes(question.kind) && !result.all;
    showNotes(answers.rows, result.notes, result.agree, single, question.kind === "spot" && !result.all);
    if (answers.why) showNotes(answers.why, result.why, result.agree_why, false);
    if (result.answer !== undefined) answers.set(result.answer); // the solution
  };
  model.on("change:result", show);
  model.on("change:help", draw);
  el.append(root);
  show(null, null, false);
  return () => {
    model.off("change:result", show);
    model.off("change:help", draw);
    clock?.end();
  };
}

export default { render };
