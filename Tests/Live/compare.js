"use strict";
// Compares a page's machine with the program on random changes: lines of JSON from `oracle --live` on standard input.
//   oracle --live Profiles/seoul.yaml --count 1000 | node Tests/Live/compare.js
// Prints how many changes differ in values or reasons, and the first; exits with 1 if any does.

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const vm = require("node:vm");

const source = path.join(__dirname, "../../Sources/LivePage/machine.js");
vm.runInThisContext(fs.readFileSync(source, "utf8") + "\nglobalThis.CONTRADICTION = CONTRADICTION; globalThis.OPEN = OPEN;", {
  filename: source,
});

/** A digest of numbers: FNV-1a over words of 32 bits. */
class Mix {
  digest = 2166136261;

  add(number) {
    this.digest = Math.imul(this.digest ^ number, 16777619) >>> 0;
  }

  addValue(value) {
    if (value === null) this.add(-1);
    else if (value === CONTRADICTION) this.add(-2);
    else if (value === OPEN) this.add(-3);
    else if (typeof value === "bigint") this.addNumber(value);
    else for (const number of Array.isArray(value) ? [value.length, ...value] : [value]) this.add(number);
  }

  addNumber(number) {
    this.add(Number(BigInt.asIntN(32, number)));
    this.add(Number(BigInt.asIntN(32, number >> 32n)));
  }

  addReason({ rule, conclusion, entities, status, isCertain }) {
    for (const number of [rule, conclusion, ...entities]) this.add(number);
    const names = ["applied", "absorbed", "capped", "defeated"];
    this.add(2 * names.indexOf(status) + (isCertain ? 1 : 0));
  }
}

/** Every combination of the entities of an attribute's kind. */
function* places(machine, attribute) {
  const sizes = machine.kinds[machine.attributes[attribute][0]];
  if (sizes.includes(0)) return;
  const entities = sizes.map(() => 0);
  do yield entities;
  while (advance(entities, sizes));
}

function digests(machine) {
  const [values, reasons] = [new Mix(), new Mix()];
  for (const attribute of machine.outcomes.keys()) {
    const found = reasonsOf(machine, attribute);
    let place = 0;
    for (const entities of places(machine, attribute)) {
      values.addValue(valueOf(machine, attribute, entities));
      for (const reason of found.get(place) || []) reasons.addReason(reason);
      place += 1;
    }
  }
  return { values: values.digest, reasons: reasons.digest };
}

/** States the facts of a change; returns what takes it back. */
function apply(machine, data, change) {
  const before = change.map(([attribute, entities]) => {
    const place = placeOf(machine, attribute, entities);
    const stated = machine.stated[attribute];
    return [attribute, entities, machine.cells[attribute][place], stated ? stated[place] : true];
  });
  for (const [attribute, entities, value] of change) {
    if (value === "unknown") leaveOpen(machine, data, attribute, entities);
    else stateFact(machine, attribute, entities, factFromData(value));
  }
  settle(machine, change.map(([attribute]) => attribute));
  return before;
}

/** What nobody knows is what the vocabulary expects; of what rules conclude it is left to them. */
function leaveOpen(machine, data, attribute, entities) {
  const expected = data.expected[attribute];
  stateFact(machine, attribute, entities, factFromData(expected), !machine.stated[attribute]);
}

async function main() {
  let [machine, data, count, wrong] = [null, null, 0, 0];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const entry = JSON.parse(line);
    if (entry.page) {
      data = entry.page;
      machine = makeMachine(data);
      continue;
    }
    if (!entry.change) continue;
    const before = apply(machine, data, entry.change);
    const found = digests(machine);
    count += 1;
    if (found.values !== entry.values || found.reasons !== entry.reasons) {
      wrong += 1;
      if (wrong < 4) console.log(`change ${count}:`, JSON.stringify(entry), JSON.stringify(found));
    }
    for (const fact of before) stateFact(machine, ...fact);
    settle(machine, before.map(([attribute]) => attribute));
  }
  console.log(`${count} changes: ${wrong} mismatches`);
  process.exit(wrong || !count ? 1 : 0);
}

main();
