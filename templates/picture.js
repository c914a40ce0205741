"use strict";
// A picture made alive: what is pointed at lights up, and keys go from element to element.
const alive = (() => {
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const made = new Map();

  const place = (group) => {
    const box = group.querySelector("rect");
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
    return { left: x, top: y, right: x + w, bottom: y + h, x: x + w / 2, y: y + h / 2 };
  };
  const holds = (outer, inner) =>
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;
  const relabelled = (one) => {
    if (one.lang === city.lang()) return one;
    one.lang = city.lang();
    for (const group of one.groups) {
      const text = details.label(group.dataset.path);
      if (text) group.setAttribute("aria-label", text);
    }
    return one;
  };
  const enliven = (svg) => {
    if (made.has(svg)) return relabelled(made.get(svg));
    const groups = [...svg.querySelectorAll("[data-path]")];
    const byPath = new Map();
    for (const group of groups) {
      const path = group.dataset.path;
      if (!byPath.has(path)) byPath.set(path, group);
      group.setAttribute("tabindex", "-1");
      group.setAttribute("role", "button");
      group.setAttribute("aria-label", details.label(path) || group.querySelector("title")?.textContent || path);
    }
    const routes = [...svg.querySelectorAll("[data-source]")].filter((one) => one.dataset.source);
    const labels = new Map([...svg.querySelectorAll(".edge-label")].map((one) => [one.id, one]));
    const slices = [...svg.querySelectorAll(":scope > .slice > .steps-back")];
    const one = {
      svg, groups, byPath, routes, labels, slices: slices.length ? slices : [svg],
      lit: [], for: null, current: null, places: null, lang: city.lang(),
    };
    if (groups.length) {
      svg.setAttribute("role", "group");
      setCurrent(one, groups[0]);
    }
    made.set(svg, one);
    return one;
  };
  const setCurrent = (one, group) => {
    if (one.current === group) return;
    one.current?.setAttribute("tabindex", "-1");
    one.current = group;
    group.setAttribute("tabindex", "0");
  };

  const put = (one, node, name) => {
    if (!node) return;
    node.classList.add("lit", name);
    one.lit.push(node);
  };
  const putOut = (one, next) => {
    for (const node of one.lit) node.classList.remove("lit", "is-it", "is-near", "is-whole");
    one.lit = [];
    one.for = next;
  };
  const clear = (one) => {
    putOut(one, null);
    for (const slice of one.slices) slice.classList.remove("has-lit", "is-back");
  };
  // Where nothing of a slice is lit, all of it steps back as one: its shapes need no new style.
  const stepBack = (one) => {
    const holding = new Set(one.lit.map((node) => node.closest(".steps-back") || one.svg));
    for (const slice of one.slices) {
      slice.classList.toggle("has-lit", holding.has(slice));
      slice.classList.toggle("is-back", !holding.has(slice));
    }
  };
  // Lines of one bundle run as one between hub and label: they light up together.
  const bundle = (one, route) => route.dataset.label
    ? one.routes.filter((other) => other.dataset.label === route.dataset.label)
    : [route];
  const lightRoutes = (one, routes) => {
    for (const route of new Set(routes.flatMap((each) => bundle(one, each)))) {
      put(one, route, "is-near");
      put(one, one.labels.get(route.dataset.label), "is-near");
      put(one, one.byPath.get(route.dataset.source), "is-near");
      put(one, one.byPath.get(route.dataset.target), "is-near");
    }
  };
  const light = (one, path) => {
    if (one.for === path) return;
    const here = details.climb(path, (each) => one.byPath.has(each)) || (one.byPath.has(path) ? path : "");
    if (!here) { clear(one); return; }
    putOut(one, path);
    put(one, one.byPath.get(here), "is-it");
    lightRoutes(one, one.routes.filter((each) => each.dataset.source === here || each.dataset.target === here));
    const has = (each) => one.byPath.has(each);
    for (const other of details.near(path)) put(one, one.byPath.get(details.climb(other, has)), "is-near");
    for (const [other, group] of one.byPath) {
      if (other.startsWith(here + ".")) put(one, group, "is-near");
      else if (here.startsWith(other + ".") && holds(place(group), place(one.byPath.get(here)))) put(one, group, "is-whole");
    }
    stepBack(one);
  };
  const lightRoute = (one, node) => {
    if (one.for === node) return;
    putOut(one, node);
    const routes = node.matches(".edge-label")
      ? one.routes.filter((each) => each.dataset.label === node.id)
      : [node];
    lightRoutes(one, routes);
    stepBack(one);
  };

  // The nearest element in a direction: what is straight ahead before what is off to the side.
  const next = (one, group, [dx, dy]) => {
    one.places = one.places || new Map(one.groups.map((each) => [each, place(each)]));
    const from = one.places.get(group);
    let best = null;
    let least = Infinity;
    for (const [other, to] of one.places) {
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      if (other === group || ahead < 1) continue;
      const aside = dx
        ? Math.max(0, to.top - from.bottom, from.top - to.bottom) + Math.abs(to.y - from.y) * 0.1
        : Math.max(0, to.left - from.right, from.left - to.right) + Math.abs(to.x - from.x) * 0.1;
      const far = ahead + aside * 4;
      if (far < least) [best, least] = [other, far];
    }
    return best;
  };
  const focus = (one, group) => {
    if (!group) return;
    setCurrent(one, group);
    waking.unveil(group);
    group.focus({ preventScroll: true });
    group.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const step = (one, event) => {
    const group = event.target.closest("[data-path]");
    if (!group) return false;
    if (event.key in ARROWS) focus(one, next(one, group, ARROWS[event.key]));
    else if (event.key === "Home") focus(one, one.groups[0]);
    else if (event.key === "End") focus(one, one.groups[one.groups.length - 1]);
    else return false;
    return true;
  };
  return { enliven, light, lightRoute, clear, focus, step, setCurrent };
})();
