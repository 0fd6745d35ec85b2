// ---- Words -------------------------------------------------------------------------------------------------------
// A word is a text and the letter by which Korean particles behind it are chosen (nothing elsewhere). All texts come from
// Swift; here they are looked up and joined.

const PLACEHOLDERS = /%(\d)/g;

/** A fixed text with what is inserted in it. */
function phrase(words, name, ...inserted) {
  return words.phrases[name].replace(PLACEHOLDERS, (whole, number) => inserted[number - 1] ?? whole);
}

function listed([texts, letters], place) {
  return [texts[place] ?? "?", letters ? letters[place] : ""];
}

/** A position, number or set in words; null where there is no value. */
function wordOf(page, words, attribute, value) {
  const [type, first, second] = page.types[attribute];
  if (value === null || value === OPEN || value === CONTRADICTION) return null;
  switch (type) {
    case "boolean": return listed(words.booleans, value);
    case "domain": return listed(words.domains[first], value);
    case "reference": return listed(words.entities[first], value);
    case "number": return numberWord(words, value, first);
    case "set": return setWord(words, words[first === "domain" ? "domains" : "entities"][second], value);
    default: return null;
  }
}

/** The elements as a sentence joins them; null of an empty set. */
function setWord(words, list, elements) {
  return joined(words, elements.map((element) => listed(list, element)));
}

/** Digits are grouped from five on, so that years stay whole. */
function numberWord(words, number, places) {
  const text = decimal(number, places);
  const [whole, fraction] = text.split(".");
  const digits = whole.replace("-", "");
  const grouped = digits.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const last = text[text.length - 1];
  return [fraction ? `${grouped}.${fraction}` : grouped, words.digits ? words.digits[last] : ""];
}

/** A number of scaled units as a decimal, without zeros at its end. */
function decimal(number, places) {
  const digits = (number < 0n ? -number : number).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return (number < 0n ? "-" : "") + whole + (places && fraction ? `.${fraction}` : "");
}

/** Items as a sentence joins them: where one is a list itself semicolons tell them apart, or between two a comma. */
function joined(words, items) {
  if (!items.length) return null;
  const isApart = items.some(([item]) => isList(words, item));
  const between = isApart ? "; " : words.list[0];
  const isComma = items.length === 2 && !items.some(([item]) => item.includes(", "));
  const and = conjunction(words);
  const last = and && isApart ? (isComma ? "," : ";") + and : and ?? between;
  const text = items.map(([item], place) => (place ? (place === items.length - 1 ? last : between) : "") + item).join("");
  return [text, items[items.length - 1][1]];
}

/** Whether a text reads as several items: a comma or an "and" in it, brackets aside. */
function isList(words, text) {
  const open = text.split("(").map((part, place) => (place ? part.slice(part.includes(")") ? part.indexOf(")") : part.length) : part));
  const and = conjunction(words);
  return open.some((part) => part.includes(", ") || (and && part.includes(and)));
}

/** What stands before the last item, in a language that has a word for it. */
function conjunction(words) {
  return words.list[1] === words.list[0] ? null : words.list[1];
}

// ---- Sentences ---------------------------------------------------------------------------------------------------

/** Pieces one after the other as a word; `insert` gives the word of an insertion, or null, which leaves the text out. */
function filled(pieces, insert) {
  let [text, letter] = ["", ""];
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (piece.v !== undefined) text += piece[letter || "u"];
    else {
      const word = insert(piece);
      if (!word) return null;
      text += word[0];
      letter = word[1];
    }
  }
  return [text, letter];
}

