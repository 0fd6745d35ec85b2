import Circuit
import RuleModel

extension Explainer {
  /// The unknown facts on which outcomes hang, and under which of them each lies.
  ///
  /// It may list one too many, never one too few: all that a possible reason reads counts.
  public func openLeaves(_ outcomes: OutcomeIndex) -> OpenLeaves {
    var finder = OpenFactFinder(self, outcomes)
    var under: [FactKey: Bits] = [:]
    for outcome in outcomes.all where !outcome.isStated && !outcome.value.isCertain {
      under[outcome.key] = finder.leaves(under: outcome.key, reasons: outcome.reasons)
    }
    var counts = [Int](repeating: 0, count: finder.subjects.count)
    for bits in under.values { for index in bits.members { counts[index] += 1 } }
    let found = zip(finder.subjects, counts).map { OpenFact(subject: $0, matters: $1) }
    return OpenLeaves(facts: found.filter { $0.matters > 0 }.sorted(by: OpenFact.precedes), under: under)
  }
}

/// Walks from conclusions down to what is unknown. Each conclusion is walked once.
private struct OpenFactFinder {
  private(set) var subjects: [OpenFact.Subject] = []
  private let explainer: Explainer
  private let outcomes: OutcomeIndex
  private var numbers: [OpenFact.Subject: Int] = [:]
  private var known: [FactKey: Bits] = [:]
  private var ranks: [AttributeID: Bits] = [:]
  private var premises: [RuleInstance: [Premise]] = [:]
  private var keepers: [KindID: [OpenFact.Subject]] = [:]
  private let isRecursive: [Bool]

  init(_ explainer: Explainer, _ outcomes: OutcomeIndex) {
    self.explainer = explainer
    self.outcomes = outcomes
    let ruleSet = explainer.ruleSet
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
    if case .rank = explainer.ruleSet.attributes[key.attribute.raw].combine { ranks[key.attribute] = result }
    return result
  }

  /// Notes an unknown leaf; returns a conclusion that is itself uncertain.
  private mutating func leaf(_ premise: Premise, _ bits: inout Bits) -> FactKey? {
    switch (premise.ground, premise.subject) {
    case (.complete(false), .list(let kind)): note(open: kind, &bits)
    case (.unknown, let subject), (.complete(false), let subject): bits.insert(number(subject))
    case (.derived, .fact(let key)):
      if let done = known[key] {
        bits.formUnion(done)
      } else if let value = outcomes[key]?.value ?? explainer.value(key), !value.isCertain {
        return key
      } else {
        known[key] = Bits()
      }
    default: break
    }
    return nil
  }

  /// What keeps a list open: that it says so; of a kind that no profile lists, the references that are not known.
  private mutating func note(open kind: KindID, _ bits: inout Bits) {
    let references = keepers[kind] ?? explainer.openReferences(to: kind)
    keepers[kind] = references
    for subject in references.isEmpty ? [.list(kind)] : references { bits.insert(number(subject)) }
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
    switch explainer.ruleSet.attributes[key.attribute.raw].combine {
    case .rank: return explainer.rankPremises(key)
    case .band(let sum, _): return [explainer.premise(key.of(sum))]
    case .single(_, .path(let operand)?), .sum(.path(let operand)?, _), .level(.path(let operand), _):
      return explainer.premises(of: operand.path, entities) + contributions(key, reasons, &bits)
    default: return contributions(key, reasons, &bits)
    }
  }

  private mutating func contributions(
    _ key: FactKey, _ reasons: [Reason]?, _ bits: inout Bits
  ) -> [Premise] {
    var result: [Premise] = []
    for reason in reasons ?? explainer.reasons(key) where reason.status != .defeated {
      if !reason.isCertain {
        result += premises(of: reason.instance)
        for kind in unlisted(reason) { note(open: kind, &bits) }
        for override in explainer.overrides[reason.rule.raw] {
          result += premises(of: RuleInstance(override.rule, override.entities(for: reason.entities)))
        }
      } else {
        let said = explainer.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion].contribution.operand
        if case .path(let operand)? = said { result += explainer.premises(of: operand.path, reason.entities) }
      }
    }
    return result
  }

  /// An instance with an entity that nobody listed hangs on the list.
  private func unlisted(_ reason: Reason) -> [KindID] {
    let rule = explainer.ruleSet.rules[reason.rule.raw]
    return zip(rule.scope, reason.entities).compactMap { variable, entity in
      explainer.isUnlisted(entity, of: variable.kind) ? variable.kind : nil
    }
  }

  /// Each instance's premises once: it bears upon every conclusion of its rule.
  private mutating func premises(of instance: RuleInstance) -> [Premise] {
    if let known = premises[instance] { return known }
    let found = explainer.premises(of: instance)
    premises[instance] = found
    return found
  }
}
