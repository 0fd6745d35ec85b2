"use strict";
// What a page's machine says, in digests that `oracle --live` makes of the program's own answers. Stands behind the page's
// script, in Node (compare.js) and in a browser (live.py).

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

  addText(text) {
    for (const byte of new TextEncoder().encode(text)) this.add(byte);
    this.add(10);
  }

  addReason({ rule, conclusion, entities, status, isCertain }) {
    for (const number of [rule, conclusion, ...entities]) this.add(number);
    const names = ["applied", "absorbed", "capped", "defeated"];
    this.add(2 * names.indexOf(status) + (isCertain ? 1 : 0));
  }
}

function digests(machine) {
  const [values, reasons] = [new Mix(), new Mix()];
  for (const attribute of machine.outcomes.keys()) {
    const found = reasonsOf(machine, attribute);
    let place = 0;
    for (const entities of combinations(sizesOf(machine, attribute))) {
      values.addValue(valueOf(machine, attribute, entities));
      for (const reason of found.get(place) || []) reasons.addReason(reason);
      place += 1;
    }
  }
  return { values: values.digest, reasons: reasons.digest };
}

/** The moves in every language: headings, and fields that say something. */
function moveTexts(page, machine) {
  return Object.values(page.words).flatMap((words) => movesOf(page, words, machine).flatMap(({ heading, fields }) =>
    [heading, ...fields.filter(Boolean)]));
}

/** Sentences of the applied reasons of every eighth attribute. */
function sentenceDigest(page, machine, number) {
  const mix = new Mix();
  const attributes = page.shown.filter((attribute) => (attribute + number) % 8 === 0);
  const found = attributes.map((attribute) => [attribute, reasonsOf(machine, attribute)]);
  for (const words of Object.values(page.words)) {
    for (const [attribute, reasons] of found) {
      for (const entities of combinations(sizesOf(machine, attribute))) {
        const all = reasons.get(placeOf(machine, attribute, entities)) || [];
        for (const one of all.filter(({ status }) => status === "applied")) mix.addText(sentence(page, words, machine, one));
      }
    }
  }
  return mix.digest;
}

/** Lets a scene stand with a change; without words only the machine has it. */
function apply(page, machine, change) {
  const facts = new Map(page.facts.map((fact) => [keyOf(fact.attribute, fact.entities), fact.number]));
  setScene(page, machine, new Map(change.map(([attribute, entities, value]) =>
    [facts.get(keyOf(attribute, entities)), choiceFromData(value)])));
}

/** What differs from what the program found: names of its digests. */
function differences(page, machine, entry, number) {
  const found = digests(machine);
  if (entry.moves) Object.assign(found, { moves: moveTexts(page, machine), sentences: sentenceDigest(page, machine, number) });
  return Object.keys(found).filter((name) => String(found[name]) !== String(entry[name])).map((name) => {
    const wrong = name === "moves" ? found.moves.findIndex((text, place) => text !== entry.moves[place]) : 0;
    return name === "moves" ? `moves: '${found.moves[wrong]}' for '${entry.moves[wrong]}'` : name;
  });
}
