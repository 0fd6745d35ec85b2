import RuleModel

/// `sum` and its bands.
extension Compiler {
  /// Low: certain gains and all possible losses; high the other way round.
  mutating func sum(_ attribute: AttributeID, base: Operand?, _ own: [Axis]) -> NumberWires {
    let weights = conclusions[attribute.raw].compactMap { id -> (step: Int64, id: ConclusionID)? in
      guard case .weight(let weight) = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution else { return nil }
      return (weight, id)
    }
    return adding(weights, to: baseNumber(base, own))
  }

  /// The number plus signed steps: gains are added, losses are taken off the offset and given back where they fail.
  mutating func adding(_ steps: [(step: Int64, id: ConclusionID)], to base: NumberWires) -> NumberWires {
    var number = base
    var low = build.weighted(number.low)
    var high = build.weighted(number.high)
    for (step, id) in steps {
      for (digit, signal) in counted(id).enumerated() {
        let weight = UInt128(step.magnitude) << UInt128(digit)
        if step > 0 {
          low.append((signal.certain, weight))
          high.append((signal.possible, weight))
        } else {
          number.offset -= Int128(weight)
          low.append((build.not(signal.possible), weight))
          high.append((build.not(signal.certain), weight))
        }
      }
      let beyond = beyondList(id)
      if step > 0 {
        number.unboundedAbove = build.or(number.unboundedAbove, beyond)
      } else {
        number.unboundedBelow = build.or(number.unboundedBelow, beyond)
      }
    }
    number.low = build.sum(of: low)
    number.high = build.sum(of: high)
    return number
  }

  /// A base that contradicts itself makes a contradiction possible.
  private mutating func baseNumber(_ base: Operand?, _ own: [Axis]) -> NumberWires {
    guard let base, case .number(var number) = wires(of: base, for: .number(NumberType()), in: own) else {
      return base == nil ? .constant(0) : .none
    }
    number.contradiction.certain = .never
    return number
  }

  /// How often a contribution counts, in binary digits: once, or once for each entity of `for each`.
  private mutating func counted(_ id: ConclusionID) -> [Signal] {
    let effective = contribution(id).effective
    let each = eachAxes(id)
    guard !each.isEmpty else { return [project(effective, id)] }
    let axes = kept(each, id)
    let width = width(axes)
    let some = build.count(project(effective.possible, id, keeping: each), along: axes, width: width)
    let sure = build.count(project(effective.certain, id, keeping: each), along: axes, width: width)
    return (0..<width).map { digit in
      Signal(
        possible: digit < some.count ? some[digit] : .never, certain: digit < sure.count ? sure[digit] : .never)
    }
  }

  /// Where entities that a list leaves out may add any number of times.
  private mutating func beyondList(_ id: ConclusionID) -> Plane {
    let each = eachAxes(id).filter { mayBeOpen($0.kind) }
    guard !each.isEmpty else { return .never }
    let axes = kept(each, id)
    let lanes = project(contribution(id).effective.possible, id, keeping: each)
    let beyond = build.or(axes.map { unlisted($0) })
    return some(build.and(lanes, beyond), axes)
  }

  mutating func band(_ sum: AttributeID, _ lowest: [Int64]) -> ValueWires {
    guard case .number(let number)? = attributes[sum.raw] else { return .none }
    let bounds = [Int64.min] + lowest + [Int64.max]
    let canBe = (0...lowest.count).map { index -> Plane in
      let top = index == lowest.count ? Int64.max : bounds[index + 1] - 1
      let inside = build.passes(number, NumberSet(intervals: [bounds[index]...top]))
      return build.and(inside.possible, number.mayExist)
    }
    return ValueWires(canBe: canBe, mayBeEmpty: number.mayBeEmpty, contradiction: number.contradiction)
  }
}
