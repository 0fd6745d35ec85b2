package import SourceText

extension RuleSet {
  /// Orders the derived attributes so that each comes after what it reads (`strata`), and returns what cannot be so
  /// ordered, and which sums could leave 32 bits.
  ///
  /// O(attributes + rules + conditions). The order depends on what reads what only, never on the order of rules.
  package mutating func stratify() -> [Diagnostic] {
    let graph = DependencyGraph(attributes: attributes, rules: rules)
    let components = Components(of: graph)
    strata = orderedStrata(of: graph, components, attributes)
    let cycles = CycleFinder(graph: graph, components: components, attributes: attributes, rules: rules)
    let sums = SumBounds(self).find()
    return cycles.diagnostics() + sums.diagnostics + RangePromises(self, sums: sums.bounds).diagnostics()
  }
}

private func orderedStrata(
  of graph: DependencyGraph, _ components: Components, _ attributes: [Attribute]
) -> [RuleSet.Stratum] {
  let levels = levels(of: graph, components, attributes)
  var strata: [RuleSet.Stratum] = []
  for (index, members) in components.members.enumerated() {
    let derived = members.filter { graph.isAttribute($0) && attributes[$0].isDerived }
    guard !derived.isEmpty else { continue }
    let isRecursive = members.count > 1 || graph.edges[members[0]].contains { $0.target == members[0] }
    let ids = derived.map { AttributeID($0) }
    strata.append(RuleSet.Stratum(attributes: ids, isRecursive: isRecursive, level: levels[index]))
  }
  return strata.sorted { ($0.level, $0.attributes[0].raw) < ($1.level, $1.attributes[0].raw) }
}

/// By component: 1 + the highest level that it reads; given facts have level 0, and rules that of what they read.
private func levels(
  of graph: DependencyGraph, _ components: Components, _ attributes: [Attribute]
) -> [Int] {
  var levels = Array(repeating: 0, count: components.members.count)
  for (index, members) in components.members.enumerated() {
    var highest = 0
    for node in members {
      for edge in graph.edges[node] where components.component[edge.target] != index {
        highest = max(highest, levels[components.component[edge.target]])
      }
    }
    let computes = members.contains { graph.isAttribute($0) && attributes[$0].isDerived }
    levels[index] = computes ? highest + 1 : highest
  }
  return levels
}
