import RuleModel
import SourceText
import YAMLReading

/// Resolves `overrides` once all rules are read: a matrix stands for each of its cases.
struct OverrideResolver {
  let names: Names
  let sources: [RuleSource]
  let rulesByID: [String: [RuleID]]

  func resolve(_ rules: inout [Rule], _ sink: inout DiagnosticSink) {
    for index in rules.indices {
      guard let node = sources[index].own("overrides") else { continue }
      var targets: Set<RuleID> = []
      for element in node.kind == .sequence ? Array(node.elements) : [node] {
        let found = self.targets(element, &sink)
        for target in found where fits(rules[index], rules[target.raw], at: element.span, &sink) {
          targets.insert(target)
        }
      }
      rules[index].overrides = targets.sorted()
    }
    refuseCycles(rules, &sink)
  }

  private func targets(_ node: YAMLNode, _ sink: inout DiagnosticSink) -> [RuleID] {
    guard let id = readString(node, of: "a rule", &sink) else { return [] }
    if let found = rulesByID[id] { return found }
    sink.unknown(
      .unknownRule, "there is no rule '\(id)'", word: id, at: node.span, among: rulesByID.keys.sorted())
    return []
  }

  /// The rule names nothing that the other does not, and shared names have one kind.
  private func fits(_ rule: Rule, _ other: Rule, at span: SourceSpan, _ sink: inout DiagnosticSink) -> Bool {
    for variable in rule.scope.prefix(rule.freeCount) {
      let shared = other.scope.prefix(other.freeCount).first { $0.name == variable.name }
      if let shared, shared.kind == variable.kind { continue }
      let own = EnglishText.one(names[variable.kind].name)
      let message =
        shared.map {
          "'\(variable.name)' is \(own) in '\(rule.id)' and \(EnglishText.one(names[$0.kind].name)) in '\(other.id)'"
        }
        ?? "'\(rule.id)' names '\(variable.name)', and '\(other.id)', which it sets aside, does not"
      sink.error(
        .overrideNames, message, at: span, secondary: [.init(span: other.span, text: "the rule that is set aside")])
      return false
    }
    return true
  }

  /// Rules that set each other aside in a circle; with a stack of its own.
  private func refuseCycles(_ rules: [Rule], _ sink: inout DiagnosticSink) {
    var state = [UInt8](repeating: 0, count: rules.count)
    for start in rules.indices where state[start] == 0 {
      var stack = [(rule: start, next: 0)]
      state[start] = 1
      while let (rule, next) = stack.last {
        guard next < rules[rule].overrides.count else {
          state[rule] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let target = rules[rule].overrides[next].raw
        if state[target] == 1, let first = stack.firstIndex(where: { $0.rule == target }) {
          report(stack[first...].map(\.rule), rules, &sink)
        } else if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
  }

  private func report(_ cycle: [Int], _ rules: [Rule], _ sink: inout DiagnosticSink) {
    let ids = cycle.map { "'\(rules[$0].id)'" }
    guard let first = cycle.first, let name = ids.first else { return }
    var way = ids.dropFirst().map { "\($0), which sets aside " }.joined()
    way = way.isEmpty ? "itself" : way + name
    let others = cycle.dropFirst().map { rules[$0] }
    sink.error(
      .overrideCycle, "\(name) sets aside \(way)", at: place(first, rules), label: "the circle begins here",
      secondary: others.enumerated().map { position, rule in
        .init(span: place(cycle[position + 1], rules), text: "'\(rule.id)'")
      })
  }

  private func place(_ rule: Int, _ rules: [Rule]) -> SourceSpan {
    sources[rule].own("overrides")?.span ?? rules[rule].span
  }
}
