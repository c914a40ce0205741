"use strict";
// What can be found on the overview: cities, elements and facts, by words in either language.
const finding = (() => {
  const { words, cities: listed, say } = city.data();
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  // The numbers of a city's words are its own; from here on they are those of all.
  const cities = listed.map(([numbers, about, elements, facts], at) => {
    const word = (one) => numbers[one];
    return {
      ...about, at, elements, facts,
      names: about.names.map((name) => name.map((part, i) => (i === 3 ? word(part) : part))),
      level: word(about.level),
      own: about.own.map(word),
      things: about.things.map((thing) => thing.map(word)),
      claims: about.claims.map((claim) => claim.map(word)),
      words: new Set(numbers),
    };
  });

  // A row of any sort: `main` is what is read, `name` that folded, `text` all that is searched.
  const rows = { cities: [], elements: [], facts: [] };
  const row = (sort, of, main, about, tags, told, more) => {
    const name = fold(`\n${main[0]}\n${main[1]}\n`);
    const [, id, zh, en] = words[told];
    const text = name + fold(id ? `${zh} ${en} ${more}` : more);
    return { sort, of, about, tags, main, more, name, text };
  };
  const readCity = (one) => {
    one.near = fold(one.names.map((name) => name.slice(0, 2).join("\n")).join("\n"));
    for (const [zh, en, anchor, level, more] of one.names) {
      rows.cities.push(row("cities", one, [zh, en], { anchor }, [level], level, more));
    }
    for (const [zh, en, anchor, thing, more] of one.elements) {
      const tags = one.things[thing];
      rows.elements.push(row("elements", one, [zh, en], { anchor }, tags, tags[1], more));
    }
    for (const [subject, printed, anchor, claim, zh, en, more] of one.facts) {
      const tags = one.claims[claim];
      const about = { anchor, owner: [zh, en] };
      const also = `${zh} ${en} ${more}`;
      rows.facts.push(row("facts", one, [subject, printed], about, tags, tags[0], also));
    }
  };
  // Thousands of cities take a moment to read: while the browser has nothing else to do.
  let next = 0;
  const read = (enough) => { while (next < cities.length && !enough()) readCity(cities[next++]); };
  const readAhead = (deadline) => {
    read(() => deadline.timeRemaining() < 3);
    if (next < cities.length) requestIdleCallback(readAhead);
  };
  if (window.requestIdleCallback) requestIdleCallback(readAhead);

  // How well a row answers: the name itself, its beginning, a part of it, anything else.
  const rank = ({ name }, asked) => {
    const at = name.indexOf("\n" + asked);
    if (at >= 0) return name.includes("\n" + asked + "\n") ? 0 : 1;
    return name.includes(asked) ? 2 : 3;
  };

  // All rows that hold every word, one of them in the row itself and not just in its city's name;
  // `keep` says whether a row is let through by the filters.
  const search = (text, keep) => {
    read(() => false);
    const asked = fold(text).trim();
    const parts = asked.split(/\s+/).filter(Boolean);
    const answers = ({ text: own, of }) =>
      parts.every((part) => own.includes(part) || of.near.includes(part))
      && (!parts.length || parts.some((part) => own.includes(part)));
    const found = {};
    for (const [sort, all] of Object.entries(rows)) {
      const some = all.filter((one) => keep(one) && answers(one));
      found[sort] = parts.length
        ? some.map((one) => [rank(one, asked), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one)
        : some;
    }
    return found;
  };

  // A text as pieces, `[piece, whether it was asked for]`; folding may change how long a text is.
  const pieces = (text, asked) => {
    const letters = [...text];
    let folded = "";
    const starts = letters.map((letter) => {
      const at = folded.length;
      folded += fold(letter);
      return at;
    });
    const lit = letters.map(() => false);
    for (const part of fold(asked).split(/\s+/).filter(Boolean)) {
      for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + part.length)) {
        starts.forEach((start, i) => {
          const end = i + 1 < starts.length ? starts[i + 1] : folded.length;
          if (start < at + part.length && end > at) lit[i] = true;
        });
      }
    }
    const out = [];
    letters.forEach((letter, i) => {
      if (out.length && out[out.length - 1][1] === lit[i]) out[out.length - 1][0] += letter;
      else out.push([letter, lit[i]]);
    });
    return out;
  };

  // The names of what a city or element is a part of, below its outermost city.
  const wholes = ({ of, about }) => [...of.names, ...of.elements]
    .filter(([, , anchor]) => anchor && about.anchor.startsWith(anchor + "."));

  return {
    words, cities, search, pieces, wholes,
    href: ({ of, about }) => `${of.href}#${encodeURIComponent(of.id + about.anchor)}`,
    // One of the page's words, with its blanks filled.
    say: (name, blanks = {}) =>
      city.pick(say[name]).replace(/\{(\w+)\}/g, (_, blank) => blanks[blank]),
  };
})();
