// ---- Choices -----------------------------------------------------------------------------------------------------
// A choice is a value, null (does not apply), UNKNOWN, AS_STATED (of what is contested), or {leading: value}: contested
// between this case, which comes first, and the stated value.

const UNKNOWN = "unknown";
const AS_STATED = "as stated";

function keyOf(attribute, entities) {
  return [attribute, ...entities].join();
}

/** The page's data with what is looked up in it often. */
function makePage(data) {
  const facts = data.facts.map(([attribute, entities, stated, mark, contested], number) => ({
    number, attribute, entities, stated: choiceFromData(stated), mark, contested,
    expected: factFromData(data.choices[attribute][0]), control: data.choices[attribute][1],
    mayNotApply: data.choices[attribute][2] || stated === null, isConcluded: data.choices[attribute][3],
  }));
  const factNumbers = new Map(facts.map((fact) => [keyOf(fact.attribute, fact.entities), fact.number]));
  return { ...data, facts, factNumbers };
}

function choiceFromData(value) {
  return value === UNKNOWN || value === AS_STATED ? value : factFromData(value);
}

/** A machine of the page that knows what was chosen in it. */
function makeScene(page) {
  return Object.assign(makeMachine(page.machine), { chosen: new Map() });
}

function choiceOf(page, machine, number) {
  return machine.chosen.has(number) ? machine.chosen.get(number) : page.facts[number].stated;
}

/** Lets a machine stand with these choices, and all other facts as they are stated. */
function setScene(page, machine, choices) {
  const numbers = new Set([...machine.chosen.keys(), ...choices.keys()]);
  machine.chosen = new Map(choices);
  for (const number of numbers) stateChoice(machine, page.facts[number], choiceOf(page, machine, number));
  settle(machine, [...new Set([...numbers].map((number) => page.facts[number].attribute))]);
}

/** What nobody knows is what the vocabulary expects; of what rules conclude it is left to them. */
function stateChoice(machine, fact, choice) {
  const { attribute, entities } = fact;
  if (choice === UNKNOWN) stateFact(machine, attribute, entities, fact.expected, !fact.isConcluded);
  else if (choice === AS_STATED) stateFact(machine, attribute, entities, factFromData(fact.contested[0]));
  else stateFact(machine, attribute, entities, isContested(choice) ? choice.leading : choice);
}

function isContested(choice) {
  return choice !== null && typeof choice === "object" && !Array.isArray(choice);
}

function isSameChoice(left, right) {
  return isContested(left) || isContested(right) ? left?.leading === right?.leading : isSame(left, right);
}

/** How many values a fact can have that are told by position; 0 of numbers and sets. */
function positionsOf(page, attribute) {
  const [type, first] = page.types[attribute];
  if (type === "boolean") return 2;
  if (type === "domain") return page.spelling.domains[first].length;
  return type === "reference" ? page.spelling.entities[first].length : 0;
}

// ---- Spelling ----------------------------------------------------------------------------------------------------
// As authors write it: in the address behind #, and in the profile that is handed out.

function addressOf(page, { attribute, entities }) {
  const kinds = page.members[page.machine.attributes[attribute][0]];
  const ids = entities.map((entity, place) => page.spelling.entities[kinds[place]][entity]).join("/");
  return page.spelling.attributes[attribute] + (ids ? ` ${ids}` : "");
}

function spelledPosition(page, attribute, position) {
  const [type, first, second] = page.types[attribute];
  if (type === "boolean") return ["no", "yes"][position];
  const ofDomain = type === "domain" || first === "domain";
  return page.spelling[ofDomain ? "domains" : "entities"][type === "set" ? second : first][position];
}

/** `middle`, `1.5`, `[a, b]`, `unknown`, `does not apply`, `{one of: [a, b]}`. */
function spelledChoice(page, fact, choice) {
  if (choice === null) return "does not apply";
  if (choice === UNKNOWN || choice === AS_STATED) return choice;
  if (typeof choice === "bigint") return decimal(choice, page.types[fact.attribute][1]);
  const spell = (position) => spelledPosition(page, fact.attribute, position);
  if (Array.isArray(choice)) return `[${choice.map(spell).join(", ")}]`;
  return isContested(choice) ? `{one of: [${casesOf(fact, choice).map(spell).join(", ")}]}` : spell(choice);
}

/** Two cases: more would multiply the worlds of whoever evaluates the profile. */
function casesOf(fact, { leading }) {
  return [leading, fact.stated];
}

/** What can be chosen beside numbers and sets: values, what is not known or does not apply, and what is contested. */
function choicesOf(page, fact) {
  const positions = [...Array(positionsOf(page, fact.attribute)).keys()];
  return [...(fact.contested ? [AS_STATED] : []), ...positions, UNKNOWN, ...(fact.mayNotApply ? [null] : [])];
}

/** Values that may be contested with the stated one. */
function doubtsOf(page, fact) {
  if (typeof fact.stated !== "number" || page.types[fact.attribute][0] === "reference") return [];
  const positions = [...Array(positionsOf(page, fact.attribute)).keys()];
  return positions.filter((leading) => leading !== fact.stated).map((leading) => ({ leading }));
}

/** The choice that a text spells; undefined if it spells none of this fact. */
function readChoice(page, fact, text) {
  const all = [...choicesOf(page, fact), ...doubtsOf(page, fact)];
  const found = all.find((choice) => spelledChoice(page, fact, choice) === text);
  const [type] = page.types[fact.attribute];
  if (found !== undefined || (type !== "number" && type !== "set")) return found;
  return type === "number" ? readNumber(text, page.types[fact.attribute]) : readSet(page, fact, text);
}

