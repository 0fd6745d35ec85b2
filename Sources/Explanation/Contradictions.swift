import Circuit
import Inference
import RuleModel

extension Explainer {
  /// Where rules contradict each other: outcomes also where they only may; other conclusions where they certainly do,
  /// since what reads them is open for that reason and no outcome would tell. Outcomes in their order, then the others in
  /// that of the vocabulary.
  public func contradictions(among outcomes: [Outcome]) -> [Outcome] {
    let shown = Set(ruleSet.outcomes.map(\.attribute))
    let others = ruleSet.attributes.indices.map { AttributeID($0) }.filter { !shown.contains($0) && isTorn($0) }
    return outcomes.filter { $0.value.contradiction != .none }
      + others.flatMap { keys(of: $0) }.filter { value($0)?.contradiction == .certain }.map { outcome($0) }
  }

  /// Whether rules contradict each other for some entity in some world.
  private func isTorn(_ attribute: AttributeID) -> Bool {
    circuit.attributes[attribute.raw].map { evaluation.isOnAnywhere($0.contradiction.certain) } ?? false
  }

  /// The facts that keep a by-reference kind open which the profile does not list: references to it that are unknown, of
  /// listed entities and of those that may yet be. Empty for every other kind: its own list says that it is open.
  func openReferences(to kind: KindID) -> [OpenFact.Subject] {
    var seen: Set<KindID> = []
    return isUnlistedKind(kind) ? openReferences(to: kind, &seen) : []
  }

  private func isUnlistedKind(_ kind: KindID) -> Bool {
    ruleSet.kinds[kind.raw].form == .byReference
      && !(profile.isListed.indices.contains(kind.raw) && profile.isListed[kind.raw])
  }

  private func openReferences(to kind: KindID, _ seen: inout Set<KindID>) -> [OpenFact.Subject] {
    guard seen.insert(kind).inserted else { return [] }
    var found: [OpenFact.Subject] = []
    for (index, attribute) in ruleSet.attributes.enumerated() where attribute.type.element == .reference(kind) {
      let unknown = keys(of: AttributeID(index)).filter { premise($0).ground == .unknown }
      found += unknown.map { .fact($0) }
      for member in ruleSet.kinds.memberKinds(of: attribute.kind) where facts.isOpen[member.raw] {
        found += isUnlistedKind(member) ? openReferences(to: member, &seen) : [.list(member)]
      }
    }
    return found
  }
}
