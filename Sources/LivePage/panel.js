// ---- The panel ---------------------------------------------------------------------------------------------------
// Facts to be changed, and what follows. All that is shown is made anew from the state; the state is what the address says.

const app = {};

/** An element with attributes, listeners (`onclick`) and contents. */
function make(tag, attributes = {}, ...contents) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...contents.flat().filter((part) => part !== null && part !== undefined && part !== ""));
  return element;
}

function say(name, ...inserted) {
  return phrase(app.words, name, ...inserted);
}

function start() {
  const data = JSON.parse(document.getElementById("live-data").textContent);
  app.page = makePage(data);
  app.stated = makeScene(app.page);
  app.scenes = [makeScene(app.page), makeScene(app.page)];
  app.root = document.getElementById("live");
  app.filter = { text: "", subject: "", control: "", shown: 8 };
  app.past = [];
  openAddress();
  for (const input of document.querySelectorAll("input[name=language]")) input.addEventListener("change", build);
  window.addEventListener("hashchange", () => location.hash.slice(1) === app.address || reopen());
  app.root.hidden = false;
  build();
}

// ---- State -------------------------------------------------------------------------------------------------------

/** What the address says; without one the scenario that the page was made with. */
function openAddress() {
  const { scenarios, current, refused } = readAddress(app.page, location.hash.slice(1));
  Object.assign(app, { scenarios, current, refused });
  const isFresh = !location.hash.slice(1) && app.page.scenario.length;
  if (isFresh) [scenarios[1].choices, app.current] = [scenarioOfPage(), 1];
  app.scenes.forEach((scene, place) => setScene(app.page, scene, scenarios[place].choices));
}

function scenarioOfPage() {
  const found = app.page.scenario.map(([attribute, entities, value]) =>
    [app.page.factNumbers.get(keyOf(attribute, entities)), choiceFromData(value)]);
  return new Map(found.filter(([number]) => number !== undefined));
}

function reopen() {
  openAddress();
  build();
}

/** Takes a new state of a scenario; the one before can be had back. */
function take(choices, place = app.current) {
  app.past.push({ place, choices: app.scenarios[place].choices });
  app.current = place;
  put(choices, place);
}

function put(choices, place) {
  app.scenarios[place].choices = choices;
  app.refused = [];
  setScene(app.page, app.scenes[place], choices);
  keepAddress();
  update();
}

function keepAddress() {
  app.address = writeAddress(app.page, app);
  history.replaceState(null, "", app.address ? `#${app.address}` : location.pathname + location.search);
}

function choose(fact, choice) {
  const choices = new Map(app.scenarios[app.current].choices);
  if (isSameChoice(choice, fact.stated)) choices.delete(fact.number);
  else choices.set(fact.number, choice);
  take(choices);
}

function undo() {
  const last = app.past.pop();
  if (!last) return;
  app.current = last.place;
  put(last.choices, last.place);
}

function reset() {
  if (app.scenarios[app.current].choices.size) take(new Map());
}

function show(place) {
  app.current = place;
  keepAddress();
  update();
}

// ---- Building ----------------------------------------------------------------------------------------------------

function languageOf() {
  const chosen = document.querySelector("input[name=language]:checked");
  return chosen ? chosen.id.replace("show-", "") : Object.keys(app.page.words)[0];
}

/** All of the panel, in the language that is shown. */
function build() {
  const language = languageOf();
  app.words = app.page.words[language];
  app.root.lang = language;
  app.parts = makeParts();
  app.root.replaceChildren(
    make("h2", { id: "live-title" }, say("title")), make("p", { class: "muted" }, say("intro")),
    app.parts.scenarios, app.parts.status, app.parts.changes,
    make("div", { class: "live-columns" }, factColumn(), resultColumn()), exportPart());
  update();
}

/** Elements whose contents hang on the state. */
function makeParts() {
  return {
    scenarios: make("div", { class: "live-scenarios", role: "group", "aria-label": say("scenarios") }),
    changes: make("div", { class: "live-changes" }), result: make("div", { class: "live-result" }),
    status: make("p", { class: "live-status", role: "status", "aria-live": "polite" }),
    facts: make("ul", { class: "live-facts" }), found: make("p", { class: "live-found", "aria-live": "polite" }),
    carriers: make("div", { class: "live-carriers", "aria-live": "polite" }),
  };
}

