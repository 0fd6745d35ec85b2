"use strict";
// Evaluates a profile inside its page: facts to leaves, leaves through the program to planes, planes to outcomes and
// reasons. The data comes from Swift (LiveProgram.swift), which knows what rules mean; here bits are moved.
//
// A value is a position (a number), a whole number (a BigInt), a list of positions, or null where there is none. Of what
// is concluded it may also be CONTRADICTION, or OPEN where something reads a contradiction.

const CONTRADICTION = "contradiction";
const OPEN = "open";

// ---- Making a machine --------------------------------------------------------------------------------------------

/** A machine that stands as the page finds the facts. */
function makeMachine(data) {
  const machine = {
    ...data, words: new Int32Array(data.words), cells: data.cells.map((row) => row && row.map(factFromData)),
    stated: data.stated.map((row) => row && [...row].map((bit) => bit === "1")),
    outcomes: new Map(data.outcomes.map(([attribute, value, base]) => [attribute, { value, base }])),
    conclusions: conclusionsByAttribute(data), leavesOf: leavesByAttribute(data), reasons: new Map(),
  };
  for (const [word, low, high] of data.known) machine.words.set([low, high], 2 * word);
  for (const leaf of machine.leaves) answerLeaf(machine, leaf);
  runProgram(machine);
  return machine;
}

/** Whole numbers are written as texts, so that none is rounded. */
function factFromData(value) {
  return typeof value === "string" ? BigInt(value) : value;
}

function leavesByAttribute({ attributes, leaves }) {
  const result = attributes.map(() => []);
  for (const leaf of leaves) {
    const steps = leaf.path[1].concat(leaf.other ? leaf.other[1] : []);
    for (const attribute of new Set(steps)) result[attribute].push(leaf);
  }
  return result;
}

/** By attribute: the rules that conclude on it, each with the number of its conclusion. */
function conclusionsByAttribute(data) {
  const result = data.attributes.map(() => []);
  data.rules.forEach((rule, number) => {
    for (const [place, said] of (rule ? rule[3] : []).entries()) result[said[0]].push([number, place]);
  });
  return result;
}

// ---- Facts to leaves ---------------------------------------------------------------------------------------------

/** States a fact, or leaves it to the rules where `isStated` is false; the program is run by whoever changed all. */
function stateFact(machine, attribute, entities, value, isStated = true) {
  const place = placeOf(machine, attribute, entities);
  machine.cells[attribute][place] = value;
  if (machine.stated[attribute]) machine.stated[attribute][place] = isStated;
}

/** Answers anew what the facts of some attributes decide, and runs the program. */
function settle(machine, attributes) {
  const leaves = new Set(attributes.flatMap((attribute) => machine.leavesOf[attribute]));
  for (const leaf of leaves) answerLeaf(machine, leaf);
  machine.reasons.clear();
  runProgram(machine);
}

/** A pair's first entity counts in steps of the second's number. */
function placeOf(machine, attribute, entities) {
  if (entities.length < 2) return entities.length ? entities[0] : 0;
  return entities[0] * sizesOf(machine, attribute)[1] + entities[1];
}

/** How many entities there are of each kind that an attribute is about. */
function sizesOf(machine, attribute) {
  return machine.kinds[machine.attributes[attribute][0]];
}

/** Each term is a position among the entities at hand, or an entity that is named (less than zero). */
function entitiesOf(start, entities) {
  return start.map((term) => (term < 0 ? -1 - term : entities[term]));
}

/** What the facts say at the end of a path; of a path without steps the entity itself. */
function follow(machine, [start, steps], entities) {
  let own = entitiesOf(start, entities);
  let value = own[0];
  for (const step of steps) {
    if (value === null) return null;
    value = machine.cells[step][placeOf(machine, step, own)];
    own = [value];
  }
  return value;
}

/** Every combination of so many entities each, always in the same list. */
function* combinations(sizes) {
  const entities = sizes.map(() => 0);
  let axis = sizes.includes(0) ? -1 : 0;
  while (axis >= 0) {
    yield entities;
    for (axis = sizes.length - 1; axis >= 0 && ++entities[axis] === sizes[axis]; axis--) entities[axis] = 0;
  }
}

