import SourceText

/// What is concluded from what: attributes, and the rules that lead from one to another.
package struct RuleGraph: Sendable {
  /// That an attribute is concluded from another: by rules, or (none) by its own base, bands or rank.
  package struct Edge: Sendable, Equatable {
    package var from: AttributeID
    package var to: AttributeID
    /// Ascending; matrices by their cases.
    package var rules: [RuleID]
  }
  /// Every attribute that is part of it, in the order of declaration.
  package private(set) var attributes: [AttributeID]
  package private(set) var edges: [Edge]

  /// Of the whole rule set; drafts left out. Linear in its size.
  package init(_ ruleSet: RuleSet) {
    var found: [[Int]: [RuleID]] = [:]
    for (number, rule) in ruleSet.rules.enumerated() where !rule.isDraft {
      let reads = ruleSet.attributesRead(by: rule)
      for conclusion in rule.conclusions {
        for read in reads where found[[read.raw, conclusion.attribute.raw]]?.last != RuleID(number) {
          found[[read.raw, conclusion.attribute.raw], default: []].append(RuleID(number))
        }
      }
    }
    for number in ruleSet.attributes.indices {
      for read in ruleSet.ownReads(of: AttributeID(number)) { found[[read.raw, number], default: []] += [] }
    }
    edges = found.map { Edge(from: AttributeID($0.key[0]), to: AttributeID($0.key[1]), rules: $0.value) }
    edges.sort { ($0.from.raw, $0.to.raw) < ($1.from.raw, $1.to.raw) }
    attributes = Set(edges.flatMap { [$0.from, $0.to] }).sorted()
  }

  /// What leads to some attributes in at most so many steps, and what they lead to in one.
  package func around(_ centres: [AttributeID], steps: Int) -> RuleGraph {
    var near = Set(centres)
    for _ in 0..<max(0, steps) { near.formUnion(edges.filter { near.contains($0.to) }.map(\.from)) }
    let next = Set(edges.filter { centres.contains($0.from) }.map(\.to))
    var part = self
    part.edges = edges.filter { edge in
      near.contains(edge.from) && near.contains(edge.to) || centres.contains(edge.from) && next.contains(edge.to)
    }
    part.attributes = near.union(next).sorted()
    return part
  }
}

extension RuleSet {
  /// What the base, the default, the bands or the rank of an attribute read.
  fileprivate func ownReads(of attribute: AttributeID) -> [AttributeID] {
    var collector = ReadCollector(attributes: attributes)
    collector.includesGiven = true
    let declared = attributes[attribute.raw]
    switch declared.combine {
    case .single(_, let value): collector.collect(value, at: declared.span)
    case .sum(let base, _): collector.collect(base, at: declared.span)
    case .level(let base, _): collector.collect(base, at: declared.span)
    case .rank(let ranking): collector.collect(ranking)
    case .band(let sum, _): return [sum]
    case .asserted, .collected, nil: break
    }
    return collector.reads.map(\.attribute)
  }
}
