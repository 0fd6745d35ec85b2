import Circuit
import Inference
package import RuleModel

/// On what the answers for a profile rest: how well the facts are founded that rules read, and which placeholders the
/// answers hang on.
///
/// Each fact counts once. Texts are not counted, nor what the catalogue states, which is the same for every profile, nor
/// facts of entities to which no rule comes.
package struct Basis: Sendable, Equatable {
  /// A placeholder, and the answers that would be open without it.
  package struct Carrier: Sendable, Equatable {
    package var fact: FactKey
    /// In the order in which they were asked for.
    package var outcomes: [FactKey]
  }
  /// Stated with a source, and not of low confidence.
  package var sourced = 0
  /// Stated without a source, and not of low confidence: names of files and entities, and what nobody accounted for.
  package var unsourced = 0
  /// Stated with low confidence.
  package var placeholders = 0
  /// Stated for this run only.
  package var set = 0
  /// Left out, and assumed as the vocabulary says.
  package var assumed = 0
  /// Unknown, and taken in the working reading as the vocabulary expects it.
  package var expected = 0
  /// Unknown, and without a value in the working reading.
  package var unknown = 0
  /// The placeholders on which provisional answers rest: those that carry most first, then in the order of their keys.
  package var carriers: [Carrier] = []

  package init() {}

  /// All facts that were counted.
  package var total: Int { sourced + unsourced + placeholders + set + assumed + expected + unknown }
}

extension Readings {
  /// What answers rest on. Some evaluations where some are provisional.
  package func basis(of answers: [Answer]) -> Basis {
    var basis = Basis()
    let reached = ReachedEntities(bounds)
    for (key, fact) in profile.facts where isCounted(key, reached) && !fact.statement.isUnknown {
      switch fact.origin {
      case .set: basis.set += 1
      case .catalogue, .expected: break
      case .given where fact.confidence == .low: basis.placeholders += 1
      case .given where fact.source != nil: basis.sourced += 1
      case .given: basis.unsourced += 1
      }
    }
    for key in profile.unknownFacts(in: ruleSet) where isCounted(key, reached) {
      if ruleSet[key.attribute].expected == nil { basis.unknown += 1 } else { basis.expected += 1 }
    }
    basis.assumed = bounds.assumptions().count { !$0.isSet }
    basis.carriers = carriers(of: answers)
    return basis
  }

  private func isCounted(_ key: FactKey, _ reached: ReachedEntities) -> Bool {
    let attribute = ruleSet[key.attribute]
    return bounds.circuit.isRead[key.attribute.raw] && attribute.type != .text && reached.contains(key, attribute.kind)
  }

  private func carriers(of answers: [Answer]) -> [Basis.Carrier] {
    var carried: [FactKey: [FactKey]] = [:]
    for (answer, keys) in zip(answers, placeholders(of: answers)) {
      for key in keys { carried[key, default: []].append(answer.key) }
    }
    return carried.map { Basis.Carrier(fact: $0, outcomes: $1) }
      .sorted { $0.outcomes.count == $1.outcomes.count ? $0.fact < $1.fact : $0.outcomes.count > $1.outcomes.count }
  }
}
