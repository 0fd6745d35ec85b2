import Circuit
package import RuleModel

/// What an evaluation takes for granted: a fact that was left out, or one set for this run.
package struct Assumption: Sendable, Equatable {
  package var key: FactKey
  package var statement: Statement
  /// Set for this run; else left out of the profile.
  package var isSet: Bool
}

extension Explainer {
  /// First what is set for this run, then what was left out and some rule reads; in the order of the vocabulary.
  package func assumptions() -> [Assumption] {
    let set = profile.facts.filter { $0.value.origin == .set }.sorted { $0.key < $1.key }.map { key, fact in
      Assumption(key: key, statement: fact.statement, isSet: true)
    }
    return set + leftOut()
  }

  private func leftOut() -> [Assumption] {
    var result: [Assumption] = []
    let reached = ReachedEntities(self)
    for (index, attribute) in ruleSet.attributes.enumerated() where circuit.isRead[index] {
      // Of what rules may conclude too, the rules stand where it is left out.
      guard let assumed = attribute.ifLeftOut, !attribute.isDerived else { continue }
      for key in keys(of: AttributeID(index))
      where !profile.facts.keys.contains(key) && !ruleSet.facts.keys.contains(key) {
        guard reached.contains(key, attribute.kind) else { continue }
        result.append(Assumption(key: key, statement: .known(assumed), isSet: false))
      }
    }
    return result
  }
}

/// Which entities of by-reference kinds a rule can come to: by a path, or because some rule ranges over the kind.
package struct ReachedEntities {
  private var found: [KindID: Set<Int>] = [:]
  private var ranged: Set<KindID> = []
  private let kinds: [Kind]

  package init(_ explainer: Explainer) {
    kinds = explainer.ruleSet.kinds
    for rule in explainer.ruleSet.rules where !rule.isDraft { ranged.formUnion(rule.scope.map(\.kind)) }
    for (index, attribute) in explainer.ruleSet.attributes.enumerated() {
      guard case .reference(let kind) = attribute.type, kinds[kind.raw].form == .byReference else { continue }
      for key in explainer.keys(of: AttributeID(index)) {
        found[kind, default: []].formUnion(explainer.referents(key).entities)
      }
    }
  }

  /// Whether the fact, of the kind, is one of an entity that rules can come to.
  package func contains(_ key: FactKey, _ kind: KindID) -> Bool {
    guard kinds[kind.raw].form == .byReference, !ranged.contains(kind) else { return true }
    return key.subject.first.map { found[kind]?.contains($0) ?? false } ?? false
  }
}
