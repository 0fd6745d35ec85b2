/// Boxes with arrows between them, to be drawn by others.
package struct Graph: Sendable {
  package struct Node: Sendable {
    package var name: String
    package var label: String
    /// What it is drawn with; empty: by itself.
    package var group: String
    /// Where arrows begin rather than end.
    package var isSource: Bool

    package init(name: String, label: String, group: String = "", isSource: Bool = false) {
      (self.name, self.label, self.group, self.isSource) = (name, label, group, isSource)
    }
  }
  package struct Edge: Sendable {
    package var from: String
    package var to: String
    package var label: String

    package init(from: String, to: String, label: String = "") { (self.from, self.to, self.label) = (from, to, label) }
  }
  package var title: String
  package var nodes: [Node]
  package var edges: [Edge]

  package init(title: String, nodes: [Node], edges: [Edge]) {
    (self.title, self.nodes, self.edges) = (title, nodes, edges)
  }

  /// Groups in the order in which they begin.
  private var groups: [(name: String, nodes: [Node])] {
    var found: [(name: String, nodes: [Node])] = []
    for node in nodes {
      if let place = found.firstIndex(where: { $0.name == node.group }) {
        found[place].nodes.append(node)
      } else {
        found.append((node.group, [node]))
      }
    }
    return found
  }

  // MARK: DOT

  /// For Graphviz.
  package var dot: String {
    let clusters = groups.enumerated().map { number, group in
      let nodes = group.nodes.map { node in
        "    \(quoted(node.name)) [label=\(quoted(node.label))\(node.isSource ? ", style=rounded" : "")];"
      }
      return (["  subgraph cluster_\(number) {", "    label=\(quoted(group.name));"] + nodes + ["  }"])
        .joined(separator: "\n")
    }
    let arrows = edges.map { edge in
      "  \(quoted(edge.from)) -> \(quoted(edge.to))" + (edge.label.isEmpty ? "" : " [label=\(quoted(edge.label))]")
        + ";"
    }
    let head = "digraph \(quoted(title)) {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n"
    return head + (clusters + arrows).joined(separator: "\n") + "\n}\n"
  }

  private func quoted(_ text: String) -> String {
    let inner = text.reduce(into: "") { result, sign in
      if sign == "\"" || sign == "\\" { result.append("\\") }
      result.append(sign == "\n" ? " " : sign)
    }
    return "\"\(inner)\""
  }

  // MARK: Mermaid

  /// For Markdown pages that draw Mermaid.
  package var mermaid: String {
    var numbers: [String: Int] = [:]
    for (number, node) in nodes.enumerated() { numbers[node.name] = number }
    let boxes = groups.enumerated().map { number, group in
      let nodes = group.nodes.map { node -> String in
        let label = escaped(node.label)
        return "    n\(numbers[node.name] ?? 0)" + (node.isSource ? "(\"\(label)\")" : "[\"\(label)\"]")
      }
      return (["  subgraph g\(number)[\"\(escaped(group.name))\"]"] + nodes + ["  end"]).joined(separator: "\n")
    }
    let arrows = edges.compactMap { edge -> String? in
      guard let from = numbers[edge.from], let to = numbers[edge.to] else { return nil }
      return "  n\(from) -->" + (edge.label.isEmpty ? "" : "|\"\(escaped(edge.label))\"|") + " n\(to)"
    }
    return "flowchart LR\n" + (boxes + arrows).joined(separator: "\n") + "\n"
  }

  /// Mermaid knows entities in the place of signs.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, sign in
      switch sign {
      case "\"": result += "#quot;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "\n": result += " "
      default: result.append(sign)
      }
    }
  }
}
