// The items of the page, filtered as columns of numbers, shown as the few rows that are in sight.
(async () => {
  const ROW = 52; // pixels, as in the style sheet
  const SPARE = 6; // rows drawn above and below those in sight
  const USUAL = 5; // filters that stand in front of the others
  const NAMES = ["culture is option A", "culture is option B"];

  const data = await unpacked();
  if (data === null) return;
  const total = data.repeat.length;
  const sided = data.outcomes.map((outcome) => outcome === "follow" || outcome === "allow");
  const lower = [];
  const shown = { rows: new Uint32Array(0), chosen: -1, sort: "plan" };

  const said = (column, row) => column.values[column.rows[row]];
  const facet = (name) => data.facets.find((each) => each.name === name);
  const text = (number) => (number < 0 ? "" : data.texts[number].map((line) => data.lines[line]).join("\n"));
  const percent = (share) => (share < 0 ? "–" : `${(share / 10).toFixed(1)} %`);

  // One row's share of both orders together; -1 where no order has one.
  function share(row) {
    const found = data.orders.map((order) => order.share[row]).filter((each) => each >= 0);
    return found.length ? found.reduce((a, b) => a + b) / found.length : -1;
  }

  function gap(row) {
    const [a, b] = data.orders.map((order) => order.share[row]);
    return a < 0 || b < 0 ? -1 : Math.abs(a - b);
  }

  function agreement(row) {
    const [a, b] = data.orders.map((order) => order.outcome[row]);
    const sides = (a >= 0 && sided[a] ? 1 : 0) + (b >= 0 && sided[b] ? 1 : 0);
    if (sides === 2) return a === b ? "same" : "flipped";
    return sides === 1 ? "one" : "none";
  }

  // ---- which rows -----------------------------------------------------------------------------------------------

  function small() {
    if (!lower.length) for (const line of data.lines) lower.push(line.toLowerCase());
  }

  // The rows in which a word stands: in a line of a prompt, system prompt or answer, in the scenario's name or a value.
  function standing(word) {
    small();
    const inLine = lower.map((line) => line.includes(word));
    const inText = data.texts.map((lines) => lines.some((line) => inLine[line]));
    const columns = [data.scenario, ...data.facets].map((column) => ({
      hit: column.values.map((value) => value.toLowerCase().includes(word)),
      rows: column.rows,
    })).filter((column) => column.hit.some(Boolean));
    const numbers = data.orders.flatMap((order) => [order.prompt, order.answer, order.system]);
    return (row) => numbers.some((column) => inText[column[row]]) || columns.some((column) => column.hit[column.rows[row]]);
  }

  let known = new Map(); // of the last search: who writes a second word need not wait for the first once more

  function wanted() {
    const tests = [];
    for (const select of document.querySelectorAll("select[data-facet]")) {
      if (select.value === "") continue;
      const rows = facet(select.dataset.facet).rows;
      const value = Number(select.value);
      tests.push((row) => rows[row] === value);
    }
    if (at("outcome").value !== "") {
      const value = Number(at("outcome").value);
      tests.push((row) => data.orders.some((order) => order.outcome[row] === value));
    }
    if (at("orders").value !== "") {
      const value = at("orders").value;
      tests.push((row) => agreement(row) === value);
    }
    const words = searched();
    known = new Map(words.map((word) => [word, known.get(word) ?? standing(word)]));
    return [...tests, ...known.values()];
  }

  const KEYS = {
    scenario: (row) => data.scenario.rows[row],
    share: (row) => -share(row),
    gap: (row) => -gap(row),
  };

  function update() {
    const tests = wanted();
    const found = [];
    for (let row = 0; row < total; row++) if (tests.every((test) => test(row))) found.push(row);
    shown.rows = Uint32Array.from(found);
    const key = KEYS[shown.sort];
    if (key) {
      const keys = new Float64Array(total);
      for (const row of shown.rows) keys[row] = key(row);
      shown.rows.sort((a, b) => keys[a] - keys[b] || a - b);
    }
    counted(found.length, total, "cells", "");
    at("fill").style.height = `${ROW * found.length}px`;
    at("list").scrollTop = 0;
    choose(found.length ? 0 : -1);
  }

  // ---- the list -------------------------------------------------------------------------------------------------

  function option(place) {
    const row = shown.rows[place];
    const element = made("div", undefined, "option");
    element.id = `item-${place}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-posinset", place + 1);
    element.setAttribute("aria-setsize", shown.rows.length);
    element.setAttribute("aria-selected", place === shown.chosen);
    element.style.top = `${ROW * place}px`;
    const sides = data.orders.map((order) => (order.outcome[row] < 0 ? "not asked" : data.outcomes[order.outcome[row]]));
    const above = made("div");
    above.append(made("span", said(data.scenario, row), "name"), made("span", sides.join(" · ")));
    const who = `${said(facet("actor_country"), row)} → ${said(facet("receiver_country"), row)}`;
    const more = facet("run").values.length > 1 ? [said(facet("run"), row)] : [];
    if (data.repeat[row]) more.push(`repeat ${data.repeat[row] + 1}`);
    const below = made("div", undefined, "rest");
    below.append(made("span", [who, said(facet("theme"), row), ...more].join(", ")), made("span", percent(share(row))));
    element.append(above, below);
    element.addEventListener("click", () => choose(place));
    return element;
  }

  function draw() {
    const list = at("list");
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - SPARE);
    const last = Math.min(shown.rows.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE);
    const options = [];
    for (let place = first; place < last; place++) options.push(option(place));
    at("fill").replaceChildren(...options);
    const chosen = `item-${shown.chosen}`;
    if (at(chosen)) list.setAttribute("aria-activedescendant", chosen);
    else list.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    shown.chosen = place;
    const list = at("list");
    if (place >= 0) {
      const top = ROW * place;
      if (top < list.scrollTop) list.scrollTop = top;
      if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
    }
    draw();
    detail(place < 0 ? -1 : shown.rows[place]);
  }

  function pressed(event) {
    const page = Math.max(1, Math.floor(at("list").clientHeight / ROW) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || !shown.rows.length) return;
    event.preventDefault();
    choose(Math.min(Math.max(shown.chosen + steps[event.key], 0), shown.rows.length - 1));
  }

  // ---- one item -------------------------------------------------------------------------------------------------

  function terms(pairs) {
    const list = made("dl");
    for (const [term, value] of pairs) if (value !== "") list.append(made("dt", term), made("dd", value));
    return list;
  }

  // A text with the words of the search marked in it.
  function marked(written) {
    const wanted = [...known.keys()].map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    if (!wanted.length) return [written];
    const pieces = written.split(new RegExp(`(${wanted.join("|")})`, "giu"));
    return pieces.map((piece, place) => (place % 2 ? made("mark", piece) : piece));
  }

  function words(heading, written) {
    const box = made("div", undefined, "said-text");
    box.append(...marked(written || "(empty)"));
    box.dir = "auto";
    return [made("h5", heading), box];
  }

  function order(number, row) {
    const told = data.orders[number];
    const part = made("section");
    part.append(made("h4", `${NAMES[number][0].toUpperCase()}${NAMES[number].slice(1)}`));
    if (told.outcome[row] < 0) {
      part.append(made("p", "This order is not in the plan.", "note"));
      return part;
    }
    part.append(terms([
      ["outcome", data.outcomes[told.outcome[row]]],
      ["option", told.letter[row]],
      ["read from", told.method[row]],
      ["culture probability", told.share[row] < 0 ? "" : percent(told.share[row])],
      ["probability on A or B", told.mass[row] < 0 ? "" : percent(told.mass[row])],
    ]));
    if (data.outcomes[told.outcome[row]] === "missing") {
      part.append(made("p", "It has not been asked, so there is no prompt and no answer.", "note"));
      return part;
    }
    part.append(...words("Answer", text(told.answer[row])), ...words("Prompt", text(told.prompt[row])));
    const system = text(told.system[row]);
    if (system) part.append(...words("System prompt", system));
    return part;
  }

  function detail(row) {
    const place = at("detail");
    place.scrollTop = 0;
    if (row < 0) {
      place.replaceChildren(made("p", "No item is chosen.", "note"));
      return;
    }
    const axes = data.facets.map((each) => [each.label, said(each, row)]);
    if (data.repeat[row]) axes.push(["repeat", String(data.repeat[row] + 1)]);
    const levels = [made("h4", "Levels"), terms(axes)];
    place.replaceChildren(made("h3", said(data.scenario, row)), order(0, row), order(1, row), ...levels);
  }

  // ---- the filters ----------------------------------------------------------------------------------------------

  function filters() {
    for (const [number, outcome] of data.outcomes.entries()) {
      const there = data.orders.some((each) => each.outcome.includes(number));
      if (there) at("outcome").append(new Option(outcome, number));
    }
    const varying = data.facets.filter((each) => each.values.length > 1);
    for (const [number, each] of varying.entries()) {
      const label = made("label", `${each.label[0].toUpperCase()}${each.label.slice(1)} `);
      const select = made("select");
      select.dataset.facet = each.name;
      select.append(new Option("any", ""), ...each.values.map((value, place) => new Option(value, place)));
      label.append(select);
      at(number < USUAL ? "facets" : "more").append(label);
    }
    at("others").hidden = varying.length <= USUAL;
  }

  filters();
  at("list").addEventListener("scroll", draw, { passive: true });
  at("list").addEventListener("keydown", pressed);
  window.addEventListener("resize", draw);
  explored(shown, update);
  (window.requestIdleCallback ?? setTimeout)(small); // before the first search, which would have to wait for it
})();
