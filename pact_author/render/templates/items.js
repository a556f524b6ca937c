"use strict";
// What every page with items does: unpack them, make parts of the page, and hear of searches, filters and orders.
// Whatever a model, a person, a release or a corpus says reaches the page as text (textContent), never as markup.

function at(id) {
  return document.getElementById(id);
}

function made(tag, text, name) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (name) element.className = name;
  return element;
}

// The items; null, and a word of it on the page, where the browser cannot unpack them.
async function unpacked() {
  if (typeof DecompressionStream === "undefined") {
    at("items").append(made("p", "This browser is too old to unpack the items.", "warn"));
    return null;
  }
  const letters = atob(at("packed").textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) bytes[place] = letters.charCodeAt(place);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// The words of the search, in small letters.
function searched() {
  return at("search").value.toLowerCase().split(/\s+/).filter(Boolean);
}

function counted(found, total, noun, more) {
  at("count").textContent = found
    ? `${found.toLocaleString("en")} of ${total.toLocaleString("en")} ${noun}${more}`
    : `none of ${total.toLocaleString("en")} ${noun}; clear a filter to see more`;
}

// Show the explorer; update after each change of it. shown.sort: the order that is chosen.
function explored(shown, update) {
  at("explorer").hidden = false;
  at("explorer").addEventListener("change", (event) => event.target.matches("select") && update());
  let waiting;
  at("search").addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(update);
  });
  at("clear").addEventListener("click", () => {
    for (const select of at("explorer").querySelectorAll("select")) select.value = "";
    at("search").value = "";
    update();
  });
  const buttons = document.querySelectorAll("button[data-sort]");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      shown.sort = button.dataset.sort;
      for (const each of buttons) each.setAttribute("aria-pressed", each === button);
      update();
    });
  }
  update();
  document.documentElement.dataset.items = "ready";
}