function factColumn() {
  return make("div", { class: "live-column", role: "group", "aria-labelledby": "live-facts-title" },
    make("h3", { id: "live-facts-title" }, say("facts")), filters(), app.parts.found, app.parts.facts);
}

function resultColumn() {
  return make("div", { class: "live-column", role: "group", "aria-labelledby": "live-result-title" },
    make("h3", { id: "live-result-title" }, say("follows")), app.parts.result, goalPart(),
    app.parts.carriers);
}

/** What hangs on the state. */
function update() {
  showScenarios();
  showChanges();
  showFacts();
  showResult();
  showExport();
}

// ---- Scenarios ---------------------------------------------------------------------------------------------------

function showScenarios() {
  const focused = document.activeElement && document.activeElement.id;
  const tabs = app.scenarios.map(({ name, choices }, place) => make("button", {
    type: "button", id: `live-scenario-${place}`, "aria-pressed": String(place === app.current), onclick: () => show(place),
  }, `${name || say("scenario", place + 1)} (${choices.size})`));
  const name = make("input", {
    type: "text", id: "live-name", maxlength: 60, value: app.scenarios[app.current].name, onchange: rename,
    "aria-label": say("name"), placeholder: say("name"),
  });
  const buttons = [["undo", undo, !app.past.length], ["reset", reset, !app.scenarios[app.current].choices.size],
    ["print", () => window.print(), false]];
  app.parts.scenarios.replaceChildren(...tabs, name, ...buttons.map(([word, action, isOff]) =>
    make("button", { type: "button", id: `live-${word}`, "aria-disabled": String(isOff), onclick: action }, say(word))));
  if (focused) document.getElementById(focused)?.focus();
}

function rename(event) {
  app.scenarios[app.current].name = event.target.value.trim();
  keepAddress();
  showScenarios();
}

/** What the scenario shown states otherwise, each with a way back. */
function showChanges() {
  const changes = [...app.scenarios[app.current].choices].map(([number, choice]) => changeItem(app.page.facts[number], choice));
  const faults = impossibilities(app.page, app.words, app.scenes[app.current]).map((text) => say("cannotBe", text));
  if (app.refused.length) faults.unshift(say("refused", app.refused.join(" · ")));
  app.parts.changes.replaceChildren(...faults.map((text) => make("p", { class: "bad", role: "alert" }, text)),
    ...(changes.length ? [make("ul", {}, changes)] : []));
}

function changeItem(fact, choice) {
  const text = say("becomes", choiceText(fact, fact.stated), choiceText(fact, choice));
  return make("li", {}, make("strong", {}, labelOf(fact)), `: ${text} `,
    make("button", {
      type: "button", class: "live-small", "aria-label": say("takeBackOf", labelOf(fact)), onclick: () => choose(fact, fact.stated),
    }, say("takeBack")));
}

// ---- Facts in words ----------------------------------------------------------------------------------------------

function labelOf(fact) {
  const subject = subjectOf(fact);
  return app.words.attributes[fact.attribute] + (subject ? phrase(app.words, "note", "", subject) : "");
}

function subjectOf({ attribute, entities }) {
  const kinds = app.page.members[app.page.machine.attributes[attribute][0]];
  return entities.length ? namesOf(app.page, app.words, entities, kinds)[0] : "";
}

function choiceText(fact, choice) {
  if (choice === null) return app.words.specials.none[0];
  if (choice === UNKNOWN) return app.words.specials.unknown[0];
  if (choice === AS_STATED) return fact.contested[1][Object.keys(app.page.words).indexOf(app.root.lang)];
  if (isContested(choice)) return say("contested", ...casesOf(fact, choice).map((one) => choiceText(fact, one)));
  return (wordOf(app.page, app.words, fact.attribute, choice) || app.words.specials.nothing)[0] + unitOf(fact);
}

function unitOf({ attribute }) {
  return app.words.units[attribute];
}

// ---- Finding a fact ----------------------------------------------------------------------------------------------

