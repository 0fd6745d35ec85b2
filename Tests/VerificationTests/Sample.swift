import Circuit
import Inference
import RuleModel
import SourceText
import TestSupport

@testable import Verification

/// A random rule set and profile, with other values for some of its facts.
struct Sample {
  let rules: RuleSet
  let profile: Profile
  let circuit: CompiledRules
  private(set) var alternatives: [FactKey: [Statement]] = [:]
  private var random: SplitMix64

  /// `isComplete`: all facts have values or none, in the profile and beside it.
  init(_ seed: UInt64, facts count: Int, isComplete: Bool) {
    var options = GeneratorOptions()
    options.maximumWorlds = 4
    var generator = RuleSetGenerator(seed: seed, options: options)
    let (rules, generated) = generator.generate()
    self.rules = rules
    profile = isComplete ? generated.working(in: rules) : generated
    circuit = CompiledRules(compiling: rules)
    random = SplitMix64(seed: seed)
    for key in keys.shuffled(using: &random).prefix(count) {
      let others = (0..<random.number(1...3)).compactMap { _ in other(key, isComplete) }
      alternatives[key] = others.isEmpty ? nil : others
    }
  }

  /// Facts that some rule reads.
  private var keys: [FactKey] {
    rules.attributes.indices.filter { circuit.isRead[$0] && rules.attributes[$0].origin != .derived }.flatMap { index in
      let members = rules.kinds.memberKinds(of: rules.attributes[index].kind).map { profile.entities[$0.raw].count }
      return combinations(members).map { FactKey(AttributeID(index), numbers: $0) }
    }
  }

  /// What rules conclude, of some entities each.
  var derivedKeys: [FactKey] {
    rules.attributes.indices.filter { rules.attributes[$0].isDerived }.flatMap { index -> [FactKey] in
      let kind = rules.attributes[index].kind
      if case .pair(_, _, true) = rules.kinds[kind.raw].form { return [] }
      let members = rules.kinds.memberKinds(of: kind).map { profile.entities[$0.raw].count }
      return combinations(members).prefix(2).map { FactKey(AttributeID(index), numbers: $0) }
    }
  }

  private mutating func other(_ key: FactKey, _ isComplete: Bool) -> Statement? {
    if random.chance(15) { return .doesNotApply }
    if !isComplete, random.chance(25) { return random.chance(50) ? .unknown : .any }
    switch rules[key.attribute].type {
    case .boolean: return .known(.ordinal(random.number(0...1)))
    case .domain(let domain): return .known(.ordinal(random.number(0..<rules.domains[domain.raw].values.count)))
    case .reference(let kind):
      let count = profile.entities[kind.raw].count
      return count == 0 ? nil : .known(.ordinal(random.number(0..<count)))
    case .number(let type):
      let (low, high) = (max(type.lower ?? -20, -20), min(type.upper ?? 20, 20))
      guard low <= high else { return nil }
      if !isComplete, random.chance(20), low < high { return .interval(low, high) }
      return .known(.number(Int64.random(in: low...high, using: &random)))
    case .set(.domain(let domain)): return .known(.set(subset(rules.domains[domain.raw].values.count)))
    case .set(.reference(let kind)): return .known(.set(subset(profile.entities[kind.raw].count)))
    case .text: return nil
    }
  }

  private mutating func subset(_ count: Int) -> [Int] { (0..<count).filter { _ in random.chance(50) } }

  /// A case for each choice.
  mutating func selection(_ choices: [FactChoice]) -> [Int] { choices.map { random.number(0..<$0.cases.count) } }

  /// The profile with these cases of the choices stated.
  func stating(_ selection: [Int], _ choices: [FactChoice]) -> Profile {
    var profile = profile
    for (choice, number) in zip(choices, selection) {
      let chosen = choice.cases[number]
      profile.facts[choice.key] = statement(chosen).map { Fact(statement: $0, origin: .given, span: .none) }
    }
    return profile
  }

  private func statement(_ chosen: FactChoice.Case) -> Statement? {
    switch chosen.fact {
    case .value(let constant): chosen.isStated ? .known(constant) : nil
    case .interval(let low, let high): .interval(low, high)
    case .unknown: chosen.isStated ? .any : .unknown
    case .none: chosen.isStated ? .doesNotApply : nil
    }
  }

  /// What the evaluator says.
  func evaluation(of profile: Profile) -> Evaluation? {
    Facts(profile, rules, circuit).map { Evaluation(circuit, $0, rules) }
  }

  /// Every combination of entities of a plane that the program keeps, with whether it is on.
  func bits(_ evaluation: Evaluation) -> [(plane: Plane, axes: [Axis], entities: [Int], isOn: Bool)] {
    Set(circuit.outputs).sorted { $0.index < $1.index }.flatMap { plane in
      let axes = circuit.axes(of: plane)
      return combinations(axes.map { evaluation.laneCount($0.kind) }).map { entities in
        (plane, axes, entities, evaluation.isOn(plane, at: Place(axes, entities), world: 0))
      }
    }
  }
}

/// Every list of numbers below these.
func combinations(_ sizes: [Int]) -> [[Int]] {
  sizes.reduce([[]]) { lists, size in lists.flatMap { list in (0..<size).map { list + [$0] } } }
}
