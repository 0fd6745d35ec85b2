import Circuit
package import RuleModel

/// A part of a check that is looked at by itself: what it finds hangs on its subjects and what they read, not on what
/// was asked before.
package struct CheckSlice: Sendable {
  /// What the rules say that a slice is about.
  package enum Subject: Hashable, Sendable {
    case rule(RuleID)
    /// With all rules that conclude it.
    case attribute(AttributeID)
    /// The rule of this number in the circuit, which concludes nothing.
    case probe(Int)
    /// Everything that a reader is told.
    case told
  }

  /// None: it is about everything.
  package let subjects: [Subject]
  private let search: @Sendable (inout Inquiry) -> [Finding]

  init(_ subjects: [Subject], _ search: @escaping @Sendable (inout Inquiry) -> [Finding]) {
    (self.subjects, self.search) = (subjects, search)
  }

  /// The findings, in the order of the rule set.
  package func callAsFunction(_ inquiry: inout Inquiry) -> [Finding] {
    inquiry.beginSlice()
    return search(&inquiry)
  }
}

extension Inquiry {
  /// A slice for every rule that counts.
  func rules(
    reading others: @escaping @Sendable (Rule) -> [RuleID] = { _ in [] },
    _ search: @escaping @Sendable (Rule, RulePlanes, inout Inquiry) -> [Finding]
  ) -> [CheckSlice] {
    ruleSet.rules.indices.compactMap { number in
      guard let planes = circuit.rules[number] else { return nil }
      let rule = ruleSet.rules[number]
      let subjects = ([RuleID(number)] + others(rule)).map { CheckSlice.Subject.rule($0) }
      return CheckSlice(subjects) { search(rule, planes, &$0) }
    }
  }

  /// A slice for every attribute of some sort that is concluded.
  func attributes(
    where isMeant: (Attribute) -> Bool,
    _ search: @escaping @Sendable (AttributeID, ValuePlanes, inout Inquiry) -> [Finding]
  ) -> [CheckSlice] {
    ruleSet.attributes.indices.compactMap { number in
      guard isMeant(ruleSet.attributes[number]), let planes = circuit.attributes[number] else { return nil }
      return CheckSlice([.attribute(AttributeID(number))]) { search(AttributeID(number), planes, &$0) }
    }
  }
}
