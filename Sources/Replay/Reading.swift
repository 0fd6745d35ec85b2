import RuleModel

/// What was read, and which of its ordinals stands for entities that nobody listed.
struct Reading {
  var value: Finding
  var unlisted: Int?
}

/// What conditions and operands say in a scene, of what may be read there.
struct Conditions {
  let scene: Scene

  func entities(_ subject: Subject, _ names: [Int]) -> [Int] {
    subject.terms.map { term in
      switch term {
      case .variable(let variable): names[variable.raw]
      case .entity(let entity): entity.raw
      }
    }
  }

  func read(_ path: Path, _ names: [Int]) -> Reading {
    let start = entities(path.subject, names)
    guard let last = path.steps.last else {
      return Reading(value: Finding(.ordinals(start)), unlisted: scene.count(path.subject.kind))
    }
    return Reading(value: follow(start, path.steps[...]), unlisted: unlisted(scene.rules.attributes[last.raw].type))
  }

  func unlisted(_ type: ValueType) -> Int? {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): scene.count(kind)
    default: nil
    }
  }

  private func follow(_ entities: [Int], _ steps: ArraySlice<AttributeID>) -> Finding {
    guard let first = steps.first else { return .none }
    let rest = steps.dropFirst()
    let declared = scene.rules.attributes[first.raw]
    let found = scene.value(first, entities)
    guard let last = rest.last, case .reference(let kind) = declared.type else {
      return found ?? scene.anything(declared.type)
    }
    if found == nil || isUnknown(declared, entities) {
      return beyondUnknown(kind, rest, scene.rules.attributes[last.raw].type, clashes: found?.clashes ?? false)
    }
    return found.map { follow($0, rest) } ?? .none
  }

  /// Of what may yet be listed nothing is known that could be stated of it, though rules conclude it.
  func isUnknown(_ declared: Attribute, _ entities: [Int]) -> Bool {
    declared.isDerived && scene.existence(declared.kind, entities) == .perhaps
      && (declared.origin == .both || scene.isListedKind(declared.kind))
  }

  /// Any value; it may contradict itself if that of some entity does.
  private func beyondUnknown(
    _ kind: KindID, _ rest: ArraySlice<AttributeID>, _ type: ValueType, clashes: Bool
  ) -> Finding {
    var result = scene.anything(type)
    // Facts do not contradict themselves.
    let derived = rest.contains { scene.rules.attributes[$0.raw].isDerived }
    let elsewhere = derived && (0..<scene.size(kind)).map { follow([$0], rest) }.contains(where: \.clashes)
    if clashes || elsewhere { result.contradiction = .possible }
    return result
  }

  private func follow(_ reference: Finding, _ rest: ArraySlice<AttributeID>) -> Finding {
    var ways: [Finding] = reference.mayBeEmpty ? [.none] : []
    if case .ordinals(let all) = reference.content { ways += all.map { follow([$0], rest) } }
    guard let first = ways.first else {
      return Finding(.nothing, mayBeEmpty: !reference.clashes, contradiction: reference.contradiction)
    }
    var result = ways.dropFirst().reduce(first) { $0.or($1) }
    if reference.clashes && !result.clashes { result.contradiction = .possible }
    return result
  }

  // MARK: Operands

  /// A value, floor, cap, element, base or default, held at the ends of the attribute's scale.
  func offer(_ operand: Operand, _ names: [Int], for type: ValueType) -> Reading {
    switch operand {
    case .constant(let constant): return Reading(value: Finding(constant), unlisted: unlisted(type))
    case .path(let path):
      var reading = read(path.path, names)
      switch reading.value.content {
      case .ordinals(let all): reading.value.content = .ordinals(held(all.map { $0 + Int(path.plus) }, type))
      case .number(let from, let to): reading.value.content = moved(Ends(from, to), path)
      case .nothing, .set: break
      }
      return reading
    }
  }

  private func held(_ positions: [Int], _ type: ValueType) -> [Int] {
    guard case .domain(let domain) = type else { return positions }
    let top = scene.rules.domains[domain.raw].values.count - 1
    return Array(Set(positions.map { max(0, min(top, $0)) })).sorted()
  }

  /// Times a factor plus a summand; what is no whole number of units is rounded outwards.
  private func moved(_ ends: Ends, _ path: PathOperand) -> Finding.Content {
    let (times, plus) = (path.times, path.plus)
    if times.numerator == 0 { return .number(from: plus, to: plus) }
    let ends = times.numerator < 0 ? Ends(ends.high, ends.low) : ends
    func move(_ number: Int64, up: Bool) -> Int64 {
      let product = Int128(number) * Int128(times.numerator)
      let divisor = Int128(times.denominator)
      var quotient = product / divisor
      if product % divisor != 0 { quotient += up ? (product > 0 ? 1 : 0) : (product > 0 ? 0 : -1) }
      return Int64(clamping: quotient + Int128(plus))
    }
    return .number(from: ends.low.map { move($0, up: false) }, to: ends.high.map { move($0, up: true) })
  }
}
