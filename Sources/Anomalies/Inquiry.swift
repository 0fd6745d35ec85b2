package import Circuit
package import RuleModel
package import SourceText
package import Verification

/// Questions about all profiles of a rule set: of spaces of as many entities as can matter, and of fewer, since a profile with
/// fewer may be otherwise.
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
  /// With the probes behind the rules.
  package let circuit: CompiledRules
  let probes: [AlternativeProbe]
  /// The author's own words.
  package let sources: SourceMap
  /// By kind, how many entities the greatest space lists.
  let bounds: [Int]
  private let listings: [[Int]]
  private var searches: [Int: ProfileSearch] = [:]
  /// Whether what is refuted is certified.
  package var isCertifying = false
  /// What was refuted since it was last emptied.
  private(set) var refuted: [CertifiedDenial] = []
  /// What every space has before anything is asked.
  private let prepare: @Sendable (inout ProfileGates) -> Void
  /// The same rules with a switch each; none until it is asked for, else one.
  var switches: SwitchedRules?
  var switched: [Inquiry] = []
  let budget: Int

  /// `budget`: conflicts for each question to the solver.
  package init(_ ruleSet: RuleSet, sources: SourceMap, budget: Int = 100_000) {
    self.init(ruleSet, sources: sources, budget: budget) { _ in }
  }

  /// `prepare` makes what questions have in common.
  init(
    _ ruleSet: RuleSet, sources: SourceMap, budget: Int,
    preparing prepare: @escaping @Sendable (inout ProfileGates) -> Void
  ) {
    (self.ruleSet, self.sources, self.budget, self.prepare) = (ruleSet, sources, budget, prepare)
    probes = AlternativeProbe.all(of: ruleSet)
    var probed = ruleSet
    probed.rules += probes.map(\.body)
    circuit = CompiledRules(compiling: probed)
    bounds = ProfileSpace.bounds(ruleSet)
    listings = Self.listings(bounds)
  }

  /// All that list no more, the greatest first.
  private static func listings(_ bounds: [Int]) -> [[Int]] {
    let all = bounds.reduce([[]]) { lists, bound in lists.flatMap { list in (0...bound).map { list + [$0] } } }
    return all.sorted { left, right in
      let (one, other) = (left.reduce(0, +), right.reduce(0, +))
      return one == other ? right.lexicographicallyPrecedes(left) : one > other
    }
  }

  /// How the questions were answered.
  package var statistics: ProfileSearch.Statistics {
    let all = searches.values.map(\.statistics) + switched.map(\.statistics)
    return all.reduce(into: ProfileSearch.Statistics()) { sum, statistics in sum.add(statistics) }
  }

  // MARK: Asking

  /// Questions from here on are about other gates.
  mutating func beginSlice() {
    for space in searches.keys.sorted() { searches[space]?.beginSlice() }
    for place in switched.indices { switched[place].beginSlice() }
  }

  /// The greatest space.
  mutating func greatest<Result>(_ body: (inout ProfileSearch) -> Result) -> Result { with(0, body) }

  private mutating func with<Result>(_ space: Int, _ body: (inout ProfileSearch) -> Result) -> Result {
    // Taken out, so that it is changed in place.
    var search = searches.removeValue(forKey: space) ?? search(listings[space])
    let result = body(&search)
    searches[space] = search
    return result
  }

  private func search(_ listing: [Int]) -> ProfileSearch {
    var gates = ProfileGates(ProfileSpace(circuit, ruleSet, listing: listing))
    prepare(&gates)
    return ProfileSearch(gates, budget: budget)
  }

  /// Whether something is so in some profile: first those that were looked through, then from the least space, where what is
  /// so is found soonest.
  mutating func ask(_ question: Question) -> Answer {
    for space in listings.indices {
      let seen = with(space) { search in
        let signal = search.make(question)
        return search.glance(signal)
      }
      if let seen { return .witness(Sighting(space: space, witness: seen)) }
    }
    for space in listings.indices.reversed() {
      let answer = with(space) { search in
        let signal = search.make(question)
        return search.ask(signal)
      }
      switch answer {
      case .witness(let witness): return .witness(Sighting(space: space, witness: witness))
      case .never: if isCertifying { certify(space, question) }
      case .undecided: return .undecided
      }
    }
    return .never
  }

  private mutating func certify(_ space: Int, _ question: Question) {
    let found = with(space) { search -> Certificate? in
      let signal = search.make(question)
      return search.certificate(signal)
    }
    guard let found else { return }
    refuted.append(CertifiedDenial(listed: entityCounts(listings[space]), certificate: found))
  }

  /// `3 partners`; empty of a rule set whose profiles list nothing.
  private func entityCounts(_ listing: [Int]) -> String {
    let counts = listing.indices.filter { bounds[$0] > 0 }.map { kind in
      "\(listing[kind]) \(ruleSet.kinds[kind].listedAs ?? ruleSet.kinds[kind].name)"
    }
    return counts.joined(separator: " and ")
  }

  /// What was refuted so far, and is forgotten now.
  mutating func takeRefuted() -> [CertifiedDenial] {
    defer {
      refuted = []
      for place in switched.indices { switched[place].refuted = [] }
    }
    return refuted + switched.flatMap(\.refuted)
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

  /// Whether no profile shows a difference in some groups of signals where one fact of an attribute is otherwise; `readers`
  /// are groups on the way to them.
  mutating func changesNothing(
    _ attribute: AttributeID, _ groups: (inout ProfileGates) -> [[Signal]],
    by readers: (inout ProfileGates) -> [[Signal]]
  ) -> Bool {
    for space in listings.indices {
      let difference = with(space) { search -> ProfileSearch.Difference in
        let (groups, readers) = (search.make(groups), search.make(readers))
        for key in search.gates.facts(attribute) {
          let difference = search.difference(groups, changing: key, by: readers)
          if difference != .none { return difference }
        }
        return .none
      }
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
  mutating func short(_ sighting: Sighting, _ question: Question) -> String { region(sighting, question).text }

  /// The facts of a profile that make something so, whatever the others, and their words; nil where none do, or where some are
  /// more than values.
  mutating func region(_ sighting: Sighting, _ question: Question) -> (region: Region?, text: String) {
    let profile = profile(sighting)
    let keys = with(sighting.space) { search in
      let signal = search.make(question)
      return search.cause(signal, sighting.witness)
    }
    let spelling = Spelling(ruleSet, entities: profile.entities)
    let text = keys.map { key -> String in
      let address = spelling.address(of: key)
      guard let statement = profile.facts[key]?.statement else { return "\(address) not stated" }
      if case .known(let constant) = statement {
        return "\(address): \(spelling.constant(constant, of: ruleSet[key.attribute].type))"
      }
      return "\(address): does not apply"
    }
    let isTold = !keys.isEmpty && keys.allSatisfy { ruleSet[$0.attribute].type.element == ruleSet[$0.attribute].type }
    let facts = keys.map { Region.Stated(key: $0, statement: profile.facts[$0]?.statement) }
    return (isTold ? Region(facts: facts) : nil, keys.isEmpty ? "any profile" : text.joined(separator: ", "))
  }

  /// `in no profile of up to 2 partners`.
  var extent: String {
    let listed = bounds.indices.filter { bounds[$0] > 0 }.map { kind in
      "\(bounds[kind]) \(ruleSet.kinds[kind].listedAs ?? ruleSet.kinds[kind].name)"
    }
    return listed.isEmpty ? "in no profile" : "in no profile of up to \(listed.joined(separator: " and "))"
  }
}

/// That something is so in no profile that lists so many entities, with its proof.
package struct CertifiedDenial: Sendable {
  package var listed: String
  package var certificate: Certificate
}

/// All profiles in which some facts are as they are here.
struct Region: Sendable {
  struct Stated: Sendable {
    var key: FactKey
    var statement: Statement?
  }
  var facts: [Stated]
}

extension ProfileGates {
  /// On where a profile is of a region.
  mutating func holds(_ region: Region) -> Signal {
    let facts = region.facts.map { isStated($0.key, $0.statement) }
    return and(facts)
  }
}
