import Circuit
import Inference
package import Report
package import RuleModel

/// Facts as the page finds them.
extension LiveProgram {
  /// What is known of an attribute's entities, in a row; a pair's first counts in steps of the second's number. Null of what
  /// is only concluded.
  func cells(_ attribute: AttributeID) -> JSONValue {
    guard program.circuit.isRead[attribute.raw] else { return .null }
    return .array(
      places(attribute).map { entities in
        var isDoubted = false
        if case .value(let constant) = settled.fact(attribute, entities, world: 0, &isDoubted) {
          return .constant(constant)
        }
        return .null
      })
  }

  /// Whether rules do not count, by place; null where they always do.
  func stated(_ attribute: AttributeID) -> JSONValue {
    guard ruleSet[attribute].origin == .both else { return .null }
    return .bits(places(attribute).map { settled.isStated(attribute, $0) })
  }

  private func places(_ attribute: AttributeID) -> [[Int]] {
    ruleSet.kinds.memberKinds(of: ruleSet[attribute].kind).reduce([[]]) { starts, kind in
      starts.flatMap { start in (0..<settled.listed[kind.raw]).map { start + [$0] } }
    }
  }
}

extension JSONValue {
  /// A position as a number, a number as a text, a set as a list.
  package static func constant(_ constant: Constant) -> JSONValue {
    switch constant {
    case .ordinal(let ordinal): .count(ordinal)
    case .number(let number): .string(String(number))
    case .set(let elements): .numbers(elements)
    case .text: .null
    }
  }
}
