import Circuit
import RuleModel

/// What conditions, conclusions, bases, ranks, texts and documents of a rule set read.
struct Usage: Sendable {
  /// By attribute: a path leads to it or over it.
  private(set) var isRead: [Bool]
  /// By kind: a path starts from it, a rule or a quantifier names its entities, or a reference leads to it.
  private(set) var isNamed: [Bool]
  /// Every condition's single tests.
  private(set) var tests: [Test] = []
  /// Paths whose value is shown, carried on or ranked: there every value tells.
  private(set) var carried: [Path] = []
  private let attributes: [Attribute]

  init(_ ruleSet: RuleSet) {
    attributes = ruleSet.attributes
    isRead = Array(repeating: false, count: ruleSet.attributes.count)
    isNamed = Array(repeating: false, count: ruleSet.kinds.count)
    for rule in ruleSet.rules { add(rule) }
    for never in ruleSet.never {
      add(never.scope)
      add(never.when)
      add(never.because)
    }
    for attribute in ruleSet.attributes { add(attribute) }
    for document in ruleSet.documents { add(DocumentReads(document)) }
    for (kind, isUsed) in isNamed.enumerated() where isUsed { nameMembers(ruleSet.kinds[kind]) }
  }

  private mutating func nameMembers(_ kind: Kind) {
    guard case .pair(let first, let second, _) = kind.form else { return }
    name(first.kind)
    name(second.kind)
  }

  private mutating func name(_ kind: KindID) {
    if isNamed.indices.contains(kind.raw) { isNamed[kind.raw] = true }
  }

  private mutating func add(_ rule: Rule) {
    add(rule.scope)
    for condition in rule.when + rule.unless { add(condition) }
    for conclusion in rule.conclusions {
      name(conclusion.subject.kind)
      if let operand = conclusion.contribution.operand { add(operand) }
    }
    add(rule.because)
  }

  private mutating func add(_ scope: [Variable]) {
    for variable in scope { name(variable.kind) }
  }

  private mutating func add(_ attribute: Attribute) {
    switch attribute.type {
    case .reference(let kind), .set(.reference(let kind)): name(kind)
    default: break
    }
    switch attribute.combine {
    case .single(_, let operand?), .sum(let operand?, _), .level(let operand, _): add(operand)
    case .rank(let ranking): add(ranking)
    case .band(let sum, _): read(sum)
    default: break
    }
  }

  private mutating func add(_ ranking: Ranking) {
    for path in ranking.by { add(path, isCarried: true) }
    if let among = ranking.among { add(among) }
    if let per = ranking.per { add(per, isCarried: true) }
  }

  private mutating func add(_ document: DocumentReads) {
    for kind in document.kinds { name(kind) }
    for condition in document.conditions { add(condition) }
    for path in document.paths { add(path, isCarried: true) }
  }

  private mutating func add(_ template: LocalizedTemplate) {
    for case .insertion(let path) in template.templates.compactMap({ $0 }).joined() { add(path, isCarried: true) }
  }

  private mutating func add(_ operand: Operand) {
    if case .path(let path) = operand { add(path.path, isCarried: true) }
  }

  private mutating func add(_ condition: Condition) {
    for test in condition.tests {
      tests.append(test)
      add(test.path, isCarried: false)
      for path in test.constraint.paths { add(path, isCarried: true) }
    }
    for quantifier in condition.quantifiers {
      if let listed = quantifier.listed { name(listed) }
      if case .countCompare(_, let operand) = quantifier.form { add(operand.path, isCarried: true) }
    }
  }

  private mutating func add(_ path: Path, isCarried: Bool) {
    name(path.subject.kind)
    for step in path.steps { read(step) }
    if isCarried { carried.append(path) }
  }

  private mutating func read(_ attribute: AttributeID) {
    guard isRead.indices.contains(attribute.raw) else { return }
    isRead[attribute.raw] = true
    name(attributes[attribute.raw].kind)
  }
}

extension Condition {
  /// The quantifiers in it, inner ones included.
  var quantifiers: [Quantifier] {
    switch self {
    case .test: []
    case .all(let parts), .any(let parts): parts.flatMap(\.quantifiers)
    case .not(let part): part.quantifiers
    case .quantified(let quantifier): [quantifier] + quantifier.condition.quantifiers
    }
  }
}
