import Circuit
import RuleModel
import SourceText
import Verification

let conflictingRules = ExactCheck(
  DiagnosticCode(
    "D0413", "conflicting-rules",
    """
    Two rules can apply together and give one conclusion different values, or a floor above a cap: it contradicts itself, \
    and nothing can be said. Both places are shown, with a profile in which it happens. A rank, an override or a further \
    condition settles which of them counts.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, may stay empty: yes, title: When}
    # theory/more.yaml
    sections:
      - rules:
          - {id: dry-in-the-morning, when: {garden.dry: yes}, then: {garden.hour: morning}}
          - {id: hot-in-the-evening, when: {garden.hot: yes}, then: {garden.hour: evening}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, may stay empty: yes, title: When}
    # theory/more.yaml
    sections:
      - rules:
          - {id: dry-in-the-morning, when: {garden.dry: yes, garden.hot: no}, then: {garden.hour: morning}}
          - {id: hot-in-the-evening, when: {garden.hot: yes}, then: {garden.hour: evening}}
    """
) { inquiry in
  inquiry.attributes(where: \.canContradict) { attribute, planes, inquiry in
    conflicts(attribute, planes.contradiction.certain, &inquiry)
  }
}

extension Attribute {
  fileprivate var canContradict: Bool {
    switch combine {
    case .single: true
    case .level(_, let capWins): !capWins
    default: false
    }
  }
}

/// Two conclusions that are known to meet.
private struct Pair: Hashable {
  var first: ConclusionID
  var second: ConclusionID
}

/// The most pairs that are told of one attribute.
private let mostPairs = 20

/// One pair after the other, each in a profile in which those before do not meet.
private func conflicts(_ attribute: AttributeID, _ clash: Plane, _ inquiry: inout Inquiry) -> [Finding] {
  let ruleSet = inquiry.ruleSet
  var pairs: [Pair] = []
  var findings: [Finding] = []
  func question(_ gates: inout ProfileGates) -> Signal {
    let reaches = pairs.map { (gates.reach($0.first), gates.reach($0.second)) }
    let places = gates.subjects(ruleSet[attribute].kind).map { subject in
      let told = reaches.map { gates.and([$0[subject].possible, $1[subject].possible]) }
      let here = gates.signal(clash, along: ruleSet.ownAxes(of: attribute), subject)
      return gates.and([here] + told.map { !$0 })
    }
    return gates.or(places)
  }
  while findings.count < mostPairs, case .witness(let sighting) = inquiry.ask(question) {
    guard let (pair, subject) = meeting(attribute, clash, sighting, &inquiry) else { break }
    pairs.append(pair)
    findings.append(finding(attribute, pair, subject, sighting, clash, &inquiry))
  }
  return findings
}

/// Two conclusions that make the contradiction of a profile, and of which entities.
private func meeting(
  _ attribute: AttributeID, _ clash: Plane, _ sighting: Inquiry.Sighting, _ inquiry: inout Inquiry
) -> (Pair, [Int])? {
  let (ruleSet, circuit) = (inquiry.ruleSet, inquiry.circuit)
  return inquiry.read(sighting) { gates, isOn in
    let axes = ruleSet.ownAxes(of: attribute)
    let reaches = circuit.conclusions[attribute.raw].map { ($0, gates.reach($0)) }
    for subject in gates.subjects(ruleSet[attribute].kind) where isOn(gates.signal(clash, along: axes, subject)) {
      let all = reaches.filter { isOn($1[subject].certain) }.map(\.0)
      // Of a lower rank none counts.
      let highest = all.map { ruleSet[$0.rule].rank?.raw ?? .max }.min()
      let applying =
        ruleSet[attribute].combine?.prefersRank != true
        ? all : all.filter { ruleSet[$0.rule].rank?.raw ?? .max == highest }
      for (place, first) in applying.enumerated() {
        for second in applying.dropFirst(place + 1) {
          let (one, two) = (
            ruleSet[first.rule].conclusions[first.index], ruleSet[second.rule].conclusions[second.index]
          )
          if one.contribution.contradicts(two.contribution) { return (Pair(first: first, second: second), subject) }
        }
      }
    }
    return nil
  }
}

extension Combine {
  /// Whether the highest rank that applies stands.
  var prefersRank: Bool { if case .single(true, _) = self { true } else { false } }
}

extension Contribution {
  /// Whether a conclusion can make a contradiction with another.
  fileprivate func contradicts(_ other: Contribution) -> Bool {
    switch (self, other) {
    case (.value(.constant(let one)), .value(.constant(let two))): one != two
    case (.value, .value): true
    case (.atLeast(.constant(.ordinal(let low))), .atMost(.constant(.ordinal(let high)))),
      (.atMost(.constant(.ordinal(let high))), .atLeast(.constant(.ordinal(let low)))):
      low > high
    case (.atLeast, .atMost), (.atMost, .atLeast): true
    default: false
    }
  }
}

private func finding(
  _ attribute: AttributeID, _ pair: Pair, _ subject: [Int], _ sighting: Inquiry.Sighting, _ clash: Plane,
  _ inquiry: inout Inquiry
) -> Finding {
  let ruleSet = inquiry.ruleSet
  let (first, second) = (ruleSet[pair.first.rule], ruleSet[pair.second.rule])
  let short = inquiry.short(sighting) { gates in
    gates.signal(clash, along: ruleSet.ownAxes(of: attribute), subject)
  }
  let profile = inquiry.profile(sighting)
  let key = FactKey(attribute, numbers: subject)
  let address = Spelling(ruleSet, entities: profile.entities).address(of: key)
  return conflictingRules.code.finding(
    "'\(first.id)' and '\(second.id)' can contradict each other in '\(ruleSet[attribute].fullName)'",
    at: second.conclusions[pair.second.index].span, label: "one says this",
    secondary: [Diagnostic.Label(span: first.conclusions[pair.first.index].span, text: "the other says this")],
    notes: ["'\(address)' contradicts itself where \(short)"],
    help: ["let one of them override the other, give them ranks, or exclude the case from one"],
    .witness(profile, .contradicts(key)))
}
