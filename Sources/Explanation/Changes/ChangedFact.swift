import Circuit
import Inference
package import RuleModel

/// One fact stated otherwise than in the working reading.
package struct ChangedFact: Sendable, Hashable {
  package var key: FactKey
  /// Known, or that it does not apply.
  package var statement: Statement

  package init(key: FactKey, statement: Statement) {
    self.key = key
    self.statement = statement
  }
}

extension Readings {
  /// Every single change that is worth asking about: of every fact that is unknown, contested, a placeholder, or held by
  /// a controller other than nobody, every other value that it can have. In the order of keys, then of values.
  ///
  /// Of a contested fact its other cases; of a number one value for each interval between the constants with which it is
  /// compared, and what it is compared with, one less and one more; of a set one element more or less; of a reference
  /// each listed entity; no value only where the vocabulary says `may not apply`. Facts that no rule reads are left out.
  package var changes: [ChangedFact] { changes(of: changeableFacts) }

  /// The same of some facts.
  func changes(of facts: [FactKey]) -> [ChangedFact] {
    let alternatives = Alternatives(self)
    return facts.flatMap { key in alternatives.of(key).map { ChangedFact(key: key, statement: $0) } }
  }

  /// The facts that may be changed, in the order of their keys.
  package var changeableFacts: [FactKey] {
    let unknown = Set(profile.unknownFacts(in: ruleSet))
    var found: [FactKey] = []
    for (number, attribute) in ruleSet.attributes.enumerated()
    where attribute.origin != .derived && attribute.type != .text && working.circuit.isRead[number] {
      found += working.keys(of: AttributeID(number)).filter { key in
        if unknown.contains(key) { return true }
        guard let fact = profile.facts[key] ?? ruleSet.facts[key] else {
          return attribute.isHeld && attribute.ifLeftOut != nil && !attribute.isDerived
        }
        if fact.statement.isUnknown { return false }
        return fact.statement.isInDoubt || attribute.isHeld || (fact.confidence == .low && fact.origin == .given)
      }
    }
    return found
  }
}

/// The values that a fact can have beside its working one.
struct Alternatives {
  private let readings: Readings
  private let ruleSet: RuleSet
  private let comparands: Comparands

  init(_ readings: Readings) {
    self.readings = readings
    ruleSet = readings.ruleSet
    comparands = Comparands(readings.working)
  }

  func of(_ key: FactKey) -> [Statement] {
    let attribute = ruleSet.attributes[key.attribute.raw]
    let now = working(key)
    switch (readings.profile.facts[key] ?? ruleSet.facts[key])?.statement {
    case .oneOf(let cases): return cases.filter { $0 != now }
    case .interval(let low, let high): return within(low, high, now, key.attribute)
    default:
      let values = values(attribute.type, now, key.attribute).map { Statement.known($0) }
      return values + (attribute.mayNotApply && now != .doesNotApply ? [.doesNotApply] : [])
    }
  }

  private func working(_ key: FactKey) -> Statement {
    let fact = readings.working.profile.facts[key] ?? ruleSet.facts[key]
    return fact?.statement ?? ruleSet.attributes[key.attribute.raw].ifLeftOut.map { .known($0) } ?? .doesNotApply
  }

  /// The other cases of a range.
  private func within(_ low: Int64, _ high: Int64, _ now: Statement, _ attribute: AttributeID) -> [Statement] {
    guard case .number = ruleSet.attributes[attribute.raw].type else {
      return (low...max(low, high)).map { .known(.ordinal(Int($0))) }.filter { $0 != now }
    }
    return numbers(low...max(low, high), now, attribute, compared: false).map { .known(.number($0)) }
  }

  private func values(_ type: ValueType, _ now: Statement, _ attribute: AttributeID) -> [Constant] {
    switch type {
    case .boolean: others(2, now)
    case .domain(let domain): others(ruleSet.domains[domain.raw].values.count, now)
    case .reference(let kind): others(readings.profile.entities[kind.raw].count, now)
    case .number(let number):
      numbers((number.lower ?? .min)...(number.upper ?? .max), now, attribute, compared: true).map { .number($0) }
    case .set(.domain(let domain)): sets(ruleSet.domains[domain.raw].values.count, now)
    case .set(.reference(let kind)): sets(readings.profile.entities[kind.raw].count, now)
    case .text: []
    }
  }

  private func others(_ count: Int, _ now: Statement) -> [Constant] {
    (0..<count).map { .ordinal($0) }.filter { now != .known($0) }
  }

  /// One element more or less; without a value, none and each alone.
  private func sets(_ count: Int, _ now: Statement) -> [Constant] {
    guard case .known(.set(let elements)) = now else { return [.set([])] + (0..<count).map { .set([$0]) } }
    return (0..<count).map { element in
      .set(elements.contains(element) ? elements.filter { $0 != element } : (elements + [element]).sorted())
    }
  }

  /// Of each interval between thresholds, but for that of the working value, the value nearest to it.
  private func numbers(
    _ range: ClosedRange<Int64>, _ now: Statement, _ attribute: AttributeID, compared: Bool
  ) -> [Int64] {
    var own: Int64?
    if case .known(.number(let number)) = now { own = number }
    var found: Set<Int64> = []
    var start = range.lowerBound
    let cuts = (readings.working.circuit.cuts[attribute] ?? []).filter { $0 >= start && $0 < range.upperBound }
    for end in cuts + [range.upperBound] {
      if own.map({ !(start...end).contains($0) }) ?? true { found.insert(min(max(own ?? 0, start), end)) }
      start = end == .max ? end : end + 1
    }
    if compared {
      for threshold in comparands.thresholds(attribute) {
        for near in [threshold.addingSaturating(-1), threshold, threshold.addingSaturating(1)]
        where range.contains(near) {
          found.insert(near)
        }
      }
    }
    return found.filter { $0 != own }.sorted()
  }
}
