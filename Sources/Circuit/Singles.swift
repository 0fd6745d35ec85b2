import RuleModel

/// `single`: down to the first rank that holds a certain contribution, collecting on the way; then the default.
extension Compiler {
  /// What one conclusion says, on the attribute's own axes. Values: by ordinal; of a reference: over the target axis,
  /// then the unlisted ones.
  private struct Claim {
    var possible: Plane
    var certain: Plane
    /// Two instances at least.
    var several: Plane
    var canBe: [Plane]
    /// A certain instance that cannot have the value.
    var excludes: [Plane]
    var contradiction: Plane
  }

  mutating func single(
    _ attribute: AttributeID, preferRank: Bool, default base: Operand?, _ own: [Axis]
  ) -> Wires {
    let type = ruleSet.attributes[attribute.raw].type
    let groups = groups(attribute, byRank: preferRank)
    if case .number(let number) = type { return .number(numericSingle(groups, base, own, number)) }
    let target = target(of: type, own)
    var values = Array(repeating: Plane.never, count: valueCount(type))
    var reached = Plane.always
    var undisputed = Plane.always
    var clash = Signal.never
    for group in groups {
      let claims = group.map { claim($0, target: target, count: values.count) }
      let certain = build.or(claims.map(\.certain))
      let said = values.indices.map { standing(claims, certain, $0) }
      for index in values.indices { values[index] = build.or(values[index], build.and(reached, said[index])) }
      clash = build.or([clash, contradiction(claims, said, certain, reached, undisputed, target)])
      reached = build.andNot(reached, certain)
      undisputed = build.andNot(undisputed, build.or(claims.map(\.possible)))
    }
    let start = fallback(base, type, own, target)
    let canBe = planes(start, target, count: values.count)
    for index in values.indices { values[index] = build.or(values[index], build.and(reached, canBe[index])) }
    clash.possible = build.or(clash.possible, build.and(reached, start.contradiction.possible))
    return wires(values, target, mayBeEmpty: build.and(reached, start.mayBeEmpty), clash)
  }

  /// Whether a rank can have a value: what each of its certain contributions may be, else what any may be.
  private mutating func standing(_ claims: [Claim], _ certain: Plane, _ index: Int) -> Plane {
    let shared = build.andNot(certain, build.or(claims.map { $0.excludes[index] }))
    let any = build.andNot(build.or(claims.map { $0.canBe[index] }), certain)
    return build.or(any, shared)
  }

  private mutating func fallback(_ base: Operand?, _ type: ValueType, _ own: [Axis], _ target: Axis?) -> Wires {
    let beside = own + (target.map { [$0] } ?? [])
    guard let base else { return noneWires(like: unknownWires(type, beside: beside)) }
    return wires(of: base, for: type, in: beside)
  }

  private func wires(_ values: [Plane], _ target: Axis?, mayBeEmpty: Plane, _ clash: Signal) -> Wires {
    guard let target else {
      return .values(ValueWires(canBe: values, mayBeEmpty: mayBeEmpty, contradiction: clash))
    }
    return .reference(
      ReferenceWires(
        target: target, canBe: values[0], mayBeEmpty: mayBeEmpty, isUnknown: .never, contradiction: clash))
  }

  /// How many planes tell its values apart: one of a reference, over its target.
  private func valueCount(_ type: ValueType) -> Int {
    switch type {
    case .domain(let domain): ruleSet.domains[domain.raw].values.count
    case .reference: 1
    default: 2
    }
  }

  /// Conclusions of one rank together, the highest rank first.
  func groups(_ attribute: AttributeID, byRank: Bool) -> [[ConclusionID]] {
    let all = conclusions[attribute.raw]
    guard byRank else { return all.isEmpty ? [] : [all] }
    let ranks = Set(all.map { ruleSet.rules[$0.rule.raw].rank?.raw ?? Int.max }).sorted()
    return ranks.map { rank in all.filter { (ruleSet.rules[$0.rule.raw].rank?.raw ?? Int.max) == rank } }
  }

  // MARK: Claims

  private mutating func claim(_ id: ConclusionID, target: Axis?, count: Int) -> Claim {
    let contribution = contribution(id)
    let (some, sure) = (contribution.effective.possible, contribution.effective.certain)
    let value = contribution.value ?? .values(.none)
    let said = planes(value, value.target, count: count)
    func onto(_ plane: Plane) -> Plane {
      let projected = project(plane, id)
      guard let far = value.target, let target else { return projected }
      return build.rename(projected, [far: .axis(target)])
    }
    return Claim(
      possible: project(some, id), certain: project(sure, id), several: several(some, id),
      canBe: said.map { onto(build.and(some, $0)) }, excludes: said.map { onto(build.andNot(sure, $0)) },
      contradiction: project(build.and(some, value.contradiction.possible), id))
  }

  /// By ordinal; of a reference one plane over its target axis, which is moved.
  private mutating func planes(_ wires: Wires, _ target: Axis?, count: Int) -> [Plane] {
    switch wires {
    case .values(let values):
      return (0..<count).map { $0 < values.canBe.count ? values.canBe[$0] : .never }
    case .reference(let reference):
      guard let target else { return [reference.canBe] }
      return [build.rename(reference.canBe, [reference.target: .axis(target)])]
    case .number, .set: return Array(repeating: .never, count: count)
    }
  }

  // MARK: Contradiction

  /// Possible where two that may hold are not one and the same single value; certain where the certain ones of the
  /// deciding rank have no value in common.
  private mutating func contradiction(
    _ claims: [Claim], _ said: [Plane], _ certain: Plane, _ reached: Plane, _ undisputed: Plane, _ target: Axis?
  ) -> Signal {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = build.or([two, claim.several, build.and(one, claim.possible)])
      one = build.or(one, claim.possible)
    }
    let disputed = build.or(build.and(two, differing(claims, target)), build.or(claims.map(\.contradiction)))
    let dropped = target.map { [$0] } ?? []
    let common = build.or(said.map { build.fold($0, dropping: dropped) })
    let clash = build.andNot(certain, common)
    return Signal(possible: build.and(reached, disputed), certain: build.and(undisputed, clash))
  }

  /// Whether there are at least two values among them; what nobody listed may be two.
  private mutating func differing(_ claims: [Claim], _ target: Axis?) -> Plane {
    let values = (claims.first?.canBe.indices ?? [].indices).map { index in build.or(claims.map { $0.canBe[index] }) }
    guard let target else { return build.atLeastTwo(values) }
    let whole = ReferenceWires(
      target: target, canBe: values.first ?? .never, mayBeEmpty: .never, isUnknown: .never, contradiction: .never)
    let others = build.or(othersThan(whole), unlisted(target))
    return build.fold(build.and(whole.canBe, others), dropping: [target])
  }
}
