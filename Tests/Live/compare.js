"use strict";
// Compares a page's machine with the program on random changes: lines of JSON from `oracle --live` on standard input.
//   oracle --live Profiles/seoul.yaml --count 1000 | node Tests/Live/compare.js
// Prints how many changes differ in values or reasons, and the first; exits with 1 if any does.

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const vm = require("node:vm");

const folder = path.join(__dirname, "../../Sources/LivePage");
const names = ["machine", "words", "follows", "state"].map((name) => path.join(folder, `${name}.js`));
const parts = [...names, path.join(__dirname, "digests.js")].map((name) => fs.readFileSync(name, "utf8"));
vm.runInThisContext(parts.join("\n") + "\nObject.assign(globalThis, { UNKNOWN });");

/** A page that has no words: its facts are those that the machine holds. */
function bare({ machine }) {
  const facts = [];
  machine.cells.forEach((cells, attribute) => {
    if (!cells) return;
    for (const entities of combinations(sizesOf(machine, attribute))) {
      const place = placeOf(machine, attribute, entities);
      const isConcluded = machine.stated[attribute] !== null;
      const isOpen = isConcluded && machine.stated[attribute][place] === "0";
      facts.push({
        number: facts.length, attribute, entities: [...entities], expected: factFromData(machine.expected[attribute]),
        stated: isOpen ? UNKNOWN : factFromData(cells[place]), isConcluded,
      });
    }
  });
  return { machine, facts };
}

async function main() {
  let [page, machine, number, count, wrong] = [null, null, 0, 0, 0];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const entry = JSON.parse(line);
    if (entry.page) {
      page = entry.page.facts ? makePage(entry.page) : bare(entry.page);
      [machine, number] = [makeScene(page), 0];
    }
    if (!entry.change) continue;
    apply(page, machine, entry.change);
    const found = differences(page, machine, entry, number++);
    count += 1;
    if (found.length) wrong += 1;
    if (found.length && wrong < 4) console.log(`change ${count}:`, JSON.stringify(entry.change), found.join("; "));
  }
  console.log(`${count} changes: ${wrong} mismatches`);
  process.exit(wrong || !count ? 1 : 0);
}

main();
