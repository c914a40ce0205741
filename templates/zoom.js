"use strict";
// Zooming and panning: the picture grows in a box that scrolls, so that fingers, wheels, keys and
// screen readers move it as they move any page.
const zoom = (() => {
  const LEAST = 0.1;
  const MOST = 6;
  const LEGIBLE = 0.62;
  const state = new WeakMap();

  const size = (svg) => {
    const { width, height } = svg.viewBox.baseVal;
    return { width, height };
  };
  const room = (canvas) => {
    const style = getComputedStyle(canvas);
    const across = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const down = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    const tallest = parseFloat(style.maxHeight) || canvas.clientHeight;
    return { width: canvas.clientWidth - across, height: tallest - down };
  };
  const scaleOf = (svg) => (state.get(svg) || {}).scale || 1;
  const apply = (svg, scale, auto) => {
    const { width, height } = size(svg);
    state.set(svg, { scale, auto });
    svg.setAttribute("width", (width * scale).toFixed(1));
    svg.setAttribute("height", (height * scale).toFixed(1));
  };
  const whole = (canvas, svg) => {
    const { width, height } = size(svg);
    const space = room(canvas);
    return Math.min(space.width / width, space.height / height, 1.6);
  };
  const fit = (canvas, svg) => {
    waking.redraw();
    apply(svg, whole(canvas, svg), "whole");
  };
  // As it is first seen: all of it where that can be read, else as wide as can be read.
  const start = (canvas, svg) => apply(svg, Math.max(whole(canvas, svg), LEGIBLE), "start");
  const again = (canvas, svg) => {
    const { auto } = state.get(svg) || { auto: "start" };
    if (auto === "start") start(canvas, svg);
    if (auto === "whole") fit(canvas, svg);
  };
  const by = (canvas, svg, factor, x, y) => {
    const before = scaleOf(svg);
    const scale = Math.min(MOST, Math.max(LEAST, before * factor));
    const frame = canvas.getBoundingClientRect();
    const left = x === undefined ? frame.width / 2 : x - frame.left;
    const top = y === undefined ? frame.height / 2 : y - frame.top;
    const box = svg.getBoundingClientRect();
    waking.redraw();
    const at = [(frame.left + left - box.left) / before, (frame.top + top - box.top) / before];
    apply(svg, scale, "");
    const moved = svg.getBoundingClientRect();
    canvas.scrollLeft += moved.left + at[0] * scale - (frame.left + left);
    canvas.scrollTop += moved.top + at[1] * scale - (frame.top + top);
  };

  // A drag of the mouse pans; fingers pan by themselves. What was dragged is not pressed.
  const drag = (canvas) => {
    let from = null;
    let moved = false;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop };
      moved = false;
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!moved && Math.hypot(dx, dy) < 5) return;
      moved = true;
      canvas.classList.add("is-dragged");
      canvas.scrollLeft = from.left - dx;
      canvas.scrollTop = from.top - dy;
    });
    window.addEventListener("pointerup", () => {
      from = null;
      canvas.classList.remove("is-dragged");
    });
    canvas.addEventListener("click", (event) => {
      if (!moved) return;
      moved = false;
      event.stopPropagation();
      event.preventDefault();
    }, true);
  };
  const pinch = (canvas, shown) => {
    let last = 0;
    const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    canvas.addEventListener("touchstart", (event) => {
      last = event.touches.length === 2 ? spread(event.touches) : 0;
    }, { passive: true });
    canvas.addEventListener("touchmove", (event) => {
      if (event.touches.length !== 2 || !last) return;
      event.preventDefault();
      const [a, b] = event.touches;
      const now = spread(event.touches);
      by(canvas, shown(), now / last, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
      last = now;
    }, { passive: false });
  };
  const listen = (canvas, shown) => {
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(canvas, shown(), Math.exp(-event.deltaY * 0.003), event.clientX, event.clientY);
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => {
      event.preventDefault();
      by(canvas, shown(), event.shiftKey ? 1 / 1.6 : 1.6, event.clientX, event.clientY);
    });
    drag(canvas);
    pinch(canvas, shown);
  };
  return { fit, start, again, by, listen, scaleOf };
})();
