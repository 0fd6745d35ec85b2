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
    words: new Int32Array(data.words), kinds: data.kinds, attributes: data.attributes,
    cells: data.cells.map((row) => row && row.map(factFromData)),
    stated: data.stated.map((row) => row && [...row].map((bit) => bit === "1")),
    leaves: data.leaves.map((leaf) => makeLeaf(leaf, data.tables)), steps: makeSteps(data.steps),
    outcomes: new Map(data.outcomes.map(([attribute, value, base]) => [attribute, { value, base }])),
    rules: data.rules, conclusions: conclusionsByAttribute(data), reasons: new Map(),
  };
  putKnown(machine.words, data.known);
  machine.leavesOf = leavesByAttribute(machine);
  for (const leaf of machine.leaves) answerLeaf(machine, leaf);
  runProgram(machine);
  return machine;
}

/** Whole numbers are written as texts, so that none is rounded. */
function factFromData(value) {
  return typeof value === "string" ? BigInt(value) : value;
}

function putKnown(words, known) {
  for (let at = 0; at < known.length; at += 3) {
    words[2 * known[at]] = known[at + 1];
    words[2 * known[at] + 1] = known[at + 2];
  }
}

function makeLeaf([ask, path, other, sizes, planes, table], tables) {
  const shared = typeof table === "number" ? tables[table] : table;
  return {
    ask, path: makePath(path), other: other && makePath(other), sizes, planes, extra: extraSize(ask, shared),
    table: ask === "digits" || ask === "compare" ? shared.map(numberOrName) : shared,
    entities: sizes.map(() => 0),
  };
}

function makePath([start, steps]) {
  return { start, steps };
}

function numberOrName(entry) {
  return /^-?\d+$/.test(entry) ? BigInt(entry) : entry;
}

/** How many entities a question may answer with. */
function extraSize(ask, table) {
  return ask === "row" ? table.length - 1 : ask === "elements" ? table[2].length : 0;
}

function makeSteps({ batches, moves, folds, forms }) {
  const list = batches.map(([name, size, plan, code]) => ({
    name, size, plan, code: Int32Array.from(code), form: forms[plan],
  }));
  return { batches: list, moves: moves.map(makeMove), folds: folds.map(makeFold) };
}

function makeMove([form, stride, bits]) {
  return { form, stride, bits };
}

function makeFold([source, target, isSplat, dropsLast, bits]) {
  return { source, target, isSplat, dropsLast, bits };
}

function leavesByAttribute(machine) {
  const result = machine.attributes.map(() => []);
  for (const leaf of machine.leaves) {
    const steps = leaf.path.steps.concat(leaf.other ? leaf.other.steps : []);
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
  return entities[0] * machine.kinds[machine.attributes[attribute][0]][1] + entities[1];
}

/** The value at the end of a path; of a path without steps the entity itself. */
function follow(machine, { start, steps }, entities) {
  if (!steps.length) return entityOf(start[0], entities);
  let place = startPlace(machine, start, steps[0], entities);
  for (let step = 0; step < steps.length - 1; step++) {
    place = machine.cells[steps[step]][place];
    if (place === null) return null;
  }
  return machine.cells[steps[steps.length - 1]][place];
}

function startPlace(machine, start, attribute, entities) {
  if (start.length < 2) return start.length ? entityOf(start[0], entities) : 0;
  const width = machine.kinds[machine.attributes[attribute][0]][1];
  return entityOf(start[0], entities) * width + entityOf(start[1], entities);
}

/** A position among the entities at hand, or an entity that is named (less than zero). */
function entityOf(term, entities) {
  return term < 0 ? -1 - term : entities[term];
}

/** Moves on to the next combination of entities; false behind the last. */
function advance(entities, sizes) {
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    if (++entities[axis] < sizes[axis]) return true;
    entities[axis] = 0;
  }
  return false;
}

function answerLeaf(machine, leaf) {
  if (leaf.sizes.includes(0)) return;
  const answer = lists[leaf.ask] || truthOf;
  do {
    turnOff(machine.words, leaf);
    answer(machine, leaf);
  } while (advance(leaf.entities, leaf.sizes));
}

function turnOff(words, leaf) {
  for (const plane of leaf.planes) {
    if (!plane) continue;
    const count = plane.length > leaf.sizes.length + 1 ? leaf.extra : 1;
    for (let entity = 0; entity < count; entity++) putBit(words, plane, leaf.entities, entity, 0);
  }
}

