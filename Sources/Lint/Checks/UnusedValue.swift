import RuleModel
import SourceText

let unusedValue = Check(
  DiagnosticCode(
    "D0343", "unused-value",
    """
    Two values that profiles can state mean the same to every condition, and nothing shows them or carries them on: \
    an analyst is asked for a difference that makes none. Or a value that only rules and the catalogue can state is \
    stated by none.
    """),
  triggering: """
    # vocabulary/more.yaml
    scales:
      soil: [{poor: Poor soil}, {fair: Fair soil}, {rich: Rich soil}]
    attributes:
      garden.soil: {is: given, type: {scale: soil}, title: Soil}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-poor-soil, when: {garden.soil: poor}, then: {garden.watering: yes}}
    """,
  clean: """
    # vocabulary/more.yaml
    scales:
      soil: [{poor: Poor soil}, {fair: Fair soil}, {rich: Rich soil}]
    attributes:
      garden.soil: {is: given, type: {scale: soil}, title: Soil}
    # theory/more.yaml
    sections:
      - rules:
          - {id: water-poor-soil, when: {garden.soil: poor}, then: {garden.watering: yes}}
          - {id: water-rich-soil, when: {garden.soil: rich}, then: {garden.watering: yes}}
    """
) { context in
  var census = ValueCensus(context)
  census.take()
  return context.ruleSet.domains.indices.flatMap { census.findings($0) }
}

/// What tells the values of each domain apart, and what brings them about.
private struct ValueCensus {
  let ruleSet: RuleSet
  let usage: Usage
  /// By domain and ordinal: the tests that the value passes.
  private var passed: [[Set<Int>]]
  /// By domain: every value tells, because it is shown, compared or carried on.
  private var allTell: [Bool]
  /// By domain and ordinal: concluded, stated by the catalogue, a base or a default.
  private var isStated: [[Bool]]
  private var canBeGiven: [Bool]
  private var isUsed: [Bool]

  init(_ context: LintContext) {
    ruleSet = context.ruleSet
    usage = context.usage
    let domains = context.ruleSet.domains
    passed = domains.map { Array(repeating: [], count: $0.values.count) }
    isStated = domains.map { Array(repeating: false, count: $0.values.count) }
    allTell = Array(repeating: false, count: domains.count)
    canBeGiven = allTell
    isUsed = allTell
  }

  mutating func take() {
    for (number, attribute) in ruleSet.attributes.enumerated() { take(attribute, isRead: usage.isRead[number]) }
    for (number, test) in usage.tests.enumerated() { take(test, number) }
    for path in usage.carried { path.steps.last.map { markAll($0) } }
    for (key, fact) in ruleSet.facts { take(fact.statement, of: key.attribute) }
    for conclusion in ruleSet.rules.flatMap(\.conclusions) { take(conclusion) }
  }

  private func domain(_ attribute: AttributeID) -> Int? { ruleSet.attributes[attribute.raw].type.domain?.raw }

  private mutating func take(_ attribute: Attribute, isRead: Bool) {
    guard let domain = attribute.type.domain?.raw else { return }
    if isRead || attribute.isDerived || attribute.origin == .fixed { isUsed[domain] = true }
    if attribute.isStated { canBeGiven[domain] = true }
    switch attribute.combine {
    case .level, .band: allTell[domain] = true
    case .single(_, .constant(let constant)?): state(constant, domain)
    case .single(_, .path?): allTell[domain] = true
    default: break
    }
  }

  private mutating func take(_ test: Test, _ number: Int) {
    guard let last = test.path.steps.last, let domain = domain(last) else { return }
    switch test.constraint {
    case .values(let values): pass(values.members, domain, number)
    case .includes(.constants(let members)), .includesAny(.constants(let members)),
      .includesNone(.constants(let members)):
      pass(members, domain, number)
    case .present, .size, .numbers: break
    default: allTell[domain] = true
    }
  }

  private mutating func pass(_ members: [Int], _ domain: Int, _ number: Int) {
    for member in members where passed[domain].indices.contains(member) { passed[domain][member].insert(number) }
  }

  private mutating func markAll(_ attribute: AttributeID) {
    if let domain = domain(attribute) { allTell[domain] = true }
  }

  private mutating func take(_ statement: Statement, of attribute: AttributeID) {
    guard let domain = domain(attribute) else { return }
    switch statement {
    case .known(let constant): state(constant, domain)
    case .oneOf(let parts): for part in parts { take(part, of: attribute) }
    case .interval: allTell[domain] = true
    case .unknown, .any, .doesNotApply: break
    }
  }

  private mutating func take(_ conclusion: Conclusion) {
    guard let domain = domain(conclusion.attribute) else { return }
    switch conclusion.contribution.operand {
    case .constant(let constant)?: state(constant, domain)
    case .path?: allTell[domain] = true
    case nil: break
    }
  }

  private mutating func state(_ constant: Constant, _ domain: Int) {
    let ordinals: [Int] =
      switch constant {
      case .ordinal(let ordinal): [ordinal]
      case .set(let ordinals): ordinals
      case .number, .text: []
      }
    for ordinal in ordinals where isStated[domain].indices.contains(ordinal) { isStated[domain][ordinal] = true }
  }

  // MARK: Findings

  func findings(_ domain: Int) -> [Diagnostic] {
    guard isUsed[domain], !allTell[domain] else { return [] }
    return canBeGiven[domain] ? indistinct(ruleSet.domains[domain], domain) : unstated(ruleSet.domains[domain], domain)
  }

  /// Each value that means the same as an earlier one.
  private func indistinct(_ values: Domain, _ domain: Int) -> [Diagnostic] {
    var first: [Set<Int>: Domain.Value] = [:]
    return values.values.enumerated().compactMap { ordinal, value in
      guard let other = first[passed[domain][ordinal]] else {
        first[passed[domain][ordinal]] = value
        return nil
      }
      return unusedValue.code.warning(
        "no condition tells '\(value.name)' from '\(other.name)'", at: value.span,
        secondary: [Diagnostic.Label(span: other.span, text: "means the same to every rule")])
    }
  }

  private func unstated(_ values: Domain, _ domain: Int) -> [Diagnostic] {
    values.values.enumerated().filter { !isStated[domain][$0.offset] }.map { _, value in
      unusedValue.code.warning("nothing ever concludes or states '\(value.name)'", at: value.span)
    }
  }
}
