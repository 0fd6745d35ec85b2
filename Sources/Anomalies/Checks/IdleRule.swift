import Circuit
import RuleModel
import SourceText
import Verification

let idleRule = ExactCheck(
  DiagnosticCode(
    "D0421", "idle-rule",
    """
    A rule applies, and whatever it concludes is the same without it in every profile: a step beyond the end of a scale, \
    a floor that others together reach, a reason that several others cover between them. Found by taking each rule out and \
    asking for a profile that tells the difference.
    """),
  triggering: """
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}]
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
          - {id: more-care-when-hot, when: {garden.dry: yes, garden.hot: yes}, then: {garden.care: {raise: 1}}}
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      care: [{none: None}, {some: Some}, {much: Much}]
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
    # theory/more.yaml
    sections:
      - rules:
          - {id: care-when-dry, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}
          - {id: more-care-when-hot, when: {garden.dry: yes, garden.hot: yes}, then: {garden.care: {raise: 1}}}
    """
) { inquiry in
  let groups = Dictionary(grouping: inquiry.ruleSet.rules.indices.filter { inquiry.circuit.rules[$0] != nil }) {
    number in
    inquiry.ruleSet.rules[number].conclusions.first?.attribute ?? AttributeID(-1)
  }
  return groups.keys.sorted().map { attribute in
    let rules = (groups[attribute] ?? []).map { RuleID($0) }
    let affected = Set(rules.flatMap { changed(by: $0, inquiry.ruleSet) }).sorted()
    let subjects = rules.map { CheckSlice.Subject.rule($0) } + affected.map { CheckSlice.Subject.attribute($0) }
    return CheckSlice(subjects) { idle(rules, &$0) }
  }
}

/// The later of two rules of which either will do is told.
private func idle(_ rules: [RuleID], _ inquiry: inout Inquiry) -> [Finding] {
  var gone: [RuleID] = []
  for rule in rules.reversed() {
    guard let planes = inquiry.circuit.rules[rule.raw] else { continue }
    inquiry.beginSlice()
    let attributes = changed(by: rule, inquiry.ruleSet)
    // What cannot apply is told by another check.
    if inquiry.matters(rule, to: attributes) || inquiry.isNever({ Inquiry.fires(planes, &$0) }) { continue }
    gone.append(rule)
    inquiry.leaveOut(gone)
  }
  if !gone.isEmpty { inquiry.leaveOut([]) }
  return gone.reversed().map { finding(inquiry.ruleSet[$0], changed(by: $0, inquiry.ruleSet), inquiry) }
}

/// What a rule concludes, and what those conclude that it overrides.
private func changed(by rule: RuleID, _ ruleSet: RuleSet) -> [AttributeID] {
  var (open, met) = ([rule], Set([rule]))
  while let next = open.popLast() {
    open += ruleSet[next].overrides.filter { met.insert($0).inserted }
  }
  return Set(met.flatMap { ruleSet[$0].conclusions.map(\.attribute) }).sorted()
}

private func finding(_ rule: Rule, _ attributes: [AttributeID], _ inquiry: Inquiry) -> Finding {
  let names = attributes.map { "'\(inquiry.ruleSet[$0].fullName)'" }.joined(separator: ", ")
  return idleRule.code.finding(
    "'\(rule.id)' changes nothing in \(names)", at: rule.span, label: "all is the same without it",
    notes: ["\(inquiry.extent) anything that it concludes is otherwise without it"],
    help: ["take the rule out, or find out what leaves it nothing to say"],
    fixes: inquiry.sources.deletion(of: rule.span, isSafe: false, whole: true), .proof)
}