/** Sets one bit; a plane of one word of equal bits has a first bit below zero. */
function putBit(words, plane, entities, extra, bit) {
  if (plane[0] < 0) {
    const word = (-1 - plane[0]) >> 5;
    words[word] = words[word + 1] = -bit;
    return;
  }
  let at = plane[0];
  for (let axis = 0; axis < entities.length; axis++) at += plane[axis + 1] * entities[axis];
  if (plane.length > entities.length + 1) at += plane[entities.length + 1] * extra;
  words[at >> 5] = (words[at >> 5] & ~(1 << (at & 31))) | (bit << (at & 31));
}

/** Turns on pairs of a plane and an entity. */
function turnOn(words, leaf, pairs) {
  for (let at = 0; at < pairs.length; at += 2) {
    putBit(words, leaf.planes[pairs[at]], leaf.entities, pairs[at + 1], 1);
  }
}

function truthOf(machine, leaf) {
  const own = follow(machine, leaf.path, leaf.entities);
  const other = leaf.other && follow(machine, leaf.other, leaf.entities);
  const isTrue = truths[leaf.ask](leaf.table, own, other, machine, leaf);
  if (isTrue) putBit(machine.words, leaf.planes[0], leaf.entities, 0, 1);
}

/** Questions that are answered with yes or no. */
const truths = {
  test: (table, own) => table[own === null ? table.length - 1 : own] === "1",
  pair: (table, own, other) => {
    const row = table[own === null ? table.length - 1 : own];
    return row[other === null ? row.length - 1 : other] === "1";
  },
  cuts: ([cuts, answers], own) => answers[own === null ? answers.length - 1 : rankAmong(cuts, own)] === "1",
  meets: ([deciding, answers], own) =>
    answers[own === null ? 2 : own.some((element) => deciding.includes(element)) ? 0 : 1] === "1",
  size: (table, own) => table[own === null ? table.length - 1 : own.length] === "1",
  common: (table, own, other) => {
    if (own === null || other === null) return false;
    const others = Array.isArray(other) ? other : [other];
    return table[others.some((element) => own.includes(element)) ? 0 : 1] === "1";
  },
  compare: (table, own, other) => own !== null && other !== null && compare(table, own, other),
  stated: (table, own, other, machine, leaf) => {
    const [attribute] = leaf.path.steps;
    return machine.stated[attribute][startPlace(machine, leaf.path.start, attribute, leaf.entities)];
  },
};

/** How many thresholds lie below. */
function rankAmong(cuts, number) {
  let rank = 0;
  while (rank < cuts.length && BigInt(cuts[rank]) < number) rank++;
  return rank;
}

