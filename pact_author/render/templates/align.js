"use strict";
// The items of the page: unpacked once, filtered, and the first of them shown as rows of a table.
// Whatever a model, a survey or a release says reaches the page as text (textContent), never as markup.
(async () => {
  const AT_ONCE = 100; // rows that are drawn; more on demand
  const SVG = "http://www.w3.org/2000/svg";
  const at = (id) => document.getElementById(id);

  if (typeof DecompressionStream === "undefined") {
    at("items").append(made("p", "This browser is too old to unpack the items.", "warn"));
    return;
  }
  const letters = atob(at("packed").textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) bytes[place] = letters.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = await new Response(stream).json();
  const names = ["model", "question", "item", "about", "n", "p", "lo", "hi", "q", "qLo", "qHi", "againLo", "againHi", "outside"];
  const items = data.items.map((row) => {
    const item = Object.fromEntries(names.map((name, place) => [name, row[place]]));
    const words = [item.item, item.about, data.models[item.model], data.questions[item.question]];
    return { ...item, words: words.join("\n").toLowerCase() };
  });
  const shown = { rows: items, sort: "plan", most: AT_ONCE };

  function made(tag, text, name) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  const percent = (share) => `${Math.round(100 * share)}`;
  const range = (lo, hi) => (lo === null ? "" : ` [${percent(lo)}, ${percent(hi)}]`);

  // ---- which rows -----------------------------------------------------------------------------------------------

  const KEYS = { people: (item) => -item.p, model: (item) => -item.q, apart: (item) => -Math.abs(item.p - item.q) };

  function update() {
    const words = at("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [model, question, where] = ["model", "question", "where"].map((id) => at(id).value);
    const found = items.filter((item) =>
      (model === "" || item.model === Number(model)) &&
      (question === "" || item.question === Number(question)) &&
      (where === "" || (where === "outside") === Boolean(item.outside)) &&
      words.every((word) => item.words.includes(word)));
    const key = KEYS[shown.sort];
    if (key) found.sort((a, b) => key(a) - key(b));
    shown.rows = found;
    shown.most = AT_ONCE;
    draw();
  }

  // ---- the table ------------------------------------------------------------------------------------------------

  function part(tag, name, places) {
    const element = document.createElementNS(SVG, tag);
    element.setAttribute("class", name);
    for (const [attribute, value] of Object.entries(places)) element.setAttribute(attribute, value);
    return element;
  }

  function strip(item) {
    const whole = document.createElementNS(SVG, "svg");
    whole.setAttribute("viewBox", "-6 0 212 20");
    whole.setAttribute("aria-hidden", "true");
    const x = (share) => (200 * share).toFixed(1);
    whole.append(
      part("rect", "band", { x: x(item.againLo), width: Math.max(2, 200 * (item.againHi - item.againLo)).toFixed(1), y: 4, height: 12 }),
      ...[0, 100, 200].map((tick) => part("line", "grid", { x1: tick, x2: tick, y1: 0, y2: 20 })),
      part("line", "span", { x1: x(item.lo), x2: x(item.hi), y1: 10, y2: 10 }),
      part("circle", "point", { cx: x(item.p), cy: 10, r: 4 }),
    );
    if (item.qLo !== null) whole.append(part("line", "whisker", { x1: x(item.qLo), x2: x(item.qHi), y1: 14, y2: 14 }));
    whole.append(part("rect", "model", { x: (200 * item.q - 4).toFixed(1), y: 6, width: 8, height: 8 }));
    return whole;
  }

  function row(item) {
    const element = made("tr");
    const head = made("th", item.item);
    head.scope = "row";
    if (item.about) head.append(made("span", item.about, "about"));
    const who = made("td", data.questions[item.question]);
    if (data.models.length > 1) who.append(made("span", data.models[item.model], "about"));
    const drawn = made("td", undefined, "strip");
    drawn.append(strip(item));
    element.append(
      head,
      who,
      drawn,
      made("td", `${percent(item.p)}${range(item.lo, item.hi)} of ${item.n}`, "right"),
      made("td", `${percent(item.q)}${range(item.qLo, item.qHi)}`, "right"),
      made("td", `${percent(item.againLo)} … ${percent(item.againHi)}${item.outside ? ", outside" : ""}`, "right"),
    );
    return element;
  }

  function draw() {
    const [found, total] = [shown.rows.length, items.length];
    at("rows").replaceChildren(...shown.rows.slice(0, shown.most).map(row));
    at("more").hidden = found <= shown.most;
    const some = found > shown.most ? `; the first ${shown.most.toLocaleString("en")} are shown` : "";
    at("count").textContent = found
      ? `${found.toLocaleString("en")} of ${total.toLocaleString("en")} rows${some}`
      : `none of ${total.toLocaleString("en")} rows; clear a filter to see more`;
  }

  // ---- the filters ----------------------------------------------------------------------------------------------

  function choices(id, values) {
    at(id).append(...values.map((value, place) => new Option(value, place)));
    at(id).parentElement.hidden = values.length < 2;
  }

  choices("model", data.models);
  choices("question", data.questions);
  at("explorer").hidden = false;
  at("explorer").addEventListener("change", (event) => event.target.matches("select") && update());
  let waiting;
  at("search").addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(update);
  });
  at("clear").addEventListener("click", () => {
    for (const id of ["search", "model", "question", "where"]) at(id).value = "";
    update();
  });
  at("more").addEventListener("click", () => {
    shown.most += AT_ONCE;
    draw();
  });
  for (const button of document.querySelectorAll("button[data-sort]")) {
    button.addEventListener("click", () => {
      shown.sort = button.dataset.sort;
      for (const each of document.querySelectorAll("button[data-sort]")) each.setAttribute("aria-pressed", each === button);
      update();
    });
  }
  update();
  document.documentElement.dataset.items = "ready";
})();
