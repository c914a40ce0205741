"use strict";
// What is known of each element, and the panel that tells it.
const details = (() => {
  const data = city.data();
  const words = data.words;
  const things = new Map((data.things || []).map((thing) => [thing.path, thing]));
  const gather = (list, key) => {
    const found = new Map();
    for (const one of list || []) {
      if (!found.has(one[key])) found.set(one[key], []);
      found.get(one[key]).push(one);
    }
    return found;
  };
  const facts = gather(data.facts, "of");
  const from = gather(data.relations, "source");
  const to = gather(data.relations, "target");
  const parts = gather(data.things, "whole");
  const panel = document.getElementById("details");
  const body = document.getElementById("details-body");
  const head = document.getElementById("details-name");
  let at = "";
  let opener = null;

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };
  // A text in both languages, as the rest of the page has it.
  const say = (text) => {
    if (!Array.isArray(text)) return document.createTextNode(text || "");
    const both = document.createDocumentFragment();
    both.append(element("span", "zh", text[0]), element("span", "en", text[1]));
    return both;
  };
  const badge = (one, family) =>
    one ? element("span", `badge ${family} ${family}-${one.tone}`, say(one.text)) : null;
  const marks = (numbers) => {
    const all = element("span", "marks");
    for (const number of numbers || []) {
      const mark = element("a", "mark", String(number));
      mark.href = "#source-" + number;
      mark.setAttribute("aria-label", `${city.pick(words.cite)} ${number}`);
      all.append(mark);
    }
    return all;
  };
  const jump = (path) => {
    const thing = things.get(path);
    if (!thing) return document.createTextNode(path);
    const button = element("button", "jump", say(thing.name));
    button.type = "button";
    button.dataset.show = path;
    return button;
  };
  const line = (term, ...said) => element("div", "", element("dt", "", say(term)), element("dd", "", ...said));
  const unsaid = () => element("span", "unmentioned", say(words.nothing_said));
  const listed = (title, items, make) => {
    if (!items || !items.length) return null;
    const list = element("ul", "said", ...items.map((one) => element("li", "", ...make(one))));
    return element("section", "", element("h4", "", say(title)), list);
  };

  const lines = (thing) => {
    const list = element("dl", "facts-of");
    list.append(line(words.kind, say(thing.kind), thing.inferred ? element("span", "badge inferred", say(words.inferred)) : null));
    if (thing.place) list.append(line(words.layer, say(thing.place)));
    list.append(line(words.status, badge(thing.status, "status") || unsaid()));
    list.append(line(words.period, thing.period ? say(thing.period) : unsaid()));
    if (thing.alias) list.append(line(words.alias, say(thing.alias)));
    if (thing.vendor) list.append(line(words.vendor, say(thing.vendor)));
    if (thing.number) list.append(line(words.count, say(thing.number)));
    if (thing.tags) list.append(line(words.tags, thing.tags.map((tag) => "#" + tag).join(" ")));
    if (thing.link) {
      const link = element("a", "", thing.link);
      link.href = thing.link;
      link.rel = "noopener noreferrer";
      list.append(line(words.link, link));
    }
    if (things.has(thing.whole)) list.append(line(words.whole, jump(thing.whole)));
    return list;
  };
  const factSaid = (fact) => [
    element("span", "said-subject", say(fact.subject), " "), element("span", "printed", say(fact.printed)), " ",
    badge(fact.badge, "class"), badge(fact.status, "status"), marks(fact.marks),
    fact.reading ? element("span", "detail", say(fact.reading)) : null,
    fact.lacks ? element("span", "detail lacking", say(fact.lacks)) : null,
  ];
  const relationSaid = (relation, other) => [
    element("span", "verb", say(relation.verb)), " ", jump(other), " ",
    relation.inferred ? element("span", "badge inferred", say(words.inferred)) : null,
    badge(relation.status, "status"), marks(relation.marks),
    relation.label ? element("span", "detail", say(relation.label)) : null,
  ];
  const tell = (thing) => {
    const row = element("a", "", say(words.to_row));
    row.href = "#" + encodeURIComponent(thing.row);
    const told = [
      thing.second ? element("p", "second", say(thing.second)) : null,
      lines(thing),
      ...(thing.describe || []).map((text) => element("p", "", say(text))),
      ...(thing.notes || []).map((note) => element(
        "div", "note note-" + note.badge.tone, badge(note.badge, "remark"), " ", say(note.text), marks(note.marks))),
      listed(words.facts_of, facts.get(thing.path), factSaid),
      listed(words.relations_out, from.get(thing.path), (one) => relationSaid(one, one.target)),
      listed(words.relations_in, to.get(thing.path), (one) => relationSaid(one, one.source)),
      listed(words.parts, parts.get(thing.path), (one) => [jump(one.path)]),
      element("p", "declared", say(words.cite), " ", thing.marks ? marks(thing.marks) : unsaid(),
        " · ", say(words.declared), " ", element("code", "", thing.line || ""), " · ", row),
    ];
    return told.filter(Boolean);
  };

  const open = (path, from) => {
    const thing = things.get(path);
    if (!panel || !thing) return false;
    if (from) opener = from;
    at = path;
    head.replaceChildren(say(thing.name));
    body.replaceChildren(...tell(thing));
    body.scrollTop = 0;
    panel.className = "details tone-" + (thing.tone || "plain");
    panel.hidden = false;
    return true;
  };
  const close = () => {
    if (!panel || panel.hidden) return false;
    const inside = panel.contains(document.activeElement);
    panel.hidden = true;
    at = "";
    if (inside && opener) opener.focus({ preventScroll: true });
    opener = null;
    return true;
  };

  // Everything that stands in a relation with a thing.
  const near = (path) => new Set([
    ...(from.get(path) || []).map((one) => one.target),
    ...(to.get(path) || []).map((one) => one.source),
  ]);
  const brief = (path) => {
    const thing = things.get(path);
    if (!thing) return [];
    const about = [thing.kind, thing.place, thing.status && thing.status.text].filter(Boolean);
    const told = [element("strong", "", say(thing.name))];
    about.forEach((text) => told.push(element("span", "", say(text))));
    const joined = (from.get(path) || []).length + (to.get(path) || []).length;
    if (joined) told.push(element("span", "", say(words.relation_count), ` ${joined}`));
    (facts.get(path) || []).slice(0, 2).forEach((fact) => told.push(
      element("span", "peek-fact", say(fact.subject), " ", element("b", "", say(fact.printed)))));
    return told;
  };
  // The whole nearest to a path for which something holds: folded pictures show no parts.
  const climb = (path, holds) => {
    let here = path;
    while (here && !holds(here)) here = (things.get(here) || {}).whole || "";
    return here;
  };
  const label = (path) => {
    const thing = things.get(path);
    return thing ? [thing.name, thing.kind].map(city.pick).join(city.lang() === "en" ? ", " : "，") : "";
  };
  return { open, close, near, brief, climb, label, panel, at: () => at, knows: (path) => things.has(path) };
})();
