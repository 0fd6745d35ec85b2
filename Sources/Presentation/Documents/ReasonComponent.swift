import Explanation
import Report
import RuleModel

/// The reasons that apply to some outcomes, the weightiest first, each with its sources and what it rests on.
func reasonBlocks(_ list: ReasonList, _ place: [Int], _ input: PageInput) -> [Block] {
  reasonBlocks(reasons(list, place, input).prefix(list.limit), input)
}

/// Under a move only what speaks for it: what lowers, caps or weighs against it is no reason to do it. What was said of an
/// earlier move is not said again, unless nothing else is left.
func reasonsForMove(_ list: ReasonList, _ place: [Int], told: Set<String>, _ input: PageInput) -> [Reason] {
  let all = reasons(list, place, input).filter { !isAgainst($0, input) }
  let new = all.filter { !told.contains(input.reasons.sentence($0.instance)) }
  return Array((new.isEmpty ? all : new).prefix(list.limit))
}

func reasonBlocks(_ reasons: some Collection<Reason>, _ input: PageInput) -> [Block] {
  reasons.isEmpty ? [] : [.list(reasons.map { reasonItem($0, input) })]
}

private func reasons(_ list: ReasonList, _ place: [Int], _ input: PageInput) -> [Reason] {
  if input.options.explain == .none { return [] }
  let places = list.list.map { input.entries($0, place) } ?? [place]
  let keys = places.flatMap { place in list.paths.compactMap { input.values.end(of: $0, place) } }
  let found = appliedReasons(keys, limit: .max, input)
  guard list.isAgainst else { return found }
  let against = found.filter { isAgainst($0, input) }
  // Where several hold it down alike, none of them changes anything by itself: one of them is told.
  return against.isEmpty
    ? reasons(keys, .absorbed, input).filter { isAgainst($0, input) }.prefix(1).map { $0 } : against
}

/// The applied reasons of some outcomes, no sentence twice.
func appliedReasons(_ keys: [FactKey], limit: Int, _ input: PageInput) -> [Reason] {
  Array(reasons(keys, .applied, input).prefix(limit))
}

private func reasons(_ keys: [FactKey], _ status: Reason.Status, _ input: PageInput) -> [Reason] {
  let found = keys.flatMap { input.readings.working.reasons($0).filter { $0.status == status } }
  let ordered = sorted(found, by: found.map { weight($0, input) })
  return grouped(ordered) { input.reasons.sentence($0.instance) }.map { $0.elements[0] }
}

private func isAgainst(_ reason: Reason, _ input: PageInput) -> Bool {
  switch input.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution {
  case .weight(let amount), .step(let amount): amount < 0
  case .atMost: true
  case .value, .atLeast, .add, .assert: false
  }
}

/// What settles an outcome weighs more than what leans.
func weight(_ reason: Reason, _ input: PageInput) -> Int64 {
  switch input.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution {
  case .weight(let weight): Int64(clamping: weight.magnitude)
  case .step(let step): Int64(clamping: step.magnitude)
  case .value, .atLeast, .atMost, .add, .assert: 3
  }
}

/// The sentence, and in full its sources and the tree of what it rests on.
func reasonItem(_ reason: Reason, _ input: PageInput) -> ListItem {
  let sentence = Inline(input.reasons.sentence(reason.instance))
  guard input.options.explain == .full else { return ListItem(sentence) }
  let sources = sourceLinks(reason.rule, input)
  let text = sources.isEmpty ? sentence : sentence + .muted(" — ") + sources
  return ListItem(text, reasonTree(reason, levels: 2, width: 5, noted: true, input))
}

/// What a rule cites, in full words.
private func sourceLinks(_ rule: RuleID, _ input: PageInput) -> Inline {
  let cited = Set(input.ruleSet.rules[rule.raw].sources)
  let links = input.ruleSet.sources.filter { cited.contains($0.id) }.map { source in
    Inline([TextRun(input.titles.text(source.text) ?? source.id, .muted, url: source.url)])
  }
  return links.enumerated().reduce(Inline()) { $1.offset == 0 ? $1.element : $0 + .muted("; ") + $1.element }
}

/// The year, the source and the note of a stated fact.
func factNotes(_ key: FactKey, _ input: PageInput) -> [String] {
  guard let fact = input.readings.profile.facts[key] else { return [] }
  let source = fact.sourceKey.map { key in
    input.ruleSet.sources.first { $0.id == key }.flatMap { input.titles.text($0.text) } ?? input.titles.text(
      fact.source)
      ?? key
  }
  return [fact.asOf, source, input.options.showsNotes ? input.titles.text(fact.note) : nil].compactMap { $0 }
}

/// Each value once, with the entities for which it stands, and why.
func checklistBlocks(_ checklist: Checklist, _ place: [Int], _ input: PageInput) -> [Block] {
  let entries = input.entries(checklist.list, place)
  let told = checklist.leftOut.map { input.spreadValues($0, entries) } ?? []
  let open = input.spreadValues(checklist.value, entries).map { value, members in
    (value, members.filter { member in !told.contains { $0.value == value && $0.members.contains(member) } })
  }
  let items = open.filter { !$0.1.isEmpty }.map { value, members in
    let names =
      members.count == entries.count && entries.count > 1
      ? "" : input.names(of: members, checklist.list)
    let head =
      Inline.strong(input.titles.ordinal(value, input.type(checklist.value)))
      + .muted(names.isEmpty ? "" : input.wording.note(names))
    return ListItem(head, checklistReasons(checklist, value, members, input))
  }
  return items.isEmpty ? [] : [.list(items)]
}

private func checklistReasons(
  _ checklist: Checklist, _ value: Int, _ members: [[Int]], _ input: PageInput
) -> [Block] {
  guard let limit = checklist.reasonLimit else { return [] }
  let keys = members.compactMap { input.values.end(of: checklist.value, $0) }
  let found = appliedReasons(keys, limit: .max, input).filter { reason in
    guard case .add = input.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution,
      case .set(let elements)? = reason.value?.constant
    else { return reason.value?.constant == .ordinal(value) }
    return elements.contains(value)
  }
  let items = found.prefix(limit).map { reasonItem($0, input) }
  return items.isEmpty ? [] : [.list(Array(items))]
}
