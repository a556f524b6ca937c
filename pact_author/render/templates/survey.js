"use strict";
const form = document.querySelector("form");
const person = Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => n.toString(16).padStart(2, "0")).join("");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = new FormData(form);
  const rows = ["survey,form,respondent_id,item,personal,norm"];
  for (const { dataset: { item } } of document.querySelectorAll("section[data-item]")) {
    const [personal, norm] = ["personal", "norm"].map((question) => said.get(`${question}-${item}`) || "");
    rows.push([form.dataset.survey, form.dataset.form, person, item, personal, norm].join(","));
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([rows.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = `answers-${person}.csv`;
  link.click();
  document.querySelector("#done").hidden = false;
});
