"use strict";
// The sheet put together: views, tools, details, and what lights up where.
(() => {
  const viewer = document.querySelector(".viewer");
  let rows = null;
  let litRows = [];

  const readRows = () => {
    const found = new Map();
    for (const row of document.querySelectorAll("[data-at], [data-of]")) {
      for (const path of [row.dataset.at, row.dataset.to, row.dataset.of]) {
        if (!path) continue;
        if (!found.has(path)) found.set(path, []);
        found.get(path).push(row);
      }
    }
    return found;
  };
  const rowsOf = (path) => {
    if (!path || !waking.isDone()) return [];
    rows = rows || readRows();
    return rows.get(path) || [];
  };
  waking.onDone(() => { rows = readRows(); });
  const lightRows = (path) => {
    litRows.forEach((row) => row.classList.remove("is-lit"));
    litRows = rowsOf(path);
    litRows.forEach((row) => row.classList.add("is-lit"));
  };

  // A footnote, or the way back from one, takes the focus with it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mark, .backs a");
    if (!link) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (viewer) leaveFull();
    setTimeout(() => target?.focus({ preventScroll: true }));
  });
  if (!viewer) return;

  const panes = [...viewer.querySelectorAll(".picture")];
  const tabs = [...viewer.querySelectorAll('[role="tab"]')];
  const peek = viewer.querySelector(".peek");
  const canvasOf = (pane) => pane.querySelector(".canvas");
  let pane = panes[0];
  let hushed = [];

  const shown = () => waking.picture(canvasOf(pane));
  const here = () => alive.enliven(shown());

  const light = (path) => {
    if (path) alive.light(here(), path);
    else alive.clear(here());
    peek.replaceChildren(...details.brief(path));
    lightRows(path);
  };
  const settle = () => light(details.at());
  const show = (path, opener) => {
    if (!details.open(path, opener)) return;
    viewer.classList.add("has-details");
    light(path);
    const group = here().byPath.get(path);
    if (!group) return;
    alive.setCurrent(here(), group);
    waking.unveil(group);
    // Beside the panel, not behind it.
    group.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const hide = () => {
    const closed = details.close();
    viewer.classList.remove("has-details");
    light("");
    return closed;
  };

  const refit = () => zoom.again(canvasOf(pane), shown());
  const select = (number, focused) => {
    pane = panes[number];
    panes.forEach((one, i) => { one.hidden = i !== number; });
    tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", String(i === number));
      tab.setAttribute("tabindex", i === number ? "0" : "-1");
    });
    if (focused) tabs[number].focus();
    here();
    refit();
    settle();
  };

  const leaveFull = () => {
    if (!viewer.classList.contains("is-full")) return false;
    viewer.classList.remove("is-full");
    waking.redraw();
    document.documentElement.classList.remove("has-full");
    hushed.forEach((one) => { one.inert = false; });
    hushed = [];
    if (document.fullscreenElement) document.exitFullscreen();
    refit();
    return true;
  };
  const enterFull = () => {
    viewer.classList.add("is-full");
    waking.redraw();
    document.documentElement.classList.add("has-full");
    for (let at = viewer; at !== document.body; at = at.parentElement) {
      for (const other of at.parentElement.children) {
        if (other === at || other.inert) continue;
        other.inert = true;
        hushed.push(other);
      }
    }
    // Where the browser has no full screen of its own, as on some phones, the page is filled.
    viewer.requestFullscreen?.().then(refit, () => {});
    refit();
  };
  const tool = {
    in: () => zoom.by(canvasOf(pane), shown(), 1.3),
    out: () => zoom.by(canvasOf(pane), shown(), 1 / 1.3),
    fit: () => zoom.fit(canvasOf(pane), shown()),
    full: () => leaveFull() || enterFull(),
    close: hide,
  };
  const KEYS = { "+": "in", "=": "in", "-": "out", _: "out", 0: "fit", f: "full", F: "full" };

  viewer.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-tool]");
    if (pressed) { tool[pressed.dataset.tool](); return; }
    const tab = event.target.closest('[role="tab"]');
    if (tab) { select(tabs.indexOf(tab), true); return; }
    const row = event.target.closest(".details a[href^='#']");
    if (row) { leaveFull(); return; }
    const group = event.target.closest("[data-path]");
    if (group) { alive.setCurrent(here(), group); show(group.dataset.path, group); group.focus({ preventScroll: true }); }
    else if (event.target.closest(".canvas svg")) hide();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show]");
    if (!link || !details.knows(link.dataset.show)) return;
    event.preventDefault();
    if (!viewer.contains(link)) viewer.scrollIntoView({ block: "start" });
    show(link.dataset.show, viewer.contains(link) ? null : link);
    details.panel.focus({ preventScroll: true });
  });
  viewer.addEventListener("keydown", (event) => {
    if (event.target.matches('[role="tab"]')) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      select((tabs.indexOf(event.target) + step + tabs.length) % tabs.length, true);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest("[data-path]");
    let done = true;
    if (event.key === "Escape") done = hide() || leaveFull();
    else if (group && (event.key === "Enter" || event.key === " ")) {
      show(group.dataset.path, group);
      details.panel.focus({ preventScroll: true });
    } else if (group && event.shiftKey && event.key.startsWith("Arrow")) {
      const [x, y] = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key];
      canvasOf(pane).scrollBy(x, y);
    } else if (alive.step(here(), event)) done = true;
    else if (event.key in KEYS) tool[KEYS[event.key]]();
    else done = false;
    if (done) event.preventDefault();
  });
  for (const one of panes) {
    const canvas = canvasOf(one);
    canvas.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const group = event.target.closest("[data-path]");
      const route = event.target.closest("[data-source], .edge-label");
      if (group) light(group.dataset.path);
      else if (route && (route.dataset.source || route.matches(".edge-label"))) alive.lightRoute(here(), route);
      else settle();
    });
    canvas.addEventListener("pointerleave", settle);
    canvas.addEventListener("focusin", (event) => {
      const group = event.target.closest("[data-path]");
      if (group) light(group.dataset.path);
    });
    canvas.addEventListener("focusout", (event) => {
      if (!canvas.contains(event.relatedTarget)) settle();
    });
    zoom.listen(canvas, shown);
  }
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) leaveFull();
  });
  addEventListener("resize", refit);
  city.onLang(() => waking.soon(canvasOf(pane), () => { here(); refit(); settle(); }));
  city.onTheme(waking.redraw);

  panes.forEach((one) => {
    one.setAttribute("role", "tabpanel");
    one.setAttribute("aria-labelledby", one.dataset.tab);
  });
  viewer.querySelector(".tabs").hidden = tabs.length < 2;
  select(0);
})();
