import Circuit
import Explanation
import Report
import RuleModel

/// What the answers take for granted: facts set for this run, placeholders, leading cases, what is unknown and what was
/// left out; each list under its title.
func assumptionBlocks(_ input: PageInput) -> [Block] {
  let readings = input.readings
  let assumptions = readings.bounds.assumptions()
  let reached = ReachedEntities(readings.bounds)
  let isRead = { (key: FactKey) in input.isRead(key) && reached.contains(key, input.ruleSet[key.attribute].kind) }
  let open = readings.profile.unknownFacts(in: readings.ruleSet).filter(isRead)
  let bearing = factsWithBearing(open, input)
  let unknown = open.filter(bearing.contains)
  let contested = readings.profile.facts.filter { $0.value.statement.isInDoubt && isRead($0.key) }.keys.sorted()
  let lists: [(Phrase, [ListItem])] = [
    (.setForThisRun, together(assumptions.filter(\.isSet).map(\.key), input)),
    // A contested placeholder stands with what is contested.
    (
      .placeholdersHeld,
      readings.profile.placeholders.filter { isRead($0) && !contested.contains($0) }.map { factItem($0, input) }
    ),
    (.contestedFacts, contested.map { contestedItem($0, input) }),
    (.expectedFacts, together(unknown.filter { input.ruleSet[$0.attribute].expected != nil }, input)),
    (.factsNotKnown, together(unknown.filter { input.ruleSet[$0.attribute].expected == nil }, input)),
    (.factsWithoutBearing, titlesAlone(open.filter { !bearing.contains($0) }, input)),
    (.openLists, openLists(input)),
    (.leftOutFacts, assumed(assumptions.filter { !$0.isSet }.map(\.key), input)),
  ]
  return lists.filter { !$0.1.isEmpty }.flatMap { title, items -> [Block] in
    [.paragraph(.strong(input.wording(title))), .list(items)]
  }
}

/// Facts of which some other value would make some outcome of the manifest another.
private func factsWithBearing(_ facts: [FactKey], _ input: PageInput) -> Set<FactKey> {
  let asked = Set(facts)
  let flips = input.readings.flips(of: input.readings.working.outcomeKeys, by: asked.contains)
  return asked.filter { fact in flips.flips(by: fact).contains { !$0.flips.isEmpty } }
}

/// The titles of facts in one entry, each once.
private func titlesAlone(_ keys: [FactKey], _ input: PageInput) -> [ListItem] {
  let titles = grouped(keys, by: \.attribute).map { input.titles.title($0.key) }
  return titles.isEmpty ? [] : [ListItem(Inline(input.wording.language.sentence(titles.joined(separator: "; "))))]
}

/// What is taken as not so stands in one entry, since most of it is; then the others.
private func assumed(_ keys: [FactKey], _ input: PageInput) -> [ListItem] {
  let denied = keys.filter { input.ruleSet[$0.attribute].type == .boolean && input.values.value($0) == .ordinal(0) }
  let texts = grouped(denied, by: \.attribute).map { attribute, keys in
    let names = keys.map(input.titles.subject).filter { !$0.isEmpty }
    let all = input.readings.working.keys(of: attribute).map(input.titles.subject)
    return input.titles.title(attribute) + (names.isEmpty ? "" : input.wording.note(input.most(names, of: all)))
  }
  let no = Inline(input.wording.language.sentence(input.titles.ordinal(0, .boolean)) + ": ")
  let first = texts.isEmpty ? [] : [ListItem(no + Inline(texts.joined(separator: "; ")))]
  return first + together(keys.filter { !denied.contains($0) }, input)
}

/// Facts of one attribute with the same value in one entry: `Offers cities a seat: no — Beijing and Hanoi`. What has no
/// value says none.
private func together(_ keys: [FactKey], _ input: PageInput) -> [ListItem] {
  let told = keys.map { key -> (attribute: AttributeID, line: String, subject: String) in
    let type = input.ruleSet[key.attribute].type
    let value = input.values.value(key).map { input.words($0, type) ?? input.wording(.nothing) }
    let title = input.wording.language.sentence(input.titles.title(key.attribute))
    return (key.attribute, value.map { title + ": " + $0 } ?? title, input.titles.subject(key))
  }
  return grouped(told, by: \.line).map { line, facts in
    let names = facts.map(\.subject).filter { !$0.isEmpty }
    let all = input.readings.working.keys(of: facts[0].attribute).map(input.titles.subject)
    return ListItem(Inline(line) + .muted(names.isEmpty ? "" : " — " + input.most(names, of: all)))
  }
}

/// `Power class (Japan): middle (of middle or great)`.
private func contestedItem(_ key: FactKey, _ input: PageInput) -> ListItem {
  var item = factItem(key, input)
  guard let stated = input.readings.profile.facts[key]?.statement else { return item }
  let all = input.titles.text(stated, input.ruleSet[key.attribute].type)
  item.blocks.append(.paragraph(.muted(input.wording(.statedAs, all))))
  return item
}

/// Kinds of which the profile says that its list goes on.
private func openLists(_ input: PageInput) -> [ListItem] {
  let profile = input.readings.profile
  let open = input.ruleSet.kinds.indices.filter { kind in
    profile.isOpen[kind] && profile.isListed.indices.contains(kind) && profile.isListed[kind]
  }
  return open.map { ListItem(Inline(input.titles.title(KindID($0)))) }
}

extension PageInput {
  /// Whether some rule asks for the fact; texts are names and not asked for.
  fileprivate func isRead(_ key: FactKey) -> Bool {
    readings.working.circuit.isRead[key.attribute.raw] && ruleSet[key.attribute].type != .text
  }
}

/// What the rules cite that bear upon some outcome of the manifest, in the order of the bibliography.
func sourceBlocks(_ input: PageInput) -> [Block] {
  let reasons = input.readings.working.outcomes().flatMap(\.reasons).filter { $0.status == .applied }
  let cited = Set(Set(reasons.map(\.rule)).flatMap { input.ruleSet[$0].sources })
  let entries = input.ruleSet.sources.filter { cited.contains($0.id) }.map { source in
    Definition(.code(source.id), Inline([TextRun(input.titles.text(source.text) ?? source.id, url: source.url)]))
  }
  return entries.isEmpty ? [] : [.definitions(entries)]
}
