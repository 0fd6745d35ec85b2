import SourceText

/// What reads what: a node for each attribute, then one for each rule.
///
/// An attribute leads to the rules that conclude it, a rule to what its body reads and to the rules that set it aside.
/// Drafts have no edges. Its size is that of the rule set.
struct DependencyGraph {
  struct Edge {
    var target: Int
    var isMonotone: Bool
    var span: SourceSpan
  }

  let attributeCount: Int
  private(set) var edges: [[Edge]]

  init(attributes: [Attribute], rules: [Rule]) {
    attributeCount = attributes.count
    edges = Array(repeating: [], count: attributes.count + rules.count)
    for index in attributes.indices where attributes[index].isDerived { addOwnReads(of: index, attributes) }
    for (index, rule) in rules.enumerated() where !rule.isDraft {
      addBody(of: rule, index, attributes)
      addConclusions(of: rule, index, attributes)
      addOverrides(of: rule, index, rules)
    }
  }

  func isAttribute(_ node: Int) -> Bool { node < attributeCount }

  /// Base, default, bands and the paths of a rank.
  private mutating func addOwnReads(of index: Int, _ attributes: [Attribute]) {
    var collector = ReadCollector(attributes: attributes)
    let span = attributes[index].span
    switch attributes[index].combine {
    case .single(_, let value): collector.collect(value, at: span)
    case .sum(let base, _): collector.collect(base, at: span)
    case .level(let base, _): collector.collect(base, at: span)
    case .rank(let ranking): collector.collect(ranking)
    case .band(let sum, _): add(Read(attribute: sum, isMonotone: false, span: span), from: index)
    case .asserted, .collected, nil: break
    }
    for read in collector.reads { add(read, from: index) }
  }

  private mutating func addBody(of rule: Rule, _ index: Int, _ attributes: [Attribute]) {
    var collector = ReadCollector(attributes: attributes)
    collector.collect(rule.when, monotone: true)
    collector.collect(rule.unless, monotone: false)
    for read in collector.reads { add(read, from: attributeCount + index) }
  }

  private mutating func addConclusions(of rule: Rule, _ index: Int, _ attributes: [Attribute]) {
    for conclusion in rule.conclusions where edges.indices.contains(conclusion.attribute.raw) {
      let node = conclusion.attribute.raw
      edges[node].append(Edge(target: attributeCount + index, isMonotone: true, span: conclusion.span))
      var collector = ReadCollector(attributes: attributes)
      collector.collect(conclusion.contribution.operand, at: conclusion.span)
      for read in collector.reads { add(read, from: node) }
    }
  }

  /// A rule reads all that a rule reads which sets it aside, completely.
  private mutating func addOverrides(of rule: Rule, _ index: Int, _ rules: [Rule]) {
    for target in rule.overrides where rules.indices.contains(target.raw) && !rules[target.raw].isDraft {
      let edge = Edge(target: attributeCount + index, isMonotone: false, span: rule.span)
      edges[attributeCount + target.raw].append(edge)
    }
  }

  private mutating func add(_ read: Read, from node: Int) {
    edges[node].append(Edge(target: read.attribute.raw, isMonotone: read.isMonotone, span: read.span))
  }
}

extension ReadCollector {
  mutating func collect(_ ranking: Ranking) {
    for path in ranking.by { collect(path, at: path.span) }
    if let among = ranking.among { collect(among, monotone: false) }
    if let per = ranking.per { collect(per, at: per.span) }
  }
}
