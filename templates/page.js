"use strict";
// The two switches of every page. It runs in the head, so that nothing is shown twice.
// Other scripts ask `city.lang()` and hear of changes by `city.onLang(f)` and `city.onTheme(f)`.
const city = (() => {
  const root = document.documentElement;
  const TONGUES = { zh: "zh-Hans", en: "en" };
  const THEMES = ["auto", "light", "dark"];
  const NAMES = ["aria-label", "title", "alt", "placeholder", "text"];
  const AT_ONCE = 500;
  const heard = { lang: [], theme: [] };
  const written = root.dataset.lang;
  // Saying again what holds already would have the browser style the whole page anew.
  const turnTo = (lang) => {
    if (root.dataset.lang === lang) return;
    root.dataset.lang = lang;
    root.lang = TONGUES[lang];
  };

  // A file opened from disk may have no storage at all.
  const recall = (name) => {
    try { return localStorage.getItem("citydsl." + name); } catch { return null; }
  };
  const keep = (name, value) => {
    try { localStorage.setItem("citydsl." + name, value); } catch { /* not remembered then */ }
  };
  const press = (name, value) => {
    for (const one of document.querySelectorAll(`[data-set-${name}]`)) {
      one.setAttribute("aria-pressed", String(one.getAttribute("data-set-" + name) === value));
    }
  };
  const say = (one, lang) => {
    for (const name of NAMES) {
      const text = one.getAttribute(`data-${lang}-${name}`);
      if (text === null) continue;
      if (name === "text") one.textContent = text;
      else one.setAttribute(name, text);
    }
  };
  // So many at once, the others by turns: a large page has thousands.
  const sayAll = (all, lang) => {
    if (lang !== root.dataset.lang) return;
    all.splice(0, AT_ONCE).forEach((one) => say(one, lang));
    if (all.length) setTimeout(() => sayAll(all, lang));
  };
  const bilingual = (part, lang) =>
    [...part.querySelectorAll(NAMES.map((name) => `[data-${lang}-${name}]`).join())];
  const setLang = (lang) => {
    const isNew = lang !== root.dataset.lang;
    turnTo(lang);
    if (isNew || lang !== written) sayAll(bilingual(document, lang), lang);
    press("lang", lang);
    heard.lang.forEach((f) => f(lang));
  };
  const setTheme = (theme) => {
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    press("theme", theme);
    heard.theme.forEach((f) => f(theme));
  };

  const lang = recall("lang");
  const theme = recall("theme");
  if (lang in TONGUES) turnTo(lang);
  root.dataset.theme = THEMES.includes(theme) ? theme : "auto";
  root.classList.add("js");

  document.addEventListener("DOMContentLoaded", () => {
    setLang(root.dataset.lang);
    setTheme(root.dataset.theme);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-set-lang], [data-set-theme]");
      if (!button) return;
      const { setLang: toLang, setTheme: toTheme } = button.dataset;
      if (toLang) { setLang(toLang); keep("lang", toLang); }
      if (toTheme) { setTheme(toTheme); keep("theme", toTheme); }
    });
  });
  // Who goes back gets a page as it was left, and may have switched another one since.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    const [lang, theme] = [recall("lang"), recall("theme")];
    if (lang in TONGUES) setLang(lang);
    if (THEMES.includes(theme)) setTheme(theme);
  });

  return {
    lang: () => root.dataset.lang,
    // A text is a string, or a pair of Chinese and English.
    pick: (text) => (Array.isArray(text) ? text[root.dataset.lang === "en" ? 1 : 0] : text),
    // The texts of a part that was not on the page yet, in the language it is read in.
    translate: (part) => {
      const lang = root.dataset.lang;
      if (lang !== written) bilingual(part, lang).forEach((one) => say(one, lang));
    },
    onLang: (f) => heard.lang.push(f),
    onTheme: (f) => heard.theme.push(f),
    data: () => JSON.parse(document.getElementById("data").textContent),
  };
})();