/** Turns its planes off, then on what is asked of each combination of entities. */
function answerLeaf(machine, leaf) {
  const { ask, path, other, sizes, planes } = leaf;
  const table = typeof leaf.table === "number" ? machine.tables[leaf.table] : leaf.table;
  for (const entities of combinations(sizes)) {
    for (const plane of planes) putBit(machine.words, plane, entities, 0);
    const own = ask === "stated" ? isStatedHere(machine, path, entities) : follow(machine, path, entities);
    const found = questions[ask](table, own, other && follow(machine, other, entities));
    for (const plane of found === true ? [0] : found || []) putBit(machine.words, planes[plane], entities, 1);
  }
}

function isStatedHere(machine, [start, [attribute]], entities) {
  return machine.stated[attribute][placeOf(machine, attribute, entitiesOf(start, entities))];
}

/** Where a bit lies: the first of its plane, and a step for each entity. */
function bitOf(place, entities) {
  let bit = place[0];
  for (let axis = 0; axis < entities.length; axis++) bit += place[axis + 1] * entities[axis];
  return bit;
}

/** Of what nobody reads there is no plane; one of equal bits in one word has a first bit below zero. */
function putBit(words, plane, entities, bit) {
  if (!plane) return;
  if (plane[0] < 0) return void words.fill(-bit, (-1 - plane[0]) >> 5, ((-1 - plane[0]) >> 5) + 2);
  const at = bitOf(plane, entities);
  words[at >> 5] = (words[at >> 5] & ~(1 << (at & 31))) | (bit << (at & 31));
}

/** What is asked, of a table and one or two values: yes or no, or the planes that are on. */
const questions = {
  stated: (table, own) => own,
  test: (table, own) => atValue(table, own) === "1",
  pair: (table, own, other) => atValue(atValue(table, own), other) === "1",
  cuts: ([cuts, answers], own) => atValue(answers, own === null ? null : cuts.filter((cut) => BigInt(cut) < own).length) === "1",
  meets: ([deciding, answers], own) =>
    answers[own === null ? 2 : own.some((element) => deciding.includes(element)) ? 0 : 1] === "1",
  size: (table, own) => atValue(table, own && own.length) === "1",
  common: (table, own, other) => own !== null && other !== null && table[[other].flat().some((one) => own.includes(one)) ? 0 : 1] === "1",
  compare: (table, own, other) => own !== null && other !== null && compare(table, own, other),
  row: atValue,
  elements: ([without, base, elements], own) => (own === null ? without : base.concat(own.flatMap((one) => elements[one]))),
  digits: digitsOf,
};

/** What a table says of a value; of none it says it last. */
function atValue(table, value) {
  return table[value === null ? table.length - 1 : value];
}

/** Both sides are multiplied by the factor's denominator, so that nothing is rounded. */
function compare([name, ...numbers], own, other) {
  const [plus, numerator, denominator] = numbers.map(BigInt);
  const left = (Array.isArray(own) ? BigInt(own.length) : own) * denominator;
  const right = other * numerator + plus * denominator;
  switch (name) {
    case "=": return left === right;
    case "≠": return left !== right;
    case "≥": return left >= right;
    case "≤": return left <= right;
    case ">": return left > right;
    default: return left < right;
  }
}

/** The number moved, rounded down for its lower bound and up for its upper one, as so many units above the least. */
function digitsOf(table, own) {
  const [offset, width, plus, numerator, denominator] = table.map(BigInt);
  if (own === null) return [2 * Number(width) + 2];
  const moved = own * numerator + plus * denominator;
  const low = floorDivide(moved, denominator);
  const top = (1n << width) - 1n;
  const ends = [low, low * denominator === moved ? low : low + 1n].map((end) => (end < offset ? 0n : end - offset > top ? top : end - offset));
  const digits = [...Array(Number(width)).keys()];
  const on = ends.flatMap((end, side) => digits.filter((digit) => (end >> BigInt(digit)) & 1n).map((digit) => side * Number(width) + digit));
  return [2 * Number(width) + 3, ...on];
}

function floorDivide(number, divisor) {
  const quotient = number / divisor;
  return number < 0n && quotient * divisor !== number ? quotient - 1n : quotient;
}

// ---- The program -------------------------------------------------------------------------------------------------

/** Runs all batches; one that closes a loop goes back while something grew. */
function runProgram({ words, steps }) {
  let next = 0;
  let grew = false;
  while (next < steps.batches.length) {
    const batch = steps.batches[next++];
    if (batch.name === "again") {
      if (grew) next = batch.plan;
      grew = false;
    } else if (kernels[batch.name](words, batch, steps)) grew = true;
  }
}

