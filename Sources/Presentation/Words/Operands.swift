import Explanation
import Inference
import RuleModel

/// What a contribution says, its path worked out.
enum Said: Sendable, Equatable {
  case yes
  case weight(Int64)
  case step(Int64)
  /// The values of an operand; nil where they are unknown.
  case value(Value?)
  case atLeast(Value?)
  case atMost(Value?)
  case add(Value?)
}

extension FactReader {
  /// What a reason's conclusion contributes.
  mutating func said(_ reason: Reason) -> Said {
    let conclusion = explanation.ruleSet.rules[reason.rule.raw].conclusions[reason.conclusion]
    switch conclusion.contribution {
    case .assert: return .yes
    case .weight(let weight): return .weight(weight)
    case .step(let step): return .step(step)
    case .value(let operand): return .value(value(of: operand, conclusion, reason.entities))
    case .atLeast(let operand): return .atLeast(value(of: operand, conclusion, reason.entities))
    case .atMost(let operand): return .atMost(value(of: operand, conclusion, reason.entities))
    case .add(let operand): return .add(value(of: operand, conclusion, reason.entities))
    }
  }

  private mutating func value(of operand: Operand, _ conclusion: Conclusion, _ entities: [Int]) -> Value? {
    switch operand {
    case .constant(let constant): return value(of: constant)
    case .path(let path):
      guard let value = value(of: path.path, entities) else { return nil }
      return moved(value, by: path, conclusion.attribute)
    }
  }

  /// What stands at the end of a path; nil where that is unknown.
  mutating func value(of path: Path, _ entities: [Int]) -> Value? {
    if path.steps.isEmpty { return Value(.ordinals(start(of: path, entities))) }
    let ends = ends(of: path, entities)
    if ends.isOpen { return nil }
    var result: Value?
    for key in ends.keys {
      // Before the call: what is looked up within it copies all that is known.
      let found = known(key)
      guard let next = value(of: found, explanation.ruleSet.attributes[key.attribute.raw].type) else { return nil }
      result = result?.joined(next) ?? next
    }
    return result ?? Value(.nothing)
  }

  private func value(of known: Known, _ type: ValueType) -> Value? {
    switch known {
    case .stated(let statement): value(of: statement, type)
    case .assumed(let constant): value(of: constant)
    case .concluded(let value): value
    case .nothing: Value(.nothing)
    case .unknown: nil
    }
  }

  private func value(of constant: Constant) -> Value? {
    switch constant {
    case .ordinal(let ordinal): Value(.ordinals([ordinal]))
    case .number(let number): Value(.number(from: number, to: number))
    case .set(let elements): Value(.set(certain: elements, possible: elements))
    case .text: nil
    }
  }

  private func value(of statement: Statement, _ type: ValueType) -> Value? {
    switch statement {
    case .known(let constant): return value(of: constant)
    case .interval(let low, let high):
      if case .number = type { return Value(.number(from: low, to: high)) }
      return Value(.ordinals((Int(clamping: low)...max(Int(clamping: low), Int(clamping: high))).map { $0 }))
    case .unknown: return nil
    case .doesNotApply: return Value(.nothing)
    case .oneOf(let parts):
      return parts.reduce(into: value(of: parts.first ?? .unknown, type)) { joined, part in
        joined = joined.flatMap { known in value(of: part, type).map { known.joined($0) } }
      }
    }
  }

  /// Adds `plus` and `times`, held within the scale.
  private func moved(_ value: Value, by operand: PathOperand, _ attribute: AttributeID) -> Value {
    var result = value
    switch value.possibilities {
    case .ordinals(let ordinals) where operand.plus != 0:
      guard case .domain(let domain) = explanation.ruleSet.attributes[attribute.raw].type else { return value }
      let top = explanation.ruleSet.domains[domain.raw].values.count - 1
      let plus = Int(clamping: operand.plus)
      let held = ordinals.map { min(max($0.addingReportingOverflow(plus).partialValue, 0), top) }
      result.possibilities = .ordinals(Set(held).sorted())
    case .number(let from, let to):
      result.possibilities = .number(from: from.flatMap { moved($0, operand) }, to: to.flatMap { moved($0, operand) })
    default: break
    }
    return result
  }

  private func moved(_ number: Int64, _ operand: PathOperand) -> Int64? {
    let product = number.multipliedReportingOverflow(by: operand.times.numerator)
    guard !product.overflow, operand.times.denominator > 0 else { return nil }
    let sum = (product.partialValue / operand.times.denominator).addingReportingOverflow(operand.plus)
    return sum.overflow ? nil : sum.partialValue
  }
}
