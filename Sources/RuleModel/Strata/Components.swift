/// The strongly connected components of a graph, each after all that it leads to.
///
/// Tarjan's algorithm with its own stack: O(nodes + edges), whatever the depth.
struct Components {
  private(set) var members: [[Int]] = []
  /// The component of each node.
  private(set) var component: [Int]

  private var order: [Int]
  private var lowest: [Int]
  private var path: [Int] = []
  private var next = 0

  init(of graph: DependencyGraph) {
    let count = graph.edges.count
    component = Array(repeating: -1, count: count)
    order = Array(repeating: -1, count: count)
    lowest = Array(repeating: 0, count: count)
    for node in 0..<count where order[node] < 0 { visit(node, graph) }
  }

  private mutating func visit(_ root: Int, _ graph: DependencyGraph) {
    var stack = [(node: root, edge: 0)]
    enter(root)
    while let (node, edge) = stack.last {
      if edge < graph.edges[node].count {
        stack[stack.count - 1].edge += 1
        let target = graph.edges[node][edge].target
        if order[target] < 0 {
          enter(target)
          stack.append((target, 0))
        } else if component[target] < 0 {
          lowest[node] = min(lowest[node], order[target])
        }
      } else {
        stack.removeLast()
        leave(node)
        if let parent = stack.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = next
    lowest[node] = next
    next += 1
    path.append(node)
  }

  private mutating func leave(_ node: Int) {
    guard lowest[node] == order[node] else { return }
    var found: [Int] = []
    while let last = path.popLast() {
      component[last] = members.count
      found.append(last)
      if last == node { break }
    }
    members.append(found.sorted())
  }
}
