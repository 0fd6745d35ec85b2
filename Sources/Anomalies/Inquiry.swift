package import Circuit
package import RuleModel
package import SourceText
package import Verification

/// Questions about all profiles of a rule set, asked of the greatest space first.
///
/// What is so in no profile of the greatest space is asked of the smaller ones as well: a profile with fewer entities may
/// be otherwise.
package struct Inquiry: Sendable {
  /// What a question comes to.
  enum Answer {
    case witness(Sighting)
    case never
    case undecided
  }

  /// A profile and the space that it is of.
  struct Sighting {
    var space: Int
    var witness: ProfileSearch.Witness
  }

  typealias Question = (inout ProfileGates) -> Signal

  package let ruleSet: RuleSet
  package let circuit: CompiledRules
  /// The author's own words.
  package let sources: SourceMap
  /// By kind, how many entities the greatest space lists.
  private let bounds: [Int]
  private let listings: [[Int]]
  private var searches: [Int: ProfileSearch] = [:]
  private let budget: Int
  /// Questions that were given up.
  package private(set) var undecided = 0

  /// `budget`: conflicts for each question to the solver.
  package init(_ ruleSet: RuleSet, sources: SourceMap, budget: Int = 100_000) {
    (self.ruleSet, self.sources, self.budget) = (ruleSet, sources, budget)
    circuit = CompiledRules(compiling: ruleSet)
    bounds = ProfileSpace.bounds(ruleSet)
    listings = ProfileSpace.listings(bounds)
  }

  /// How the questions were answered.
  package var statistics: ProfileSearch.Statistics {
    searches.values.reduce(into: ProfileSearch.Statistics()) { sum, search in sum.add(search.statistics) }
  }

  // MARK: Asking

  /// Questions from here on are about other gates.
  mutating func beginSlice() {
    for space in searches.keys.sorted() { searches[space]?.beginSlice() }
  }

  /// The greatest space.
  mutating func greatest<Result>(_ body: (inout ProfileSearch) -> Result) -> Result { with(0, body) }

  private mutating func with<Result>(_ space: Int, _ body: (inout ProfileSearch) -> Result) -> Result {
    // Taken out, so that it is changed in place.
    var search =
      searches.removeValue(forKey: space)
      ?? ProfileSearch(ProfileGates(ProfileSpace(circuit, ruleSet, listing: listings[space])), budget: budget)
    let result = body(&search)
    searches[space] = search
    return result
  }

  /// Whether something is so in some profile.
  mutating func ask(_ question: Question) -> Answer {
    for space in listings.indices {
      let answer = with(space) { search in
        let signal = search.make(question)
        return search.ask(signal)
      }
      switch answer {
      case .witness(let witness): return .witness(Sighting(space: space, witness: witness))
      case .never: continue
      case .undecided:
        undecided += 1
        return .undecided
      }
    }
    return .never
  }

  /// Whether something is so in no profile: what was given up is not known to be.
  mutating func isNever(_ question: Question) -> Bool {
    if case .never = ask(question) { true } else { false }
  }

  /// Parts of which none can be left out for something to be so in no profile; it must be so with all of them.
  mutating func fewest<Part>(_ parts: [Part], _ question: ([Part], inout ProfileGates) -> Signal) -> [Part] {
    var needed: [Part] = []
    for place in parts.indices {
      let others = needed + parts[(place + 1)...]
      if !isNever({ question(others, &$0) }) { needed.append(parts[place]) }
    }
    return needed
  }

  /// Whether no profile shows a difference in some signals where one fact of an attribute is otherwise.
  mutating func changesNothing(
    _ attribute: AttributeID, _ outputs: (inout ProfileGates) -> [Signal]
  ) -> Bool {
    for space in listings.indices {
      let difference = with(space) { search -> ProfileSearch.Difference in
        let outputs = search.make(outputs)
        for key in search.gates.facts(attribute) {
          let difference = search.difference(outputs, changing: key)
          if difference != .none { return difference }
        }
        return .none
      }
      if difference == .undecided { undecided += 1 }
      if difference != .none { return false }
    }
    return true
  }

  // MARK: Witnesses

  mutating func profile(_ sighting: Sighting) -> Profile { with(sighting.space) { $0.profile(sighting.witness) } }

  /// What signals are in a profile.
  mutating func read<Result>(
    _ sighting: Sighting, _ body: (inout ProfileGates, (Signal) -> Bool) -> Result
  ) -> Result {
    with(sighting.space) { search in
      let values = search.values(sighting.witness)
      return search.make { body(&$0, { values[$0] }) }
    }
  }

  /// A profile in short: the facts that make something so, whatever the others.
  mutating func short(_ sighting: Sighting, _ question: Question) -> String {
    let profile = profile(sighting)
    let spelling = Spelling(ruleSet, entities: profile.entities)
    let keys = with(sighting.space) { search in
      let signal = search.make(question)
      return search.cause(signal, sighting.witness)
    }
    let facts = keys.map { key -> String in
      let address = spelling.address(of: key)
      guard let statement = profile.facts[key]?.statement else { return "\(address) not stated" }
      if case .known(let constant) = statement {
        return "\(address): \(spelling.constant(constant, of: ruleSet[key.attribute].type))"
      }
      return "\(address): does not apply"
    }
    return facts.isEmpty ? "any profile" : facts.joined(separator: ", ")
  }

  /// `in no profile of up to 2 partners`.
  var extent: String {
    let listed = bounds.indices.filter { bounds[$0] > 0 }.map { kind in
      "\(bounds[kind]) \(ruleSet.kinds[kind].listedAs ?? ruleSet.kinds[kind].name)"
    }
    return listed.isEmpty ? "in no profile" : "in no profile of up to \(listed.joined(separator: " and "))"
  }
}

extension ProfileSearch.Statistics {
  fileprivate mutating func add(_ other: ProfileSearch.Statistics) {
    questions += other.questions
    seen += other.seen
    found += other.found
    refuted += other.refuted
    undecided += other.undecided
    conflicts += other.conflicts
  }
}
