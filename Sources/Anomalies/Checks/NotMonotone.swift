import Circuit
import RuleModel
import SourceText
import Verification

let notMonotone = ExactCheck(
  DiagnosticCode(
    "D0422", "not-monotone",
    """
    An attribute says 'monotone in' a fact: with the fact a step higher, and all else the same, it is as high or higher. \
    There are two profiles that differ in this fact alone, and it is lower in the one where the fact is higher. Either a \
    rule has the wrong sign or a condition that leaves a gap, or the promise is wrong.
    """),
  triggering: """
    # vocabulary/more.yaml
    scales:
      light: [{shade: Shade}, {half: Half}, {sun: Sun}]
    attributes:
      garden.light: {is: given, type: {scale: light}, title: Light, question: "How light is it?", controlled by: nobody}
      garden.need: {is: derived, type: integer, combine: sum, weights: [+1], monotone in: garden.light, title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-in-half-shade, when: {garden.light: half}, then: {garden.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      light: [{shade: Shade}, {half: Half}, {sun: Sun}]
    attributes:
      garden.light: {is: given, type: {scale: light}, title: Light, question: "How light is it?", controlled by: nobody}
      garden.need: {is: derived, type: integer, combine: sum, weights: [+1], monotone in: garden.light, title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-outside-shade, when: {garden.light: {at least: half}}, then: {garden.need: +1}}
    """
) { inquiry in
  inquiry.ruleSet.attributes.enumerated().flatMap { number, attribute in
    attribute.monotoneIn.map { promise in
      CheckSlice([.attribute(AttributeID(number)), .attribute(promise.attribute)]) { inquiry in
        broken(AttributeID(number), promise, &inquiry).map { [$0] } ?? []
      }
    }
  }
}

/// A fact that rises by a step, and what falls then.
private struct Fall {
  var fact: FactKey
  /// Nil: by one from what it is.
  var step: (low: Constant, high: Constant)?
  var subject: [Int]
  var signal: Signal
}

private func broken(
  _ attribute: AttributeID, _ promise: Attribute.Promise, _ inquiry: inout Inquiry
) -> Finding? {
  let question: Inquiry.Question = { gates in
    let falls = gates.falls(attribute, promise.attribute)
    return gates.or(falls.map(\.signal))
  }
  guard case .witness(let sighting) = inquiry.ask(question) else { return nil }
  let fall = inquiry.read(sighting) { gates, isOn in
    gates.falls(attribute, promise.attribute).first { isOn($0.signal) }
  }
  guard let fall else { return nil }
  return finding(attribute, promise, fall, sighting, &inquiry)
}

extension ProfileGates {
  /// By fact, step and entities, on where the attribute is lower after the step than before it.
  fileprivate mutating func falls(_ attribute: AttributeID, _ risen: AttributeID) -> [Fall] {
    facts(risen).flatMap { key -> [Fall] in
      subjects(space.ruleSet[attribute].kind).flatMap { subject -> [Fall] in
        if let number = number(key) { return [fall(attribute, subject, number)] }
        let values = cases(of: key)
        return zip(values, values.dropFirst()).map { low, high in
          let below = order(attribute, subject) { $0.settling([key: low], in: $1) }
          let above = order(attribute, subject) { $0.settling([key: high], in: $1) }
          return Fall(fact: key, step: (low, high), subject: subject, signal: isLower(above, below))
        }
      }
    }
  }

  /// What never falls where a number rises by one does not fall however far it rises.
  private mutating func fall(_ attribute: AttributeID, _ subject: [Int], _ number: FreeNumber) -> Fall {
    var isThere = Signal.never
    let below = order(attribute, subject) { $1 }
    let above = order(attribute, subject) { gates, signals in
      let risen = gates.rising(number, in: signals)
      isThere = risen.isThere
      return risen.signals
    }
    let falls = isLower(above, below)
    return Fall(fact: number.key, step: nil, subject: subject, signal: and([falls, isThere]))
  }

  /// Whether both are there, and the first is less.
  private mutating func isLower(
    _ first: (digits: [Signal], isThere: Signal), _ second: (digits: [Signal], isThere: Signal)
  ) -> Signal {
    let falls = isLess(first.digits, second.digits)
    return and([falls, first.isThere, second.isThere])
  }

  /// Binary digits that are in the order of an attribute's values, lowest first; on where there is one and the profile can be.
  /// They are read where a change was made.
  private mutating func order(
    _ attribute: AttributeID, _ subject: [Int], _ change: (inout ProfileGates, [Signal]) -> [Signal]
  ) -> (digits: [Signal], isThere: Signal) {
    let axes = space.ruleSet.ownAxes(of: attribute)
    func signals(_ planes: [Plane]) -> [Signal] { planes.map { signal($0, along: axes, subject) } }
    let digits: [Signal]
    let absent: [Signal]
    switch space.circuit.attributes[attribute.raw] {
    case .ordinals(let values)?:
      // Whether it is at least the second, the third value, and so on: as digits these have the same order.
      let own = signals(values.canBe)
      digits = own.indices.dropFirst().map { or(Array(own[$0...])) }
      absent = signals([values.mayBeEmpty, values.contradiction.possible])
    case .number(let number)?:
      digits = signals(number.low)
      absent = signals([number.mayBeEmpty, number.contradiction.possible])
    default: return ([], .never)
    }
    let changed = change(&self, digits + absent + [isValid])
    let isThere = and(changed.dropFirst(digits.count).dropLast().map { !$0 } + changed.suffix(1))
    return (Array(changed.prefix(digits.count)), isThere)
  }

  /// Whether one number in binary digits is less than another of as many.
  private mutating func isLess(_ left: [Signal], _ right: [Signal]) -> Signal {
    zip(left, right).reduce(.never) { lower, digits in
      let (one, other) = digits
      let isDecided = xor(one, other)
      return or([and([!one, other]), and([!isDecided, lower])])
    }
  }
}

private func finding(
  _ attribute: AttributeID, _ promise: Attribute.Promise, _ fall: Fall, _ sighting: Inquiry.Sighting,
  _ inquiry: inout Inquiry
) -> Finding {
  let ruleSet = inquiry.ruleSet
  func stated(_ constant: Constant) -> Profile {
    var profile = inquiry.profile(sighting)
    profile.facts[fall.fact] = Fact(statement: .known(constant), origin: .given, span: .none)
    return profile
  }
  let step = fall.step ?? inquiry.profile(sighting).stepByOne(fall.fact)
  let (before, after) = (stated(step.low), stated(step.high))
  let spelling = Spelling(ruleSet, entities: before.entities)
  let type = ruleSet[fall.fact.attribute].type
  let (low, high) = (spelling.constant(step.low, of: type), spelling.constant(step.high, of: type))
  let key = FactKey(attribute, numbers: fall.subject)
  return notMonotone.code.finding(
    "'\(ruleSet[attribute].fullName)' can fall where '\(ruleSet[promise.attribute].fullName)' rises", at: promise.span,
    label: "says that it cannot",
    notes: [
      "'\(spelling.address(of: key))' is lower where '\(spelling.address(of: fall.fact))' is \(high) than where it is \(low)"
    ],
    help: ["mend the rule that has it fall, or take the promise out"], .witness(before, .falls(key, to: after)))
}

extension Profile {
  /// A number that it states, and the next.
  fileprivate func stepByOne(_ key: FactKey) -> (low: Constant, high: Constant) {
    guard case .known(.number(let number))? = facts[key]?.statement else { return (.number(0), .number(1)) }
    return (.number(number), .number(number + 1))
  }
}
