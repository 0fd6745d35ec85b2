import RuleModel

/// From contributions to the value of an attribute: `asserted`, `collected`, and what all modes share.
extension Compiler {
  mutating func compile(_ attribute: AttributeID) {
    let declared = ruleSet.attributes[attribute.raw]
    guard let combine = declared.combine else { return }
    build.origin = .attribute(attribute)
    let own = ownAxes(of: declared.kind)
    let wires: Wires
    switch combine {
    case .asserted: wires = truth(asserted(attribute))
    case .single(let preferRank, let base): wires = single(attribute, preferRank: preferRank, default: base, own)
    case .sum(let base, _): wires = .number(sum(attribute, base: base, own))
    case .level(let base, let capWins): wires = .values(level(attribute, base: base, capWins: capWins, own))
    case .collected: wires = .set(SetWires(elements: collected(attribute, own), mayBeEmpty: .never))
    case .rank(let ranking): wires = .number(rank(ranking, own, declared.kind))
    case .band(let sum, let lowest): wires = .values(band(sum, lowest))
    }
    attributes[attribute.raw] = finished(wires, attribute, own)
  }

  mutating func truth(_ yes: Signal) -> Wires {
    .values(ValueWires(canBe: [build.not(yes.certain), yes.possible], mayBeEmpty: .never, contradiction: .never))
  }

  mutating func asserted(_ attribute: AttributeID) -> Signal {
    build.or(conclusions[attribute.raw].map { project(contribution($0).effective, $0) })
  }

  // MARK: Collected

  mutating func collected(_ attribute: AttributeID, _ own: [Axis]) -> SetWires.Elements {
    guard case .set(let element) = ruleSet.attributes[attribute.raw].type else { return .values([]) }
    switch element {
    case .domain(let domain):
      var signals = ruleSet.domains[domain.raw].values.map { _ in [Signal]() }
      for id in conclusions[attribute.raw] {
        for (index, signal) in added(id).enumerated() where index < signals.count && signal.possible != .never {
          signals[index].append(project(signal, id))
        }
      }
      return .values(signals.map { build.or($0) })
    case .reference(let kind):
      let target = freshAxis(kind, beside: own)
      let all = conclusions[attribute.raw].compactMap { entitiesAdded($0, target) }
      return .entities(build.or(all), target: target)
    }
  }

  /// By ordinal, over the rule's variables.
  private mutating func added(_ id: ConclusionID) -> [Signal] {
    let contribution = contribution(id)
    guard let value = contribution.value, case .values(let signals) = elements(value) else { return [] }
    return signals.map { build.and([contribution.effective, $0]) }
  }

  private mutating func entitiesAdded(_ id: ConclusionID, _ target: Axis) -> Signal? {
    let contribution = contribution(id)
    guard let value = contribution.value, case .entities(let signal, let far) = elements(value) else { return nil }
    let projected = project(build.and([contribution.effective, signal]), id)
    return build.rename(projected, [far: .axis(target)])
  }

  // MARK: Finish

  /// Lets what the profile states stand before what rules conclude. Of a pair that an open list leaves out, and of an
  /// entity that nobody listed if it could be stated of it, nothing is known.
  mutating func finished(_ wires: Wires, _ attribute: AttributeID, _ own: [Axis]) -> Wires {
    let declared = ruleSet.attributes[attribute.raw]
    var result = wires
    if declared.origin == .both {
      result = choose(stated(attribute), givenWires(ownPath(attribute), in: own), result)
    }
    let doubt = wires.contradiction.possible
    if case .pair(_, _, true) = ruleSet.kinds[declared.kind.raw].form {
      let pair = listedPair(declared.kind, .variable(VariableID(0)), .variable(VariableID(1)), in: own)
      let absent = choose(pair.possible, unknownWires(declared.type, beside: own, doubt: doubt), noneWires(like: wires))
      return choose(pair.certain, result, absent)
    }
    guard declared.origin == .both else { return result }
    let absent = build.or(own.map { unlisted($0) })
    return choose(absent, unknownWires(declared.type, beside: own, doubt: doubt), result)
  }
}
