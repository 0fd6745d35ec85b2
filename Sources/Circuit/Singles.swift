import RuleLanguage

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

  mutating func single(_ attribute: AttributeID, default base: Operand?, _ own: [Axis]) -> Wires {
    let declared = ruleSet.attributes[attribute.raw]
    guard case .single(let preferRank, _)? = declared.combine else { return unknownWires(attribute) }
    if case .number(let number) = declared.type { return .number(numericSingle(attribute, base, own, number)) }
    let target = target(of: declared.type, own)
    var values = Array(repeating: Plane.never, count: valueCount(declared.type))
    var reached = Plane.always
    var undisputed = Plane.always
    var clash = Signal.never
    for group in groups(attribute, byRank: preferRank) {
      let claims = group.map { claim($0, target: target, count: values.count) }
      let certain = build.or(claims.map(\.certain))
      for index in values.indices {
        let shared = build.andNot(certain, build.or(claims.map { $0.excludes[index] }))
        let any = build.andNot(build.or(claims.map { $0.canBe[index] }), certain)
        values[index] = build.or(values[index], build.and(reached, build.or(any, shared)))
      }
      clash = build.or([clash, contradiction(claims, certain, reached, undisputed, target)])
      reached = build.andNot(reached, certain)
      undisputed = build.andNot(undisputed, build.or(claims.map(\.possible)))
    }
    let start = defaultClaim(base, target: target, count: values.count, own)
    for index in values.indices {
      values[index] = build.or(values[index], build.and(reached, start.canBe[index]))
    }
    clash.possible = build.or(clash.possible, build.and(reached, start.contradiction))
    return wires(values, target, mayBeEmpty: build.and(reached, build.not(start.certain)), clash)
  }

  private func wires(_ values: [Plane], _ target: Axis?, mayBeEmpty: Plane, _ clash: Signal) -> Wires {
    guard let target else {
      return .values(ValueWires(canBe: values, mayBeEmpty: mayBeEmpty, contradiction: clash))
    }
    return .reference(
      ReferenceWires(
        target: target, canBe: values[0], mayBeEmpty: mayBeEmpty, mayBeUnlisted: values[1], contradiction: clash))
  }

  private func target(of type: ValueType, _ own: [Axis]) -> Axis? {
    if case .reference(let kind) = type { freshAxis(kind, beside: own) } else { nil }
  }

  private func valueCount(_ type: ValueType) -> Int {
    switch type {
    case .domain(let domain): ruleSet.domains[domain.raw].values.count
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
    let rule = wires(of: id.rule)
    guard let operand = ruleSet.rules[id.rule.raw].conclusions[id.index].contribution.operand else {
      return Claim(
        possible: .never, certain: .never, several: .never, canBe: Array(repeating: .never, count: count),
        excludes: Array(repeating: .never, count: count), contradiction: .never)
    }
    let far = target.map { freshAxis($0.kind, beside: rule.axes + [$0]) }
    let said = said(operand, wires: rule.operands[id.index], far: far, count: count)
    let some = build.and(rule.effective.possible, build.or([said.mayExist, said.contradiction]))
    let sure = build.and([rule.effective.certain, build.not(said.mayBeEmpty), build.not(said.contradiction)])
    let canBe = said.canBe.map { onto(build.and(rule.effective.possible, $0), id, certain: false, far, target) }
    let excludes = said.canBe.map { onto(build.andNot(sure, $0), id, certain: true, far, target) }
    return Claim(
      possible: project(some, id, certain: false), certain: project(sure, id, certain: true),
      several: several(some, id, isPath: rule.operands[id.index] != nil), canBe: canBe, excludes: excludes,
      contradiction: project(build.and(rule.effective.possible, said.contradiction), id, certain: false))
  }

  private mutating func onto(
    _ plane: Plane, _ id: ConclusionID, certain: Bool, _ far: Axis?, _ target: Axis?
  ) -> Plane {
    let projected = project(plane, id, certain: certain)
    guard let far, let target else { return projected }
    return build.rename(projected, [far: .axis(target)])
  }

  /// Instances with values of their own are contributions of their own; so are those that a list leaves out.
  mutating func several(_ plane: Plane, _ id: ConclusionID, isPath: Bool) -> Plane {
    let dropped = droppedAxes(id)
    guard isPath, !dropped.isEmpty, plane != .never else { return .never }
    let kept = project(plane, id, certain: false, keeping: dropped)
    let counted = build.isAtLeast(build.count(kept, along: dropped, width: width(dropped)), 2)
    let open = dropped.filter { mayBeOpen($0.kind) }
    guard !open.isEmpty else { return counted }
    let unlisted = build.or(open.map { build.not(listed($0)) })
    return build.or(counted, build.fold(build.and(kept, unlisted), dropping: dropped))
  }

  private struct Said {
    var canBe: [Plane]
    var mayBeEmpty: Plane
    var mayExist: Plane
    var contradiction: Plane
  }

  private mutating func said(_ operand: Operand, wires: Wires?, far: Axis?, count: Int) -> Said {
    if let far {
      if case .constant(.ordinal(let entity)) = operand {
        return Said(canBe: [isEntity(far, entity), .never], mayBeEmpty: .never, mayExist: .always, contradiction: .never)
      }
      guard case .reference(let reference)? = wires else {
        return Said(canBe: [.never, .never], mayBeEmpty: .always, mayExist: .never, contradiction: .never)
      }
      let moved = build.rename(reference.canBe, [reference.target: .axis(far)])
      let some = build.or(build.fold(moved, dropping: [far]), reference.mayBeUnlisted)
      return Said(
        canBe: [moved, reference.mayBeUnlisted], mayBeEmpty: reference.mayBeEmpty, mayExist: some,
        contradiction: reference.contradiction.possible)
    }
    let values = values(operand, count: count, wires: wires)
    return Said(
      canBe: values.canBe, mayBeEmpty: values.mayBeEmpty, mayExist: build.or(values.canBe),
      contradiction: values.contradiction.possible)
  }

  private mutating func defaultClaim(_ base: Operand?, target: Axis?, count: Int, _ own: [Axis]) -> Claim {
    guard let base else {
      return Claim(
        possible: .never, certain: .never, several: .never, canBe: Array(repeating: .never, count: count),
        excludes: [], contradiction: .never)
    }
    var found: Wires?
    if case .path(let operand) = base { found = wires(of: operand.path, in: own + (target.map { [$0] } ?? [])) }
    let said = said(base, wires: found, far: target, count: count)
    return Claim(
      possible: said.mayExist, certain: build.not(said.mayBeEmpty), several: .never, canBe: said.canBe, excludes: [],
      contradiction: said.contradiction)
  }

  // MARK: Contradiction

  /// Possible where two that may hold are not one and the same single value; certain where the certain ones of the
  /// deciding rank have no value in common.
  private mutating func contradiction(
    _ claims: [Claim], _ certain: Plane, _ reached: Plane, _ undisputed: Plane, _ target: Axis?
  ) -> Signal {
    var one = Plane.never
    var two = Plane.never
    for claim in claims {
      two = build.or([two, claim.several, build.and(one, claim.possible)])
      one = build.or(one, claim.possible)
    }
    let differing = build.and(two, differing(claims, target))
    let disputed = build.or(claims.map(\.contradiction))
    var common = Plane.never
    for index in claims.first?.excludes.indices ?? [].indices {
      var shared = build.andNot(certain, build.or(claims.map { $0.excludes[index] }))
      if let target { shared = build.fold(shared, dropping: [target]) }
      common = build.or(common, shared)
    }
    let clash = build.andNot(certain, common)
    return Signal(
      possible: build.and(reached, build.or(differing, disputed)), certain: build.and(undisputed, clash))
  }

  private mutating func differing(_ claims: [Claim], _ target: Axis?) -> Plane {
    let values = (claims.first?.canBe.indices ?? [].indices).map { index in build.or(claims.map { $0.canBe[index] }) }
    guard let target else { return build.atLeastTwo(values) }
    let whole = ReferenceWires(
      target: target, canBe: values[0], mayBeEmpty: .never, mayBeUnlisted: values[1], contradiction: .never)
    let pairs = build.fold(build.and(values[0], othersThan(whole)), dropping: [target])
    return build.or(pairs, values[1])
  }
}
