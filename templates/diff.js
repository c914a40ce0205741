"use strict";
// Show changes of one sort only; lead from a change to its box and back.
(() => {
  const changes = [...document.querySelectorAll(".change")];
  const buttons = [...document.querySelectorAll("[data-only]")];

  const show = (mark) => {
    for (const one of changes) one.hidden = mark && !one.dataset.marks.split(" ").includes(mark);
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.only === mark));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.only);
    });
  }

  const light = (one) => {
    document.querySelectorAll(".found").forEach((old) => old.classList.remove("found"));
    one.classList.add("found");
  };
  const boxes = (change) => [...change.closest(".part").querySelectorAll(".canvas [data-path]")]
    .filter((box) => box.dataset.path === change.dataset.path);

  for (const change of changes) {
    if (!change.dataset.path) continue;
    for (const box of boxes(change)) {
      box.dataset.known = "";
      box.addEventListener("click", (event) => {
        event.stopPropagation();
        show("");
        light(change);
        change.scrollIntoView({ block: "center" });
      });
    }
    change.querySelector("[data-find]").addEventListener("click", (event) => {
      const box = boxes(change).find((one) => one.getClientRects().length);
      if (!box) return;
      event.preventDefault();
      light(box);
      box.scrollIntoView({ block: "center", inline: "center" });
    });
  }
})();