/** What a batch does with each of its steps: a destination, how many operands, and these. */
const kernels = {
  and: (words, batch) => gate(words, batch, (left, right) => left & right),
  or: (words, batch) => gate(words, batch, (left, right) => left | right),
  xor: (words, batch) => gate(words, batch, (left, right) => left ^ right),
  not: (words, { code, size, form }) => {
    for (let at = 0; at < code.length; at += 3) {
      for (let word = 0; word < size; word++) words[code[at] + word] = ~words[code[at + 2] + word] & inUse(form, word);
    }
  },
  fill: (words, { code, size, form }) => {
    for (let at = 0; at < code.length; at += 2) {
      for (let word = 0; word < size; word++) words[code[at] + word] = inUse(form, word);
    }
  },
  clear: (words, { code, size }) => {
    for (let at = 0; at < code.length; at += 2) words.fill(0, code[at], code[at] + size);
  },
  grow: (words, { code, size }) => {
    let fresh = 0;
    for (let at = 0; at < code.length; at += 3) {
      for (let word = 0; word < size; word++) {
        fresh |= words[code[at + 2] + word] & ~words[code[at] + word];
        words[code[at] + word] |= words[code[at + 2] + word];
      }
    }
    return fresh !== 0;
  },
  move: (words, { code, plan }, { moves }) => {
    for (let at = 0; at < code.length; at += 3) movePlane(words, code[at], code[at + 2], moves[plan]);
  },
  fold: (words, { code, plan }, { folds }) => {
    for (let at = 0; at < code.length; at += 3) foldPlane(words, [code[at]], code[at + 2], folds[plan]);
  },
  count: (words, { code, plan }, { folds }) => {
    for (let at = 0; at < code.length; at += 2 + code[at + 1]) {
      foldPlane(words, code.slice(at + 2, at + 2 + code[at + 1]), code[at], folds[plan], true);
    }
  },
};

function gate(words, { code, size }, operate) {
  for (let at = 0; at < code.length; at += 2 + code[at + 1]) {
    const end = at + 2 + code[at + 1];
    for (let word = 0; word < size; word++) {
      let bits = words[code[at + 2] + word];
      for (let operand = at + 3; operand < end; operand++) bits = operate(bits, words[code[operand] + word]);
      words[code[at] + word] = bits;
    }
  }
}

/** The bits of a word that are in use: a form is its words, those of a row, and the bits of a row. */
function inUse([, perRow, lanes], word) {
  const left = lanes - 32 * (word % perRow);
  return left >= 32 ? -1 : left <= 0 ? 0 : (1 << left) - 1;
}

/** Fills row after row of a plane from another: each row is one bit of it, a row of it, or bits a stride apart. */
function movePlane(words, to, from, { form, stride, bits }) {
  const [, perRow, lanes] = form;
  for (let row = 0; row < bits.length; row++) {
    for (let word = 0; word < perRow; word++) {
      const target = to + row * perRow + word;
      if (stride === 0) words[target] = -bitAt(words, 32 * from + bits[row]) & inUse(form, word);
      else if (stride === 1) words[target] = words[from + (bits[row] >> 5) + word];
      else words[target] = gather(words, 32 * from + bits[row] + 32 * word * stride, stride, lanes - 32 * word);
    }
  }
}

function bitAt(words, bit) {
  return (words[bit >> 5] >>> (bit & 31)) & 1;
}

function gather(words, start, stride, lanes) {
  let result = 0;
  for (let lane = 0; lane < Math.min(32, lanes); lane++) result |= bitAt(words, start + lane * stride) << lane;
  return result;
}

/** Joins the lanes of a plane along the axes that the target lacks: whether one is on, or how many, lowest digit first. */
function foldPlane(words, digits, from, { source, target, isSplat, dropsLast, bits }, counts = false) {
  for (const digit of digits) words.fill(0, digit, digit + target[0]);
  for (let word = 0; word < source[0]; word++) {
    for (let rest = words[from + word]; rest; rest &= rest - 1) {
      const lane = 32 * (word % source[1]) + 31 - Math.clz32(rest & -rest);
      const bit = bits[Math.floor(word / source[1])] + (dropsLast ? 0 : lane);
      const places = isSplat ? [[0, -1], [1, -1]] : [[bit >> 5, 1 << (bit & 31)]];
      for (const [place, lanes] of places) addLanes(words, digits, place, lanes, counts);
    }
  }
}

