// ---- What follows ------------------------------------------------------------------------------------------------
// A document's moves, the outcomes of which it speaks, and how both differ between two machines.

/** Whether a condition that the page asks holds; none holds always. */
function holds(page, machine, asked, names) {
  if (asked === null) return true;
  const [variables, place] = page.machine.asked[asked];
  return isOn(machine.words, place, variables.map((variable) => names[variable]));
}

/** The value at the end of a path from names; of a path without steps the entity itself. */
function valueAt(machine, path, names) {
  const [start, steps] = path;
  if (!steps.length) return entitiesOf(start, names)[0] ?? null;
  const end = endOf(machine, path, names);
  const value = end && valueOf(machine, end.attribute, end.entities);
  return value === CONTRADICTION || value === OPEN ? null : value;
}

/** The entries of a list: names with its own bound, in its order, cut where it says. */
function entriesOf(page, machine, [kinds, bound, asked, order, limit, , pairs], names) {
  const found = [];
  for (const entities of pairs ?? combinations(kinds.map((kind) => machine.kinds[kind][0]))) {
    const entry = [...names];
    bound.forEach((variable, place) => (entry[variable] = entities[place]));
    if (holds(page, machine, asked, entry)) found.push(entry);
  }
  return sortedBy(machine, found, order).slice(0, limitOf(machine, limit, names));
}

function sortedBy(machine, entries, order) {
  const measured = entries.map((entry) => ({ entry, by: order.map((one) => measure(machine, one, entry)) }));
  return measured.sort((left, right) => firstDifference(left.by, right.by)).map(({ entry }) => entry);
}

function firstDifference(left, right) {
  const place = left.findIndex((measure, index) => measure !== right[index]);
  return place < 0 ? 0 : left[place] < right[place] ? -1 : 1;
}

/** What has no value comes last. */
function measure(machine, [path, isLowestFirst], entry) {
  const value = valueAt(machine, path, entry);
  if (value === null || Array.isArray(value)) return Infinity;
  return isLowestFirst ? Number(value) : -Number(value);
}

function limitOf(machine, limit, names) {
  if (limit === null || typeof limit === "number") return limit ?? undefined;
  return Math.max(0, Number(valueAt(machine, limit, names) ?? 0));
}

// ---- Moves -------------------------------------------------------------------------------------------------------

/** The document's moves as they stand: whose, in words, with the content of each field. */
function movesOf(page, words, machine) {
  if (!page.moves) return [];
  const names = new Array(page.moves.names).fill(0);
  return entriesOf(page, machine, page.moves.list, names).map((entry) => ({
    entry, key: page.moves.list[1].map((variable) => entry[variable]).join(),
    heading: headingOf(page, words, machine, entry),
    fields: page.moves.fields.map((field, place) => fieldText(page, words, machine, field, place, entry)),
  }));
}

function headingOf(page, words, machine, entry) {
  const { heading } = words.moves;
  const own = () => namesOf(page, words, page.moves.list[1].map((variable) => entry[variable]), page.moves.list[0])[0];
  return heading ? textOf(page, words, machine, heading[0], heading[1], entry) ?? own() : own();
}

/** The first variant that holds and lacks no value. */
function textOf(page, words, machine, text, variants, names) {
  const word = variantWord(page, words, machine, text, variants, names);
  return word && asSentence(words, word[0]);
}

function variantWord(page, words, machine, [conditions, lists], variants, names) {
  for (const [place, condition] of conditions.entries()) {
    if (!holds(page, machine, condition, names)) continue;
    const word = filled(variants[place], (piece) => textWord(page, words, machine, piece, lists, names));
    if (word !== null) return word;
  }
  return null;
}

function textWord(page, words, machine, { p, l, part }, lists, names) {
  if (p) return pathWord(page, words, machine, p, names);
  const entries = entriesOf(page, machine, lists[l], names);
  if (part === "count") return numberWord(words, BigInt(entries.length), 0);
  const items = entries.map((entry) => entryWord(page, words, machine, lists[l], entry));
  return part === "all" ? joined(words, items) : items[part] ?? null;
}

/** What its list says of an entry, else its names. */
function entryWord(page, words, machine, [kinds, bound, , , , say], entry) {
  return (say && variantWord(page, words, machine, say[1], words.moves.says[say[0]], entry)) || namesOf(page, words, bound.map((variable) => entry[variable]), kinds);
}

/** The word of a path's value; of what is not so there is none. */
function pathWord(page, words, machine, path, names) {
  const [start, steps, kind] = path;
  if (!steps.length) return namesOf(page, words, entitiesOf(start, names), page.members[kind]);
  const end = endOf(machine, path, names);
  return end && outcomeWord(page, words, machine, end);
}

function outcomeWord(page, words, machine, end) {
  if (valueOf(machine, end.attribute, end.entities) === CONTRADICTION) return words.specials.contradiction;
  const unit = words.units[end.attribute];
  const word = factWord(page, words, machine, end);
  return word && unit ? [word[0] + unit, ""] : word;
}

