import Circuit
import ClauseProofs
package import RuleModel
import Verification

/// What is known of a rule and a mutant of it beside what examples say.
package enum MutantStanding: Sendable {
  /// Both apply to the same entities in every complete profile, so that nothing could tell them apart.
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
/// Both bodies stand side by side, and the solver is asked for a profile in which just one of them holds. What rules conclude may be
/// anything there, as long as it is no contradiction: bodies that are the same then are the same whatever the other rules say. That there
/// is no such profile is proved for every number of entities up to the bound that is enough, and believed where the checker of clause
/// proofs accepts it. Mutants that
/// nothing can tell apart: Budd, Angluin, "Two Notions of Correctness and Their Relation to Testing", Acta Informatica 18, 1982.
/// `budget` is in conflicts.
package func standing(of mutant: Mutant, _ ruleSet: RuleSet, budget: Int = 2_000) -> MutantStanding {
  guard mutant.operation != .contributed, mutant.operation != .overridden else { return .open }
  let pair = bodies(of: mutant, ruleSet)
  let circuit = CompiledRules(compiling: pair)
  guard let own = circuit.rules.first ?? nil, let other = circuit.rules.last ?? nil, own.axes == other.axes else {
    return .open
  }
  let bounds = EntityBounds(pair, circuit).counts
  for listing in bounds.map(ProfileSpace.listings) ?? [ProfileSpace.bounds(pair)] {
    let axes = Array(own.axes.prefix(mutant.rule.freeCount))
    var question = BodyQuestion(
      own.body.certain, other.body.certain, along: axes, ProfileSpace(circuit, pair, listing: listing), budget: budget)
    switch question.answer() {
    case .equivalent: continue
    case let standing: return standing
    }
  }
  return bounds == nil ? .open : .equivalent
}

/// Whether two bodies differ in some profile of a space.
private struct BodyQuestion {
  private let own: Plane
  private let axes: [Axis]
  private var search: ProfileSearch
  private let places: [[Int]]
  /// By place.
  private let differences: [Signal]
  private let anywhere: Signal

  /// `axes`: those of the variables that stand free in the rule.
  init(_ own: Plane, _ other: Plane, along axes: [Axis], _ space: ProfileSpace, budget: Int) {
    (self.own, self.axes) = (own, axes)
    var search = ProfileSearch(ProfileGates(space, asking: [own, other]), budget: budget, rounds: 4)
    let places = search.gates.places(axes)
    (differences, anywhere) = search.make { gates in
      let all = places.map { place in
        gates.xor(gates.signal(own, along: axes, place), gates.signal(other, along: axes, place))
      }
      return (all, gates.or(all))
    }
    (self.search, self.places) = (search, places)
  }

  /// What is known of the two in this space.
  mutating func answer() -> MutantStanding {
    // By structure: both are computed by the same gates.
    if anywhere == .never { return .equivalent }
    if search.isEmpty { return .open }
    switch search.ask(anywhere) {
    case .undecided: return .open
    case .never: return isProved ? .equivalent : .open
    case .witness(let found): return witness(found).map { .differs($0) } ?? .open
    }
  }

  /// Whether the checker, which shares no code with the solver, accepts the proof.
  private var isProved: Bool {
    guard let certificate = search.certificate(anywhere), let file = ClauseFile(certificate.clauses),
      let steps = readDRAT(certificate.proof)
    else { return false }
    return check(formula: file.clauses, proof: steps) == .accepted
  }

  private mutating func witness(_ found: ProfileSearch.Witness) -> MutantWitness? {
    let values = search.values(found)
    guard let number = differences.firstIndex(where: { values[$0] }) else { return nil }
    return MutantWitness(
      profile: search.profile(found), facts: search.cause(differences[number], found), entities: places[number],
      follows: values[search.gates.signal(own, along: axes, places[number])])
  }
}

/// The bodies of a rule and of its mutant alone; what rules conclude is stated, as an example states it.
private func bodies(of mutant: Mutant, _ ruleSet: RuleSet) -> RuleSet {
  var pair = ruleSet
  pair.rules = [ruleSet[mutant.number], mutant.rule].map { rule in
    var rule = rule
    (rule.conclusions, rule.overrides, rule.examples) = ([], [], [])
    return rule
  }
  for (index, attribute) in ruleSet.attributes.enumerated() where attribute.isDerived {
    pair.attributes[index].origin = .given
    pair.attributes[index].combine = nil
    // What always has a value has one here too.
    let contributing = ruleSet[ruleSet.contributing(AttributeID(index))]
    if contributing.alwaysHasValue { pair.attributes[index].ifLeftOut = attribute.type.firstValue }
  }
  pair.strata = []
  return pair
}

extension Attribute {
  fileprivate var alwaysHasValue: Bool {
    switch combine {
    case .asserted, .level, .sum, .collected: true
    case .single(_, let base): base != nil
    case .rank, .band, nil: false
    }
  }
}

extension ValueType {
  fileprivate var firstValue: Constant? {
    switch self {
    case .boolean, .domain: .ordinal(0)
    case .number(let number): .number(number.lower ?? 0)
    case .set: .set([])
    case .reference, .text: nil
    }
  }
}
