import Circuit
import Inference
package import RuleModel

/// Who stands in the lists of a profile, and who does not.
extension Explainer {
  /// Whether an entity is the one that stands for those that nobody listed.
  package func isUnlisted(_ entity: Int, of kind: KindID) -> Bool { entity >= facts.listed[kind.raw] }

  /// Whether a member of these is one that nobody listed.
  func isBeyondLists(_ entities: [Int], _ kind: KindID) -> Bool {
    let kinds = ruleSet.kinds.memberKinds(of: kind)
    return entities.count < kinds.count || zip(kinds, entities).contains { isUnlisted($1, of: $0) }
  }

  /// Whether nothing can be stated of these: nobody listed them, or not as a pair.
  func isUnlisted(_ entities: [Int], _ kind: KindID) -> Bool {
    isBeyondLists(entities, kind) || isPairUnlisted(entities, kind)
  }

  /// Whether these are a pair that a complete list leaves out: it has no value of anything.
  func isAbsent(_ entities: [Int], _ kind: KindID) -> Bool {
    !facts.isOpen[kind.raw] && isPairUnlisted(entities, kind)
  }

  func isPairUnlisted(_ entities: [Int], _ kind: KindID) -> Bool {
    guard case .pair(_, _, true) = ruleSet.kinds[kind.raw].form else { return false }
    return !facts.isListed(kind, entities)
  }

  /// Whether the list of a kind's entities is complete, as a premise.
  func listPremise(_ kind: KindID) -> Premise {
    Premise(
      subject: .list(kind), ground: .complete(!facts.isOpen[kind.raw]), span: ruleSet.kinds[kind.raw].span)
  }
}

extension Subject {
  /// The entities that it names in an instance of its rule.
  func entities(in instance: [Int]) -> [Int] {
    terms.map { term in
      switch term {
      case .variable(let variable): instance.indices.contains(variable.raw) ? instance[variable.raw] : 0
      case .entity(let entity): entity.raw
      }
    }
  }
}