function fieldText(page, words, machine, field, place, entry) {
  const [, pieces, none] = words.moves.fields[place];
  const word = fieldWord(page, words, machine, field, pieces, entry);
  if (word && word[0]) return word[0];
  return none ? variantWord(page, words, machine, field.none, none, entry)[0] : "";
}

function fieldWord(page, words, machine, { value, list, text }, pieces, entry) {
  if (text) return [textOf(page, words, machine, text, pieces, entry), ""];
  if (value && list) return spreadWord(page, words, machine, value, entriesOf(page, machine, list, entry), list);
  if (value) return shownWord(page, words, machine, value, entry);
  return joined(words, entriesOf(page, machine, list, entry).map((one) => entryWord(page, words, machine, list, one)));
}

/** What is not so is not shown. */
function shownWord(page, words, machine, path, entry) {
  const end = endOf(machine, path, entry);
  if (!end) return null;
  const isNo = page.types[end.attribute][0] === "boolean" && valueOf(machine, end.attribute, end.entities) === 0;
  return isNo ? null : pathWord(page, words, machine, path, entry);
}

/** Each value once, with whom it concerns where that is not all. */
function spreadWord(page, words, machine, path, entries, list) {
  const found = membersByValue(machine, path, entries);
  const attribute = path[1][path[1].length - 1];
  const parts = [...found.keys()].sort((left, right) => left - right).map((value) => {
    const title = elementWord(page, words, attribute, value)[0];
    const whom = joined(words, found.get(value).map((entry) => entryWord(page, words, machine, list, entry)))[0];
    if (found.get(value).length === entries.length) return title;
    return title.endsWith(")") ? `${title}: ${whom}` : phrase(words, "note", title, whom);
  });
  return [parts.join("; "), ""];
}

/** Each value, or element of a set, with the entries that have it. */
function membersByValue(machine, path, entries) {
  const found = new Map();
  for (const entry of entries) {
    const value = valueAt(machine, path, entry);
    for (const one of Array.isArray(value) ? value : value === null ? [] : [value]) {
      found.set(one, (found.get(one) || []).concat([entry]));
    }
  }
  return found;
}

/** A value, or an element of a set. */
function elementWord(page, words, attribute, value) {
  const [type, first, second] = page.types[attribute];
  if (type === "set") return listed(words[first === "domain" ? "domains" : "entities"][second], value);
  return wordOf(page, words, attribute, value);
}

// ---- Differences -------------------------------------------------------------------------------------------------

/** Moves that join, leave, or have other contents, and whether the order of those that stay is another. */
function moveDifferences(before, after) {
  const known = new Map(before.map((move) => [move.key, move]));
  const kept = new Map(after.map((move) => [move.key, move]));
  const changed = after.filter((move) => known.has(move.key)).map((move) => ({ move, was: known.get(move.key) }));
  const order = (moves, others) => moves.filter((move) => others.has(move.key)).map((move) => move.key).join(" ");
  return {
    joining: after.filter((move) => !known.has(move.key)), leaving: before.filter((move) => !kept.has(move.key)),
    changed: changed.filter(({ move, was }) => move.fields.join("\n") !== was.fields.join("\n") || move.heading !== was.heading),
    isReordered: order(before, kept) !== order(after, known),
  };
}

/** Outcomes of some attributes whose value is not the same in both machines. */
function outcomeDifferences(attributes, before, after) {
  const found = [];
  for (const attribute of attributes) {
    for (const entities of combinations(sizesOf(after, attribute))) {
      const [was, is] = [before, after].map((machine) => valueOf(machine, attribute, entities));
      if (!isSame(was, is)) found.push({ attribute, entities: [...entities], was, is });
    }
  }
  return found;
}

function isSame(left, right) {
  return Array.isArray(left) && Array.isArray(right) ? left.join() === right.join() : left === right;
}

/** The reasons for an outcome that apply in one machine and not in the other: new ones, then those that fell away. */
function reasonDifferences(page, words, before, after, attribute, entities) {
  const [was, is] = [before, after].map((machine) => appliedTexts(page, words, machine, attribute, entities));
  return { now: is.filter((text) => !was.includes(text)), gone: was.filter((text) => !is.includes(text)), all: is };
}

/** The sentences of applied reasons, none twice, the weightiest first. */
function appliedTexts(page, words, machine, attribute, entities) {
  const found = reasonsOf(machine, attribute).get(placeOf(machine, attribute, entities)) || [];
  const applied = found.filter(({ status }) => status === "applied").sort((left, right) => weightOf(right) - weightOf(left));
  return [...new Set(applied.map((reason) => sentence(page, words, machine, reason)))];
}

/** What settles an outcome weighs more than what leans. */
function weightOf({ said }) {
  return ["weight", "step"].includes(said[2]) ? Math.abs(Number(said[3])) : 3;
}