/** Both sides are multiplied by the factor's denominator, so that nothing is rounded. */
function compare([name, plus, numerator, denominator], own, other) {
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

/** Questions that are answered with planes. */
const lists = {
  row: (machine, leaf) => {
    const own = follow(machine, leaf.path, leaf.entities);
    turnOn(machine.words, leaf, leaf.table[own === null ? leaf.table.length - 1 : own]);
  },
  elements: (machine, leaf) => {
    const own = follow(machine, leaf.path, leaf.entities);
    const [without, base, elements] = leaf.table;
    turnOn(machine.words, leaf, own === null ? without : base);
    for (const element of own || []) turnOn(machine.words, leaf, elements[element]);
  },
  digits: (machine, leaf) => {
    const own = follow(machine, leaf.path, leaf.entities);
    const width = Number(leaf.table[1]);
    const present = leaf.planes[2 * width + (own === null ? 2 : 3)];
    if (present) putBit(machine.words, present, leaf.entities, 0, 1);
    if (own !== null) putDigits(machine.words, leaf, own, width);
  },
};

/** The number moved, rounded down for its lower bound and up for its upper one, as so many units above the least. */
function putDigits(words, leaf, own, width) {
  const [offset, , plus, numerator, denominator] = leaf.table;
  const moved = own * numerator + plus * denominator;
  const low = floorDivide(moved, denominator);
  const ends = [low, low * denominator === moved ? low : low + 1n];
  ends.forEach((end, side) => {
    const units = held(end - offset, width);
    for (let digit = 0; digit < width; digit++) {
      const plane = leaf.planes[side * width + digit];
      if (plane && (units >> BigInt(digit)) & 1n) putBit(words, plane, leaf.entities, 0, 1);
    }
  });
}

function floorDivide(number, divisor) {
  const quotient = number / divisor;
  return number < 0n && quotient * divisor !== number ? quotient - 1n : quotient;
}

function held(units, width) {
  const top = (1n << BigInt(width)) - 1n;
  return units < 0n ? 0n : units > top ? top : units;
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

/** The bits of a word that are in use: a form is its words, those of a row, and the bits of a row. */
function inUse([, perRow, lanes], word) {
  const left = lanes - 32 * (word % perRow);
  return left >= 32 ? -1 : left <= 0 ? 0 : (1 << left) - 1;
}

/** What a batch does with each of its steps: a destination, how many operands, and these. */
const kernels = {
  and: (words, { code, size }) => {
    for (let at = 0; at < code.length; at += 2 + code[at + 1]) {
      const end = at + 2 + code[at + 1];
      for (let word = 0; word < size; word++) {
        let bits = words[code[at + 2] + word];
        for (let operand = at + 3; operand < end; operand++) bits &= words[code[operand] + word];
        words[code[at] + word] = bits;
      }
    }
  },
  or: (words, { code, size }) => {
    for (let at = 0; at < code.length; at += 2 + code[at + 1]) {
      const end = at + 2 + code[at + 1];
      for (let word = 0; word < size; word++) {
        let bits = words[code[at + 2] + word];
        for (let operand = at + 3; operand < end; operand++) bits |= words[code[operand] + word];
        words[code[at] + word] = bits;
      }
    }
  },
  xor: (words, { code, size }) => {
    for (let at = 0; at < code.length; at += 4) {
      const [to, left, right] = [code[at], code[at + 2], code[at + 3]];
      for (let word = 0; word < size; word++) words[to + word] = words[left + word] ^ words[right + word];
    }
  },
  not: (words, { code, size, form }) => {
    for (let at = 0; at < code.length; at += 3) {
      for (let word = 0; word < size; word++) {
        words[code[at] + word] = ~words[code[at + 2] + word] & inUse(form, word);
      }
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
    for (let at = 0; at < code.length; at += 3) foldPlane(words, code[at], code[at + 2], folds[plan]);
  },
  count: (words, { code, plan }, { folds }) => {
    for (let at = 0; at < code.length; at += 2 + code[at + 1]) {
      countPlane(words, code[at], code.subarray(at + 2, at + 2 + code[at + 1]), folds[plan]);
    }
  },
};

/** Fills row after row of a plane from another: each row is one bit of it, a row of it, or bits a stride apart. */
function movePlane(words, to, from, { form, stride, bits }) {
  const perRow = form[1];
  for (let row = 0; row < bits.length; row++) {
    for (let word = 0; word < perRow; word++) {
      const target = to + row * perRow + word;
      if (stride === 0) words[target] = -bitAt(words, 32 * from + bits[row]) & inUse(form, word);
      else if (stride === 1) words[target] = words[from + (bits[row] >> 5) + word];
      else words[target] = gather(words, 32 * from + bits[row] + 32 * word * stride, stride, form[2] - 32 * word);
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

/** Some lane along the axes that the target lacks. */
function foldPlane(words, to, from, { source, target, isSplat, dropsLast, bits }) {
  if (isSplat) return void words.fill(anyBit(words, from, source[0]) ? -1 : 0, to, to + 2);
  words.fill(0, to, to + target[0]);
  const perRow = source[1];
  for (let row = 0; row < bits.length; row++) {
    const start = from + row * perRow;
    const word = to + (bits[row] >> 5);
    if (dropsLast) words[word] |= (anyBit(words, start, perRow) ? 1 : 0) << (bits[row] & 31);
    else for (let part = 0; part < perRow; part++) words[word + part] |= words[start + part];
  }
}

function anyBit(words, start, count) {
  for (let word = start; word < start + count; word++) if (words[word]) return true;
  return false;
}

/** Adds up lanes along the axes that the digits lack, lowest digit first. */
function countPlane(words, from, digits, { source, target, isSplat, dropsLast, bits }) {
  for (const digit of digits) words.fill(0, digit, digit + target[0]);
  if (isSplat) return putSum(words, digits, countBits(words, from, source[0]));
  const perRow = source[1];
  for (let row = 0; row < bits.length; row++) {
    const start = from + row * perRow;
    if (dropsLast) addNumber(words, digits, bits[row], countBits(words, start, perRow));
    else for (let part = 0; part < perRow; part++) ripple(words, digits, (bits[row] >> 5) + part, words[start + part], 0);
  }
}

function putSum(words, digits, sum) {
  digits.forEach((digit, place) => words.fill((sum >> place) & 1 ? -1 : 0, digit, digit + 2));
}

function addNumber(words, digits, bit, number) {
  for (let place = 0; place < digits.length; place++) {
    if ((number >> place) & 1) ripple(words, digits, bit >> 5, 1 << (bit & 31), place);
  }
}

/** Adds lanes to the numbers, from one digit upwards. */
function ripple(words, digits, word, lanes, first) {
  let carry = lanes;
  for (let place = first; place < digits.length && carry; place++) {
    const own = words[digits[place] + word];
    words[digits[place] + word] = own ^ carry;
    carry = own & carry;
  }
}

function countBits(words, start, count) {
  let sum = 0;
  for (let word = start; word < start + count; word++) {
    for (let bits = words[word]; bits; bits &= bits - 1) sum++;
  }
  return sum;
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

function isOn(words, place, entities, extra = 0) {
  let at = place[0];
  for (let axis = 0; axis < entities.length; axis++) at += place[axis + 1] * entities[axis];
  if (place.length > entities.length + 1) at += place[entities.length + 1] * extra;
  return bitAt(words, at) === 1;
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
  ordinals: (words, planes, entities) => onlyOne(positions(words, planes, entities)),
  reference: (words, planes, entities) => onlyOne(positions(words, planes, entities)),
  number: (words, [, , offset, low, high, rest], entities) => {
    const [below, above, exists] = rest.map((place) => isOn(words, place, entities));
    if (!exists) return null;
    const [least, most] = [low, high].map((digits) => clamped(BigInt(offset) + sumOf(words, digits, entities)));
    return below || above || least !== most ? OPEN : least;
  },
  set: (words, [, , elements, exists], entities) => {
    if (!isOn(words, exists, entities)) return null;
    const [certain, possible] = [1, 0].map((side) => members(words, elements, entities, side));
    return certain.length === possible.length ? certain : OPEN;
  },
};

function onlyOne(found) {
  return found.length > 1 ? OPEN : found.length ? found[0] : null;
}

/** The positions, or entities, that a value can be. */
function positions(words, [, kind, planes, count], entities) {
  const result = [];
  const size = kind === "reference" ? count : planes.length;
  for (let one = 0; one < size; one++) {
    const on = kind === "reference" ? isOn(words, planes, entities, one) : isOn(words, planes[one], entities);
    if (on) result.push(one);
  }
  return result;
}

/** Side 0: possible elements; side 1: certain ones. Of entities the count stands behind the two planes. */
function members(words, elements, entities, side) {
  const result = [];
  const ofEntities = typeof elements[1] === "number";
  const size = ofEntities ? elements[1] : elements.length;
  for (let one = 0; one < size; one++) {
    const place = ofEntities ? elements[0][side] : elements[one][side];
    if (isOn(words, place, entities, one)) result.push(one);
  }
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
      const place = startPlace(machine, instance.said[1], attribute, instance.entities);
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
  const entities = sizes.map(() => 0);
  if (sizes.includes(0)) return;
  do {
    if (!isOn(machine.words, said[4][0], entities)) continue;
    const [body, possible, certain] = [said[4][1], ...said[5]].map((place) => isOn(machine.words, place, entities));
    const own = [...entities];
    yield { rule, conclusion, said, rank, each, entities: own, body, possible, certain, range: rangeOf(machine, said, own) };
  } while (advance(entities, sizes));
}

/** The least and the greatest position of a conclusion's value; null where it has none. */
function rangeOf(machine, said, entities) {
  if (!said[6] || said[6][1] !== "ordinals") return null;
  return ends(positions(machine.words, said[6], entities));
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
  const sizes = machine.kinds[machine.attributes[attribute][0]];
  const entities = sizes.length < 2 ? sizes.map(() => place) : [Math.floor(place / sizes[1]), place % sizes[1]];
  return base && base[1] === "ordinals" ? ends(positions(machine.words, base, entities)) : null;
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
