import Circuit
import RuleModel
import SourceText
import Verification

/// A condition of a rule's body, as it stands in `when` or `unless`.
struct BodyPart {
  var condition: Condition
  var planes: TruthPlanes
  /// It is one of `unless`.
  var isExcluding: Bool

  /// On where it does not keep the rule from applying.
  func isMet(_ gates: ProfileGates, _ axes: [Axis], _ place: [Int]) -> Signal {
    isExcluding ? !gates.signal(planes.certain, along: axes, place) : gates.signal(planes.possible, along: axes, place)
  }

  /// On where it keeps the rule from applying, for certain.
  func isFailed(_ gates: ProfileGates, _ axes: [Axis], _ place: [Int]) -> Signal {
    isExcluding ? gates.signal(planes.certain, along: axes, place) : !gates.signal(planes.possible, along: axes, place)
  }
}

extension Inquiry {
  func parts(_ rule: Rule, _ planes: RulePlanes) -> [BodyPart] {
    let all = rule.when.map { ($0, false) } + rule.unless.map { ($0, true) }
    return zip(all, planes.conditions).map { BodyPart(condition: $0.0, planes: $1, isExcluding: $0.1) }
  }

  /// On where the body may hold of some entities.
  static func fires(_ planes: RulePlanes, _ gates: inout ProfileGates) -> Signal {
    let bodies = gates.places(planes.axes).map { gates.signal(planes.body.possible, along: planes.axes, $0) }
    return gates.or(bodies)
  }

  /// On where all these conditions may hold together of some entities.
  static func hold(_ parts: [BodyPart], _ axes: [Axis], _ gates: inout ProfileGates) -> Signal {
    let places = gates.places(axes).map { place in
      gates.and(parts.map { $0.isMet(gates, axes, place) })
    }
    return gates.or(places)
  }
}

extension Condition {
  /// Where it begins.
  var span: SourceSpan {
    switch self {
    case .test(let test): test.span
    case .all(let parts), .any(let parts): parts.first?.span ?? .none
    case .not(let part): part.span
    case .quantified(let quantifier): quantifier.span
    }
  }
}

extension SourceMap {
  /// The author's words at a place, on one line.
  func words(_ span: SourceSpan) -> String {
    (self[span.file]?.text(span) ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