function filters() {
  const search = make("input", { type: "search", id: "live-search", value: app.filter.text, oninput: filterBy("text") });
  return make("div", { class: "live-filters", role: "search", "aria-label": say("find") },
    make("label", { for: "live-search" }, say("find")), search,
    filter("subject", say("about"), subjects()), filter("control", say("control"), controllers()));
}

function filter(name, label, options) {
  return picker(`live-${name}`, label, [["", say("all")], ...options], app.filter[name], filterBy(name));
}

function filterBy(name) {
  return (event) => {
    app.filter[name] = event.target.value;
    app.filter.shown = 8;
    showFacts();
  };
}

function picker(id, label, options, selected, onchange) {
  return [make("label", { for: id }, label), make("select", { id, onchange },
    options.map(([value, text]) => make("option", { value, selected: selected === value }, text)))];
}

/** Kinds that facts are about, topics of each, and of those with few entities each of them. */
function subjects() {
  const kindOf = (attribute) => app.page.machine.attributes[attribute][0];
  const kinds = [...new Set(app.page.facts.map(({ attribute }) => kindOf(attribute)))];
  return kinds.flatMap((kind) => {
    const topics = app.words.topics.map((title, topic) => [`topic/${topic}`, `– ${title}`])
      .filter((option, topic) => app.page.topics[topic].some((attribute) => kindOf(attribute) === kind));
    const isFew = app.page.members[kind].length === 1 && app.page.machine.kinds[kind][0] <= 12;
    const names = isFew ? app.words.entities[kind][0] : [];
    return [[`${kind}`, app.words.kinds[kind]], ...topics, ...names.map((name, entity) => [`${kind}/${entity}`, `– ${name}`])];
  });
}

function controllers() {
  const used = new Set(app.page.facts.map(({ control }) => control));
  return Object.entries(app.words.controllers).filter(([name]) => used.has(name));
}

/** Facts of which every word stands in their names, values or question, in any language; changed ones first. */
function foundFacts() {
  const wanted = app.filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { choices } = app.scenarios[app.current];
  const found = app.page.facts.filter((fact) => isOfKind(fact) && wanted.every((word) => textOfFact(fact).includes(word)));
  return found.sort((left, right) => choices.has(right.number) - choices.has(left.number));
}

/** Of a kind or on a topic, or about an entity, alone or with another. */
function isOfKind({ attribute, entities, control }) {
  const kind = app.page.machine.attributes[attribute][0];
  const topic = app.page.topics.findIndex((attributes) => attributes.includes(attribute));
  const about = [`${kind}`, `topic/${topic}`, ...entities.map((entity, place) => `${app.page.members[kind][place]}/${entity}`)];
  return (!app.filter.subject || about.includes(app.filter.subject)) && (!app.filter.control || app.filter.control === control);
}

function textOfFact(fact) {
  if (fact.text) return fact.text;
  const kinds = app.page.members[app.page.machine.attributes[fact.attribute][0]];
  const parts = Object.values(app.page.words).flatMap((words) => [
    words.attributes[fact.attribute], words.questions[fact.attribute], namesOf(app.page, words, fact.entities, kinds)[0],
    words.kinds[app.page.machine.attributes[fact.attribute][0]],
  ]);
  fact.text = [...parts, addressOf(app.page, fact)].join(" ").toLowerCase();
  return fact.text;
}

function showFacts() {
  const focused = document.activeElement && document.activeElement.id;
  const found = foundFacts();
  const shown = found.slice(0, app.filter.shown);
  const more = found.length - shown.length;
  app.parts.found.textContent = say("found", found.length);
  app.parts.facts.replaceChildren(...shown.map(factItem), ...(more > 0 ? [make("li", {}, moreButton(more))] : []));
  if (focused) document.getElementById(focused)?.focus();
}

function moreButton(more) {
  const action = () => {
    app.filter.shown += 24;
    showFacts();
  };
  return make("button", { type: "button", id: "live-more", onclick: action }, say("more", more));
}

