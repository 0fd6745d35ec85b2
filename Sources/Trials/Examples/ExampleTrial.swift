import Circuit
import Inference
package import RuleModel
package import SourceText

/// What became of a rule's examples.
package struct ExampleRecord: Sendable {
  /// How many expectations there are.
  package var count = 0
  /// Whether the rule's contribution was certain in some example, as it should.
  package var hasFollowed = false
  package var findings: [Diagnostic] = []
}

/// Judges the examples of one rule, which is compiled alone; linear in the vocabulary and in the examples.
package func judgeExamples(of rule: RuleID, _ ruleSet: RuleSet, _ sources: SourceMap) -> ExampleRecord {
  var record = ExampleRecord()
  let examples = ruleSet.rules[rule.raw].examples
  guard !examples.isEmpty else { return record }
  let trial = ExampleTrial(ruleSet, sources, rule: rule.raw)
  for example in examples {
    let findings = trial.findings(example)
    record.count += example.expectations.count
    record.hasFollowed = record.hasFollowed || example.follows && findings.isEmpty
    record.findings += findings
  }
  return record
}

/// A rule alone, run on fragments of profiles.
struct ExampleTrial {
  let ruleSet: RuleSet
  let sources: SourceMap
  let rule: Rule
  let circuit: CompiledRules
  /// Of the circuit's only rule.
  let planes: RulePlanes?
  let alone: RuleSet

  /// Compiles the rule without all others; linear in its size and in the vocabulary.
  init(_ ruleSet: RuleSet, _ sources: SourceMap, rule number: Int) {
    var rule = ruleSet.rules[number]
    rule.overrides = []
    var alone = ruleSet
    alone.rules = [rule]
    self.ruleSet = ruleSet
    self.sources = sources
    self.rule = rule
    self.alone = alone
    circuit = CompiledRules(compiling: alone, mode: .fragments)
    planes = circuit.rules.first ?? nil
  }

  func findings(_ example: Example) -> [Diagnostic] {
    let fragment = example.fragment.statingBands(ruleSet)
    guard let facts = Facts(fragment, alone, circuit, mode: .fragments) else {
      let message = "the doubts of this example make more than \(Facts.greatestWorlds) cases"
      return [TrialCode.failingExample.diagnostic(message, at: example.span, severity: .warning)]
    }
    guard let planes else { return [] }
    let run = ExampleRun(trial: self, planes: planes, example: example, evaluation: Evaluation(circuit, facts, alone))
    return example.expectations.compactMap { run.finding($0) }
  }
}

/// One example's fragment, evaluated.
struct ExampleRun {
  let trial: ExampleTrial
  let planes: RulePlanes
  let example: Example
  let evaluation: Evaluation

  /// A contribution of the rule to the entities that an expectation names, under one choice of all other entities.
  struct Instance {
    var conclusion: Int
    /// By free variable of the rule.
    var entities: [Int]
    var world: Int
    /// Whether the rule's body holds.
    var body: Truth
    /// Whether the contribution is the expected one.
    var agrees: Truth

    var follows: Bool { (body && agrees).certain }
    var mayFollow: Bool { (body && agrees).possible }
  }

  /// Nil where the example holds.
  func finding(_ expectation: Example.Expectation) -> Diagnostic? {
    for world in 0..<evaluation.worlds {
      let instances = instances(expectation, world)
      if example.follows {
        if !instances.contains(where: \.follows) { return missing(expectation, nearest(instances)) }
      } else if let culprit = instances.first(where: \.follows) ?? instances.first(where: \.mayFollow) {
        return unwanted(expectation, culprit)
      }
    }
    return nil
  }

  // MARK: Instances

  private func instances(_ expectation: Example.Expectation, _ world: Int) -> [Instance] {
    trial.rule.conclusions.indices.flatMap { number -> [Instance] in
      let conclusion = trial.rule.conclusions[number]
      guard conclusion.attribute == expectation.attribute, let bound = binding(conclusion, expectation) else {
        return []
      }
      return choices(bound).map { instance(number, $0, world, expectation) }
    }
  }

