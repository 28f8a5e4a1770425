// The coach editor: a text box with marks under its words, a checklist, one piece of advice and a verdict.
//
// The kernel judges, this file draws. Each edit goes out as {value, cursor, seq}; the answer `result` comes back with the
// same `seq`. Until then the old marks move along with the text. If there were more edits meanwhile, the marks of the
// answer are moved by these too; an answer to a text older than the one last judged is dropped.
// Nobody but the learner writes into the text box: undo and the caret stay theirs. All text is put in as text, never HTML.

const SIGNS = { good: "✓", mend: "!", chance: "+", idle: "·" };
const WORDS = { good: "works", mend: "to mend", chance: "you can add this", idle: "not written yet" };
const LENGTHS = { short: "very short", fitting: "a good length", long: "long" };
const SPOKEN = { right: "Right. ", partly: "Partly right. ", wrong: "Not yet. " }; // for those who do not see the sign
const GRADES = { right: ["good", "✓"], partly: ["mend", "!"], wrong: ["mend", "!"], "not attempted": ["chance", "…"] };
const PAUSE = 1000; // milliseconds without a key before a change is announced
const PATIENCE = 2000; // milliseconds before the learner is told that the kernel is slow

/** Make an element: attributes by name, then its children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// ---- marks: {start, end, guideline, letter, state} ----

/** Where two texts differ: the passage start..end of the first gave way, and the text grew by `grown`. */
function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, grown: after.length - before.length };
}

/** Move marks as the text under them moved. What is typed at either edge of a mark stays outside it. */
function shift(marks, { start, end, grown }) {
  return marks
    .map((mark) => ({
      ...mark,
      start: mark.start >= end ? mark.start + grown : mark.start <= start ? mark.start : end + grown,
      end: mark.end <= start ? mark.end : mark.end >= end ? mark.end + grown : start,
    }))
    .filter((mark) => mark.start < mark.end);
}

/** Give each mark the first level on which no other mark lies: marks that overlap are drawn below each other. */
function withLevels(marks) {
  const ends = []; // where the last mark of each level ends
  const inOrder = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  return inOrder.map((mark) => {
    const free = ends.findIndex((end) => end <= mark.start);
    const level = free < 0 ? ends.length : free;
    ends[level] = mark.end;
    return { ...mark, level };
  });
}

/** Draw the text once more, invisibly, with a line under each mark and its letter at the end of the line. */
function paint(backdrop, text, marks, chosen) {
  const levelled = withLevels(marks.filter((mark) => mark.end <= text.length));
  const cuts = [...new Set([0, text.length, ...levelled.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    const covering = levelled.filter((m) => m.start <= from && to <= m.end).sort((a, b) => b.level - a.level);
    return covering.reduce((inner, mark) => {
      const look = mark.guideline === chosen ? "dk-chosen" : "";
      const element = make("mark", { class: `dk-mark dk-g-${mark.guideline} dk-${mark.state} ${look}` }, inner);
      element.style.setProperty("--level", mark.level);
      if (mark.end === to) element.append(make("i", { "data-letter": mark.letter }));
      return element;
    }, document.createTextNode(text.slice(from, to)));
  });
  backdrop.replaceChildren(...pieces, "\n"); // the last line end of a block is not shown; this one is spare
}

// ---- the parts beside the text ----

/** The list of guidelines. Rows are changed in place, so that a row in focus keeps the focus. */
function makeChecklist(choose, leave, panel) {
  const list = make("ul", { role: "list", "aria-label": "Guidelines" });
  const others = make("ul", { role: "list", "aria-label": "Other guidelines" });
  const more = make("details", {}, make("summary", {}, "Other guidelines"), others);
  const element = make("div", { class: "dk-checklist" }, list, more);
  const parts = new Map();

  function addRow(row) {
    const [sign, title, state] = [make("span", { "aria-hidden": "true" }), make("span"), make("span", { class: "dk-hidden" })];
    const key = make("span", { class: `dk-key dk-g-${row.guideline}`, "aria-hidden": "true" }, ` ${row.letter} `);
    const button = make("button", { type: "button" }, sign, title, state, key);
    button.addEventListener("click", () => choose(row.guideline));
    parts.set(row.guideline, { button, sign, title, state });
    (row.counted ? list : others).append(make("li", {}, button));
  }

  function show(rows, chosen) {
    if (rows.some((row) => !parts.has(row.guideline)) || rows.length !== parts.size) {
      [list, others].forEach((part) => part.replaceChildren());
      parts.clear();
      rows.forEach(addRow);
      more.hidden = rows.every((row) => row.counted);
    }
    for (const row of rows) {
      const { button, sign, title, state } = parts.get(row.guideline);
      sign.className = `dk-sign dk-${row.state}`;
      sign.textContent = SIGNS[row.state];
      title.textContent = row.title;
      state.textContent = `: ${WORDS[row.state]}`;
      button.disabled = row.state === "idle";
      button.setAttribute("aria-pressed", row.guideline === chosen);
      button[row.guideline === chosen ? "setAttribute" : "removeAttribute"]("aria-describedby", panel);
    }
  }

  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...element.querySelectorAll("button")].filter((b) => b.checkVisibility());
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  });
  return { element, show };
}

