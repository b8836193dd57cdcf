"use strict";
// Everything works without this: what to show, copying, and moving from phrase to phrase are conveniences.
(function () {
  const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
  const main = document.getElementById("main");
  const form = document.querySelector(".filters");
  const links = all("mark[id] a.n");
  const shown = (link) => !link.closest(".off");

  function say() {
    const groups = all(".group");
    const count = (some) => some.reduce((sum, group) => sum + Number(group.dataset.count), 0);
    const [here, there] = [count(groups.filter((group) => !group.classList.contains("off"))), count(groups)];
    const whole = there === 1 ? "The phrase is shown." : "All " + there + " phrases are shown.";
    form.querySelector(".status").textContent = here === there ? whole : here + " of " + there + " phrases are shown.";
  }

  function show() {
    const hidden = { level: new Set(), family: new Set() };
    all("[data-hides]", form).filter((box) => !box.checked).forEach((box) => hidden[box.dataset.hides].add(box.value));
    all("mark[data-level], .group, .notes p").forEach((node) => {
      node.classList.toggle("off", hidden.level.has(node.dataset.level) || hidden.family.has(node.dataset.family));
    });
    all(".rest").forEach((node) => { node.classList.toggle("off", !node.querySelector(".group:not(.off)")); });
    all(".notes, .family").forEach((node) => {
      node.classList.toggle("off", !node.querySelector("p:not(.off)[data-family], .group:not(.off)"));
    });
    say();
  }

  // Where the reader is: the phrase in focus, or the note, or simply the part of the page that is on the screen.
  function here() {
    const focus = document.activeElement;
    const mark = links.indexOf(focus);
    if (mark >= 0 || focus === document.body || focus === main || !main.contains(focus)) return mark;
    const after = links.findIndex((link) => focus.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
    return (after < 0 ? links.length : after) - 0.5;
  }

  // What a link or a key leads to is not left folded.
  function unfold(node) {
    for (let fold = node && node.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  }

  function arrive() {
    const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node || !node.closest("details")) return;
    unfold(node);
    node.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", arrive);
  arrive();

  let last = -1;
  function move(step, from) {
    let at = from === undefined ? last : from;
    at = step > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1;
    for (let tried = 0; tried < links.length; tried += 1, at += step) {
      at = (at + links.length) % links.length;
      if (shown(links[at])) break;
    }
    if (!links.length || !shown(links[at])) return;
    last = at;
    unfold(links[at]);
    links[at].focus({ preventScroll: true });
    links[at].scrollIntoView({ block: "center" });
    all(".tools .at").forEach((node) => { node.textContent = "Phrase " + (at + 1) + " of " + links.length; });
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => { if (event.target.dataset.hides) show(); });
    show();
  }
  all(".tools").forEach((tools) => {
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      if (event.target.dataset.step) move(Number(event.target.dataset.step));
    });
  });

  // Keys of one letter: only inside the report, never in a field, and they can be switched off (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (!main.contains(event.target) || !form || !form.querySelector("[data-keys]").checked) return;
    const at = here();
    move(step, at === -1 ? last : at);
  });

  if (navigator.clipboard) {
    all("[data-copy]").forEach((words) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "copy";
      button.setAttribute("aria-label", "copy: " + words.dataset.copy);
      words.append(" ", button);
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest(".copy");
      if (!button) return;
      const words = button.parentNode.dataset.copy;
      navigator.clipboard.writeText(words).then(() => {
        button.textContent = "copied";
        button.setAttribute("aria-label", "copied: " + words);
      });
    });
  }

  // A table is a stop for the keyboard only where it has to be scrolled.
  if (window.ResizeObserver) {
    const watch = new ResizeObserver((seen) => seen.forEach(({ target }) => {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }));
    all(".wide").forEach((node) => watch.observe(node));
  }
})();