/** Adds one to the numbers of some lanes, or turns their only digit on. */
function addLanes(words, digits, word, lanes, counts) {
  let carry = lanes;
  for (let place = 0; place < digits.length && carry; place++) {
    const own = words[digits[place] + word];
    words[digits[place] + word] = counts ? own ^ carry : own | carry;
    carry &= own;
  }
}

// ---- Outcomes ----------------------------------------------------------------------------------------------------

/** The value that holds of some entities: stated, or concluded. */
function valueOf(machine, attribute, entities) {
  const outcome = machine.outcomes.get(attribute);
  return outcome ? concluded(machine.words, outcome.value, entities) : statedValue(machine, attribute, entities);
}

function statedValue(machine, attribute, entities) {
  const row = machine.cells[attribute];
  return row ? row[placeOf(machine, attribute, entities)] : null;
}

function isOn(words, place, entities) {
  return bitAt(words, bitOf(place, entities)) === 1;
}

/** The one value that planes hold; null, CONTRADICTION or OPEN where they hold none. */
function concluded(words, planes, entities) {
  const [empty, mayClash, clash] = planes[0].map((place) => isOn(words, place, entities));
  if (clash) return CONTRADICTION;
  if (mayClash) return OPEN;
  const found = contents[planes[1]](words, planes, entities);
  return empty && found !== null ? OPEN : found;
}

const contents = {
  ordinals: (words, [, , canBe], entities) => {
    const found = positions(words, canBe, entities);
    return found.length > 1 ? OPEN : found[0] ?? null;
  },
  number: (words, [, , offset, low, high, rest], entities) => {
    const [below, above, exists] = rest.map((place) => isOn(words, place, entities));
    if (!exists) return null;
    const [least, most] = [low, high].map((digits) => clamped(BigInt(offset) + sumOf(words, digits, entities)));
    return below || above || least !== most ? OPEN : least;
  },
  set: (words, [, , possible, certain, exists], entities) => {
    if (!isOn(words, exists, entities)) return null;
    const found = positions(words, certain, entities);
    return found.length === positions(words, possible, entities).length ? found : OPEN;
  },
};

/** The values, or entities, whose bits are on. */
function positions(words, places, entities) {
  const result = [];
  for (let one = 0; one < places.length; one++) if (isOn(words, places[one], entities)) result.push(one);
  return result;
}

function sumOf(words, digits, entities) {
  return digits.reduce((sum, place, digit) => sum + (isOn(words, place, entities) ? 1n << BigInt(digit) : 0n), 0n);
}

/** Numbers have 64 bits. */
function clamped(number) {
  const top = (1n << 63n) - 1n;
  return number > top ? top : number < -top - 1n ? -top - 1n : number;
}

// ---- Reasons -----------------------------------------------------------------------------------------------------

/** By place of an attribute's entities: what contributes, with what becomes of it, in the order of the rules; found once. */
function reasonsOf(machine, attribute) {
  if (!machine.reasons.has(attribute)) machine.reasons.set(attribute, foundReasons(machine, attribute));
  return machine.reasons.get(attribute);
}

function foundReasons(machine, attribute) {
  const contributing = machine.attributes[attribute][2];
  const found = contributions(machine, contributing);
  for (const [place, instances] of found) {
    if (isStatedAt(machine, attribute, place) || isStatedAt(machine, contributing, place)) found.delete(place);
    else giveStatuses(machine, contributing, place, instances);
  }
  return found;
}

function isStatedAt(machine, attribute, place) {
  return Boolean(machine.stated[attribute] && machine.stated[attribute][place]);
}

function contributions(machine, attribute) {
  const result = new Map();
  for (const [rule, conclusion] of machine.conclusions[attribute]) {
    for (const instance of instances(machine, rule, conclusion)) {
      const place = placeOf(machine, attribute, entitiesOf(instance.said[1], instance.entities));
      if (!result.has(place)) result.set(place, []);
      result.get(place).push(instance);
    }
  }
  return result;
}

/** The combinations of entities for which a rule holds and its conclusion has a value. */
function* instances(machine, rule, conclusion) {
  const [sizes, rank, each, all] = machine.rules[rule];
  const said = all[conclusion];
  for (const entities of combinations(sizes)) {
    if (!isOn(machine.words, said[4][0], entities)) continue;
    const [body, possible, certain] = [said[4][1], ...said[5]].map((place) => isOn(machine.words, place, entities));
    const own = [...entities];
    yield { rule, conclusion, said, rank, each, entities: own, body, possible, certain, range: rangeOf(machine, said, own) };
  }
}

