"use strict";
// Everything works without this: filters, copying, and the keys n and p are conveniences.
(function () {
  const names = { change: "A kinder word exists", consider: "Worth rethinking", notice: "Only counted" };
  document.querySelectorAll(".noticed").forEach((section) => {
    const box = section.querySelector(".filters");
    const paper = section.closest(".paper");
    const levels = [...new Set([...section.querySelectorAll(".group")].map((g) => g.dataset.level))];
    if (levels.length < 2) return;
    const title = document.createElement("span");
    title.textContent = "Show:";
    box.append(title);
    levels.forEach((level) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      input.type = "checkbox";
      input.checked = true;
      input.addEventListener("change", () => {
        paper.querySelectorAll('.group[data-level="' + level + '"], .notes [data-level="' + level + '"]')
          .forEach((node) => node.classList.toggle("off", !input.checked));
        section.querySelectorAll(".family").forEach((family) => family.classList.toggle(
          "off", !family.querySelector(".group:not(.off)")));
      });
      label.append(input, document.createTextNode(names[level]));
      box.append(label);
    });
    box.hidden = false;
  });
  if (navigator.clipboard) {
    document.querySelectorAll(".words").forEach((words) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "copy";
      button.setAttribute("aria-label", "Copy: " + words.dataset.copy);
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(words.dataset.copy).then(() => { button.textContent = "copied"; });
      });
      words.append(button);
    });
  }
  const marks = [...document.querySelectorAll("mark[id] a")];
  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea")) return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step || !marks.length) return;
    at = (at + step + marks.length) % marks.length;
    marks[at].focus();
    marks[at].scrollIntoView({ block: "center" });
  });
})();
