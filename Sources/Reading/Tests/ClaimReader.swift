package import RuleModel
import SourceText
import YAMLReading

/// Reads what tests say against the names of one profile.
package struct ClaimReader {
  /// An entity that a relation's `for each` goes through.
  package struct Binding: Sendable {
    package var kind: KindID
    package var entity: EntityID
    package init(kind: KindID, entity: EntityID) {
      self.kind = kind
      self.entity = entity
    }
  }
  let names: Names
  let ruleSet: RuleSet
  let profile: Profile
  let bindings: [Binding]
  package internal(set) var sink = DiagnosticSink()

  /// `names` include the profile's entities.
  package init(_ names: Names, _ ruleSet: RuleSet, _ profile: Profile, bindings: [Binding] = []) {
    self.names = names
    self.ruleSet = ruleSet
    self.profile = profile
    self.bindings = bindings
  }

  func bound(_ name: String) -> Binding? { bindings.first { names[$0.kind].name == name } }

  // MARK: Claims

  package mutating func expectation(_ claim: TestCase.Claim) -> Expectation? {
    let entry = claim.entry
    guard var body = body(entry.address), let own = self.claim(entry, &body) else { return nil }
    let condition = condition(entry, own, &body)
    let tension = entry.tension.map { readBoolean($0, of: "'tension'", &body.sink) }
    sink.add(body.sink.diagnostics)
    let by = entry.by.map { rule($0, concluding: own.attribute) }
    guard let condition, by?.isEmpty != true, tension != .some(nil) else { return nil }
    return Expectation(force: claim.force, claim: own, condition: condition, by: by ?? [], tension: tension ?? nil)
  }

  /// What is said of the working reading is said as of what must be.
  package mutating func working(_ entry: ClaimEntry) -> Expectation? {
    expectation(TestCase.Claim(force: .must, entry: entry))
  }

  /// `{city.reach: firm}`, or a list of which one is meant.
  package mutating func ground(_ entry: ClaimEntry) -> GroundClaim? {
    guard var body = body(entry.address), let own = self.claim(entry, &body) else { return nil }
    sink.add(body.sink.diagnostics)
    guard names[own.attribute].isDerived else {
      sink.error(
        .wrongOrigin, "'\(names[own.attribute].fullName)' is stated, and only conclusions have a ground",
        at: entry.address.span)
      return nil
    }
    let nodes = entry.value.kind == .sequence ? Array(entry.value.elements) : [entry.value]
    let grounds = nodes.compactMap { readWord($0, of: "a ground", Ground.words, &sink) }
    return grounds.count == nodes.count && !grounds.isEmpty ? GroundClaim(claim: own, grounds: grounds) : nil
  }

  /// A body whose scope holds the entities that the address leaves open and those of `for each`.
  mutating func body(_ address: YAMLNode) -> ExpressionReader? {
    let text = AddressText(address.text)
    let first = text.path.text.prefix { $0 != "." }
    guard let kind = names.kind(String(first)) else {
      sink.unknown(
        .unknownAttribute, "there is no attribute '\(text.path.text)'", word: text.path.text, at: address.span,
        among: names.attributes.map(\.fullName))
      return nil
    }
    var body = ExpressionReader(names, Scope(ofAttributeOf: kind, names, at: address.span))
    for binding in bindings where body.scope.variable(names[binding.kind].name) == nil {
      body.scope.bind(names[binding.kind].name, binding.kind, at: address.span)
    }
    return body
  }

  mutating func claim(_ entry: ClaimEntry, _ body: inout ExpressionReader) -> Claim? {
    guard let path = body.paths.path(entry.address, &body.sink), let attribute = path.path.steps.last else {
      if body.sink.diagnostics.isEmpty {
        body.sink.error(.unknownAttribute, "'\(entry.address.text)' names no attribute", at: entry.address.span)
      }
      sink.add(body.sink.diagnostics)
      return nil
    }
    guard path.path.steps.count == 1 else {
      sink.error(
        .concludesElsewhere, "'\(entry.address.text)' leads to another entity, and a test speaks of its own",
        at: entry.address.span, help: ["address the entity itself: '\(names[attribute].fullName) ID'"])
      return nil
    }
    let filter = entry.condition.map { body.jointConditions([$0], of: "'where'") } ?? []
    if let quantifier = filter.lazy.compactMap(\.quantifier).first {
      body.sink.error(.constraintType, "'where' of a test counts no entities", at: quantifier.span)
    }
    let scope = body.scope.variables
    let standing = scope.map { bound($0.name)?.entity }
    let none = scope.map { _ in EntityID?.none }
    return Claim(
      attribute: attribute, subject: path.path.subject, scope: scope,
      fixed: entry.isOfOthers ? none : standing, excluded: entry.isOfOthers ? standing : none, filter: filter,
      span: entry.span)
  }

  /// What is said of the attribute; `empty: yes` also of a set without elements.
  private mutating func condition(_ entry: ClaimEntry, _ claim: Claim, _ body: inout ExpressionReader) -> Condition? {
    guard entry.value.kind == .mapping, let node = entry.value["empty"] else {
      let before = body.sink.diagnostics.count
      let parts = body.tests(entry.address, entry.value)
      return body.sink.diagnostics.count == before ? .allOf(parts) : nil
    }
    if entry.value.count > 1 {
      body.sink.error(.excludingKeys, "'empty' stands alone", at: entry.value.span)
    }
    guard let isEmpty = readBoolean(node, of: "'empty'", &body.sink) else { return nil }
    let path = Path(subject: claim.subject, steps: [claim.attribute], span: entry.address.span)
    func test(_ constraint: Constraint) -> Condition {
      .test(Test(path: path, constraint: constraint, span: entry.span))
    }
    guard case .set = names[claim.attribute].type else { return test(.present(!isEmpty)) }
    let hasElements = test(.size(NumberSet(intervals: [1...(.max)])))
    return isEmpty ? .not(hasElements) : hasElements
  }

  // MARK: Rules

  /// The rules of that id, or the cases of the matrix, that conclude the attribute.
  private mutating func rule(_ node: YAMLNode, concluding attribute: AttributeID) -> [RuleID] {
    guard let id = readString(node, of: "'by'", &sink) else { return [] }
    let found = ruleSet.rules.indices.filter { ruleSet.rules[$0].id == id || ruleSet.rules[$0].id.hasPrefix(id + "/") }
    guard !found.isEmpty else {
      sink.unknown(
        .unknownRule, "there is no rule '\(id)'", word: id, at: node.span, among: ruleSet.rules.map(\.id))
      return []
    }
    let contributing = ruleSet.contributing(attribute)
    let own = found.filter { ruleSet.rules[$0].conclusions.contains { $0.attribute == contributing } }
    if own.isEmpty {
      sink.error(
        .exampleExpectation, "'\(id)' does not conclude '\(names[contributing].fullName)'", at: node.span,
        secondary: [Diagnostic.Label(span: ruleSet.rules[found[0]].span, text: "the rule")])
    }
    return own.map { RuleID($0) }
  }
}

extension Condition {
  /// The first quantifier in it.
  fileprivate var quantifier: Quantifier? {
    switch self {
    case .test: nil
    case .quantified(let quantifier): quantifier
    case .not(let part): part.quantifier
    case .all(let parts), .any(let parts): parts.lazy.compactMap(\.quantifier).first
    }
  }
}
