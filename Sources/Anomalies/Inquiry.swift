package import Circuit
import Parallel
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
  /// By space, the search before anything is asked: made once, whichever core needs it first.
  private let fresh: [LazyValue<ProfileSearch>]
  private var searches: [Int: ProfileSearch] = [:]
  /// What those came to that are no longer there.
  private var past = ProfileSearch.Statistics()
  /// Whether what is refuted is certified.
  package var isCertifying = false
  /// What was refuted since it was last emptied.
  private(set) var refuted: [CertifiedDenial] = []
  /// The same rules with a switch in each.
  private let withSwitches: LazyValue<Inquiry>
  /// The same, as far as they were asked; none until they are, else one.
  private var switched: [Inquiry] = []
  let budget: Int

  /// `budget`: conflicts for each question to the solver.
  package init(_ ruleSet: RuleSet, sources: SourceMap, budget: Int = 100_000) {
    self.init(ruleSet, sources: sources, budget: budget, settled: [:])
  }

  /// `settled` facts are so in every profile.
  init(_ ruleSet: RuleSet, sources: SourceMap, budget: Int, settled: [FactKey: Constant]) {
    (self.ruleSet, self.sources, self.budget) = (ruleSet, sources, budget)
    probes = AlternativeProbe.all(of: ruleSet)
    var probed = ruleSet
    probed.rules += probes.map(\.body)
    let circuit = CompiledRules(compiling: probed)
    self.circuit = circuit
    bounds = ProfileSpace.bounds(ruleSet)
    listings = ProfileSpace.listings(bounds)
    fresh = listings.map { listing in
      LazyValue {
        let space = ProfileSpace(circuit, ruleSet, listing: listing)
        return ProfileSearch(ProfileGates(space, settled: settled), budget: budget)
      }
    }
    withSwitches = LazyValue { Inquiry(switching: ruleSet, without: [], sources: sources, budget: budget) }
  }

  /// How the questions were answered.
  package var statistics: ProfileSearch.Statistics {
    let all = searches.values.map(\.statistics) + switched.map(\.statistics)
    return all.reduce(into: past) { sum, statistics in sum.add(statistics) }
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
    var search = searches.removeValue(forKey: space) ?? fresh[space].value
    let result = body(&search)
    searches[space] = search
    return result
  }

  /// Whether something is so in some profile, from the least space on, where what is so is found soonest.
  mutating func ask(_ question: Question) -> Answer {
    var open = 0
    for space in listings.indices.reversed() {
      let answer = with(space) { search in
        let signal = search.make(question)
        return search.ask(signal)
      }
      switch answer {
      case .witness(let witness):
        // What was given up of other spaces is of no matter then.
        past.undecided -= open
        return .witness(Sighting(space: space, witness: witness))
      case .never: if isCertifying { certify(space, question) }
      case .undecided: open += 1
      }
    }
    return open > 0 ? .undecided : .never
  }

  private mutating func certify(_ space: Int, _ question: Question) {
    let found = with(space) { search -> Certificate? in
      let signal = search.make(question)
      return search.certificate(signal)
    }
    note(found, space)
  }

  private mutating func note(_ found: Certificate?, _ space: Int) {
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

  // MARK: Changing a fact

  /// Whether some profile shows a difference in some groups of signals where one fact of an attribute is otherwise; what was
  /// given up counts. `readers` are groups on the way to them.
  ///
  /// A difference is looked for in all spaces, the least first, before it is refuted in any.
  mutating func isChanged(
    _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID,
    through readers: (inout ProfileGates) -> [[Signal]]
  ) -> Bool {
    for space in listings.indices.reversed() {
      let isSeen = with(space) { search -> Bool in
        let keys = search.gates.facts(attribute)
        if keys.isEmpty { return false }
        let (outputs, readers) = (search.make(groups).flatMap { $0 }, search.make(readers))
        return keys.contains { search.isSeenToDiffer(outputs, changing: $0, by: readers) }
      }
      if isSeen { return true }
    }
    return listings.indices.reversed().contains { !isUnchanged($0, groups, by: attribute) }
  }

  private mutating func isUnchanged(
    _ space: Int, _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID
  ) -> Bool {
    let isCertifying = isCertifying
    let certificates = with(space) { search -> [Certificate?]? in
      let groups = search.make(groups)
      var certificates: [Certificate?] = []
      for key in search.gates.facts(attribute) {
        guard case .none = search.difference(groups, changing: key) else { return nil }
        if isCertifying { certificates.append(search.certificate(groups.flatMap { $0 }, changing: key)) }
      }
      return certificates
    }
    for certificate in certificates ?? [] { note(certificate, space) }
    return certificates != nil
  }

  /// Whether attributes are otherwise without a rule in some profile; what was given up counts.
  mutating func matters(_ rule: RuleID, to attributes: [AttributeID]) -> Bool {
    var inquiry = switched.popLast() ?? withSwitches.value
    inquiry.isCertifying = isCertifying
    defer { switched = [inquiry] }
    return inquiry.isChanged(
      { [$0.values(attributes)] }, by: SwitchedRules.attribute(rule, ruleSet),
      through: { [$0.counts(rule)] })
  }

  /// Whether rules matter is asked from here on without some of them.
  mutating func leaveOut(_ gone: [RuleID]) {
    for inquiry in switched { past.add(inquiry.statistics) }
    refuted += switched.flatMap(\.refuted)
    switched = gone.isEmpty ? [] : [Inquiry(switching: ruleSet, without: gone, sources: sources, budget: budget)]
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
