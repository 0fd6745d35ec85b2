import Circuit
package import RuleModel
import Verification

/// What is known of a rule and a mutant of it beside what examples say.
package enum MutantStanding: Sendable {
  /// Both apply to the same entities in every profile, so that nothing could tell them apart.
  case equivalent
  /// Facts under which one of them applies and the other does not.
  case differs(MutantWitness)
  /// Not known: the budget was used up, or the mutant changes what a rule contributes and not when.
  case open
}

/// Facts that tell a mutant from its rule, whatever all other facts are.
package struct MutantWitness: Sendable {
  /// With entities that stand for any.
  package var profile: Profile
  package var facts: [FactKey]
  /// Entities of the rule's variables.
  package var entities: [Int]
  /// Whether the rule itself applies.
  package var follows: Bool
}

/// Whether a mutant differs from its rule in when it applies, and where.
///
/// Both are compiled side by side and asked for a profile in which just one of them applies. What other rules conclude may be
/// anything: what is the same then is the same under all rules. Mutants that nothing can tell apart: Budd, Angluin, "Two Notions of
/// Correctness and Their Relation to Testing", Acta Informatica 18, 1982. `budget` is in conflicts.
package func standing(of mutant: Mutant, _ ruleSet: RuleSet, budget: Int = 2_000) -> MutantStanding {
  guard mutant.operation != .contributed, mutant.operation != .overridden else { return .open }
  let pair = ruleSet.beside(mutant)
  let circuit = CompiledRules(compiling: pair)
  guard circuit.rules.count == 2, let own = circuit.rules[0], let other = circuit.rules[1], own.axes == other.axes
  else {
    return .open
  }
  let space = ProfileSpace(circuit, pair, listing: ProfileSpace.bounds(pair))
  var search = ProfileSearch(ProfileGates(space), budget: budget, rounds: 4)
  let places = search.gates.places(own.axes)
  let differences = search.make { gates in
    places.map { place in
      gates.xor(
        gates.signal(own.body.certain, along: own.axes, place),
        gates.signal(other.body.certain, along: other.axes, place))
    }
  }
  guard !search.isEmpty else { return .open }
  for (place, difference) in zip(places, differences) {
    switch search.ask(difference) {
    case .never: continue
    case .undecided: return .open
    case .witness(let witness):
      let facts = search.cause(difference, witness)
      let follows = search.values(witness)[search.gates.signal(own.body.certain, along: own.axes, place)]
      return .differs(
        MutantWitness(profile: search.profile(witness), facts: facts, entities: place, follows: follows))
    }
  }
  return .equivalent
}

extension RuleSet {
  /// The rule and its mutant alone; what other rules would conclude is stated, as an example states it.
  fileprivate func beside(_ mutant: Mutant) -> RuleSet {
    var pair = self
    pair.rules = [rules[mutant.number.raw], mutant.rule].map { rule in
      var rule = rule
      rule.overrides = []
      rule.examples = []
      return rule
    }
    let concluded = Set(pair.rules.flatMap(\.conclusions).map { contributing($0.attribute) })
    for index in attributes.indices where attributes[index].isDerived {
      let own = contributing(AttributeID(index))
      // What the rule concludes and reads as well is worked out.
      guard !concluded.contains(own) else { continue }
      pair.attributes[index].origin = .given
      pair.attributes[index].combine = nil
      // What always has a value has one here too.
      if !mayBeAbsent(own) { pair.attributes[index].ifLeftOut = firstValue(attributes[index].type) }
    }
    return pair
  }

  private func mayBeAbsent(_ id: AttributeID) -> Bool {
    switch attributes[id.raw].combine {
    case .asserted, .level, .sum, .collected: false
    case .single(_, let base): base == nil
    default: true
    }
  }

  private func firstValue(_ type: ValueType) -> Constant? {
    switch type {
    case .boolean, .domain: .ordinal(0)
    case .number(let number): .number(number.lower ?? 0)
    case .set: .set([])
    case .reference, .text: nil
    }
  }
}