/** The advice of one guideline: what was seen, the words themselves, why it matters, what to try next. */
function showAdvice(panel, row, problem) {
  panel.className = `dk-advice dk-${row?.state ?? "idle"}`;
  if (!row || row.state === "idle") {
    panel.replaceChildren(make("p", {}, problem || "Start typing: feedback appears here."));
    return;
  }
  const quotes = row.seen.includes("“") ? [] : row.quotes.map((quote) => make("p", { class: "dk-quote" }, `“${quote}”`));
  const head = make("p", { class: "dk-about" }, `${row.title}: ${WORDS[row.state]}`);
  const step = row.step ? [make("p", { class: "dk-next" }, make("b", {}, "Next: "), row.step)] : [];
  panel.replaceChildren(head, make("p", { class: "dk-seen" }, row.seen), ...quotes, make("p", { class: "dk-why" }, row.why), ...step);
}

/** What to say aloud: the guidelines that changed since it last spoke, and what is left to do. "" for nothing new. */
function makeNews() {
  let told = null;
  return ({ rows, verdict, summary, first }) => {
    const now = new Map(rows.filter((row) => row.counted).map((row) => [row.title, row.state]));
    const before = told;
    told = { now, verdict };
    if (!summary) return "";
    const changed = [...now].filter(([title, state]) => before && before.now.get(title) !== state);
    if (before && !changed.length && before.verdict === verdict) return "";
    const some = changed.length <= 3 ? changed : []; // a whole new text would be a long list
    const next = rows.find((row) => row.guideline === first && row.state === "mend");
    const lead = next && !some.length ? [`First: ${next.title}.`] : [];
    return [...some.map(([title, state]) => `${title}: ${WORDS[state]}.`), `${summary}.`, ...lead].join(" ");
  };
}

// ---- the whole ----

/** Build the fixed parts of the page. Ids are unique, as one editor may be shown twice. */
function build(model) {
  const id = `dk-${Math.random().toString(36).slice(2)}`;
  const task = model.get("task");
  const area = make("textarea", { id, class: "dk-text", "aria-describedby": `${id}-help`, spellcheck: "false", autocomplete: "off" });
  const backdrop = make("div", { class: "dk-text dk-backdrop", "aria-hidden": "true" });
  const editor = make("div", { class: "dk-editor" }, backdrop, area);
  const help = make("p", { id: `${id}-help`, class: "dk-help" }, "Feedback appears while you type. Escape leads to it, and back.");
  const [count, note] = [make("span"), make("span")];
  const check = make("button", { type: "button", class: "dk-button dk-first" }, "Check my message");
  const restart = make("button", { type: "button", class: "dk-button" }, "Start over");
  const grade = make("p", { class: "dk-status", role: "status" });
  const ring = make("div", { class: "dk-ring", "aria-hidden": "true" });
  const verdict = make("p", { class: "dk-words" });
  const panel = make("div", { tabindex: "-1", id: `${id}-advice` });
  const live = make("div", { role: "status", "aria-live": "polite", class: "dk-hidden" });
  const label = make("label", { for: id, class: "dk-label" }, model.get("label"));
  const title = task.title ? [make("p", { class: "dk-title" }, task.title)] : [];
  const lead = task.prompt ? [...title, make("p", { class: "dk-prompt" }, task.prompt)] : [];
  const buttons = make("div", { class: "dk-buttons" }, ...(task.prompt ? [check] : []), restart);
  const left = make("div", {}, label, editor, help, make("div", { class: "dk-foot" }, count, note), buttons, grade);
  const right = make("div", { class: "dk-card" }, make("div", { class: "dk-verdict" }, ring, verdict));
  const root = make("section", { class: "dk-root dk-wide dk-coach", "aria-label": task.title || model.get("label") });
  root.append(...lead, make("div", { class: "dk-columns" }, left, right), live);
  root.dataset.lmSuppressShortcuts = "true"; // keys pressed here are not for the notebook
  editor.style.setProperty("--rows", model.get("rows"));
  return { root, area, backdrop, count, note, check, restart, grade, ring, verdict, panel, live, right };
}

