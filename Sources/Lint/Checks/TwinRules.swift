import RuleModel
import SourceText

let twinRules = Check(
  DiagnosticCode(
    "D0355", "twin-rules",
    """
    Two rules hold in exactly the same case, as they are written, and say the same of one thing, take back what the other \
    adds, or give it two values of which neither goes before the other. It is seen without a look at any profile; 'lint \
    --exact' finds those that are written differently as well.
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.need: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes, garden.hot: yes}, then: {garden.need: +1}}
          - {id: need-when-hot, when: {garden.hot: yes, garden.dry: yes}, then: {garden.need: +1}}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.hot: {is: given, type: boolean, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.need: {is: derived, type: integer, combine: sum, weights: [-1, +1], title: Need of water}
    # theory/more.yaml
    sections:
      - rules:
          - {id: need-when-dry, when: {garden.dry: yes, garden.hot: yes}, then: {garden.need: +1}}
          - {id: need-when-hot, when: {garden.hot: yes, garden.dry: no}, then: {garden.need: +1}}
    """
) { context in
  let spelling = BehaviourSpelling(context.ruleSet)
  var first: [Said: (rule: Rule, conclusion: Conclusion)] = [:]
  var findings: [Diagnostic] = []
  for rule in context.ruleSet.rules where !rule.isDraft {
    for conclusion in rule.conclusions {
      let said = Said(rule, conclusion, spelling)
      guard let other = first[said] else {
        first[said] = (rule, conclusion)
        continue
      }
      guard let relation = relation(other, (rule, conclusion), context.ruleSet) else { continue }
      findings.append(finding(relation, other, (rule, conclusion), context.ruleSet))
    }
  }
  return findings
}

/// In which case of whom something is said.
private struct Said: Hashable {
  var body: [String]
  var attribute: AttributeID
  var subject: String

  init(_ rule: Rule, _ conclusion: Conclusion, _ spelling: BehaviourSpelling) {
    body = spelling.parts(rule).filter { ["when", "unless", "for"].contains($0.part) }.map(\.text)
    attribute = conclusion.attribute
    subject = spelling.subject(conclusion.subject, rule.scope)
  }
}

private enum Relation {
  case same, opposite, twoValues
}

private typealias Saying = (rule: Rule, conclusion: Conclusion)

private func relation(_ one: Saying, _ other: Saying, _ ruleSet: RuleSet) -> Relation? {
  switch (one.conclusion.contribution, other.conclusion.contribution) {
  case (.weight(let first), .weight(let second)), (.step(let first), .step(let second)):
    return first == second ? .same : first == -second ? .opposite : nil
  case (.value(.constant(let first)), .value(.constant(let second))):
    if first == second { return .same }
    return isRanked(one.rule, other.rule, ruleSet[one.conclusion.attribute], ruleSet) ? nil : .twoValues
  case (.add(.constant(let first)), .add(.constant(let second))): return first == second ? .same : nil
  case (.assert, .assert): return .same
  default: return nil
  }
}

/// Whether one of two rules goes before the other: by its rank where ranks count, or since it sets the other aside.
private func isRanked(_ one: Rule, _ other: Rule, _ attribute: Attribute, _ ruleSet: RuleSet) -> Bool {
  if case .single(preferRank: true, _)? = attribute.combine, one.rank != other.rank { return true }
  func overrides(_ rule: Rule, _ other: Rule) -> Bool { rule.overrides.contains { ruleSet[$0].id == other.id } }
  return overrides(one, other) || overrides(other, one)
}

private func finding(_ relation: Relation, _ one: Saying, _ other: Saying, _ ruleSet: RuleSet) -> Diagnostic {
  let (ids, what) = ("'\(one.rule.id)' and '\(other.rule.id)'", "'\(ruleSet[one.conclusion.attribute].fullName)'")
  let (message, label, way) =
    switch relation {
    case .same: ("\(ids) say the same of \(what) in the same case", "says it again", "keep one of them")
    case .opposite: ("\(ids) take back in \(what) what the other adds", "takes it back", "mend the condition of one")
    case .twoValues:
      (
        "\(ids) give \(what) two values in the same case", "gives another value",
        "let one override the other, or mend the condition of one"
      )
    }
  return twinRules.code.warning(
    message, at: other.conclusion.span, label: label,
    secondary: [Diagnostic.Label(span: one.conclusion.span, text: "the other")], help: [way])
}