/** A fact with its control, its question and on what it stands. */
function factItem(fact) {
  const choice = choiceOf(app.page, app.scenes[app.current], fact.number);
  const id = `live-fact-${fact.number}`;
  const isChanged = app.scenarios[app.current].choices.has(fact.number);
  const question = app.words.questions[fact.attribute];
  const controller = app.words.controllers[fact.control];
  const notes = [question, controller && say("controlledBy", controller), isChanged && say("was", choiceText(fact, fact.stated)),
    app.words.notes[fact.number]].filter(Boolean);
  return make("li", { class: isChanged ? "changed" : null },
    make("label", { for: id }, labelOf(fact), " ", make("span", { class: "mark", "aria-hidden": "true" }, isChanged ? "" : fact.mark)),
    control(fact, choice, id), make("p", { class: "muted", id: `${id}-note` }, notes.join(" · ")));
}

function control(fact, choice, id) {
  const [type] = app.page.types[fact.attribute];
  if (type === "number") return numberControl(fact, choice, id);
  return type === "set" ? setControl(fact, choice, id) : listControl(fact, choice, id);
}

function listControl(fact, choice, id) {
  const [choices, doubts] = [choicesOf(app.page, fact), doubtsOf(app.page, fact)];
  const option = (one, place) => make("option", { value: place, selected: isSameChoice(one, choice) }, choiceText(fact, one));
  const doubtful = doubts.map((one, place) => option(one, choices.length + place));
  const all = [...choices, ...doubts];
  return make("select", { id, "aria-describedby": `${id}-note`, onchange: (event) => choose(fact, all[event.target.value]) },
    choices.map(option), doubtful.length ? make("optgroup", { label: say("inDoubt") }, doubtful) : null);
}

function numberControl(fact, choice, id) {
  const [, places] = app.page.types[fact.attribute];
  const isNumber = typeof choice === "bigint";
  const input = make("input", {
    id, type: "text", inputmode: "decimal", value: isNumber ? decimal(choice, places) : "", "aria-describedby": `${id}-note`,
    placeholder: isNumber ? "" : choiceText(fact, choice),
    onchange: (event) => {
      const text = event.target.value.trim();
      const read = text ? readNumber(text, app.page.types[fact.attribute]) : UNKNOWN;
      event.target.setAttribute("aria-invalid", String(read === undefined));
      if (read !== undefined) choose(fact, read);
    },
  });
  return make("span", { class: "live-number" }, input, unitOf(fact), " ", make("small", { class: "muted" }, say("emptyIsUnknown")));
}

function setControl(fact, choice, id) {
  const [, kind, number] = app.page.types[fact.attribute];
  const [texts] = app.words[kind === "domain" ? "domains" : "entities"][number];
  const held = Array.isArray(choice) ? choice : [];
  const boxes = texts.map((text, place) => make("span", {}, make("input", {
    type: "checkbox", id: `${id}-${place}`, checked: held.includes(place), onchange: (event) => chooseElement(fact, held, place, event),
  }), make("label", { for: `${id}-${place}` }, text)));
  const unknown = make("button", { type: "button", id: `${id}-unknown`, class: "live-small", onclick: () => choose(fact, UNKNOWN) },
    app.words.specials.unknown[0]);
  const isOpen = document.getElementById(id)?.parentElement?.open;
  return make("details", { class: "live-set", open: isOpen }, make("summary", { id }, choiceText(fact, choice)),
    make("fieldset", { "aria-label": labelOf(fact) }, boxes, unknown));
}

function chooseElement(fact, held, place, event) {
  const others = held.filter((element) => element !== place);
  choose(fact, event.target.checked ? [...others, place].sort((left, right) => left - right) : others);
}

// ---- What follows ------------------------------------------------------------------------------------------------

function showResult() {
  const scene = app.scenes[app.current];
  const [before, after] = [app.stated, scene].map((machine) => movesOf(app.page, app.words, machine));
  const moves = moveDifferences(before, after);
  const outcomes = outcomeDifferences(app.page.shown, app.stated, scene);
  app.parts.status.textContent = summaryOf(moves, outcomes);
  app.parts.result.replaceChildren(...[
    moveList("joining", moves.joining, (move) => reasonsOfMove(move, scene)),
    moveList("leaving", moves.leaving, (move) => reasonsOfLeaving(move, scene)), changedMoves(moves.changed, scene),
    moves.isReordered ? make("p", {}, say("reordered")) : null, outcomePart(outcomes, scene), allMoves(after, scene), comparison(),
  ].filter(Boolean));
}

