import RuleLanguage

/// `sum`, its bands, and `rank`.
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
        let weight = step.magnitude << UInt64(digit)
        if step > 0 {
          low.append((signal.certain, weight))
          high.append((signal.possible, weight))
        } else {
          number.offset -= Int64(weight)
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

  private mutating func baseNumber(_ base: Operand?, _ own: [Axis]) -> NumberWires {
    var number = NumberWires(
      offset: 0, low: [], high: [], unboundedBelow: .never, unboundedAbove: .never, mayBeEmpty: .never,
      mayExist: .always, contradiction: .never)
    switch base {
    case .constant(.number(let value)): number.offset = value
    case .path(let operand):
      guard case .number(let found) = wires(of: operand.path, in: own) else { break }
      number = found
      number.offset += operand.plus
    default: break
    }
    return number
  }

  /// How often a contribution counts, in binary digits: once, or once for each entity of `for each`.
  private mutating func counted(_ id: ConclusionID) -> [Signal] {
    let each = eachAxes(id)
    guard !each.isEmpty else { return [contribution(id)] }
    let body = wires(of: id.rule).effective
    let masks = each.filter { mayBeOpen($0.kind) }.map { listed($0) }
    let possible = build.and([project(body.possible, id, certain: false, keeping: each)] + masks)
    let certain = build.and([project(body.certain, id, certain: true, keeping: each)] + masks)
    let width = width(each)
    let some = build.count(possible, along: each, width: width)
    let sure = build.count(certain, along: each, width: width)
    return (0..<width).map { digit in
      Signal(
        possible: digit < some.count ? some[digit] : .never, certain: digit < sure.count ? sure[digit] : .never)
    }
  }

  func eachAxes(_ id: ConclusionID) -> [Axis] {
    let rule = ruleSet.rules[id.rule.raw]
    guard case .forEach(let variables) = rule.multiplicity else { return [] }
    let frame = frame(of: rule.scope)
    let dropped = droppedAxes(id)
    return variables.map { frame[$0.raw] }.filter(dropped.contains)
  }

  /// Where entities that a list leaves out may add any number of times.
  private mutating func beyondList(_ id: ConclusionID) -> Plane {
    let each = eachAxes(id).filter { mayBeOpen($0.kind) }
    guard !each.isEmpty else { return .never }
    let body = wires(of: id.rule).effective
    let kept = project(body.possible, id, certain: false, keeping: each)
    let unlisted = build.or(each.map { build.not(listed($0)) })
    return build.fold(build.and(kept, unlisted), dropping: each)
  }

  mutating func band(_ sum: AttributeID, _ lowest: [Int64]) -> ValueWires {
    guard case .number(let number)? = attributes[sum.raw] else {
      return ValueWires(canBe: [], mayBeEmpty: .always, contradiction: .never)
    }
    let bounds = [Int64.min] + lowest + [Int64.max]
    let canBe = (0...lowest.count).map { index -> Plane in
      let top = index == lowest.count ? Int64.max : bounds[index + 1] - 1
      let inside = build.passes(number, NumberSet(intervals: [bounds[index]...top]))
      return build.and(inside.possible, number.mayExist)
    }
    return ValueWires(canBe: canBe, mayBeEmpty: number.mayBeEmpty, contradiction: number.contradiction)
  }

  // MARK: Rank

  /// 1 + the number that are strictly better: certainly so at least, possibly so at most.
  mutating func rank(_ ranking: Ranking, _ own: [Axis]) -> NumberWires {
    let (other, group) = rivals(ranking, own)
    let compared = other.filter { !own.contains($0) }
    let bound = boundAxes(ranking, beside: own + other)
    let member = ranking.among.map { signal(of: $0, in: own + bound) } ?? .always
    let rival = ranking.among.map { signal(of: $0, in: other + bound) } ?? .always
    var better = Signal.never
    for path in ranking.by.reversed() {
      let mine = number(of: wires(of: path, in: own))
      let theirs = number(of: wires(of: path, in: other))
      better = outranks(theirs, mine, highestFirst: ranking.highestFirst, then: better)
    }
    let others = build.not(build.and(zip(own, other).map { same($0, $1) }))
    let counted = build.and([better, rival, group, Signal(exactly: others)])
    let masks = compared.filter { mayBeOpen($0.kind) }.map { listed($0) }
    let sure = build.and([counted.certain] + masks)
    let some = build.and([counted.possible] + masks)
    let beyond = masks.isEmpty ? .never : build.fold(build.andNot(counted.possible, build.and(masks)), dropping: compared)
    let digits = width(compared)
    return NumberWires(
      offset: 1, low: build.count(sure, along: compared, width: digits),
      high: build.count(some, along: compared, width: digits), unboundedBelow: .never, unboundedAbove: beyond,
      mayBeEmpty: build.not(member.certain), mayExist: member.possible, contradiction: .never)
  }

  /// Axes of the variables that quantifiers in `among` bind.
  private func boundAxes(_ ranking: Ranking, beside axes: [Axis]) -> [Axis] {
    var result: [Axis] = []
    for variable in ranking.scope.dropFirst(ownCount(ranking, axes)) {
      result.append(freshAxis(variable.kind, beside: axes + result))
    }
    return result
  }

  private func ownCount(_ ranking: Ranking, _ axes: [Axis]) -> Int { min(ranking.scope.count, axes.count / 2) }

  /// The axes of the entities it competes with, and whether these are of its group.
  private mutating func rivals(_ ranking: Ranking, _ own: [Axis]) -> ([Axis], Signal) {
    var other = own
    let shared: Int?
    if let per = ranking.per, per.steps.isEmpty, case .variable(let variable)? = per.subject.terms.first {
      shared = variable.raw
    } else {
      shared = nil
    }
    for index in own.indices where index != shared {
      other[index] = freshAxis(own[index].kind, beside: own + other)
    }
    guard let per = ranking.per, !per.steps.isEmpty else { return (other, .always) }
    return (other, equal(wires(of: per, in: own), wires(of: per, in: other)))
  }

  /// Equal values; without a value it shares a group with none.
  private mutating func equal(_ left: Wires, _ right: Wires) -> Signal {
    switch (left, right) {
    case (.values(let first), .values(let second)): return compare(first, .equal, second, plus: 0)
    case (.reference(let first), .reference(let second)): return compare(first, .equal, second)
    case (.number(let first), .number(let second)): return compare(first, .equal, second)
    default: return .never
    }
  }

  /// Better in the first measure, or equal in it and better in the rest. No value is worse than any.
  private mutating func outranks(
    _ theirs: NumberWires, _ mine: NumberWires, highestFirst: Bool, then rest: Signal
  ) -> Signal {
    let up = highestFirst ? isAtLeast(theirs, mine) : isAtLeast(mine, theirs)
    let down = highestFirst ? isAtLeast(mine, theirs) : isAtLeast(theirs, mine)
    let bothMay = build.and(theirs.mayExist, mine.mayExist)
    let doubt = build.or(theirs.contradiction.possible, mine.contradiction.possible)
    let above = build.not(down)
    let more = build.or([build.and(bothMay, above.possible), build.and(theirs.mayExist, mine.mayBeEmpty), doubt])
    let mineNone = build.not(mine.mayExist)
    let surely = build.or(mineNone, above.certain)
    let sure = build.and([build.not(theirs.mayBeEmpty), surely, build.not(doubt)])
    let equalMay = build.or([
      build.and([bothMay, up.possible, down.possible]), build.and(theirs.mayBeEmpty, mine.mayBeEmpty), doubt,
    ])
    let notLess = build.or(mineNone, build.andNot(up.certain, theirs.mayBeEmpty))
    return Signal(
      possible: build.or(more, build.and(equalMay, rest.possible)),
      certain: build.or(sure, build.and([notLess, rest.certain, build.not(doubt)])))
  }

  /// What is ranked by, as a number: a scale by its positions.
  private mutating func number(of wires: Wires) -> NumberWires {
    switch wires {
    case .number(let number): return number
    case .values(let values):
      let bounds = thermometer(values)
      return NumberWires(
        offset: 0, low: build.sum(of: bounds.low.map { ($0, 1) }), high: build.sum(of: bounds.high.map { ($0, 1) }),
        unboundedBelow: .never, unboundedAbove: .never, mayBeEmpty: values.mayBeEmpty,
        mayExist: build.or(values.canBe), contradiction: values.contradiction)
    case .reference, .set:
      return NumberWires(
        offset: 0, low: [], high: [], unboundedBelow: .always, unboundedAbove: .always, mayBeEmpty: .always,
        mayExist: .always, contradiction: .never)
    }
  }
}
