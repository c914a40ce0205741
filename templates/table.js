"use strict";
// Tables that filter by words and sort by a column, each group of rows within itself.
(() => {
  const collators = { zh: new Intl.Collator("zh-Hans-CN"), en: new Intl.Collator("en") };
  const TURNS = { none: "ascending", ascending: "descending", descending: "none" };

  const shownText = (cell) => {
    const other = city.lang() === "en" ? "zh" : "en";
    let text = "";
    for (const node of cell.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (!node.classList.contains(other)) text += shownText(node);
    }
    return text.trim();
  };
  const order = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.order;
    return value === undefined ? shownText(cell) : value === "" ? Infinity : Number(value);
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number"
      ? (a === b ? 0 : a < b ? -1 : 1)
      : collators[city.lang()].compare(String(a), String(b));

  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const bodies = [...table.tBodies].map((body) => ({
      body, rows: [...body.rows].filter((row) => !row.classList.contains("group")),
    }));
    const sort = (column, turn) => {
      const sign = turn === "descending" ? -1 : 1;
      for (const { body, rows } of bodies) {
        if (turn === "none") { body.append(...rows); continue; }
        const keyed = rows.map((row) => [order(row, column), row]);
        keyed.sort((a, b) => sign * compare(a[0], b[0]));
        body.append(...keyed.map(([, row]) => row));
      }
      table.classList.toggle("is-sorted", turn !== "none");
      heads.forEach((head, i) => head.setAttribute("aria-sort", i === column ? turn : "none"));
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(column, TURNS[head.getAttribute("aria-sort")]));
    });
  };

  const makeFilterable = (table) => {
    const field = document.getElementById(table.dataset.filter);
    const found = field.parentElement.querySelector(".found");
    const none = table.parentElement.querySelector(".no-match");
    let groups = null;
    const read = () => [...table.tBodies].map((body) => {
      const head = body.querySelector(".group");
      const title = head ? head.textContent : "";
      const rows = [...body.rows].filter((row) => row !== head);
      return { body, rows: rows.map((row) => [row, (title + " " + row.textContent).toLowerCase()]) };
    });
    const filter = () => {
      groups = groups || read();
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      let all = 0;
      for (const { body, rows } of groups) {
        let here = 0;
        for (const [row, text] of rows) {
          const fits = words.every((word) => text.includes(word));
          if (row.hidden === fits) row.hidden = !fits;
          here += fits;
        }
        body.hidden = !here;
        shown += here;
        all += rows.length;
      }
      none.hidden = shown > 0;
      found.textContent = words.length ? `${shown} / ${all}` : "";
    };
    field.addEventListener("input", filter);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      field.value = "";
      filter();
    });
  };

  // The classes above the cards: press some to see only theirs.
  const makePickable = (list) => {
    const buttons = [...list.querySelectorAll("[data-pick]")];
    const cards = [...list.parentElement.querySelectorAll(".card")];
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pick]");
      if (!button) return;
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      const picked = buttons.filter((one) => one.getAttribute("aria-pressed") === "true");
      const names = new Set(picked.map((one) => one.dataset.pick));
      for (const card of cards) card.hidden = names.size > 0 && !names.has(card.dataset.class);
    });
  };

  document.querySelectorAll("table[data-filter]").forEach((table) => {
    makeSortable(table);
    makeFilterable(table);
  });
  document.querySelectorAll(".classes").forEach(makePickable);
})();
