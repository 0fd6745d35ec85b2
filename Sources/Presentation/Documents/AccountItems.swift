import Explanation
import Report
import RuleModel

/// The reasons of outcomes, each sentence once, with what it does to which of them; in full also those that came to
/// nothing, and of each its rule, the facts that it reads, and what it cites.
func accountItems(_ keys: [FactKey], showingEffects: Bool = true, _ input: PageInput) -> [ListItem] {
  if input.options.explain == .none { return [] }
  let told = keys.filter { !isTold($0, among: keys, input) }.flatMap { key in
    input.readings.working.reasons(key).map { Bearing(key: key, reason: $0) }
  }.filter { $0.reason.status == .applied || input.options.explain == .full }
  let byWeight = sorted(told, by: told.map { weight($0.reason, input) })
  let ordered = sorted(byWeight, highestFirst: false, by: byWeight.map(\.reason.status))
  return grouped(ordered) { SentenceKey($0.reason, input) }.map { _, bearing in
    accountItem(bearing, showingEffects: showingEffects, input)
  }
}

/// A reason, and the outcome upon which it bears.
private struct Bearing {
  var key: FactKey
  var reason: Reason
}

/// What a sentence of one standing says is said once.
private struct SentenceKey: Hashable {
  let sentence: String
  let status: Reason.Status

  init(_ reason: Reason, _ input: PageInput) {
    sentence = input.reasons.sentence(reason.instance)
    status = reason.status
  }
}

private func accountItem(_ bearing: [Bearing], showingEffects: Bool, _ input: PageInput) -> ListItem {
  let reason = bearing[0].reason
  let status = reason.status == .applied ? [] : [input.reasons.status(reason)]
  let notes = (showingEffects ? effects(bearing, input) : []) + status
  let note = notes.isEmpty ? "" : input.wording.note(notes.joined(separator: "; "))
  let text = Inline(input.reasons.sentence(reason.instance)) + .muted(note)
  guard input.options.explain == .full else { return ListItem(text) }
  let rule = input.ruleSet[reason.rule]
  let sources = rule.sources.isEmpty ? "" : " [" + rule.sources.joined(separator: "; ") + "]"
  return ListItem(
    text + Inline(" ") + .code(rule.id) + .muted(sources), reasonTree(reason, levels: 1, width: 8, noted: false, input))
}

/// `Role: at least partner`; elements that join one set together.
private func effects(_ bearing: [Bearing], _ input: PageInput) -> [String] {
  grouped(bearing, by: \.key.attribute).map { attribute, bearing in
    let effects = bearing.map { input.reasons.effect(of: $0.reason, attribute) }
    let added = bearing.compactMap { input.reasons.added($0.reason) }
    let distinct = grouped(added.count == effects.count ? added : effects, by: { $0 }).map(\.key)
    return added.count == effects.count
      ? input.wording(.adds, input.titles.outcome(attribute), input.wording.list(distinct))
      : distinct.joined(separator: "; ")
  }
}

/// Whether it is the band of a sum that is there too: what is said of the sum is not said of it again.
private func isTold(_ key: FactKey, among keys: [FactKey], _ input: PageInput) -> Bool {
  guard case .band(let sum, _)? = input.ruleSet[key.attribute].combine else { return false }
  return keys.contains { $0.attribute == sum }
}
