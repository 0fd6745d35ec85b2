import SourceText

/// Finds attributes that would have to be complete before themselves, and shows how.
struct CycleFinder {
  let graph: DependencyGraph
  let components: Components
  let attributes: [Attribute]
  let rules: [Rule]

  private struct Step {
    var from: Int
    var edge: DependencyGraph.Edge
  }

  /// One diagnostic for each component that holds a complete read of itself.
  func diagnostics() -> [Diagnostic] {
    let found = components.members.indices.compactMap { index in
      firstCompleteStep(in: index).flatMap { diagnostic(for: fromItsCause(cycle(through: $0, in: index), in: index)) }
    }
    return found.sorted { $0.primary.span < $1.primary.span }
  }

  /// The first by place, so that it does not depend on the order of files' entries.
  private func firstCompleteStep(in component: Int) -> Step? {
    var first: Step?
    for node in components.members[component] {
      for edge in graph.edges[node] where !edge.isMonotone && components.component[edge.target] == component {
        if first.map({ edge.span < $0.edge.span }) ?? true { first = Step(from: node, edge: edge) }
      }
    }
    return first
  }

  /// The step, then the shortest way back.
  private func cycle(through step: Step, in component: Int) -> [Step] {
    var reached: [Int: Step] = [:]
    var queue = [step.edge.target]
    var next = 0
    while next < queue.count, reached[step.from] == nil, queue[next] != step.from {
      let node = queue[next]
      next += 1
      for edge in graph.edges[node] where components.component[edge.target] == component {
        guard edge.target != step.edge.target, reached[edge.target] == nil else { continue }
        reached[edge.target] = Step(from: node, edge: edge)
        queue.append(edge.target)
      }
    }
    return [step] + wayBack(to: step.from, from: step.edge.target, reached)
  }

  private func wayBack(to end: Int, from start: Int, _ reached: [Int: Step]) -> [Step] {
    var way: [Step] = []
    var node = end
    while node != start, let step = reached[node] {
      way.append(step)
      node = step.from
    }
    return way.reversed()
  }

  /// The same cycle from the read without which nothing would have to be complete before itself: in a rule set that had no
  /// cycle it is the one that was added. Of several such in rules the last by place, the cycle as it is where there is none.
  private func fromItsCause(_ cycle: [Step], in component: Int) -> [Step] {
    let reads = cycle.indices.filter { place in
      !graph.isAttribute(cycle[place].from) && !cycle[place].edge.isMonotone && isCause(cycle[place], in: component)
    }
    guard let cause = reads.max(by: { cycle[$0].edge.span < cycle[$1].edge.span }) else { return cycle }
    return Array(cycle[cause...] + cycle[..<cause])
  }

  /// Whether no complete read leads back to where it began once a step is taken away.
  private func isCause(_ step: Step, in component: Int) -> Bool {
    func isIt(_ node: Int, _ edge: DependencyGraph.Edge) -> Bool {
      node == step.from && edge.target == step.edge.target && edge.span == step.edge.span
    }
    func leads(from start: Int, to end: Int) -> Bool {
      var reached: Set<Int> = [start]
      var queue = [start]
      while let node = queue.popLast() {
        if node == end { return true }
        for edge in graph.edges[node] where components.component[edge.target] == component && !isIt(node, edge) {
          if reached.insert(edge.target).inserted { queue.append(edge.target) }
        }
      }
      return false
    }
    return components.members[component].allSatisfy { node in
      graph.edges[node].allSatisfy { edge in
        edge.isMonotone || components.component[edge.target] != component || isIt(node, edge)
          || !leads(from: edge.target, to: node)
      }
    }
  }

  /// The cycle turned so that it begins at an attribute; the first read in it keeps the first label.
  private func diagnostic(for cycle: [Step]) -> Diagnostic? {
    guard let last = cycle.lastIndex(where: { graph.isAttribute($0.from) }) else { return nil }
    let start = graph.isAttribute(cycle[0].from) ? 0 : last
    let turned = Array(cycle[start...] + cycle[..<start])
    let names = turned.filter { graph.isAttribute($0.from) }.map { "'\(attributes[$0.from].fullName)'" }
    let labels = labels(for: turned)
    guard let primary = labels.first(where: { $0.step.edge.span == cycle[0].edge.span }) else { return nil }
    let others = labels.filter { $0.step.edge.span != cycle[0].edge.span }
    return DiagnosticCode.cycle.diagnostic(
      message(names), at: primary.step.edge.span, label: primary.text,
      secondary: others.map { .init(span: $0.step.edge.span, text: $0.text) },
      help: [
        "within a cycle only an 'asserted' tested 'yes', a 'collected' tested 'includes' or by a 'size' at least or "
          + "above something, and 'some' or such a 'count' over these can be read"
      ])
  }

  private func message(_ names: [String]) -> String {
    var text = "\(names[0]) has to be complete before itself: it reads "
    for name in names.dropFirst() { text += "\(name), which reads " }
    return text + (names.count == 1 ? "itself" : names[0])
  }

  /// One for each edge that reads: rules stand for the attribute they conclude.
  private func labels(for cycle: [Step]) -> [(step: Step, text: String)] {
    var labels: [(step: Step, text: String)] = []
    var reader = ""
    for step in cycle {
      if graph.isAttribute(step.from) { reader = attributes[step.from].fullName }
      if graph.isAttribute(step.edge.target) {
        labels.append((step, "'\(reader)' reads '\(attributes[step.edge.target].fullName)' here"))
      } else if !graph.isAttribute(step.from) {
        labels.append((step, "sets '\(rules[step.from - graph.attributeCount].id)' aside"))
      }
    }
    return labels
  }
}
