import RuleModel

/// What an evaluation knows of the given facts that its rules read.
public struct FactCounts: Sendable, Equatable {
  /// Stated with a source, and not at low confidence.
  public var sourced = 0
  /// Stated without a source.
  public var unsourced = 0
  /// Stated at low confidence.
  public var placeholders = 0
  /// Left out: what the vocabulary says for that.
  public var assumed = 0
  public var unknown = 0

  public var stated: Int { sourced + unsourced + placeholders }
}

extension Readings {
  /// How many facts have a source, are placeholders, assumed, unknown: facts that the profile can state and some rule
  /// reads, texts aside.
  public var factCounts: FactCounts {
    var counts = FactCounts()
    for (key, fact) in profile.facts where counted(key.attribute) && !fact.statement.isUnknown {
      if fact.confidence == .low {
        counts.placeholders += 1
      } else if fact.source != nil {
        counts.sourced += 1
      } else {
        counts.unsourced += 1
      }
    }
    counts.assumed = bounds.assumptions().count { !$0.isSet }
    counts.unknown = profile.unknownFacts(in: ruleSet).count { counted($0.attribute) }
    return counts
  }

  private func counted(_ attribute: AttributeID) -> Bool {
    let declared = ruleSet.attributes[attribute.raw]
    return declared.type != .text && declared.origin != .fixed && working.circuit.isRead[attribute.raw]
  }
}
