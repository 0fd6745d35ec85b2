import RuleModel
import SourceText

let concludingSilence = Check(
  DiagnosticCode(
    "D0354", "concluding-silence",
    """
    A rule reads a fact by 'not of', 'unless', 'no', 'other than', 'present: no', 'includes none of' or a count that none \
    satisfies, and the vocabulary does not say what is expected where the fact is unknown. In the working reading an \
    unknown fact has no value then, so that the silence of an analyst would conclude something. Say 'expected' (the fact \
    stays unknown for the bounds, and is asked for) or 'if left out' (it is assumed).
    """),
  triggering: """
    # vocabulary/more.yaml
    attributes:
      garden.roofed: {is: given, type: boolean, title: Roofed, question: "Has it a roof?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-has-no-roof
            when: {not of: {garden.roofed: yes}}
            then: {garden.watering: yes}
    """,
  clean: """
    # vocabulary/more.yaml
    attributes:
      garden.roofed:
        {is: given, type: boolean, expected: no, title: Roofed, question: "Has it a roof?", controlled by: nobody}
    # theory/more.yaml
    sections:
      - rules:
          - id: water-what-has-no-roof
            when: {not of: {garden.roofed: yes}}
            then: {garden.watering: yes}
    """
) { context in
  var reads = NegativeReads()
  for rule in context.ruleSet.rules where !rule.isDraft { reads.add(rule) }
  for attribute in context.ruleSet.attributes {
    if case .rank(let ranking) = attribute.combine, let among = ranking.among { reads.add(among, isNegated: false) }
  }
  return context.ruleSet.attributes.indices.compactMap { number in
    let attribute = context.ruleSet.attributes[number]
    guard attribute.origin == .given, attribute.ifLeftOut == nil, attribute.expected == nil,
      canBeExpected(attribute.type, context.ruleSet), let place = reads.first[AttributeID(number)]
    else { return nil }
    return concludingSilence.code.diagnostic(
      "'\(attribute.fullName)' is read negatively and says neither 'expected' nor 'if left out'", at: attribute.span,
      severity: .error, secondary: [Diagnostic.Label(span: place, text: "holds where nothing is known")],
      help: ["add 'expected: VALUE', the value from which the least follows"])
  }
}

/// Whether a vocabulary can name a value: entities of a profile have no names yet.
private func canBeExpected(_ type: ValueType, _ ruleSet: RuleSet) -> Bool {
  switch type {
  case .reference(let kind): !ruleSet.entities[kind.raw].isEmpty
  case .boolean, .number, .domain, .set: true
  case .text: false
  }
}

/// Where conditions hold, or exceptions do not, because an attribute has no value.
private struct NegativeReads {
  /// By attribute: the first test that does.
  private(set) var first: [AttributeID: SourceSpan] = [:]

  mutating func add(_ rule: Rule) {
    for condition in rule.when { add(condition, isNegated: false) }
    for condition in rule.unless { add(condition, isNegated: true) }
  }

  /// Negated: where the condition being false lets a rule hold.
  mutating func add(_ condition: Condition, isNegated: Bool) {
    switch condition {
    case .test(let test): if isNegated || test.constraint.excludes { note(test) }
    case .all(let parts), .any(let parts): for part in parts { add(part, isNegated: isNegated) }
    case .not(let part): add(part, isNegated: !isNegated)
    case .quantified(let quantifier):
      switch quantifier.form {
      case .some, .every: add(quantifier.condition, isNegated: isNegated)
      case .no: add(quantifier.condition, isNegated: !isNegated)
      case .count(let numbers): add(quantifier.condition, isNegated: isNegated != numbers.contains(0))
      case .countCompare: add(quantifier.condition, isNegated: true)
      }
    }
  }

  private mutating func note(_ test: Test) {
    for path in [test.path] + test.constraint.paths {
      if let read = path.steps.last, first[read] == nil { first[read] = test.span }
    }
  }
}

extension Constraint {
  /// Whether it says what a value is not.
  fileprivate var excludes: Bool {
    switch self {
    case .values(let values): values.isComplement
    case .compare(.otherThan, _), .sizeCompare(.otherThan, _), .present(false), .includesNone: true
    case .numbers, .compare, .sizeCompare, .present(true), .includes, .includesAny, .size: false
    }
  }
}
