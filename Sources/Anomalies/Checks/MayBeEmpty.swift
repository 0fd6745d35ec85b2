import Circuit
import RuleModel
import SourceText
import Verification

let mayBeEmpty = ExactCheck(
  DiagnosticCode(
    "D0512", "may-be-empty",
    """
    An outcome has a base or a default and does not say 'may stay empty: yes', so that a reader expects a value of it: there \
    is a profile in which all facts are settled and it has none. What the base or the default names has no value there.
    """),
  triggering: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}, {attribute: garden.care}]
    bibliography: {handbook: {text: A handbook of gardening}}
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}]
    attributes:
      garden.usual: {is: given, type: {scale: care}, title: Usual care, question: "Which?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: {path: garden.usual}, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
    """,
  clean: """
    # ruleset.yaml
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    outcomes: [{attribute: garden.watering}, {attribute: garden.care}]
    bibliography: {handbook: {text: A handbook of gardening}}
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}]
    attributes:
      garden.usual: {is: given, type: {scale: care}, expected: none, title: Usual care, question: "Which?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: {path: garden.usual}, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
    """
) { inquiry in
  let outcomes = Set(inquiry.ruleSet.outcomes.map(\.attribute))
  return inquiry.attributes(where: \.promisesAValue) { attribute, planes, inquiry in
    guard outcomes.contains(attribute) else { return [] }
    let question: Inquiry.Question = { gates in
      let empty = gates.emptiness(planes, attribute)
      return gates.or(empty.map(\.signal))
    }
    guard case .witness(let sighting) = inquiry.ask(question) else { return [] }
    let subject = inquiry.read(sighting) { gates, isOn in
      gates.emptiness(planes, attribute).first { isOn($0.signal) }?.subject
    }
    return subject.map { [finding(attribute, planes, $0, sighting, &inquiry)] } ?? []
  }
}

extension Attribute {
  fileprivate var promisesAValue: Bool {
    switch combine {
    case .single(_, .some), .level: !mayStayEmpty
    default: false
    }
  }
}

extension ProfileGates {
  /// By entities, on where the attribute has no value and does not contradict itself.
  fileprivate mutating func emptiness(
    _ planes: ValuePlanes, _ attribute: AttributeID
  ) -> [(subject: [Int], signal: Signal)] {
    let axes = space.ruleSet.ownAxes(of: attribute)
    return subjects(space.ruleSet[attribute].kind).map { subject in
      let clash = signal(planes.contradiction.possible, along: axes, subject)
      return (subject, and([signal(planes.mayBeEmpty, along: axes, subject), !clash]))
    }
  }
}

private func finding(
  _ attribute: AttributeID, _ planes: ValuePlanes, _ subject: [Int], _ sighting: Inquiry.Sighting,
  _ inquiry: inout Inquiry
) -> Finding {
  let ruleSet = inquiry.ruleSet
  let short = inquiry.short(sighting) { gates in
    gates.emptiness(planes, attribute).first { $0.subject == subject }?.signal ?? .never
  }
  let profile = inquiry.profile(sighting)
  let key = FactKey(attribute, numbers: subject)
  let address = Spelling(ruleSet, entities: profile.entities).address(of: key)
  return mayBeEmpty.code.finding(
    "the outcome '\(ruleSet[attribute].fullName)' can have no value", at: ruleSet[attribute].span,
    label: "promises a value", notes: ["'\(address)' has none where \(short)"],
    help: ["say 'may stay empty: yes', or give what it rests on an 'expected' value"],
    .witness(profile, .isEmpty(key)))
}
