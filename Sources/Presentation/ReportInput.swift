import Explanation
import Report
import RuleModel
import SourceText

/// What every section of a report is made from, with the small texts that many of them share.
struct ReportInput: Sendable {
  let explainer: Explainer
  let outcomes: OutcomeIndex
  let titles: Titles
  let options: ReportOptions
  let plan: ReportPlan
  let reasons: ReasonTexts

  init(_ presenter: Presenter, of reading: Explainer, _ outcomes: OutcomeIndex, _ options: ReportOptions) {
    explainer = reading
    titles = presenter.titles
    self.outcomes = outcomes
    self.options = options
    plan = ReportPlan(explainer)
    reasons = ReasonTexts(presenter, of: reading)
  }

  var ruleSet: RuleSet { explainer.ruleSet }
  var wording: Wording { titles.wording }

  func entities(_ kind: KindID) -> Range<Int> { explainer.profile.entities[kind.raw].indices }

  func type(_ attribute: AttributeID) -> ValueType { ruleSet.attributes[attribute.raw].type }

  /// Whether the attribute is the band of a sum: what is said of the sum is not said of it again.
  func isBand(_ attribute: AttributeID) -> Bool {
    if case .band? = ruleSet.attributes[attribute.raw].combine { true } else { false }
  }

  // MARK: Outcomes

  func outcome(_ attribute: AttributeID, _ entities: [Int]) -> Outcome? {
    outcomes[FactKey(attribute, numbers: entities)]
  }

  func text(_ outcome: Outcome) -> String { titles.text(outcome.value, type(outcome.key.attribute)) }

  func certainty(_ outcome: Outcome) -> String { wording(outcome.isSettled ? .certain : .possible) }

  /// A text with its certainty: `partner (certain)`.
  func marked(_ text: String, isCertain: Bool) -> String {
    text + wording.note(wording(isCertain ? .certain : .possible))
  }

  /// Certainly `no`, the empty set, or no value.
  func isEmpty(_ outcome: Outcome) -> Bool {
    guard outcome.certainty == .certain else { return false }
    switch outcome.value.possibilities {
    case .ordinals([0]): return type(outcome.key.attribute) == .boolean
    case .set(_, let possible): return possible.isEmpty
    case .nothing: return true
    default: return false
    }
  }

  // MARK: Names

  /// `Power class (Japan)`.
  func label(_ key: FactKey) -> String {
    let subject = titles.subject(key)
    let title = titles.outcome(key.attribute)
    return subject.isEmpty ? title : title + wording.note(subject)
  }

  /// Names joined, the last ones counted where there are more than `limit`.
  func names(_ names: [String], limit: Int) -> String {
    wording.list(names, upTo: options.all ? names.count : limit)
  }

  /// The same among the rows of a table: `all of these`, `all but A and B`.
  func names(_ names: [String], among rows: [ReportRow], limit: Int) -> String {
    let missing = rows.map(\.name).filter { !names.contains($0) }
    if rows.count > 2, missing.isEmpty { return wording(.everyOne) }
    if rows.count > 4, missing.count <= 2 { return wording(.allBut, wording.list(missing)) }
    return self.names(names, limit: limit)
  }

  /// Entities by key; pairs of one first member together, and first members with the same others:
  /// `Beijing (Climate diplomacy and Trade)`, `Beijing and Hanoi (Trade)`.
  func subjects(_ keys: [FactKey], limit: Int) -> String {
    let members = keys.first.map { titles.members(of: ruleSet.attributes[$0.attribute.raw].kind) } ?? []
    guard members.count == 2 else { return names(keys.map(titles.subject).filter { !$0.isEmpty }, limit: limit) }
    let notes = grouped(keys, by: { $0.numbers[0] }).map { first, keys in
      let seconds = keys.map { titles.entity(members[1].kind, $0.numbers[1]) }
      return (first: first, note: wording.note(names(seconds, limit: limit)))
    }
    let texts = grouped(notes, by: \.note).map { note, firsts in
      wording.list(firsts.map { titles.entity(members[0].kind, $0.first) }) + note
    }
    return names(texts, limit: limit)
  }

  // MARK: Blocks

  func heading(_ phrase: Phrase) -> Block { .heading(level: 2, Inline(wording(phrase))) }

  func paragraph(_ phrase: Phrase) -> Block { .paragraph(Inline(wording(phrase))) }

  /// How much was left out, if anything was.
  func omission(_ phrase: Phrase, _ left: Int) -> [Block] {
    left > 0 ? [.paragraph(.muted(wording.omission(phrase, left, options.hints)))] : []
  }
}

/// A row of a table: an entity, or a pair under its first member.
struct ReportRow: Sendable {
  var name: String
  var entities: [Int]
}

extension Outcome {
  /// Whether it is known for certain what follows: a value, or that rules contradict each other.
  var isSettled: Bool { certainty != .possible }
}

extension Value {
  /// The lower and the upper bound by which a value is sorted.
  var measure: (Int64, Int64) {
    switch possibilities {
    case .ordinals(let ordinals): (Int64(ordinals.first ?? 0), Int64(ordinals.last ?? 0))
    case .number(let from, let to): (from ?? .min, to ?? .max)
    case .set(let certain, let possible): (Int64(certain.count), Int64(possible.count))
    case .nothing: (.min, .min)
    }
  }
}

/// Elements sorted by a measure; equals keep their order.
func sorted<Element>(
  _ elements: [Element], highestFirst: Bool = true, by measures: [(Int64, Int64)]
) -> [Element] {
  elements.indices.sorted { left, right in
    let (a, b) = (measures[left], measures[right])
    return a == b ? left < right : highestFirst ? a > b : a < b
  }.map { elements[$0] }
}
