import Circuit
package import Explanation
package import Inference
package import RuleModel
import SourceText

/// A rule set, compiled once and evaluated as often as wanted.
package struct Engine: Sendable {
  package let ruleSet: RuleSet
  let circuit: CompiledRules

  /// Compiles a rule set that was read without errors. Linear in its size.
  package init(_ ruleSet: RuleSet) { self.init(ruleSet, CompiledRules(compiling: ruleSet)) }

  /// With the circuit of the rule set.
  init(_ ruleSet: RuleSet, _ circuit: CompiledRules) {
    self.ruleSet = ruleSet
    self.circuit = circuit
  }

  /// What follows for a profile, and why; nil if its contested facts make more than 4,096 worlds, or where rules and
  /// profile together ask for what cannot be held.
  ///
  /// An evaluation of this engine whose facts may be known just as well saves the work of fitting the program to them.
  package func evaluate(_ profile: Profile, like known: Explainer? = nil) -> Explainer? {
    guard case .facts(let facts) = settle(profile) else { return nil }
    return Explainer(Evaluation(circuit, facts, ruleSet, reusing: known?.evaluation.fitted), ruleSet, profile)
  }

  /// The same for whoever only wants the values of some attributes, the reasons for some, and to know whether some
  /// contradict themselves: nothing else is to be asked of its evaluations.
  package func restricted(
    to values: Set<AttributeID>, reasons: Set<AttributeID>, contradictions: Set<AttributeID>
  ) -> Engine {
    let told = reasons.flatMap { [$0, ruleSet.contributing($0)] }
    let rules = ruleSet.rules.indices.filter { ruleSet.rules[$0].conclusions.contains { told.contains($0.attribute) } }
    let overriding = ruleSet.rules.indices.filter { rule in
      ruleSet.rules[rule].overrides.contains { rules.contains($0.raw) }
    }
    return Engine(
      ruleSet,
      circuit.restricted(
        to: values.sorted(), explaining: Set(told).sorted(), by: Set(rules + overriding).sorted().map { RuleID($0) },
        contradictions: contradictions.sorted()))
  }

  /// The same for whoever only wants to know of which entities rules hold.
  package func restricted(toBodiesOf rules: [RuleID]) -> Engine {
    Engine(ruleSet, circuit.restricted(to: [], by: rules))
  }

  /// Whether rules could contradict each other over the attribute in some profile.
  package func mayContradict(_ attribute: AttributeID) -> Bool {
    circuit.attributes[attribute.raw].map { $0.contradiction.possible != .never } ?? false
  }

  /// Evaluates the facts of another evaluation of the same rule set, with everything kept.
  package func whole(_ known: Explainer) -> Explainer {
    Explainer(Evaluation(circuit, known.facts, ruleSet), ruleSet, known.profile)
  }

  /// What follows for a profile in its three readings, at the cost of three evaluations; nil where it, or it without its
  /// placeholders, cannot be evaluated. Programs that this engine fitted before are used again.
  package func readings(_ profile: Profile, keeping programs: FittedPrograms? = nil) -> Readings? {
    for read in [profile, profile.trusted(in: ruleSet)] {
      guard case .facts = settle(read) else { return nil }
    }
    return Readings(profile, ruleSet, circuit, keeping: programs)
  }

  /// The working reading alone; nil where it cannot be evaluated.
  package func working(_ profile: Profile, keeping programs: FittedPrograms? = nil) -> Explainer? {
    let working = profile.working(in: ruleSet)
    guard case .facts(let facts) = settle(working) else { return nil }
    return Explainer(Evaluation(circuit, facts, ruleSet, keeping: programs), ruleSet, working)
  }

  /// What is known before anything runs.
  enum Settled {
    case facts(Facts)
    case tooManyWorlds
    case tooManyCombinations(Excess)
    /// Numbers that 64 bits do not hold.
    case tooGreat([Diagnostic])
  }

  /// The facts of a profile, if all that the rules ask of them can be held.
  func settle(_ profile: Profile) -> Settled {
    if let excess = circuit.excess(ruleSet, profile) { return .tooManyCombinations(excess) }
    let numbers = ruleSet.numbersBeyond(profile)
    guard numbers.isEmpty else { return .tooGreat(numbers) }
    guard let facts = Facts(profile, ruleSet, circuit) else { return .tooManyWorlds }
    if facts.worlds > 1, let excess = circuit.excess(ruleSet, profile, worlds: facts.worlds) {
      return .tooManyCombinations(excess)
    }
    return .facts(facts)
  }

  /// A `never` entry that facts make certain of some entities: in every case of the contested facts, or in some.
  package struct Impossibility: Sendable {
    package var never: RuleSet.Never
    /// The numbers of the entities that it is about, one for each name of the entry that is not bound within it.
    package var entities: [Int]
    package var isInEveryCase: Bool
  }

  /// Everything that the facts state and the vocabulary says cannot be: of each entry every combination of entities.
  package func impossible(_ explanation: Explainer) -> [Impossibility] {
    let evaluation = explanation.evaluation
    return zip(ruleSet.never, circuit.never).flatMap { never, signals in
      let worlds = (0..<evaluation.worlds).filter {
        evaluation.isOn(signals.anywhere.certain, at: Place([], []), world: $0)
      }
      if worlds.isEmpty { return [Impossibility]() }
      return places(never, evaluation).compactMap { place in
        let found = worlds.count { evaluation.isOn(signals.instances.certain, at: place, world: $0) }
        if found == 0 { return nil }
        return Impossibility(never: never, entities: place.entities, isInEveryCase: found == evaluation.worlds)
      }
    }
  }

  /// Every combination of entities that the names of an entry can stand for.
  private func places(_ never: RuleSet.Never, _ evaluation: Evaluation) -> [Place] {
    var places = [Place([], [])]
    for variable in never.scope.prefix(never.freeCount) {
      places = places.flatMap { place in
        let axis = Axis(variable.kind, place.axes.count { $0.kind == variable.kind })
        return (0..<evaluation.laneCount(variable.kind)).map { Place(place.axes + [axis], place.entities + [$0]) }
      }
    }
    return places
  }
}
