"use strict";
// The two switches of every page. It runs in the head, so that nothing is shown twice.
// Other scripts ask `city.lang()` and hear of changes by `city.onLang(f)` and `city.onTheme(f)`.
const city = (() => {
  const root = document.documentElement;
  const TONGUES = { zh: "zh-Hans", en: "en" };
  const THEMES = ["auto", "light", "dark"];
  const NAMES = ["aria-label", "title", "alt", "placeholder", "text"];
  const heard = { lang: [], theme: [] };

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
  const say = (lang) => {
    for (const name of NAMES) {
      for (const one of document.querySelectorAll(`[data-${lang}-${name}]`)) {
        const text = one.getAttribute(`data-${lang}-${name}`);
        if (name === "text") one.textContent = text;
        else one.setAttribute(name, text);
      }
    }
  };
  const setLang = (lang) => {
    root.dataset.lang = lang;
    root.lang = TONGUES[lang];
    say(lang);
    press("lang", lang);
    heard.lang.forEach((f) => f(lang));
  };
  const setTheme = (theme) => {
    root.dataset.theme = theme;
    press("theme", theme);
    heard.theme.forEach((f) => f(theme));
  };

  const lang = recall("lang");
  const theme = recall("theme");
  if (lang in TONGUES) {
    root.dataset.lang = lang;
    root.lang = TONGUES[lang];
  }
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

  return {
    lang: () => root.dataset.lang,
    // A text is a string, or a pair of Chinese and English.
    pick: (text) => (Array.isArray(text) ? text[root.dataset.lang === "en" ? 1 : 0] : text),
    onLang: (f) => heard.lang.push(f),
    onTheme: (f) => heard.theme.push(f),
    data: () => JSON.parse(document.getElementById("data").textContent),
  };
})();
