package import Report
package import RuleModel

extension Graph {
  /// Attributes in groups by what they are said of, with arrows from what is read to what is concluded. An arrow names one rule,
  /// or says how many there are.
  package init(_ graph: RuleGraph, _ ruleSet: RuleSet, _ language: ReportLanguage) {
    func title(_ text: LocalizedText) -> String { ruleSet.text(text, in: language) ?? "" }
    let nodes = graph.attributes.map { id in
      let attribute = ruleSet.attributes[id.raw]
      return Node(
        name: attribute.fullName, label: title(attribute.title), group: title(ruleSet.kinds[attribute.kind.raw].title),
        isSource: !attribute.isDerived)
    }
    let edges = graph.edges.map { edge in
      Edge(
        from: ruleSet.attributes[edge.from.raw].fullName, to: ruleSet.attributes[edge.to.raw].fullName,
        label: edge.rules.count == 1
          ? ruleSet.rules[edge.rules[0].raw].id : edge.rules.isEmpty ? "" : "\(edge.rules.count)")
    }
    self.init(title: title(ruleSet.title), nodes: nodes, edges: edges)
  }
}
