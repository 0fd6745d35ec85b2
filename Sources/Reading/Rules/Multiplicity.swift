import RuleModel
import SourceText
import YAMLReading

extension RuleReader {
  /// `once: yes` or `for each: [area]`; what a case says stands over its matrix.
  mutating func multiplicity() -> Rule.Multiplicity {
    let layer = source.layers.first { $0["once"] != nil || $0["for each"] != nil }
    let once = layer?["once"]
    if let each = layer?["for each"] {
      if let once {
        body.sink.error(
          .excludingKeys, "a rule says 'once' or 'for each', not both", at: once.span,
          secondary: [.init(span: each.span, text: "'for each' here")])
      }
      return .forEach(variables(each))
    }
    guard let once, readBoolean(once, of: "'once'", &body.sink) == true else { return .unsaid }
    return .once
  }

  private mutating func variables(_ node: YAMLNode) -> [VariableID] {
    let nodes = node.kind == .sequence ? Array(node.elements) : [node]
    var found: [VariableID] = []
    for node in nodes {
      guard let name = readString(node, of: "a name of 'for each'", &body.sink) else { continue }
      let visible = body.scope.outermost
      guard let variable = visible.variable(name) else {
        body.sink.unknown(
          .unknownName, "the rule names no '\(name)'", word: name, at: node.span, among: visible.visibleNames)
        continue
      }
      if !found.contains(variable) { found.append(variable) }
    }
    return found.sorted()
  }

  /// A rule that adds or steps and names an entity that its conclusion does not name says how often it counts.
  mutating func checkMultiplicity(_ rule: Rule) {
    guard rule.multiplicity == .unsaid else { return }
    for conclusion in rule.conclusions where conclusion.contribution.accumulates {
      let named = Set(conclusion.subject.terms)
      let other = (0..<rule.freeCount).map { VariableID($0) }.filter { !named.contains(.variable($0)) }
      guard let first = other.first else { continue }
      let names = other.map { rule.scope[$0.raw].name }
      let attribute = body.names[conclusion.attribute].fullName
      body.sink.error(
        .multiplicity, "'\(rule.id)' adds to '\(attribute)' and names \(quotedList(names)), which it does not add to",
        at: conclusion.span, label: "how often is not said",
        secondary: [.init(span: body.scope.place(of: first), text: "'\(names[0])' is named here")],
        help: ["write 'once: yes' or 'for each: [\(names.joined(separator: ", "))]'"])
      return
    }
  }

  /// Contributions that are decided by rank need one.
  mutating func checkRank(_ rule: Rule) {
    guard rule.rank == nil, source.inherited("rank") == nil else { return }
    for conclusion in rule.conclusions {
      let attribute = body.names[conclusion.attribute]
      guard case .single(true, _)? = attribute.combine else { continue }
      body.sink.error(
        .rankMissing, "'\(rule.id)' concludes '\(attribute.fullName)' and has no rank", at: conclusion.span,
        secondary: [.init(span: attribute.span, text: "'prefer: rank' is declared here")],
        help: ["add 'rank:' to the rule or to the defaults of its section"])
      return
    }
  }
}

extension Contribution {
  /// Whether several of it make more.
  var accumulates: Bool {
    switch self {
    case .weight, .step: true
    case .assert, .value, .atLeast, .atMost, .add: false
    }
  }
}
