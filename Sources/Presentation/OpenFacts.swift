import Circuit
import Explanation
import Inference
import RuleModel

/// Something unknown on which outcomes hang.
public struct OpenFact: Sendable, Equatable {
  public enum Subject: Sendable, Hashable {
    /// A fact that nobody stated.
    case fact(FactKey)
    /// A list that may go on.
    case list(KindID)
  }
  public var subject: Subject
  /// How many outcomes hang on it.
  public var matters: Int
}

extension Presenter {
  /// The unknown facts on which outcomes hang, those first on which most do.
  ///
  /// It may list one too many, never one too few: all that a possible reason reads counts.
  public func openFacts(_ outcomes: [Outcome]) -> [OpenFact] { openLeaves(outcomes).facts }

  /// The same, with what lies under each outcome.
  func openLeaves(_ outcomes: [Outcome]) -> OpenLeaves { openLeaves(OutcomeTable(outcomes)) }

  func openLeaves(_ outcomes: OutcomeTable) -> OpenLeaves {
    var finder = OpenFactFinder(explanation, outcomes)
    var under: [FactKey: Bits] = [:]
    for outcome in outcomes.all where !outcome.isStated && !outcome.value.isCertain {
      under[outcome.key] = finder.leaves(under: outcome.key, reasons: outcome.reasons)
    }
    var counts = [Int](repeating: 0, count: finder.subjects.count)
    for bits in under.values { for index in bits.members { counts[index] += 1 } }
    let found = zip(finder.subjects, counts).map { OpenFact(subject: $0, matters: $1) }
    return OpenLeaves(facts: found.filter { $0.matters > 0 }.sorted(by: Presenter.precedes), under: under)
  }

  private static func precedes(_ left: OpenFact, _ right: OpenFact) -> Bool {
    if left.matters != right.matters { return left.matters > right.matters }
    switch (left.subject, right.subject) {
    case (.fact(let a), .fact(let b)): return a < b
    case (.list(let a), .list(let b)): return a < b
    case (.list, .fact): return true
    case (.fact, .list): return false
    }
  }
}

/// Walks from conclusions down to what is unknown. Each conclusion is walked once.
struct OpenFactFinder: Sendable {
  private(set) var subjects: [OpenFact.Subject] = []
  private let explanation: Rationale
  private let outcomes: OutcomeTable
  private var premises: PremiseCache
  private var numbers: [OpenFact.Subject: Int] = [:]
  private var known: [FactKey: Bits] = [:]
  private var ranks: [AttributeID: Bits] = [:]
  private let isRecursive: [Bool]

  init(_ explanation: Rationale, _ outcomes: OutcomeTable = OutcomeTable()) {
    self.explanation = explanation
    self.outcomes = outcomes
    premises = PremiseCache(explanation)
    let ruleSet = explanation.ruleSet
    var recursive = [Bool](repeating: false, count: ruleSet.attributes.count)
    for stratum in ruleSet.strata where stratum.isRecursive {
      for attribute in stratum.attributes { recursive[attribute.raw] = true }
    }
    isRecursive = recursive
  }

  /// The unknown leaves under an uncertain conclusion.
  mutating func leaves(under key: FactKey, reasons: [Reason]? = nil) -> Bits {
    if let bits = known[key] ?? ranks[key.attribute] { return bits }
    // What is certain hangs on nothing.
    if let outcome = outcomes[key], outcome.value.isCertain { return Bits() }
    var result = Bits()
    var open = [key]
    var seen: Set<FactKey> = [key]
    // Members of a recursive group read each other: they are walked together, all else is walked once for all.
    while let next = open.popLast() {
      for premise in read(next, next == key ? reasons : nil, &result) {
        guard let deeper = leaf(premise, &result) else { continue }
        if isRecursive[deeper.attribute.raw] {
          if seen.insert(deeper).inserted { open.append(deeper) }
        } else {
          result.formUnion(leaves(under: deeper))
        }
      }
    }
    known[key] = result
    // A rank rests on the measures of all that compete.
    if case .rank = explanation.ruleSet.attributes[key.attribute.raw].combine { ranks[key.attribute] = result }
    return result
  }

  /// Notes an unknown leaf; returns a conclusion that is itself uncertain.
  private mutating func leaf(_ premise: Premise, _ bits: inout Bits) -> FactKey? {
    switch premise.ground {
    case .unknown: bits.insert(number(.fact(premise.key)))
    case .complete(let kind, false): bits.insert(number(.list(kind)))
    case .derived:
      if let done = known[premise.key] {
        bits.formUnion(done)
      } else if let value = outcomes[premise.key]?.value ?? explanation.value(premise.key), !value.isCertain {
        return premise.key
      } else {
        known[premise.key] = Bits()
      }
    case .given, .set, .catalogue, .assumed, .complete: break
    }
    return nil
  }

  private mutating func number(_ subject: OpenFact.Subject) -> Int {
    if let number = numbers[subject] { return number }
    numbers[subject] = subjects.count
    subjects.append(subject)
    return subjects.count - 1
  }

  /// What an uncertain conclusion reads where it is uncertain.
  private mutating func read(_ key: FactKey, _ reasons: [Reason]?, _ bits: inout Bits) -> [Premise] {
    let entities = key.numbers
    switch explanation.ruleSet.attributes[key.attribute.raw].combine {
    case .rank: return explanation.rankPremises(key)
    case .band(let sum, _): return [explanation.premise(key.of(sum))]
    case .single(_, .path(let operand)?), .sum(.path(let operand)?, _), .level(.path(let operand), _):
      return explanation.premises(of: operand.path, entities) + contributions(key, reasons, &bits)
    default: return contributions(key, reasons, &bits)
    }
  }

  private mutating func contributions(
    _ key: FactKey, _ reasons: [Reason]?, _ bits: inout Bits
  ) -> [Premise] {
    var result: [Premise] = []
    for reason in reasons ?? explanation.reasons(key) where reason.status != .defeated {
      if !reason.isCertain {
        result += premises.premises(of: Instance(reason))
        for kind in unlisted(reason) { bits.insert(number(.list(kind))) }
        for other in explanation.overriders[reason.rule.raw] { result += premises.premises(of: shared(other, reason)) }
      } else {
        let said = explanation.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution.operand
        if case .path(let operand)? = said { result += explanation.premises(of: operand.path, reason.entities) }
      }
    }
    return result
  }

  /// An instance with an entity that nobody listed hangs on the list.
  private func unlisted(_ reason: Reason) -> [KindID] {
    let rule = explanation.ruleSet.rules[reason.rule.raw]
    return zip(rule.scope, reason.entities).compactMap { variable, entity in
      entity >= explanation.profile.entities[variable.kind.raw].count ? variable.kind : nil
    }
  }

  /// The instance of an overriding rule that has the reason's entities.
  private func shared(_ other: RuleID, _ reason: Reason) -> Instance {
    let rule = explanation.ruleSet.rules[reason.rule.raw]
    let own = explanation.ruleSet.rules[other.raw]
    let entities = own.scope.prefix(own.freeCount).map { variable in
      rule.scope.firstIndex { $0.name == variable.name }.flatMap {
        reason.entities.indices.contains($0) ? reason.entities[$0] : nil
      } ?? 0
    }
    return Instance(other, entities)
  }
}