function render({ model, el }) {
  const view = build(model);
  const { area, root } = view;
  const news = makeNews();
  const list = makeChecklist((guideline) => choose(guideline === pinned ? "" : guideline), () => area.focus(), view.panel.id);
  let text = ""; // as the marks know it
  let marks = [];
  let result = model.get("result");
  let pinned = ""; // the guideline that the learner chose to look at; "" for the most urgent
  let kept = null; // the text from before "Start over"
  let speaking, waiting;
  view.right.append(list.element, view.panel);

  const sent = new Map(); // seq → text: what the kernel has not answered yet

  const chosen = () => pinned || result.first;

  function show() {
    const row = result.rows.find((r) => r.guideline === chosen());
    const focus = row && area.value ? row.guideline : "";
    root.dataset.answered = result.seq;
    view.ring.textContent = result.ring;
    view.ring.hidden = !result.ring;
    view.ring.style.setProperty("--part", result.part);
    view.verdict.textContent = result.verdict || "What counts here";
    const words = `${result.words} ${result.words === 1 ? "word" : "words"}`;
    view.count.textContent = result.length ? `${words} · ${LENGTHS[result.length]}` : words;
    list.show(result.rows, focus);
    showAdvice(view.panel, row, result.problem);
    view.restart.disabled = kept === null && area.value === model.get("start");
    paint(view.backdrop, area.value, marks, pinned);
  }

  function choose(guideline) {
    pinned = guideline;
    answer();
    const row = result.rows.find((r) => r.guideline === guideline);
    if (row) view.live.textContent = `${row.seen} ${row.step ?? ""}`;
  }

  function marksOf({ rows }) {
    const drawn = rows.filter((row) => row.shown || row.guideline === pinned);
    return drawn.flatMap(({ guideline, letter, state, marks: places }) =>
      places.map(([start, end]) => ({ start, end, guideline, letter, state })));
  }

  function answer() {
    const next = model.get("result");
    const judged = sent.get(next.seq) ?? model.get("value");
    if (next.seq < result.seq) return;
    for (const seq of sent.keys()) if (seq < next.seq) sent.delete(seq);
    if (next.seq === model.get("seq")) clearTimeout(waiting);
    result = next;
    text = area.value;
    if (!text) pinned = "";
    marks = shift(marksOf(result), difference(judged, text));
    showSaved();
    show();
    clearTimeout(speaking);
    if (!text) view.live.textContent = "";
    speaking = setTimeout(() => { const told = news(result); if (told && text) view.live.textContent = told; }, PAUSE);
  }

  function send(cursor) {
    if (area.value === model.get("value") && cursor === model.get("cursor")) return answer();
    const seq = model.get("seq") + 1;
    sent.set(seq, area.value);
    root.dataset.asked = seq; // when it equals data-answered, all feedback is there
    model.set({ value: area.value, cursor, seq });
    model.save_changes();
    clearTimeout(waiting);
    waiting = setTimeout(() => { view.note.textContent = "Waiting for the kernel. Your text stays here."; }, PATIENCE);
  }

  /** After a key: move the marks at once, then ask for new ones. */
  function edited() {
    clearTimeout(speaking);
    marks = shift(marks, difference(text, area.value));
    text = area.value;
    paint(view.backdrop, text, marks, pinned);
    view.grade.replaceChildren();
    send(area.selectionStart);
  }

  /** Replace the text as an edit of the learner's own, so that undo brings the old text back. */
  function restart() {
    const [before, back] = [area.value, kept];
    const next = back ?? model.get("start");
    area.focus();
    area.select();
    document.execCommand(next ? "insertText" : "delete", false, next);
    if (back === null) [kept, view.restart.textContent] = [before, "Bring my text back"];
  }

  /** Python set the text: the one case in which the program writes into the box. */
  function replaced() {
    if (model.get("value") === area.value) return;
    area.value = model.get("value");
    text = area.value;
    sent.set(model.get("seq"), text);
    marks = [];
    paint(view.backdrop, text, marks, pinned);
  }

  function showSaved() {
    const saved = model.get("saved");
    view.note.textContent = saved === true ? "Saved · only on this computer" : saved || "";
  }

  function showGrade() {
    const { outcome, feedback } = model.get("graded");
    if (!outcome) return;
    const [state, sign] = GRADES[outcome];
    const [shown, spoken] = [{ class: `dk-sign dk-${state}`, "aria-hidden": "true" }, SPOKEN[outcome] ?? ""];
    view.grade.replaceChildren(); // emptied first, so that the same words said twice are heard twice
    setTimeout(() => {
      view.grade.replaceChildren(make("span", shown, sign), make("span", { class: "dk-hidden" }, spoken), make("span", {}, feedback));
      view.grade.scrollIntoView({ block: "nearest" });
    }, 100);
  }

  area.addEventListener("input", () => {
    if (kept !== null) [kept, view.restart.textContent] = [null, "Start over"];
    edited();
  });
  area.addEventListener("blur", () => send(-1)); // the last word is finished now
  area.addEventListener("click", () => {
    const at = marks.find((m) => m.start <= area.selectionStart && area.selectionStart < m.end);
    if (at && area.selectionStart === area.selectionEnd) choose(at.guideline);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    (list.element.querySelector("[aria-pressed=true]:enabled") ?? view.panel).focus();
  });
  for (const name of ["keydown", "keypress", "keyup"]) root.addEventListener(name, (event) => event.stopPropagation());
  view.restart.addEventListener("click", restart);
  view.check.addEventListener("click", () => {
    model.set("checks", model.get("checks") + 1);
    model.save_changes();
  });

  const changes = { "change:result": answer, "change:value": replaced, "change:saved": showSaved, "change:graded": showGrade };
  for (const [name, react] of Object.entries(changes)) model.on(name, react);
  area.value = model.get("value");
  el.append(root);
  answer();
  clearTimeout(speaking); // nothing is news yet
  news(result);
  return () => {
    for (const [name, react] of Object.entries(changes)) model.off(name, react);
    [speaking, waiting].forEach(clearTimeout);
  };
}

export default { render };