function summaryOf({ joining, leaving, changed, isReordered }, outcomes) {
  if (!app.scenarios[app.current].choices.size) return say("asStated");
  const count = joining.length + leaving.length + changed.length;
  if (count || isReordered) return say("summary", joining.length, leaving.length, changed.length, outcomes.length);
  return outcomes.length ? say("onlyOutcomes", outcomes.length) : nothingBecause();
}

/** Rules read what was changed; whether anything hidden follows tells why nothing is shown. */
function nothingBecause() {
  const scene = app.scenes[app.current];
  const hidden = [...scene.outcomes.keys()].filter((attribute) => !app.page.shown.includes(attribute));
  const found = outcomeDifferences(hidden, app.stated, scene);
  if (!found.length) return say("nothingDecides");
  return say("nothingShown", [...new Set(found.map(({ attribute }) => app.words.attributes[attribute]))].slice(0, 4).join(", "));
}

function moveList(word, moves, reasons) {
  if (!moves.length) return null;
  return make("div", { class: `live-${word}` }, make("h4", {}, say(word)),
    make("ul", {}, moves.map((move) => make("li", {}, make("strong", {}, move.heading), " ", partner(move), moveReasons(reasons(move))))));
}

/** The first field says with whom. */
function partner({ fields }) {
  return fields[0] ? make("span", { class: "muted" }, `${app.words.moves.fields[0][0]}: ${fields[0]}`) : null;
}

/** Why a move joins or leaves: reasons for the outcomes that its document names. */
function reasonsOfMove(move, scene) {
  const paths = [app.page.moves.mark, ...app.page.moves.reasons].filter(Boolean);
  const found = paths.map((path) => endOf(scene, path, move.entry)).filter(Boolean).map(({ attribute, entities }) =>
    reasonDifferences(app.page, app.words, app.stated, scene, attribute, entities));
  return mergedReasons(found);
}

/** What still speaks for a move that leaves is told only where nothing fell away. */
function reasonsOfLeaving(move, scene) {
  const reasons = reasonsOfMove(move, scene);
  return reasons.gone.length ? { ...reasons, now: [] } : reasons;
}

function mergedReasons(found) {
  const unique = (name) => [...new Set(found.flatMap((one) => one[name]))];
  return { now: unique("now"), gone: unique("gone"), all: unique("all") };
}

/** New reasons, and those that no longer hold. */
function reasonList({ now, gone }) {
  const items = [...now.slice(0, 4).map((text) => make("li", {}, text)),
    ...gone.slice(0, 4).map((text) => make("li", {}, make("span", { class: "muted" }, `${say("noLonger")} `), make("s", {}, text)))];
  return items.length ? make("ul", { class: "live-reasons" }, items) : null;
}

/** Of a move whose own reasons stay, its place in the list was decided by others. */
function moveReasons(reasons) {
  const text = reasons.all.length ? say("sameReasons", reasons.all[0]) : say("byOthers");
  return reasonList(reasons) || make("ul", { class: "live-reasons" }, make("li", { class: "muted" }, text));
}

function changedMoves(changed, scene) {
  if (!changed.length) return null;
  const items = changed.map(({ move, was }) => make("li", {}, make("strong", {}, move.heading),
    make("ul", {}, move.fields.map((text, place) => fieldChange(move, was, place, scene)).filter(Boolean))));
  return make("div", { class: "live-changed" }, make("h4", {}, say("changing")), make("ul", {}, items));
}

function fieldChange(move, was, place, scene) {
  if (move.fields[place] === was.fields[place]) return null;
  const field = app.page.moves.fields[place];
  const end = field.value && !field.list && endOf(scene, field.value, move.entry);
  const reasons = end && reasonDifferences(app.page, app.words, app.stated, scene, end.attribute, end.entities);
  const title = app.words.moves.fields[place][0];
  return make("li", {}, title ? `${title}: ` : "", changeText(was.fields[place], move.fields[place]), reasons ? reasonList(reasons) : null);
}

function changeText(was, is) {
  const none = app.words.specials.nothing[0];
  return make("span", {}, make("s", {}, was || none), " → ", make("b", {}, is || none));
}

