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

  // The rows under one heading, in the order given and as sorted; a large page has them in slices.
  const groups = new WeakMap();
  const read = (table) => {
    const found = [];
    waking.finish(table);
    for (const body of table.tBodies) {
      const head = body.querySelector(".group");
      const own = [...body.rows].filter((row) => row !== head);
      if (head || !found.length) found.push({ title: head?.textContent || "", rows: [], bodies: [] });
      const group = found[found.length - 1];
      group.bodies.push({ body, room: own.length });
      group.rows.push(...own);
    }
    found.forEach((group) => { group.sorted = group.rows; });
    return found;
  };
  const groupsOf = (table) => {
    if (!groups.has(table)) groups.set(table, read(table));
    return groups.get(table);
  };
  // Rows in their order over the slices, those that are filtered out behind the others.
  const deal = ({ sorted, bodies }) => {
    const sliced = bodies.length > 1;
    const rows = sliced ? [...sorted].sort((a, b) => a.hidden - b.hidden) : sorted;
    let at = 0;
    for (const { body, room } of bodies) {
      const own = rows.slice(at, at + room);
      const held = [...body.rows].slice(-room);
      if (own.some((row, i) => row !== held[i])) body.append(...own);
      body.hidden = own.every((row) => row.hidden);
      at += room;
    }
  };

  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const sort = (column, turn) => {
      const sign = turn === "descending" ? -1 : 1;
      for (const group of groupsOf(table)) {
        const keyed = turn === "none" ? [] : group.rows.map((row) => [order(row, column), row]);
        keyed.sort((a, b) => sign * compare(a[0], b[0]));
        group.sorted = turn === "none" ? group.rows : keyed.map(([, row]) => row);
        deal(group);
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
    const texts = new Map();
    const textOf = ({ title }, row) => {
      if (!texts.has(row)) texts.set(row, `${title} ${row.textContent}`.toLowerCase());
      return texts.get(row);
    };
    const filter = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      let all = 0;
      for (const group of groupsOf(table)) {
        for (const row of group.rows) {
          const text = words.length ? textOf(group, row) : "";
          const fits = words.every((word) => text.includes(word));
          if (row.hidden === fits) row.hidden = !fits;
          shown += fits;
        }
        deal(group);
        all += group.rows.length;
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
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pick]");
      if (!button) return;
      waking.finish(list.parentElement);
      const cards = list.parentElement.querySelectorAll(".card");
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
