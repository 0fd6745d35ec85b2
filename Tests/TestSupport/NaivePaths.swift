import RuleModel

/// A value that was read, and which of its ordinals stands for entities nobody listed.
struct Read {
  var value: NaiveValue
  var unlisted: Int?
}

extension NaiveWorld {
  func entity(_ term: Term, _ environment: [Int]) -> Int {
    switch term {
    case .variable(let variable): environment[variable.raw]
    case .entity(let entity): entity.raw
    }
  }
  func entities(_ subject: Subject, _ environment: [Int]) -> [Int] {
    subject.terms.map { entity($0, environment) }
  }

  func read(_ path: Path, _ environment: [Int]) -> Read {
    let start = entities(path.subject, environment)
    guard let last = path.steps.last else {
      precondition(start.count < 2, "a pair is no value")
      return Read(value: NaiveValue(.ordinals([start.first ?? 0])), unlisted: count(path.subject.kind))
    }
    return Read(value: follow(start, path.steps[...]), unlisted: unlisted(in: rules.attributes[last.raw].type))
  }

  private func unlisted(in type: ValueType) -> Int? {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): count(kind)
    default: nil
    }
  }

  private func follow(_ entities: [Int], _ steps: ArraySlice<AttributeID>) -> NaiveValue {
    let here = value(steps.first!, entities)
    let rest = steps.dropFirst()
    guard !rest.isEmpty else { return here }
    guard case .reference(let kind) = rules.attributes[steps.first!.raw].type else {
      preconditionFailure("a path goes on after what is no reference")
    }
    switch source(steps.first!, entities) {
    case .stated, .derived: break
    case .unknown, .anything:
      var result = unknown(rules.attributes[rest.last!.raw].type)
      // Reading: it may contradict itself if it does so for an entity to which the reference may lead.
      let contradicts = self.entities(kind).contains { follow([$0], rest).contradiction != .none }
      if contradicts || here.contradiction != .none { result.contradiction = .possible }
      return result
    }
    var values: [NaiveValue] = here.mayBeEmpty ? [.none] : []
    if case .ordinals(let ordinals) = here.content { values += ordinals.sorted().map { follow([$0], rest) } }
    if here.contradiction != .none && values.isEmpty {
      return NaiveValue(.nothing, contradiction: here.contradiction)
    }
    var result = NaiveValue.join(values)
    if here.contradiction != .none && result.contradiction == .none { result.contradiction = .possible }
    return result
  }

  /// P · k + n. Positions on a scale may lie beyond its ends.
  func read(_ operand: PathOperand, _ environment: [Int]) -> Read {
    var read = read(operand.path, environment)
    guard operand.plus != 0 || operand.times != .one else { return read }
    switch read.value.content {
    case .ordinals(let ordinals): read.value.content = .ordinals(Set(ordinals.map { $0 + Int(operand.plus) }))
    case .numbers(var low, var high):
      let times = operand.times
      if times.numerator < 0 { swap(&low, &high) }
      // Reading: what is no whole number of units is rounded outwards. Comparisons do not come here: they are exact.
      // Reading: an end beyond 64 bits is no bound.
      let move = { (number: Int64, up: Bool) -> Int64? in
        let product = Int128(number) * Int128(times.numerator)
        return Int64(exactly: Self.divide(product, by: Int128(times.denominator), up: up) + Int128(operand.plus))
      }
      low = low.flatMap { move($0, false) }
      high = high.flatMap { move($0, true) }
      if times.numerator == 0 { (low, high) = (operand.plus, operand.plus) }
      read.value.content = .numbers(low: low, high: high)
    case .nothing, .set, .text: break
    }
    return read
  }

  private static func divide(_ number: Int128, by divisor: Int128, up: Bool) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 { return quotient }
    return up ? (number > 0 ? quotient + 1 : quotient) : (number > 0 ? quotient : quotient - 1)
  }

  /// The value of a contribution, base or default; held at the ends of the attribute's scale.
  func operand(_ operand: Operand, _ environment: [Int], for type: ValueType) -> Read {
    var result: Read
    switch operand {
    case .constant(let constant): result = Read(value: value(constant), unlisted: unlisted(in: type))
    case .path(let path): result = read(path, environment)
    }
    if case .domain(let domain) = type, case .ordinals(let ordinals) = result.value.content {
      let top = rules.domains[domain.raw].values.count - 1
      result.value.content = .ordinals(Set(ordinals.map { max(0, min(top, $0)) }))
    }
    return result
  }
}
