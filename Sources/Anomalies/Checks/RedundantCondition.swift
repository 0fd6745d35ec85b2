import Circuit
import RuleModel
import SourceText
import Verification

let redundantCondition = ExactCheck(
  DiagnosticCode(
    "D0412", "redundant-condition",
    """
    A condition of a rule holds in every profile, or in every one in which its other conditions hold: the rule says the same \
    without it. The other places shown are the fewest conditions from which it follows. A condition that several cases of a \
    matrix share is one only if it is so in all of them. Conditions on what the catalogue fixes are let stand, since they say \
    of which entities a rule is meant, whichever there are; so are tests of presence, which matter where facts are unknown.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.soaked: {is: given, type: boolean, if left out: no, title: Soaked, question: "Is it soaked?", controlled by: nobody}
    never: [{id: dry-and-soaked, when: {garden.dry: yes, garden.soaked: yes}, because: Soaked is not dry.}]
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-what-is-not-soaked, when: {garden.dry: yes, garden.soaked: no}, then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.soaked: {is: given, type: boolean, if left out: no, title: Soaked, question: "Is it soaked?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-nearly-dry, when: {garden.dry: no, garden.soaked: no}, then: {garden.watering: yes}}
    """
) { inquiry in
  inquiry.rulesByPlaces.map { numbers in
    CheckSlice(numbers.map { .rule(RuleID($0)) }) { redundancies(numbers, &$0) }
  }
}

extension Inquiry {
  /// Rules that count, together where they share a condition: cases of a matrix, or of a section.
  fileprivate var rulesByPlaces: [[Int]] {
    var (groups, groupOfPlace) = ([[Int]](), [SourceSpan: Int]())
    for (number, rule) in ruleSet.rules.enumerated() where circuit.rules[number] != nil {
      let places = (rule.when + rule.unless).map(\.span)
      let shared = Set(places.compactMap { groupOfPlace[$0] }).sorted()
      let group = shared.first ?? groups.count
      if shared.isEmpty { groups.append([]) }
      groups[group].append(number)
      for other in shared.dropFirst() {
        groups[group] += groups[other]
        groups[other] = []
        for (place, one) in groupOfPlace where one == other { groupOfPlace[place] = group }
      }
      for place in places { groupOfPlace[place] = group }
    }
    return groups.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}

private func redundancies(_ rules: [Int], _ inquiry: inout Inquiry) -> [Finding] {
  var redundancies: [SourceSpan: [Redundancy?]] = [:]
  var order: [SourceSpan] = []
  for number in rules {
    guard let planes = inquiry.circuit.rules[number] else { continue }
    let rule = inquiry.ruleSet.rules[number]
    inquiry.beginSlice()
    guard !inquiry.isNever({ Inquiry.fires(planes, &$0) }) else { continue }
    let parts = inquiry.parts(rule, planes)
    for (place, part) in parts.enumerated() where isAboutMore(part.condition, inquiry.ruleSet) {
      let others = parts.enumerated().filter { $0.offset != place }.map(\.element)
      if redundancies[part.condition.span] == nil { order.append(part.condition.span) }
      let found = redundancy(of: part, beside: others, of: rule, planes.axes, &inquiry)
      redundancies[part.condition.span, default: []].append(found)
    }
  }
  // What is needed in one rule of several that share it is needed.
  return order.compactMap { span in
    guard let all = redundancies[span], let first = all.first, let first else { return nil }
    return all.allSatisfy { $0 != nil } ? finding(first, at: span, inquiry) : nil
  }
}

/// Whether a condition is about more than what the catalogue fixes, and more than that something is there.
func isAboutMore(_ condition: Condition, _ ruleSet: RuleSet) -> Bool {
  switch condition {
  case .test(let test):
    if case .present(true) = test.constraint { return false }
    return !([test.path] + test.constraint.paths).allSatisfy { isFixed($0, ruleSet) }
  case .all(let parts), .any(let parts): return parts.contains { isAboutMore($0, ruleSet) }
  case .not(let part): return isAboutMore(part, ruleSet)
  case .quantified(let quantifier): return isAboutMore(quantifier.condition, ruleSet)
  }
}

private func isFixed(_ path: Path, _ ruleSet: RuleSet) -> Bool {
  path.steps.allSatisfy { ruleSet[$0].origin == .fixed } && !ruleSet.isListedByProfiles(path.subject.kind)
}

extension Condition {
  /// Whether it is several tests, which stand at the place of the first.
  fileprivate var isJoint: Bool { if case .all = self { true } else { false } }
}

private struct Redundancy {
  var rule: Rule
  var part: BodyPart
  var reasons: [BodyPart]
}

private func redundancy(
  of part: BodyPart, beside others: [BodyPart], of rule: Rule, _ axes: [Axis], _ inquiry: inout Inquiry
) -> Redundancy? {
  func fails(_ others: [BodyPart], _ gates: inout ProfileGates) -> Signal {
    let places = gates.places(axes).map { place in
      gates.and([part.isFailed(gates, axes, place)] + others.map { $0.isMet(gates, axes, place) })
    }
    return gates.or(places)
  }
  guard inquiry.isNever({ fails(others, &$0) }) else { return nil }
  return Redundancy(rule: rule, part: part, reasons: inquiry.fewest(others) { fails($0, &$1) })
}

private func finding(_ found: Redundancy, at span: SourceSpan, _ inquiry: Inquiry) -> Finding {
  let why = found.reasons.isEmpty ? "always holds" : "follows from the rule's other conditions"
  // Several tests may stand behind one key.
  let isAlone = (found.rule.when + found.rule.unless).count { $0.span == span } == 1
  let excluded = found.part.isExcluding ? "never holds where the rule would apply" : why
  return redundantCondition.code.finding(
    "a condition of '\(found.rule.id)' \(excluded)", at: span, label: "no profile needs it",
    secondary: found.reasons.map { Diagnostic.Label(span: $0.condition.span, text: "follows from this") },
    notes: ["\(inquiry.extent) the rule applies otherwise without it"], help: ["take the condition out"],
    fixes: isAlone && !found.part.condition.isJoint ? inquiry.sources.deletion(of: span, isSafe: false) : [], .proof)
}