/** As a sentence begins: in English with a capital. */
function asSentence(words, text) {
  return words.phrases.language === "en" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** The reason of a rule's instance. */
function sentence(page, words, machine, { rule, entities }) {
  const [text] = filled(words.rules[rule], ({ p }) => insertion(page, words, machine, p, entities));
  return words.rules[rule].length === 1 && typeof words.rules[rule][0] === "string" ? text : asSentence(words, text);
}

/** What facts state together though it cannot be, a sentence each. */
function impossibilities(page, words, machine) {
  return page.machine.never.flatMap(([sizes, place], number) =>
    [...combinations(sizes)].filter((entities) => isOn(machine.words, place, entities)).map((entities) =>
      asSentence(words, filled(words.never[number], ({ p }) => insertion(page, words, machine, p, entities))[0])));
}

/** Where a path leads: an attribute and its entities; null where a reference on the way has no value. */
function endOf(machine, [start, steps], entities) {
  let own = entitiesOf(start, entities);
  for (const step of steps.slice(0, -1)) {
    const next = valueOf(machine, step, own);
    if (typeof next !== "number") return null;
    own = [next];
  }
  return { attribute: steps[steps.length - 1], entities: own };
}

function insertion(page, words, machine, path, entities) {
  const [start, steps] = path;
  if (!steps.length) return namesOf(page, words, entitiesOf(start, entities), page.members[path[2]]);
  const found = new Map(endsOf(machine, path, entities).map((end) =>
    factWord(page, words, machine, end) || emptyWord(page, words, machine, end)));
  if (!found.size) return words.specials.unknown;
  return [alternatives(words, [...found.keys()]), [...found.values()][found.size - 1]];
}

/** Wherever a path can lead: to several places where a contradiction leaves a reference on the way open. */
function endsOf(machine, [start, steps], entities) {
  const places = steps.slice(0, -1).reduce((own, step) => own.flatMap((one) => targetsOf(machine, step, one)),
    [entitiesOf(start, entities)]);
  return places.map((own) => ({ attribute: steps[steps.length - 1], entities: own }));
}

function targetsOf(machine, attribute, entities) {
  const value = valueOf(machine, attribute, entities);
  if (typeof value === "number") return [[value]];
  const isOpen = value === OPEN || value === CONTRADICTION;
  return isOpen ? positions(machine.words, machine.outcomes.get(attribute).value[2], entities).map((one) => [one]) : [];
}

function factWord(page, words, machine, { attribute, entities }) {
  const place = placeOf(machine, attribute, entities);
  if (page.types[attribute][0] === "text") return words.texts[attribute] ? listed(words.texts[attribute], place) : null;
  return wordOf(page, words, attribute, valueOf(machine, attribute, entities));
}

/** Why there is no word: nothing is known, nothing applies, nothing follows, or rules contradict each other. */
function emptyWord(page, words, machine, { attribute, entities }) {
  const value = valueOf(machine, attribute, entities);
  if (value === CONTRADICTION) return words.specials.contradiction;
  if (value === OPEN) return openWord(page, words, machine, attribute, entities);
  if (machine.outcomes.has(attribute) || Array.isArray(value)) return words.specials.nothing;
  const fact = page.factNumbers.get(keyOf(attribute, entities));
  if (fact === undefined) return words.specials[page.types[attribute][0] === "text" ? "unknown" : "none"];
  return words.specials[choiceOf(page, machine, fact) === null ? "none" : "unknown"];
}

/** What a value can be that a contradiction elsewhere leaves open. */
function openWord(page, words, machine, attribute, entities) {
  const { value } = machine.outcomes.get(attribute);
  if (value[1] !== "ordinals") return words.specials.unknown;
  const found = positions(machine.words, value[2], entities);
  const [isEmpty, mayClash] = value[0].map((place) => isOn(machine.words, place, entities));
  let [text, letter] = found.length ? choiceWord(page, words, attribute, found) : words.specials.nothing;
  if (isEmpty && found.length) text += ` ${phrase(words, "orNothing")}`;
  return [mayClash ? phrase(words, "note", text, phrase(words, "mayContradict")) : text, letter];
}

/** Of three or more steps of a scale in a row the first and the last. */
function choiceWord(page, words, attribute, found) {
  const [type, , isOrdered] = page.types[attribute];
  const last = found.length - 1;
  const items = found.map((one) => wordOf(page, words, attribute, one)[0]);
  const [, letter] = wordOf(page, words, attribute, found[last]);
  if (type === "boolean" && last) return [phrase(words, "possible"), letter];
  if (isOrdered && last > 1 && found[last] - found[0] === last) return [phrase(words, "to", items[0], items[last]), letter];
  return [alternatives(words, items), letter];
}

function alternatives(words, items) {
  const last = items[items.length - 1];
  if (items.length < 2) return last;
  const separator = items.some((item) => item.includes(", ")) ? "; " : ", ";
  const isLinked = words.phrases.language === "en" && items.some((item) => / (or|and) /.test(item));
  const before = isLinked || separator === "; " ? separator : " ";
  return `${items.slice(0, -1).join(separator)}${before}${phrase(words, "or")} ${last}`;
}

/** Names of the entities of kinds. */
function namesOf(page, words, entities, kinds) {
  const names = entities.map((entity, place) => listed(words.entities[kinds[place]], entity));
  return [names.map(([text]) => text).join(" · "), names.length ? names[names.length - 1][1] : ""];
}