/** Outcomes of which the document speaks; their reasons are looked for once somebody opens them. */
function outcomePart(outcomes, scene) {
  if (!outcomes.length) return null;
  const list = make("ul", {});
  const fill = (event) => {
    if (event.target.open && !list.children.length) list.append(...outcomeItems(outcomes, scene));
  };
  const isOpen = document.getElementById("live-outcomes")?.open;
  return make("details", { id: "live-outcomes", open: isOpen, ontoggle: fill },
    make("summary", {}, say("outcomes", outcomes.length)), list);
}

/** By whom they concern: those of one before those of pairs. */
function outcomeItems(outcomes, scene) {
  const groups = new Map();
  for (const one of [...outcomes].sort((left, right) => left.entities.length - right.entities.length)) {
    const whom = subjectOf(one) || app.words.kinds[app.page.machine.attributes[one.attribute][0]];
    groups.set(whom, (groups.get(whom) || []).concat([one]));
  }
  return [...groups].map(([whom, list]) => make("li", {}, make("strong", {}, whom),
    make("ul", {}, list.map((one) => outcomeItem(one, scene)))));
}

function outcomeItem(one, scene) {
  const { attribute, entities } = one;
  const text = (machine, value) => (value === OPEN ? openWord(app.page, app.words, machine, attribute, entities)
    : outcomeWord(app.page, app.words, machine, one))?.[0];
  const reasons = reasonDifferences(app.page, app.words, app.stated, scene, attribute, entities);
  const change = changeText(text(app.stated, one.was), text(scene, one.is));
  return make("li", {}, `${app.words.attributes[attribute]}: `, change, reasonList(reasons));
}

// ---- All moves, and what carries each ----------------------------------------------------------------------------

function allMoves(moves, scene) {
  if (!moves.length) return null;
  const items = moves.map((move) => make("li", {}, move.heading, " ", markOf(move, scene), " ", make("button", {
    type: "button", class: "live-small", "aria-label": say("carriersOf", move.heading), onclick: () => findCarriers(move),
  }, say("carriers"))));
  return make("details", { id: "live-moves", open: document.getElementById("live-moves")?.open ?? true },
    make("summary", {}, say("moves", moves.length)), make("ol", {}, items));
}

/** How firmly a move stands is known of the stated profile: it is grey where that may be otherwise now. */
function markOf(move, scene) {
  const { mark, marks } = app.page.moves;
  const end = mark && endOf(app.stated, mark, move.entry);
  if (!end) return null;
  const isOther = makesDoubt(app.scenarios[app.current]) || restsOn(app.stated, end) !== restsOn(scene, end);
  return make("span", { class: isOther ? "live-grey" : "mark", title: isOther ? say("groundUnknown") : null, "aria-hidden": "true" },
    marks[placeOf(app.stated, end.attribute, end.entities)]);
}

/** What nobody knows may loosen every outcome though each stays what it is. */
function makesDoubt({ choices }) {
  return [...choices.values()].some((choice) => choice === UNKNOWN || isContested(choice));
}

/** An outcome with what contributes to it, to be compared. */
function restsOn(machine, { attribute, entities }) {
  const reasons = reasonsOf(machine, attribute).get(placeOf(machine, attribute, entities)) || [];
  const all = reasons.map(({ rule, conclusion, entities: own, status, isCertain }) => [rule, conclusion, own, status, isCertain].join());
  return [valueOf(machine, attribute, entities), ...all].join(";");
}

/** Facts of which one other value takes the move off the list. */
function findCarriers(move) {
  search((scene) => !hasMove(scene, move), (count) => say("carriedBy", move.heading, count));
}

/** Tries one other value of every fact, a few at a time so that the page can be used, and shows those that do it. */
function search(isWanted, title) {
  const base = app.scenarios[app.current].choices;
  const trials = app.page.facts.flatMap((fact) => trialsOf(fact, base).map((choice) => ({ fact, choice })));
  const own = { isWanted, title, scene: makeScene(app.page), base, trials, next: 0, found: new Map() };
  app.search = own;
  goOnSearching(own);
}

