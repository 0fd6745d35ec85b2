import Explanation
import Report
import RuleModel

/// Where reasons pull in opposite directions, in sentences; pairs in which the same rules meet stand together, and the
/// sentences are those of the first. Of what the document leaves out nothing is told here either, and of kinds of which lists
/// speak only of what they hold.
func tensionBlocks(_ lists: [EntityList], _ limit: Int?, _ input: PageInput) -> [Block] {
  let held = Dictionary(grouping: lists, by: \.kind).mapValues { Set($0.flatMap(input.members)) }
  let leftOut = Dictionary(grouping: input.declaration.everything?.leftOut ?? [], by: \.kind)
    .mapValues { Set($0.flatMap(input.members)) }
  let found = input.readings.working.outcomes().compactMap { outcome in
    outcome.tension.map { Tension(outcome, $0, input) }
  }.filter { tension in
    let key = tension.outcome.key
    return !input.ruleSet.isBand(key.attribute)
      && leftOut[input.ruleSet[key.attribute].kind]?.contains(key.numbers) != true
      && input.isHeld(key, by: held)
  }
  let items = grouped(found, by: \.sides).prefix(limit ?? .max).map { _, tensions in
    tensions[0].item(tensions.map(\.outcome.key), namesUpTo: limit == nil ? .max : 4, input)
  }
  return items.isEmpty ? [] : [.list(Array(items))]
}

/// Where rules contradict each other, with both sides.
func contradictionBlocks(_ limit: Int?, _ input: PageInput) -> [Block] {
  let working = input.readings.working
  let found = working.contradictions
  if found.isEmpty { return [] }
  let items = found.prefix(limit ?? .max).map { key in
    ListItem(Inline(input.titles.label(key), .bad), [.list(sides(of: working.outcome(key), input))])
  }
  return [.paragraph(Inline(input.wording(.contradictionIntro))), .list(Array(items))]
}

private func sides(of outcome: Outcome, _ input: PageInput) -> [ListItem] {
  outcome.reasons.filter { $0.status != .defeated }.map { reason in
    ListItem(
      Inline(input.reasons.effect(of: reason, outcome.key.attribute))
        + .muted(" — " + input.reasons.sentence(reason.instance)))
  }
}

private struct Tension {
  struct Sides: Hashable {
    var attribute: AttributeID
    /// The entity; nil for pairs.
    var entity: [Int]?
    var upward: [RuleID]
    var downward: [RuleID]
  }
  let outcome: Outcome
  let sides: Sides

  init(_ outcome: Outcome, _ tension: Outcome.Tension, _ input: PageInput) {
    self.outcome = outcome
    let key = outcome.key
    var isPair = false
    if case .pair = input.ruleSet[input.ruleSet[key.attribute].kind].form { isPair = true }
    sides = Sides(
      attribute: key.attribute, entity: isPair ? nil : key.numbers, upward: tension.upward, downward: tension.downward)
  }

  /// The reasons of both sides, as they bear upon this one of the outcomes that share them.
  func item(_ keys: [FactKey], namesUpTo limit: Int, _ input: PageInput) -> ListItem {
    let names = input.subjects(keys, upTo: limit)
    let head = Inline.strong(input.titles.outcome(sides.attribute)) + Inline(names.isEmpty ? "" : ": " + names)
    let first = keys.count > 1 ? input.wording.note(input.titles.subject(outcome.key)) : ""
    let rows = bothSides(input).map { phrase, reasons in
      Definition(Inline(input.wording(phrase) + first), Inline(text(reasons, input)))
    }
    return ListItem(head, [.definitions(rows)])
  }

  /// Of a choice the reasons that were chosen and the others; else those that raise and those that lower.
  private func bothSides(_ input: PageInput) -> [(Phrase, [Reason])] {
    var isChoice = false
    if case .single? = input.ruleSet[sides.attribute].combine { isChoice = true }
    func side(_ rules: [RuleID], isUpward: Bool) -> [Reason] {
      outcome.reasons.filter { reason in
        let conclusion = input.ruleSet[reason.rule].conclusions[reason.conclusion]
        let own = isChoice ? reason.status != .defeated : conclusion.contribution.isUpward
        return rules.contains(reason.rule) && own == isUpward
      }
    }
    return [
      (isChoice ? .standing : .upward, side(sides.upward, isUpward: true)),
      (isChoice ? .outranked : .downward, side(sides.downward, isUpward: false)),
    ]
  }

  private func text(_ reasons: [Reason], _ input: PageInput) -> String {
    grouped(reasons, by: { input.reasons.sentence($0.instance) }).map(\.key).joined(separator: "\n")
  }
}

extension PageInput {
  /// Whether what an outcome is about, and each member of a pair, is among those of its kind, where any are said.
  fileprivate func isHeld(_ key: FactKey, by lists: [KindID: Set<[Int]>]) -> Bool {
    let kind = ruleSet[key.attribute].kind
    let members = zip(titles.members(of: kind), key.numbers).map { ($0.kind, [$1]) }
    return (members + [(kind, key.numbers)]).allSatisfy { kind, numbers in lists[kind]?.contains(numbers) ?? true }
  }

  /// Entities by key; pairs of one first member together, and first members with the same others:
  /// `Beijing (Climate diplomacy and Trade)`, `Beijing and Hanoi (Trade)`.
  fileprivate func subjects(_ keys: [FactKey], upTo limit: Int) -> String {
    let members = keys.first.map { titles.members(of: ruleSet[$0.attribute].kind) } ?? []
    guard members.count == 2 else {
      return wording.list(keys.map(titles.subject).filter { !$0.isEmpty }, upTo: limit)
    }
    let notes = grouped(keys, by: { $0.numbers[0] }).map { first, keys in
      let seconds = keys.map { titles.entity(members[1].kind, $0.numbers[1]) }
      return (first: first, note: wording.note(wording.list(seconds, upTo: limit)))
    }
    let texts = grouped(notes, by: \.note).map { note, firsts in
      wording.list(firsts.map { titles.entity(members[0].kind, $0.first) }) + note
    }
    return wording.list(texts, upTo: limit)
  }
}

extension RuleSet {
  /// Whether the attribute is the band of a sum: what is said of the sum is not said of it again.
  fileprivate func isBand(_ attribute: AttributeID) -> Bool {
    if case .band? = self[attribute].combine { true } else { false }
  }
}
