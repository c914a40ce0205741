"use strict";
// Filters of the overview. Values of one group are alternatives, groups go together: a layer, a
// kind and a status are those of one element, a class and a status those of one fact.
const facets = (() => {
  const GROUPS = ["level", "layer", "kind", "status", "class"];
  const { words, cities } = finding;
  const chosen = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));
  const lets = (group, value) => !group.size || group.has(value);

  const thingFits = ([layer, kind, status], by) =>
    lets(by.layer, layer) && lets(by.kind, kind) && lets(by.status, status);
  const claimFits = ([class_, status], by) => lets(by.class, class_) && lets(by.status, status);
  const fits = (one, by) => {
    if (by.level.size && !one.names.some((name) => by.level.has(name[3]))) return false;
    const ofThings = by.layer.size || by.kind.size;
    if (ofThings && !one.things.some((thing) => thingFits(thing, by))) return false;
    if (by.class.size && !one.claims.some((claim) => claimFits(claim, by))) return false;
    if (!by.status.size || ofThings || by.class.size) return true;
    return one.own.some((status) => by.status.has(status))
      || one.things.some((thing) => thingFits(thing, by))
      || one.claims.some((claim) => claimFits(claim, by));
  };

  // Whether the filters let a row through; a city's own row has a status of its own.
  const keeps = ({ sort, of, tags }) => {
    if (sort === "elements") return thingFits(tags, chosen);
    if (sort === "facts") return claimFits(tags, chosen);
    return lets(chosen.level, tags[0]) || lets(chosen.level, of.level);
  };

  // How many of some cities each value would leave, the other groups as they are chosen.
  const counts = (some) => {
    const found = words.map(() => 0);
    for (const one of some) {
      for (const value of one.words) {
        const group = words[value][0];
        const only = { size: 1, has: (other) => other === value };
        if (fits(one, { ...chosen, [group]: only })) found[value] += 1;
      }
    }
    return found;
  };

  const values = (group) => words
    .map((word, value) => [word, value])
    .filter(([word]) => word[0] === group)
    .sort((a, b) => a[0][4] - b[0][4] || a[1] - b[1])
    .map(([, value]) => value);

  return {
    GROUPS, chosen, values, counts, keeps,
    fitting: () => cities.filter((one) => fits(one, chosen)),
    // Whether the filters ask for elements, or for facts: then these are listed too.
    asksFor: (sort) => (sort === "elements"
      ? chosen.layer.size + chosen.kind.size + chosen.status.size
      : chosen.class.size + chosen.status.size) > 0,
    clear: () => GROUPS.forEach((group) => chosen[group].clear()),
    any: () => GROUPS.some((group) => chosen[group].size),
  };
})();