/** A decimal with at most so many places, within its bounds and 64 bits. */
function readNumber(text, [, places, low, high]) {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.replace(/,/g, "").trim());
  if (!match || (match[3] || "").length > places) return undefined;
  const number = BigInt(match[1] + match[2] + (match[3] || "").padEnd(places, "0"));
  const isWithin = (low === null || number >= BigInt(low)) && (high === null || number <= BigInt(high));
  return isWithin && clamped(number) === number ? number : undefined;
}

function readSet(page, fact, text) {
  const match = /^\[(.*)\]$/.exec(text);
  if (!match) return undefined;
  const [, kind, number] = page.types[fact.attribute];
  const known = page.spelling[kind === "domain" ? "domains" : "entities"][number];
  const found = match[1].split(",").map((name) => name.trim()).filter(Boolean).map((name) => known.indexOf(name));
  return found.includes(-1) ? undefined : [...new Set(found)].sort((left, right) => left - right);
}

// ---- The address behind # ----------------------------------------------------------------------------------------

/** `#scenario=2&2=system.rivalry: confrontation`: which scenario is shown, and what each states. */
function writeAddress(page, { scenarios, current }) {
  const parts = new URLSearchParams();
  if (current) parts.set("scenario", current + 1);
  scenarios.forEach(({ name, choices }, place) => {
    if (name) parts.set(`name${place + 1}`, name);
    for (const [number, choice] of choices) {
      const fact = page.facts[number];
      parts.append(place + 1, `${addressOf(page, fact)}: ${spelledChoice(page, fact, choice)}`);
    }
  });
  return parts.toString();
}

/** Two scenarios, and what the address holds that the page does not know. */
function readAddress(page, text) {
  const parts = new URLSearchParams(text);
  const refused = [...parts.keys()].filter((key) => !["scenario", "1", "2", "name1", "name2"].includes(key));
  const scenarios = ["1", "2"].map((place) => ({
    name: (parts.get(`name${place}`) || "").slice(0, 60),
    choices: readChoices(page, parts.getAll(place), refused),
  }));
  return { scenarios, current: parts.get("scenario") === "2" ? 1 : 0, refused };
}

function readChoices(page, lines, refused) {
  const byAddress = new Map(page.facts.map((fact) => [addressOf(page, fact), fact]));
  const choices = new Map();
  for (const line of lines.slice(0, 500)) {
    const cut = line.indexOf(": ");
    const fact = byAddress.get(line.slice(0, cut));
    const choice = fact && readChoice(page, fact, line.slice(cut + 2));
    if (choice === undefined) refused.push(line.slice(0, 200));
    else if (!isSameChoice(choice, fact.stated)) choices.set(fact.number, choice);
  }
  return choices;
}

// ---- The profile as a text ---------------------------------------------------------------------------------------

/** A profile that states all that this page's does, shared files included, with the changed facts. */
function profileYAML(page, choices) {
  const stated = statedLines(page, choices);
  const parts = [`profile: ${page.made.profile || "profile"}-what-if`];
  page.profile.kinds.forEach((kind, number) => parts.push(...kindYAML(page, kind, number, stated)));
  return parts.join("\n") + "\n";
}

/** By kind and entities the lines of facts, in the order of attributes. */
function statedLines(page, choices) {
  const facts = new Map(page.profile.lines.map(([attribute, entities, text]) => [keyOf(attribute, entities), text]));
  for (const [number, choice] of choices) {
    const fact = page.facts[number];
    if (choice !== AS_STATED) facts.set(keyOf(fact.attribute, fact.entities), spelledChoice(page, fact, choice));
  }
  const result = new Map();
  for (const [key, text] of [...facts].sort(([left], [right]) => parseInt(left) - parseInt(right))) {
    const [attribute, ...entities] = key.split(",");
    const subject = [page.machine.attributes[attribute][0], ...entities].join();
    if (!result.has(subject)) result.set(subject, []);
    result.get(subject).push(`${page.spelling.own[attribute]}: ${text}`);
  }
  return result;
}

function kindYAML(page, [key, form, listed, isOpen], number, stated) {
  const own = stated.get(`${number}`) || [];
  if (form === "top") return own;
  if (form === "single") return own.length ? [`${key}:`, ...own.map((line) => `  ${line}`)] : [];
  const subjects = subjectsOf(number, listed, stated);
  if (!subjects.length && !isOpen) return [];
  const entries = subjects.map((entities) => {
    const lines = stated.get([number, ...entities].join()) || [];
    const name = entities.map((entity, place) => page.spelling.entities[page.members[number][place]][entity]).join("/");
    return lines.length ? [`  ${name}:`, ...lines.map((line) => `    ${line}`)] : [`  ${name}: {}`];
  });
  return [`${key}:`, ...(isOpen ? ["  complete: no"] : []), ...entries.flat()];
}

/** Who is listed, then whose facts are stated besides. */
function subjectsOf(number, listed, stated) {
  const named = [...stated.keys()].filter((key) => key.startsWith(`${number},`)).map((key) => key.split(",").slice(1).map(Number));
  const known = new Set(listed.map(String));
  return [...listed, ...named.filter((entities) => !known.has(String(entities)))];
}
