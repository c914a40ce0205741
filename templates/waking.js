"use strict";
// Most of a large page is asleep in <noscript>: read as a text, not as a hundred thousand nodes.
// Here it is let in by turns, so that the page answers in between; a picture when it is asked for.
const waking = (() => {
  const CUT = "<!--slice-->";
  const DRAWN_AT_ONCE = 150;
  const HELD = 6;
  const SAID = "title, desc, defs, style, metadata";
  const queue = [];
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
    if (queue.length) setTimeout(turn);
    else if (isAwaited && ending()) {
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
  // would not do: browsers lay out what is in one even where it is not displayed.
  const slicesOf = (svg) => [...svg.querySelectorAll(":scope > .slice")];
  const veil = (svg) => slicesOf(svg).forEach((slice) => slice.classList.add("is-veiled"));
  const inSight = new Set();
  const lookout = new IntersectionObserver((changes) => {
    for (const { isIntersecting, target } of changes) inSight[isIntersecting ? "add" : "delete"](target);
  });
  const cut = (svg) => {
    let slice = null;
    for (const shape of [...svg.children]) {
      if (shape.matches(SAID)) { slice = null; continue; }
      if (!slice || slice.childElementCount === DRAWN_AT_ONCE) {
        slice = document.createElementNS(svg.namespaceURI, "svg");
        slice.setAttribute("class", "slice is-veiled");
        slice.setAttribute("overflow", "visible");
        shape.before(slice);
        lookout.observe(slice);
      }
      slice.append(shape);
    }
  };
  let drawing = 0;
  const draw = (svg) => {
    cancelAnimationFrame(drawing);
    const veiled = svg.querySelector(":scope > .is-veiled");
    if (!veiled) return;
    veiled.classList.remove("is-veiled");
    drawing = requestAnimationFrame(() => draw(svg));
  };
  const wake = (asleep) => {
    const made = nodes(asleep.textContent);
    made.querySelectorAll("svg").forEach(cut);
    asleep.replaceWith(made);
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
  // What changes every shape, as another size or other colours do, is for those in sight first.
  const redraw = () => {
    if (!seen) return;
    for (const slice of slicesOf(seen)) if (!inSight.has(slice)) slice.classList.add("is-veiled");
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => draw(seen));
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
  return { picture, redraw, unveil, finish, isDone: () => !queue.length };
})();
