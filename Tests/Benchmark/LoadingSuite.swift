import Circuit
import Reading
import RuleModel
import YAMLReading

/// From text to a circuit, stage by stage.
struct LoadingSuite {
  static func run(_ session: inout Session) {
    for (count, aim) in [(10, nil), (100, nil), (1000, nil), (10000, 150)] as [(Int, Double?)] {
      let label = "\(grouped(count)) rules"
      guard session.wantsAny(["reading", "resolving", "compiling", "loading"].map { "\($0), \(label)" }) else {
        continue
      }
      let files = Propositional(ruleCount: count).text.files
      let trees = RuleText.trees(files)
      let ruleSet = readRuleSet(trees).ruleSet
      session.check(ruleSet.rules.count == count, "loading: \(ruleSet.rules.count) rules instead of \(count)")
      session.time("reading, \(label)", .milliseconds) { _ = RuleText.trees(files) }
      session.time("resolving, \(label)", .milliseconds) { _ = readRuleSet(trees) }
      session.time("compiling, \(label)", .milliseconds) { _ = CompiledRules(compiling: ruleSet) }
      session.time("loading, \(label)", .milliseconds, aim: aim) {
        _ = CompiledRules(compiling: readRuleSet(RuleText.trees(files)).ruleSet)
      }
    }
  }
}
