"use strict";
// The overview: its search, filters and order drive the list of what is found and the cards.
(() => {
  const FIRST = 8;
  const STEP = 40;
  const find = document.getElementById("find");
  const order = document.getElementById("sort");
  let lists = [];
  let cards = [];
  let slice = 0;
  const results = document.querySelector(".results");
  const menus = [...document.querySelectorAll(".menu")];
  const groups = [...results.querySelectorAll("[data-rows]")];
  const { words, cities, say } = finding;
  const room = {};

  const node = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const text = (parts) => {
    const picked = city.lang() === "en" ? parts[1] || parts[0] : parts[0] || parts[1];
    return picked || "";
  };
  const wordOf = (value) => text(words[value].slice(2, 4));
  const marked = (tag, className, told) => {
    const made = node(tag, className);
    if (/\p{Script=Han}/u.test(told)) made.lang = "zh-Hans";
    for (const [piece, lit] of finding.pieces(told, find.value)) {
      made.append(lit ? node("mark", "", piece) : piece);
    }
    return made;
  };

  // All cities in the order chosen; put in it once.
  let sorted = "given";
  const orders = new Map([["given", cities]]);
  const ordered = () => {
    if (!orders.has(sorted)) {
      const collator = new Intl.Collator(city.lang() === "en" ? "en" : "zh-Hans-CN");
      const names = cities.map((one) => text(one.names[0]));
      const by = {
        name: (a, b) => collator.compare(names[a.at], names[b.at]),
        elements: (a, b) => b.n[0] - a.n[0],
        facts: (a, b) => b.n[1] - a.n[1],
      }[order.value];
      orders.set(sorted, [...cities].sort((a, b) => by(a, b) || a.at - b.at));
    }
    return orders.get(sorted);
  };

  // One line of what is found.
  const beside = (row) => {
    const where = row.about.owner ? [text(row.about.owner)] : finding.wholes(row).map(text);
    const tags = (row.sort === "elements" ? row.tags.slice(0, 2) : row.sort === "facts" ? [] : row.tags)
      .filter((value) => words[value][1]);
    const whole = row.sort === "cities" && !row.about.anchor ? "" : text(row.of.names[0]);
    return [whole, ...where, ...tags.map(wordOf)].filter(Boolean).join(" · ");
  };
  const badge = (value) => {
    const [group, id] = words[value];
    return id ? [node("span", `badge ${group} ${group}-${id}`, wordOf(value))] : [];
  };
  // The name in the other language, or what else is known, where only that holds what is asked.
  const also = (row, shown) => {
    const lit = (told) => finding.pieces(told, find.value).some((piece) => piece[1]);
    if (!find.value.trim() || lit(shown)) return [];
    return [...row.main, ...row.more.split("\n")].filter(lit).slice(0, 1).map((told) => marked("span", "hit-also", told));
  };
  const hit = (row) => {
    const link = node("a", "hit");
    link.href = finding.href(row);
    if (row.sort === "facts") {
      link.append(
        marked("span", "hit-name", row.main[0]), " ", marked("span", "printed", row.main[1]), " ",
        ...row.tags.flatMap(badge), ...also(row, row.main.join(" ") + beside(row)), " ",
      );
    } else {
      const name = text(row.main);
      link.append(marked("span", "hit-name", name), " ", ...also(row, name), " ");
      if (row.sort === "elements") link.append(...badge(row.tags[2]), " ");
    }
    link.append(marked("span", "hit-of", beside(row)));
    return node("li", "", link);
  };

  const showGroup = (part, rows) => {
    const shown = Math.min(rows.length, room[part.dataset.rows]);
    part.hidden = !rows.length;
    part.querySelector(".tally").textContent = rows.length;
    part.querySelector("ul").replaceChildren(...rows.slice(0, shown).map(hit));
    const more = part.querySelector(".more");
    more.hidden = shown === rows.length;
    more.textContent = say("found_more", { count: Math.min(STEP, rows.length - shown) });
  };
  const showFound = (found) => {
    groups.forEach((part) => showGroup(part, found ? found[part.dataset.rows] : []));
    const none = groups.every((part) => part.hidden);
    document.getElementById("found-none").hidden = !none;
    results.hidden = !found || (none && !find.value.trim());
  };

  // The cards are needed only to be put otherwise than they come.
  const readCards = () => {
    if (cards.length) return;
    waking.finish(document);
    lists = [...document.querySelectorAll(".cases")];
    cards = lists.flatMap((list) => [...list.children]);
    slice = lists[0].childElementCount;
  };
  // Of many lists, each holds a slice of the cards shown; a single one keeps the others hidden.
  const placeCards = (shown) => {
    if (shown.length === cities.length && sorted === "given" && !cards.length) return;
    readCards();
    const kept = new Set(shown);
    if (lists.length === 1) {
      cards.forEach((card, at) => {
        if (card.hidden === kept.has(cities[at])) card.hidden = !card.hidden;
      });
      return;
    }
    const inOrder = ordered().filter((one) => kept.has(one));
    lists.forEach((list, i) => {
      const own = inOrder.slice(i * slice, (i + 1) * slice).map((one) => cards[one.at]);
      list.hidden = !own.length;
      const isSame = own.length === list.childElementCount && own.every((card, at) => card === list.children[at]);
      if (!isSame) list.replaceChildren(...own);
    });
  };
  const showCards = (shown) => {
    placeCards(shown);
    const blanks = { count: shown.length, all: cities.length };
    const name = shown.length === cities.length ? "shown_all" : "shown_some";
    document.getElementById("shown").textContent = say(name, blanks);
    document.getElementById("no-case").hidden = shown.length > 0;
  };

  // The menus: made once, counted anew each time.
  const boxes = new Map();
  const makeMenu = (menu) => {
    const items = facets.values(menu.dataset.group).map((value) => {
      const box = node("input");
      box.type = "checkbox";
      box.autocomplete = "off";
      const name = node("span", "value");
      const count = node("span", "count");
      boxes.set(value, { box, name, count });
      box.addEventListener("change", () => {
        facets.chosen[menu.dataset.group][box.checked ? "add" : "delete"](value);
        change();
      });
      return node("li", "", node("label", "", box, name, count));
    });
    menu.querySelector("ul").append(...items);
    menu.hidden = items.length === 0;
  };
  const showMenus = (counts) => {
    for (const [value, { box, name, count }] of boxes) {
      const isChosen = facets.chosen[words[value][0]].has(value);
      box.checked = isChosen;
      name.textContent = wordOf(value);
      name.lang = /\p{Script=Han}/u.test(name.textContent) ? "zh-Hans" : city.lang();
      count.textContent = counts[value];
      box.closest("li").classList.toggle("is-empty", !counts[value] && !isChosen);
    }
    for (const menu of menus) {
      const size = facets.chosen[menu.dataset.group].size;
      const chosen = menu.querySelector(".chosen");
      chosen.hidden = !size;
      chosen.textContent = size;
      menu.classList.toggle("is-chosen", size > 0);
    }
  };
  const showPicked = () => {
    const chips = facets.GROUPS.flatMap((group) => [...facets.chosen[group]].map((value) => {
      const chip = node("button", "chip", wordOf(value));
      chip.type = "button";
      chip.setAttribute("aria-label", say("unfilter", { label: wordOf(value) }));
      chip.addEventListener("click", () => {
        facets.chosen[group].delete(value);
        change();
        find.focus();
      });
      return node("li", "", chip);
    }));
    document.getElementById("picked").replaceChildren(...chips);
    document.getElementById("reset").hidden = !facets.any() && !find.value && order.value === "given";
  };

  const sortCards = () => {
    const wanted = order.value === "name" ? `name ${city.lang()}` : order.value;
    if (wanted === sorted) return;
    sorted = wanted;
    readCards();
    if (lists.length === 1) lists[0].append(...ordered().map((one) => cards[one.at]));
  };

  // What is asked is kept in the address: it can be sent on, and the way back leads to it.
  const idOf = (value) => words[value][1] || "-";
  const write = () => {
    const said = new URLSearchParams();
    if (find.value.trim()) said.set("q", find.value.trim());
    for (const group of facets.GROUPS) {
      for (const id of new Set([...facets.chosen[group]].map(idOf))) said.append(group, id);
    }
    if (order.value !== "given") said.set("sort", order.value);
    const asked = String(said);
    if (asked === location.hash.slice(1) || (!asked && !location.hash.includes("="))) return;
    try { history.replaceState(null, "", asked ? "#" + asked : location.pathname); } catch { /* kept not */ }
  };
  const recall = () => {
    if (!location.hash.includes("=")) return;
    const said = new URLSearchParams(location.hash.slice(1));
    facets.clear();
    find.value = said.get("q") || "";
    for (const group of facets.GROUPS) {
      const asked = said.getAll(group);
      for (const value of facets.values(group)) {
        if (asked.includes(idOf(value))) facets.chosen[group].add(value);
      }
    }
    order.value = said.get("sort") || "given";
    if (order.selectedIndex < 0) order.value = "given";
  };

  const show = () => {
    const fitting = facets.fitting();
    const asked = find.value.trim();
    let shown = fitting;
    let among = cities;
    let found = null;
    if (asked || facets.asksFor("elements") || facets.asksFor("facts")) {
      const fit = new Set(fitting);
      const all = finding.search(asked, () => true);
      const lists = (sort) => asked || (sort !== "cities" && facets.asksFor(sort));
      found = Object.fromEntries(Object.entries(all).map(([sort, rows]) => [
        sort, lists(sort) ? rows.filter((row) => fit.has(row.of) && facets.keeps(row)) : [],
      ]));
      if (asked) {
        const answer = new Set(Object.values(found).flat().map((row) => row.of));
        const could = new Set(Object.values(all).flat().map((row) => row.of));
        shown = fitting.filter((one) => answer.has(one));
        among = cities.filter((one) => could.has(one));
      }
    }
    showFound(found);
    showCards(shown);
    showMenus(facets.counts(among));
    showPicked();
  };
  const change = () => {
    groups.forEach((part) => { room[part.dataset.rows] = FIRST; });
    show();
    write();
  };

  const hits = () => [...results.querySelectorAll(".group:not([hidden]) a.hit, .group:not([hidden]) .more:not([hidden])")];
  const step = (event) => {
    const all = [find, ...hits()];
    const at = all.indexOf(document.activeElement);
    if (results.hidden || at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at && 1, End: at && all.length - 1 }[event.key];
    if (to === undefined || (!at && event.key !== "ArrowDown")) return;
    event.preventDefault();
    all[Math.max(0, Math.min(to, all.length - 1))].focus();
  };
  const leave = (event) => {
    const open = menus.find((menu) => menu.open);
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (document.activeElement === find && find.value) {
      event.preventDefault();
      find.value = "";
      change();
    } else if (results.contains(document.activeElement)) find.focus();
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      find.focus();
      find.select();
    } else if (event.key === "Escape") leave(event);
    else if (event.key === "Enter" && event.target === find && !results.hidden) hits()[0]?.click();
    else step(event);
  });
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  for (const menu of menus) {
    makeMenu(menu);
    menu.addEventListener("toggle", () => {
      if (menu.open) menus.forEach((other) => { if (other !== menu) other.open = false; });
    });
  }
  for (const part of groups) {
    part.querySelector(".more").addEventListener("click", () => {
      const last = part.querySelectorAll("a.hit").length;
      room[part.dataset.rows] += STEP;
      show();
      part.querySelectorAll("a.hit")[last]?.focus();
    });
  }
  find.addEventListener("input", change);
  order.addEventListener("change", () => { sortCards(); change(); });
  document.getElementById("reset").addEventListener("click", () => {
    facets.clear();
    find.value = "";
    order.value = "given";
    sortCards();
    change();
    find.focus();
  });
  const showAll = () => { sortCards(); show(); };
  const start = () => {
    recall();
    groups.forEach((part) => { room[part.dataset.rows] = FIRST; });
  };
  window.addEventListener("hashchange", () => { start(); showAll(); });
  city.onLang(showAll);
  start();
})();
