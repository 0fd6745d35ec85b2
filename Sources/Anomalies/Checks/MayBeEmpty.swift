import Circuit
import RuleModel
import SourceText
import Verification

let mayBeEmpty = ExactCheck(
  DiagnosticCode(
    "D0512", "may-be-empty",
    """
    An outcome has a base or a default and does not say 'may stay empty: yes', or the manifest says 'answers: always' of it, so \
    that a reader expects a value: there are profiles in which all facts are settled and it has none. They are told by \
    the facts that make it so, whatever the others are; each line is a region that those before do not hold.
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
  let outcomes = inquiry.ruleSet.outcomes
  return inquiry.attributes(where: { _ in true }) { attribute, planes, inquiry in
    let own = outcomes.filter { $0.attribute == attribute }
    let isPromised = inquiry.ruleSet[attribute].promisesAValue || own.contains(where: \.alwaysAnswers)
    return own.isEmpty || !isPromised ? [] : finding(attribute, planes, &inquiry).map { [$0] } ?? []
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

/// The most regions that are told of one outcome.
private let mostRegions = 20

/// One region after the other, each with a profile that no region before holds: where it is so, all other facts may be
/// whatever they are.
private func finding(_ attribute: AttributeID, _ planes: ValuePlanes, _ inquiry: inout Inquiry) -> Finding? {
  var regions: [Region] = []
  var first: (profile: Profile, key: FactKey)?
  var notes: [String] = []
  func question(_ gates: inout ProfileGates) -> Signal {
    let places = gates.emptiness(planes, attribute).map(\.signal)
    let told = regions.map { gates.holds($0) }
    let empty = gates.or(places)
    return gates.and([empty] + told.map { !$0 })
  }
  while regions.count < mostRegions, case .witness(let sighting) = inquiry.ask(question) {
    let subject = inquiry.read(sighting) { gates, isOn in
      gates.emptiness(planes, attribute).first { isOn($0.signal) }?.subject
    }
    guard let subject else { break }
    let (region, short) = inquiry.region(sighting) { gates in
      gates.emptiness(planes, attribute).first { $0.subject == subject }?.signal ?? .never
    }
    let profile = inquiry.profile(sighting)
    let key = FactKey(attribute, numbers: subject)
    let address = Spelling(inquiry.ruleSet, entities: profile.entities).address(of: key)
    notes.append("'\(address)' has none where \(short)")
    first = first ?? (profile, key)
    // What no facts tell from the rest is not asked on.
    guard let region else { break }
    regions.append(region)
  }
  if regions.count == mostRegions { notes.append("and more") }
  return first.map { finding(attribute, notes, .witness($0.profile, .isEmpty($0.key)), inquiry) }
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
  _ attribute: AttributeID, _ notes: [String], _ evidence: Evidence, _ inquiry: Inquiry
) -> Finding {
  mayBeEmpty.code.finding(
    "the outcome '\(inquiry.ruleSet[attribute].fullName)' can have no value", at: inquiry.ruleSet[attribute].span,
    label: "promises a value", notes: notes,
    help: ["say 'may stay empty: yes', or give what it rests on an 'expected' value"], evidence)
}
