// The items of the page, filtered, and the first of them shown as rows of a table.
(async () => {
  const AT_ONCE = 100; // rows that are drawn; more on demand
  const SVG = "http://www.w3.org/2000/svg";
  const data = await unpacked();
  if (data === null) return;
  const names = ["model", "question", "item", "about", "n", "p", "lo", "hi", "q", "qLo", "qHi", "againLo", "againHi", "outside"];
  const items = data.items.map((row) => {
    const item = Object.fromEntries(names.map((name, place) => [name, row[place]]));
    const words = [item.item, item.about, data.models[item.model], data.questions[item.question]];
    return { ...item, words: words.join("\n").toLowerCase() };
  });
  const shown = { rows: items, sort: "plan", most: AT_ONCE };

  const percent = (share) => `${Math.round(100 * share)}`;
  const range = (lo, hi) => (lo === null ? "" : ` [${percent(lo)}, ${percent(hi)}]`);

  // ---- which rows -----------------------------------------------------------------------------------------------

  const KEYS = { people: (item) => -item.p, model: (item) => -item.q, apart: (item) => -Math.abs(item.p - item.q) };

  function update() {
    const words = searched();
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
    counted(found, total, "rows", found > shown.most ? `; the first ${shown.most.toLocaleString("en")} are shown` : "");
  }

  // ---- the filters ----------------------------------------------------------------------------------------------

  function choices(id, values) {
    at(id).append(...values.map((value, place) => new Option(value, place)));
    at(id).parentElement.hidden = values.length < 2;
  }

  choices("model", data.models);
  choices("question", data.questions);
  at("more").addEventListener("click", () => {
    shown.most += AT_ONCE;
    draw();
  });
  explored(shown, update);
})();
