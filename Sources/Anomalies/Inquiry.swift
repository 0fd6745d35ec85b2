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
  private var fresh: [LazyValue<ProfileSearch>]
  private var searches: [Int: ProfileSearch] = [:]
  /// What those came to that are no longer there.
  private var past = ProfileSearch.Statistics()
  /// Those of an earlier run.
  private let known: KnownProfiles
  /// What the solver found since it was last emptied.
  private var found = KnownProfiles()
  /// The answers of this slice.
  private(set) var script = AnswerScript()
  /// Whether what is refuted is certified.
  package var isCertifying = false
  /// What was refuted since it was last emptied.
  private(set) var refuted: [CertifiedDenial] = []
  /// The same rules with a switch in each.
  private let withSwitches: LazyValue<Inquiry>
  /// The same, as far as they were asked; none until they are, else one.
  private var switched: [Inquiry] = []
  let budget: Int

  /// `budget`: conflicts for each question to the solver; `known`: profiles to be looked through first.
  package init(
    _ ruleSet: RuleSet, sources: SourceMap, knowing known: KnownProfiles = KnownProfiles(), budget: Int = 100_000
  ) {
    self.init(ruleSet, sources: sources, knowing: known, budget: budget, settled: [:])
  }

  /// `settled` facts are so in every profile.
  init(_ ruleSet: RuleSet, sources: SourceMap, knowing known: KnownProfiles, budget: Int, settled: [FactKey: Constant])
  {
    (self.ruleSet, self.sources, self.known, self.budget) = (ruleSet, sources, known, budget)
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
        var search = ProfileSearch(ProfileGates(space, settled: settled), budget: budget)
        search.remember(known.seen[ruleSet.name(of: listing)] ?? [])
        return search
      }
    }
    withSwitches = LazyValue { Inquiry(switching: ruleSet, sources: sources, budget: budget) }
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

  /// Starts a slice, whose answers may be known.
  mutating func begin(_ script: AnswerScript) { self.script = script }

  /// Whether something is so in some profile, from the least space on, where what is so is found soonest.
  mutating func ask(_ question: Question) -> Answer {
    if let isNever = script.next() {
      if isNever { return .never }
      script.breakOff()
      return .undecided
    }
    let answer = sighting(question)
    if case .witness = answer { script.breakOff() }
    if case .never = answer { script.note(true) } else { script.note(false) }
    return answer
  }

  private mutating func sighting(_ question: Question) -> Answer {
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

  /// Whether something is so in no profile: what was given up is not known to be.
  ///
  /// It is looked for in all spaces before it is refuted in any.
  mutating func isNever(_ question: Question) -> Bool {
    if let known = script.next() { return known }
    let isNever = isRefuted(question)
    script.note(isNever)
    return isNever
  }

  private mutating func isRefuted(_ question: Question) -> Bool {
    var signals: [(space: Int, signal: Signal)] = []
    for space in listings.indices.reversed() {
      let (signal, isSeen) = with(space) { search in
        let signal = search.make(question)
        return (signal, search.isSeen(signal))
      }
      if isSeen { return false }
      signals.append((space, signal))
    }
    var open = 0
    for (space, signal) in signals {
      switch with(space, { $0.solve(signal) }) {
      case .witness(let witness):
        past.undecided -= open
        note(witness, space)
        return false
      case .never: if isCertifying { certify(space, question) }
      case .undecided: open += 1
      }
    }
    return open == 0
  }

  private mutating func note(_ witness: ProfileSearch.Witness, _ space: Int) {
    guard let named = with(space, { $0.named([witness]) }).first else { return }
    found.append(named, in: ruleSet.name(of: listings[space]))
  }

  /// What the solver found so far, and is forgotten now.
  mutating func takeFound() -> KnownProfiles {
    defer { found = KnownProfiles() }
    return found
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
  mutating func isChanged(
    _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID,
    through readers: (inout ProfileGates) -> [[Signal]]
  ) -> Bool {
    if let isNever = script.next() { return !isNever }
    let change = KnownProfiles.Change.attribute(ruleSet[attribute].fullName)
    let isChanged = shows(change, groups, by: attribute, through: readers, beside: known[change])
    script.note(!isChanged)
    return isChanged
  }

  /// Whether attributes are otherwise without a rule in some profile; what was given up counts.
  mutating func matters(_ rule: RuleID, to attributes: [AttributeID]) -> Bool {
    if let isNever = script.next() { return !isNever }
    var inquiry = switched.popLast() ?? withSwitches.value
    inquiry.isCertifying = isCertifying
    let change = KnownProfiles.Change.rule(ruleSet[rule].id)
    let matters = inquiry.shows(
      change, { [$0.values(attributes)] }, by: SwitchedRules.attribute(rule, ruleSet),
      through: { [$0.counts(rule)] }, beside: known[change])
    found.append(inquiry.takeFound())
    switched = [inquiry]
    script.note(!matters)
    return matters
  }

  /// A difference is looked for in all spaces, the least first, before it is refuted in any; before all where it was seen in
  /// an earlier run.
  private mutating func shows(
    _ change: KnownProfiles.Change, _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID,
    through readers: (inout ProfileGates) -> [[Signal]], beside known: KnownProfiles.Placed?
  ) -> Bool {
    if let known, isShown(in: known, groups, by: attribute) { return true }
    for space in listings.indices.reversed() {
      let seen = with(space) { search -> ProfileSearch.Witness? in
        let keys = search.gates.facts(attribute)
        if keys.isEmpty { return nil }
        let (outputs, readers) = (search.make(groups).flatMap { $0 }, search.make(readers))
        for key in keys {
          if let seen = search.seenToDiffer(outputs, changing: key, by: readers) { return seen }
        }
        return nil
      }
      if let seen {
        note(seen, space, for: change)
        return true
      }
    }
    return listings.indices.reversed().contains { !isUnchanged($0, groups, by: attribute, change) }
  }

  private mutating func isShown(
    in known: KnownProfiles.Placed, _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID
  ) -> Bool {
    guard let space = listings.firstIndex(where: { ruleSet.name(of: $0) == known.space }) else { return false }
    return with(space) { search in
      let outputs = search.make(groups).flatMap { $0 }
      return search.gates.facts(attribute).contains { search.differs(outputs, changing: $0, in: known.profile) }
    }
  }

  private mutating func note(_ witness: ProfileSearch.Witness, _ space: Int, for change: KnownProfiles.Change) {
    guard let named = with(space, { $0.named([witness]) }).first else { return }
    found.append(named, in: ruleSet.name(of: listings[space]), for: change)
  }

  private mutating func isUnchanged(
    _ space: Int, _ groups: (inout ProfileGates) -> [[Signal]], by attribute: AttributeID,
    _ change: KnownProfiles.Change
  ) -> Bool {
    let isCertifying = isCertifying
    var shown: ProfileSearch.Witness?
    let certificates = with(space) { search -> [Certificate?]? in
      let groups = search.make(groups)
      var certificates: [Certificate?] = []
      for key in search.gates.facts(attribute) {
        switch search.difference(groups, changing: key) {
        case .none: break
        case .some(let witness):
          shown = witness
          return nil
        case .undecided: return nil
        }
        if isCertifying { certificates.append(search.certificate(groups.flatMap { $0 }, changing: key)) }
      }
      return certificates
    }
    if let shown { note(shown, space, for: change) }
    for certificate in certificates ?? [] { note(certificate, space) }
    return certificates != nil
  }

  /// Whether rules matter is asked from here on without some of them.
  mutating func leaveOut(_ gone: [RuleID]) {
    if script.isGiven { return }
    for inquiry in switched { past.add(inquiry.statistics) }
    refuted += switched.flatMap(\.refuted)
    switched = gone.isEmpty ? [] : [withSwitches.value.settling(SwitchedRules.settled(ruleSet, without: gone))]
  }

  /// The same gates, with other facts settled, before anything is asked.
  private func settling(_ settled: [FactKey: Constant]) -> Inquiry {
    var copy = self
    copy.fresh = fresh.map { fresh in LazyValue { fresh.value.settling(settled) } }
    return copy
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

extension RuleSet {
  /// A space, by how many entities of which kinds its profiles list: `partner=2`, or `none`.
  fileprivate func name(of listing: [Int]) -> String {
    let counts = listing.indices.filter { listing[$0] > 0 }.map { "\(kinds[$0].name)=\(listing[$0])" }
    return counts.isEmpty ? "none" : counts.joined(separator: ",")
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
