"use strict";
// Most of a large page is asleep in <noscript>: read as a text, not as a hundred thousand nodes.
// Here it is let in by turns, so that the page answers in between; a picture when it is asked for.
const waking = (() => {
  const CUT = "<!--slice-->";
  const SLICE = 30;
  const DRAWN_AT_ONCE = 150;
  const HELD = 6;
  const SAID = "title, desc, defs, style, metadata";
  const STEPS_BACK = "[data-path], [data-source], .edge-label";
  const queue = [];
  const heard = [];
  let isAwaited = false;
  let seen = null;

  const nodes = (text) => {
    const holder = document.createElement("template");
    holder.innerHTML = text;
    city.translate(holder.content);
    return holder.content;
  };

  // A table is there at once, but for its rows; anything else takes its place slice by slice.
  const line = (asleep) => {
    const slices = asleep.textContent.split(CUT);
    const one = { place: asleep, turns: slices };
    if (asleep.parentElement.matches(".scroll")) {
      const made = nodes(slices.shift() + slices.pop());
      one.place = made.querySelector("table");
      asleep.replaceWith(made);
    }
    queue.push(one);
  };
  const letIn = (one) => {
    const made = nodes(one.turns.shift());
    for (const body of made.querySelectorAll("tbody")) body.style.setProperty("--rows", body.rows.length);
    if (one.place.matches("table")) one.place.append(made);
    else one.place.before(made);
    if (one.turns.length) return;
    queue.splice(queue.indexOf(one), 1);
    if (!one.place.matches("table")) one.place.remove();
  };
  const finish = (part) => {
    for (const one of [...queue]) {
      while (one.turns.length && part.contains(one.place)) letIn(one);
    }
  };
  // What is not drawn yet has a guessed height: a link holds on to its end while that is mended.
  const ending = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  const hold = (frames) => {
    ending()?.scrollIntoView();
    if (frames) requestAnimationFrame(() => hold(frames - 1));
  };
  const seek = () => { isAwaited = !ending(); };
  const turn = () => {
    if (queue.length) letIn(queue[0]);
    if (queue.length) { setTimeout(turn); return; }
    heard.forEach((f) => setTimeout(f));
    if (isAwaited && ending()) {
      location.replace(location.hash);
      hold(HELD);
    }
  };
  const follow = (event) => {
    const link = event.target.closest("a[href^='#']");
    requestAnimationFrame(() => {
      if (link && !event.defaultPrevented && link.hash === location.hash) hold(HELD);
    });
  };

  // The shapes of a picture in slices, each under a veil until its turn comes to be drawn. A <g>
  // would not do: browsers lay out what is in one even where it is not displayed. What steps back
  // when something is lit is in slices of its own, which do so as one, and inside them in a <g>: an
  // <svg> whose opacity changes lays out its texts anew.
  const slicesOf = (svg) => [...svg.querySelectorAll(":scope > .slice")];
  const veil = (svg) => slicesOf(svg).forEach((slice) => slice.classList.add("is-veiled"));
  const inSight = new Set();
  const lookout = new IntersectionObserver((changes) => {
    for (const { isIntersecting, target } of changes) inSight[isIntersecting ? "add" : "delete"](target);
  });
  const sliceBefore = (shape, name) => {
    const [slice, group] = ["svg", "g"].map((tag) => document.createElementNS(shape.namespaceURI, tag));
    slice.setAttribute("class", "slice is-veiled");
    slice.setAttribute("overflow", "visible");
    group.setAttribute("class", name);
    slice.append(group);
    shape.before(slice);
    lookout.observe(slice);
    return group;
  };
  const cut = (svg) => {
    let group = null;
    for (const shape of [...svg.children]) {
      if (shape.matches(SAID)) { group = null; continue; }
      const name = shape.matches(STEPS_BACK) ? "steps-back" : "stays";
      if (group?.className.baseVal !== name || group.childElementCount === SLICE) group = sliceBefore(shape, name);
      group.append(shape);
    }
  };
  let drawing = 0;
  const drawSome = (svg) => {
    let shapes = 0;
    for (const slice of svg.querySelectorAll(":scope > .is-veiled")) {
      if (shapes >= DRAWN_AT_ONCE) { draw(svg); return; }
      slice.classList.remove("is-veiled");
      shapes += slice.firstElementChild.childElementCount;
    }
  };
  const draw = (svg) => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => drawSome(svg));
  };
  const wake = (asleep) => {
    const made = nodes(asleep.textContent);
    made.querySelectorAll("svg").forEach(cut);
    const holder = asleep.parentElement;
    asleep.replaceWith(made);
    holder.removeAttribute("style");
  };
  const inLanguage = (canvas) => canvas.querySelector(`:scope > .${city.lang()}`) || canvas;
  // The picture a canvas shows; what was seen before is drawn anew when it comes back.
  const picture = (canvas) => {
    const holder = inLanguage(canvas);
    const asleep = holder.querySelector("noscript");
    if (asleep) wake(asleep);
    const svg = holder.querySelector("svg");
    if (svg !== seen) {
      if (seen) veil(seen);
      seen = svg;
      draw(svg);
    }
    return svg;
  };
  // Call back once the picture can be had at little cost: before one is woken, the page as it is
  // now is shown, with room left for a picture as large as the one before.
  const soon = (canvas, then) => {
    const holder = inLanguage(canvas);
    if (!seen || !holder.querySelector("noscript")) { then(); return; }
    holder.style.minWidth = `${seen.getAttribute("width")}px`;
    holder.style.minHeight = `${seen.getAttribute("height")}px`;
    requestAnimationFrame(() => setTimeout(then));
  };
  // What changes every shape, as another size or other colours do, is for those in sight first.
  const redraw = () => {
    if (!seen) return;
    for (const slice of slicesOf(seen)) if (!inSight.has(slice)) slice.classList.add("is-veiled");
    draw(seen);
  };
  const unveil = (shape) => shape.closest(".is-veiled")?.classList.remove("is-veiled");

  // On paper everything is there.
  const all = () => {
    finish(document);
    for (const canvas of document.querySelectorAll(".canvas")) {
      inLanguage(canvas).querySelectorAll("noscript").forEach(wake);
    }
  };
  addEventListener("beforeprint", all);
  matchMedia("print").addEventListener("change", (event) => { if (event.matches) all(); });

  document.querySelectorAll("main noscript").forEach((asleep) => {
    if (!asleep.closest(".canvas")) line(asleep);
  });
  if (queue.length) {
    seek();
    addEventListener("hashchange", seek);
    document.addEventListener("click", follow);
    setTimeout(turn);
  }
  return {
    picture, soon, redraw, unveil, finish,
    isDone: () => !queue.length,
    onDone: (f) => heard.push(f),
  };
})();