/** The least and the greatest position of a conclusion's value; null where it has none. */
function rangeOf(machine, said, entities) {
  if (!said[6] || said[6][1] !== "ordinals") return null;
  return ends(positions(machine.words, said[6][2], entities));
}

function ends(found) {
  return found.length ? [found[0], found[found.length - 1]] : null;
}

function giveStatuses(machine, attribute, place, instances) {
  const combine = machine.attributes[attribute][1];
  const isLevel = combine.endsWith("level");
  const bounds = isLevel && levelBounds(machine, attribute, place, instances);
  const decisive = Math.min(...instances.filter((one) => one.certain).map(rankOf));
  for (const one of instances) {
    if (!one.possible) one.status = "defeated";
    else if (isLevel) one.status = levelStatus(one, bounds, combine === "capped level");
    else one.status = combine === "ranked" && rankOf(one) > decisive ? "defeated" : "applied";
    one.isCertain = one.status === "defeated" ? one.body : one.certain;
  }
}

function rankOf({ rank }) {
  return rank === null ? Infinity : rank;
}

/** Of a level: the bounds after the steps, the highest certain floor, the lowest certain cap, the highest floor. */
function levelBounds(machine, attribute, place, instances) {
  const base = baseRange(machine, attribute, place);
  const bounds = { low: base && base[0], high: base && base[1], floor: null, cap: null, highest: null, steps: new Map() };
  for (const one of instances) addBound(bounds, one);
  for (const step of bounds.steps.values()) if (base && step.possible) takeStep(bounds, step);
  return bounds;
}

function baseRange(machine, attribute, place) {
  const { base } = machine.outcomes.get(attribute);
  const sizes = sizesOf(machine, attribute);
  const entities = sizes.length < 2 ? sizes.map(() => place) : [Math.floor(place / sizes[1]), place % sizes[1]];
  return base && base[1] === "ordinals" ? ends(positions(machine.words, base[2], entities)) : null;
}

function addBound(bounds, { said, possible, certain, range, ...one }) {
  const kind = said[2];
  if (kind === "step") addStep(bounds, groupOf(one), Number(said[3]), possible, certain);
  if (!range || !possible) return;
  if (kind === "floor") bounds.highest = Math.max(bounds.highest ?? range[1], range[1]);
  if (kind === "floor" && certain) bounds.floor = Math.max(bounds.floor ?? range[0], range[0]);
  if (kind === "cap" && certain) bounds.cap = Math.min(bounds.cap ?? range[1], range[1]);
}

/** Instances that count once together. */
function groupOf({ rule, conclusion, each, entities }) {
  return [rule, conclusion, ...each.map((variable) => entities[variable])].join();
}

function addStep({ steps }, group, amount, possible, certain) {
  const step = steps.get(group) || { amount, possible: false, certain: false };
  steps.set(group, { amount, possible: step.possible || possible, certain: step.certain || certain });
}

function takeStep(bounds, { amount, certain }) {
  if (amount > 0 || certain) bounds.high += amount;
  if (amount < 0 || certain) bounds.low += amount;
}

function levelStatus(one, bounds, capWins) {
  switch (one.said[2]) {
    case "floor": return floorStatus(one.range, bounds, capWins);
    case "cap": return capStatus(one.range, bounds);
    case "step": return stepStatus(bounds.steps.get(groupOf(one)), bounds);
    default: return "applied";
  }
}

function floorStatus(range, { low, floor, cap }, capWins) {
  if (!range) return "absorbed";
  if (capWins && cap !== null && range[0] > cap) return "capped";
  if (floor !== null && range[1] < floor) return "absorbed";
  return low !== null && range[1] <= low ? "absorbed" : "applied";
}

function capStatus(range, { high, cap, highest }) {
  if (!range || (cap !== null && range[0] > cap)) return "absorbed";
  return high !== null && range[0] >= Math.max(high, highest ?? high) ? "absorbed" : "applied";
}

/** Without it the least is lower, or the greatest higher, only if it is certain. */
function stepStatus({ amount, certain }, { low, high, floor, cap }) {
  const own = certain ? amount : 0;
  const [hasCap, hasFloor] = [cap !== null && low !== null, floor !== null && high !== null];
  if (amount > 0) {
    if (hasCap && low - own >= cap) return "capped";
    return hasFloor && high <= floor ? "absorbed" : "applied";
  }
  if (hasFloor && high - own <= floor) return "absorbed";
  return hasCap && low >= cap ? "absorbed" : "applied";
}