  /// By free variable: the entity that the expectation names; nil where the conclusion is about other entities.
  private func binding(_ conclusion: Conclusion, _ expectation: Example.Expectation) -> [Int?]? {
    guard conclusion.subject.terms.count == expectation.entities.count else { return nil }
    var bound = [Int?](repeating: nil, count: trial.rule.freeCount)
    for (term, entity) in zip(conclusion.subject.terms, expectation.entities) {
      switch term {
      case .entity(let own): if own != entity { return nil }
      case .variable(let variable):
        guard bound.indices.contains(variable.raw), bound[variable.raw] == nil || bound[variable.raw] == entity.raw
        else { return nil }
        bound[variable.raw] = entity.raw
      }
    }
    return bound
  }

  /// Every choice of the entities that are not bound.
  private func choices(_ bound: [Int?]) -> [[Int]] {
    bound.enumerated().reduce([[]]) { choices, next in
      let (variable, entity) = next
      let all = entity.map { $0..<$0 + 1 } ?? 0..<evaluation.laneCount(trial.rule.scope[variable].kind)
      return choices.flatMap { choice in all.map { choice + [$0] } }
    }
  }

  private func place(_ entities: [Int]) -> Place {
    Place(Array(planes.axes.prefix(entities.count)), entities)
  }

  private func instance(
    _ number: Int, _ entities: [Int], _ world: Int, _ expectation: Example.Expectation
  ) -> Instance {
    let body = evaluation.truth(planes.body, at: place(entities), world: world)
    let value = planes.operands[number].map { evaluation.value($0, place(entities), world: world) }
    let own = trial.rule.conclusions[number]
    let agrees = own.contribution.agrees(with: expectation.contribution, value, trial.valueCount(own.attribute))
    return Instance(conclusion: number, entities: entities, world: world, body: body, agrees: agrees)
  }

  /// The instance of which the most conditions hold; of equals the first.
  private func nearest(_ instances: [Instance]) -> Instance? {
    instances.enumerated().max { (score($0.element), -$0.offset) < (score($1.element), -$1.offset) }?.element
  }

  private func score(_ instance: Instance) -> Int {
    let held = trial.conditions.indices.filter { state($0, instance) == .holds }.count
    return 2 * held + (instance.agrees.possible ? 1 : 0)
  }

  /// How a condition stands in an instance.
  func state(_ number: Int, _ instance: Instance) -> ConditionState {
    guard planes.conditions.indices.contains(number) else { return .holds }
    let truth = evaluation.truth(planes.conditions[number], at: place(instance.entities), world: instance.world)
    if trial.isException(number) {
      return truth.certain ? .fails : truth.possible ? .open : .holds
    }
    return truth.certain ? .holds : truth.possible ? .open : .fails
  }
}

extension Contribution {
  /// Whether it is the one that an example expects, paths worked out. `value` is what its own path leads to; a scale has
  /// `count` values.
  fileprivate func agrees(with expected: Contribution, _ value: Value?, _ count: Int?) -> Truth {
    switch (self, expected) {
    case (.value(.path(let path)), .value(.constant(let wanted))),
      (.atLeast(.path(let path)), .atLeast(.constant(let wanted))),
      (.atMost(.path(let path)), .atMost(.constant(let wanted))), (.add(.path(let path)), .add(.constant(let wanted))):
      guard let value else { return .no }
      return Predicate.compare(.equal, .identity).truth(value.moved(by: path.map, heldWithin: count), Value(wanted))
    default: return Truth(self == expected)
    }
  }
}

enum ConditionState { case holds, open, fails }

extension ExampleTrial {
  /// In the order of `RulePlanes.conditions`.
  var conditions: [Condition] { rule.when + rule.unless }

  /// How many values the attribute's scale or choice has.
  func valueCount(_ attribute: AttributeID) -> Int? {
    alone.attributes[attribute.raw].type.domain.map { alone.domains[$0.raw].values.count }
  }

  /// Whether a condition stands under `unless`.
  func isException(_ number: Int) -> Bool { number >= rule.when.count }
}
