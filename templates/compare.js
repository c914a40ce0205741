"use strict";
// Picking cities, finding rows, and hiding rows that no picked city mentions.
(() => {
  const says = (cell) => ["is-named", "is-inside", "is-counted"]
    .some((state) => cell.classList.contains(state));
  const rows = [...document.querySelectorAll("tr.row")].map((row) => ({
    row,
    cells: [...row.cells].slice(1),
    count: row.querySelector(".count"),
    said: [...row.cells].slice(1).some(says),
    text: row.textContent.normalize("NFKC").toLowerCase(),
  }));
  const boxes = [...document.querySelectorAll("[data-column]")];
  const find = document.getElementById("find");
  const saidOnly = document.getElementById("said-only");
  const showColumns = () => {
    boxes.forEach((box) => {
      for (const cell of document.querySelectorAll(`.c${box.dataset.column}`)) {
        cell.hidden = !box.checked;
      }
    });
  };
  const showRows = () => {
    const picked = boxes.filter((box) => box.checked).length;
    const wanted = find.value.normalize("NFKC").toLowerCase().trim();
    let shown = 0;
    for (const { row, cells, count, said, text } of rows) {
      const visible = cells.filter((cell) => !cell.hidden);
      const mentions = visible.filter(says).length;
      count.textContent = `${mentions}/${picked}`;
      // A row that only cities not picked fill is none of this comparison.
      const empty = !mentions && (said || saidOnly.checked);
      row.hidden = empty || (wanted !== "" && !text.includes(wanted));
      shown += row.hidden ? 0 : 1;
    }
    document.documentElement.style.setProperty("--cities", String(Math.max(picked, 1)));
    for (const answer of document.querySelectorAll(".answers > div")) {
      answer.hidden = !answer.querySelector("dd:not([hidden])");
    }
    for (const group of document.querySelectorAll(".grid tbody")) {
      group.hidden = !group.querySelector("tr.row:not([hidden])");
    }
    for (const section of document.querySelectorAll("main section.part:not(#sources)")) {
      section.hidden = section.querySelector("tr.row") !== null
        && !section.querySelector("tr.row:not([hidden])");
    }
    document.getElementById("picked").textContent = `${picked}/${boxes.length}`;
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("no-city").hidden = picked > 0;
  };

  boxes.forEach((box) => box.addEventListener("change", () => { showColumns(); showRows(); }));
  for (const button of document.querySelectorAll("[data-pick]")) {
    button.addEventListener("click", () => {
      boxes.forEach((box) => { box.checked = button.dataset.pick === "all"; });
      showColumns();
      showRows();
    });
  }
  find.addEventListener("input", showRows);
  saidOnly.addEventListener("change", showRows);

  // A menu closes when another place is clicked, a link in it is followed, or by Escape.
  const menus = [...document.querySelectorAll("details.menu")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) {
      const inside = menu.contains(event.target);
      if (!inside || event.target.closest("a")) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