/** Other values of a fact that are told by position, but not who is meant. */
function trialsOf(fact, base) {
  if (app.page.types[fact.attribute][0] === "reference") return [];
  const own = base.has(fact.number) ? base.get(fact.number) : fact.stated;
  const positions = [...Array(positionsOf(app.page, fact.attribute)).keys()];
  return positions.filter((one) => !isSameChoice(one, own));
}

function goOnSearching(own) {
  if (app.search !== own) return;
  const until = performance.now() + 40;
  while (own.next < own.trials.length && performance.now() < until) tryOne(own, own.trials[own.next++]);
  showCarriers(own);
  if (own.next < own.trials.length) setTimeout(() => goOnSearching(own));
}

function tryOne({ isWanted, scene, base, found }, { fact, choice }) {
  if (found.has(fact.number)) return;
  setScene(app.page, scene, new Map([...base, [fact.number, choice]]));
  if (isWanted(scene)) found.set(fact.number, choice);
}

function hasMove(machine, move) {
  const names = new Array(app.page.moves.names).fill(0);
  const { list } = app.page.moves;
  return entriesOf(app.page, machine, list, names).some((entry) => list[1].map((variable) => entry[variable]).join() === move.key);
}

/** The share that is done is said once a quarter, so that whoever listens is not talked over. */
function showCarriers({ title, trials, next, found }) {
  const isDone = next >= trials.length;
  const text = isDone ? title(found.size) : say("searching", 25 * Math.floor((4 * next) / trials.length));
  const items = isDone ? nearestFirst(found).slice(0, 20).map(([number, choice]) => carrierItem(app.page.facts[number], choice)) : [];
  app.parts.carriers.setAttribute("aria-busy", String(!isDone));
  const head = app.parts.carriers.querySelector("h4");
  if (!isDone && head && head.textContent === text) return;
  app.parts.carriers.replaceChildren(make("h4", {}, text), make("ul", {}, items));
}

/** What the nearest controller decides comes first. */
function nearestFirst(found) {
  const order = Object.keys(app.words.controllers);
  const distance = ([number]) => (order.indexOf(app.page.facts[number].control) + 1 || order.length + 1);
  return [...found].sort((left, right) => distance(left) - distance(right));
}

function carrierItem(fact, choice) {
  const text = say("becomes", choiceText(fact, choiceOf(app.page, app.scenes[app.current], fact.number)), choiceText(fact, choice));
  const controller = app.words.controllers[fact.control];
  const whose = controller ? make("span", { class: "muted" }, ` · ${say("controlledBy", controller)} `) : " ";
  return make("li", {}, `${labelOf(fact)}: ${text}`, whose, make("button", {
    type: "button", class: "live-small", "aria-label": say("tryOf", labelOf(fact)), onclick: () => choose(fact, choice),
  }, say("try")));
}

// ---- What would bring an outcome about ---------------------------------------------------------------------------

/** Whose outcome, which, and what it shall be. */
function goalPart() {
  app.goal = app.goal || { kind: goalKinds()[0], entity: 0, attribute: null, value: 0 };
  if (app.goal.kind === undefined) return null;
  app.parts.goal = make("div", { class: "live-filters" });
  showGoal();
  return make("details", { id: "live-goal", open: document.getElementById("live-goal")?.open },
    make("summary", {}, say("goal")), app.parts.goal);
}

function goalAttributes(kind) {
  return app.page.shown.filter((attribute) => app.page.machine.attributes[attribute][0] === kind && positionsOf(app.page, attribute));
}

/** Kinds of which the document names an outcome with positions, those of the moves first. */
function goalKinds() {
  const kinds = new Set(app.page.shown.map((attribute) => app.page.machine.attributes[attribute][0]));
  const own = app.page.moves ? app.page.moves.list[0][0] : -1;
  const single = [...kinds].filter((kind) => app.page.members[kind].length === 1 && goalAttributes(kind).length);
  return single.sort((left, right) => (right === own) - (left === own));
}

