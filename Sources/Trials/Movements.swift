package import Explanation
package import RuleModel
import SourceText

/// What differs between two readings that are one world each, of some attributes.
///
/// Entities of two profiles are told by their addresses; what only one of them has is not compared.
package func moved(_ parts: [Movement.Part], _ first: Explainer, _ second: Explainer) -> [FactKey] {
  let counterparts = Counterparts(first, second)
  return parts.flatMap { part in
    let others = counterparts.of(part.attribute)
    return first.keys(of: part.attribute).filter { key in
      guard let other = others(key) else { return false }
      let (before, after) = (first.value(key), second.value(other))
      guard let values = part.values else { return before != after }
      return has(before, values) != has(after, values)
    }
  }
}

/// Judges how many entities move over all runs.
package func judge(_ movement: Movement, _ moved: [FactKey], _ run: Explainer) -> Verdict {
  let subjects = Set(moved.map { [run.ruleSet.attributes[$0.attribute.raw].kind.raw] + $0.numbers })
  var verdict = Verdict()
  verdict.count = 1
  if subjects.count < movement.entities {
    let diagnostic = TrialCode.failedRelation.diagnostic(
      "\(subjects.count) of the entities move in '\(run.profile.id)', and \(movement.entities) should",
      at: movement.span)
    verdict.fail(TrialFinding(diagnostic))
  }
  return verdict
}

private func has(_ value: Value?, _ ordinals: [Int]) -> Bool {
  guard let value, value.isCertain, case .ordinals(let own) = value.possibilities else { return false }
  return own.allSatisfy(ordinals.contains)
}

/// The keys of a second profile that are those of a first.
private struct Counterparts {
  let first: Explainer
  let second: Explainer
  private let isSame: Bool

  init(_ first: Explainer, _ second: Explainer) {
    self.first = first
    self.second = second
    isSame = first.profile.entities == second.profile.entities
  }

  func of(_ attribute: AttributeID) -> (FactKey) -> FactKey? {
    if isSame { return { $0 } }
    let (own, other) = (spelling(first), spelling(second))
    let keys = Dictionary(second.keys(of: attribute).map { (other.address(of: $0), $0) }) { one, _ in one }
    return { keys[own.address(of: $0)] }
  }

  private func spelling(_ run: Explainer) -> Spelling { Spelling(run.ruleSet, entities: run.profile.entities) }
}
