import Circuit
import Parallel
import RuleModel
import Verification

/// All profiles of a rule set, by how many entities they list: of spaces of as many as can matter, and of fewer, with a search
/// in each.
struct ProfileSpaces: Sendable {
  typealias Question = Inquiry.Question

  let ruleSet: RuleSet
  /// By kind, how many entities the greatest space lists.
  let bounds: [Int]
  /// The greatest first.
  private let listings: [[Int]]
  /// By space, the search before anything is asked: made once, whichever core needs it first.
  private var fresh: [LazyValue<ProfileSearch>]
  private var searches: [Int: ProfileSearch] = [:]
  /// What was given up of some spaces, and is of no matter since something is so in others.
  private var forgiven = 0
  /// What the solver found since it was last emptied.
  private var found = KnownProfiles()
  /// Whether what is refuted is certified.
  var isCertifying = false
  /// What was refuted since it was last emptied.
  private var refuted: [CertifiedDenial] = []

  /// `known`: profiles to be looked through first; `settled` facts are so in every profile.
  init(
    _ ruleSet: RuleSet, _ circuit: CompiledRules, knowing known: KnownProfiles = KnownProfiles(), budget: Int,
    settled: [FactKey: Constant] = [:]
  ) {
    self.ruleSet = ruleSet
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
  }

  /// The same gates, with other facts settled, before anything is asked.
  func settling(_ settled: [FactKey: Constant]) -> ProfileSpaces {
    var copy = self
    copy.fresh = fresh.map { fresh in LazyValue { fresh.value.settling(settled) } }
    return copy
  }

  /// How the questions were answered.
  var statistics: ProfileSearch.Statistics {
    var sum = searches.values.map(\.statistics).reduce(into: ProfileSearch.Statistics()) { $0.add($1) }
    sum.undecided -= forgiven
    return sum
  }

  /// Questions from here on are about other gates.
  mutating func beginSlice() {
    for space in searches.keys.sorted() { searches[space]?.beginSlice() }
  }

  /// The search in a space; the greatest is the first.
  mutating func with<Result>(_ space: Int, _ body: (inout ProfileSearch) -> Result) -> Result {
    // Taken out, so that it is changed in place.
    var search = searches.removeValue(forKey: space) ?? fresh[space].value
    let result = body(&search)
    searches[space] = search
    return result
  }

  // MARK: What is so in some profile

  /// From the least space on, where what is so is found soonest.
  mutating func sighting(_ question: Question) -> Inquiry.Answer {
    var open = 0
    for space in listings.indices.reversed() {
      let answer = with(space) { search in
        let signal = search.make(question)
        return search.ask(signal)
      }
      switch answer {
      case .witness(let witness):
        // What was given up of other spaces is of no matter then.
        forgiven += open
        return .witness(Inquiry.Sighting(space: space, witness: witness))
      case .never: if isCertifying { certify(space, question) }
      case .undecided: open += 1
      }
    }
    return open > 0 ? .undecided : .never
  }

  /// It is looked for in all spaces before it is refuted in any.
  mutating func isRefuted(_ question: Question) -> Bool {
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
        forgiven += open
        note(witness, space)
        return false
      case .never: if isCertifying { certify(space, question) }
      case .undecided: open += 1
      }
    }
    return open == 0
  }

  // MARK: What a fact changes

  /// A difference is looked for in all spaces, the least first, before it is refuted in any; before all where it was seen in
  /// an earlier run.
  mutating func shows(
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

  // MARK: What was found

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
    defer { refuted = [] }
    return refuted
  }
}

extension RuleSet {
  /// A space, by how many entities of which kinds its profiles list: `partner=2`, or `none`.
  fileprivate func name(of listing: [Int]) -> String {
    let counts = listing.indices.filter { listing[$0] > 0 }.map { "\(kinds[$0].name)=\(listing[$0])" }
    return counts.isEmpty ? "none" : counts.joined(separator: ",")
  }
}