function showGoal() {
  const { goal } = app;
  const attributes = goalAttributes(goal.kind);
  if (!attributes.includes(goal.attribute)) goal.attribute = attributes[0];
  const names = app.words.entities[goal.kind][0].map((text, place) => [place, text]);
  const values = [...Array(positionsOf(app.page, goal.attribute)).keys()].map((one) => [one, wordOf(app.page, app.words, goal.attribute, one)[0]]);
  app.parts.goal.replaceChildren(...[
    goalPicker("kind", goalKinds().map((kind) => [kind, app.words.kinds[kind]])), goalPicker("entity", names),
    goalPicker("attribute", attributes.map((attribute) => [attribute, app.words.attributes[attribute]])), goalPicker("value", values),
    make("button", { type: "button", id: "live-goal-find", onclick: findGoal }, say("goalFind")),
  ].flat());
}

function goalPicker(name, options) {
  const id = `live-goal-${name}`;
  const change = (event) => {
    app.goal[name] = Number(event.target.value);
    showGoal();
    document.getElementById(id).focus();
  };
  return picker(id, say(`goal-${name}`), options, app.goal[name], change);
}

/** What brings it about; where it holds already, what would end it. */
function findGoal() {
  const { kind, entity, attribute, value } = app.goal;
  const wanted = wordOf(app.page, app.words, attribute, value)[0];
  const name = `${app.words.entities[kind][0][entity]} · ${app.words.attributes[attribute]}: ${wanted}`;
  const isSo = (scene) => valueOf(scene, attribute, [entity]) === value;
  const holdsNow = isSo(app.scenes[app.current]);
  const title = (count) => say(count ? (holdsNow ? "goalHeld" : "goalFound") : holdsNow ? "goalFirm" : "goalNone", name, count);
  search((scene) => isSo(scene) !== holdsNow, title);
}

// ---- Side by side ------------------------------------------------------------------------------------------------

/** Both scenarios' moves, where both state something. */
function comparison() {
  if (app.scenarios.some(({ choices }) => !choices.size)) return null;
  const sides = app.scenes.map((machine) => movesOf(app.page, app.words, machine));
  const keys = new Map(sides.flat().map((move) => [move.key, move.heading]));
  const place = (side, key) => side.findIndex((move) => move.key === key) + 1;
  const rows = [...keys].map(([key, heading]) => make("tr", {}, make("th", { scope: "row" }, heading),
    sides.map((side) => make("td", {}, place(side, key) ? String(place(side, key)) : "–"))));
  const names = app.scenarios.map(({ name }, number) => make("th", { scope: "col" }, name || say("scenario", number + 1)));
  return make("div", {}, make("h4", {}, say("sideBySide")), make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("sideBySide") },
    make("table", {}, make("thead", {}, make("tr", {}, make("td", {}), names)), make("tbody", {}, rows))));
}

// ---- The profile as a text ---------------------------------------------------------------------------------------

function exportPart() {
  app.parts.text = make("textarea", { id: "live-yaml", readonly: true, rows: "8", spellcheck: "false", "aria-label": say("profile") });
  app.parts.save = make("a", { class: "live-save", id: "live-save", download: "what-if.yaml" }, say("save"));
  const open = make("details", { id: "live-export", ontoggle: showExport }, make("summary", {}, say("profile")),
    make("p", { class: "muted" }, say("profileNote")), app.parts.text, make("p", {}, app.parts.save));
  const { rules, version, digest, profile, profileDigest } = app.page.made;
  return make("div", {}, open, make("p", { class: "muted live-made" },
    say("made", rules, version, digest.slice(0, 15), [`${profile} ${profileDigest.slice(0, 15)}`, ...factsOfProfile()].join(" · "))));
}

/** What is stated of the profile itself, such as the date it holds for. */
function factsOfProfile() {
  const isOwn = ({ attribute }) => app.page.profile.kinds[app.page.machine.attributes[attribute][0]][1] === "top";
  return app.page.facts.filter(isOwn).map((fact) => `${labelOf(fact)}: ${choiceText(fact, fact.stated)}`);
}

function showExport() {
  if (!document.getElementById("live-export")?.open) return;
  app.parts.text.value = profileYAML(app.page, app.scenarios[app.current].choices);
  app.parts.save.href = `data:text/yaml;charset=utf-8,${encodeURIComponent(app.parts.text.value)}`;
}

if (typeof document !== "undefined") start();
