package import Circuit
import Parallel
package import RuleModel
package import SourceText
package import Verification

/// Questions about all profiles of a rule set, with what an earlier run knows of their answers.
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
  private var spaces: ProfileSpaces
  /// The answers of this slice.
  private(set) var script = AnswerScript()
  /// The same rules with a switch in each.
  private let withSwitches: LazyValue<ProfileSpaces>
  /// The same, as far as they were asked; none until they are, else one.
  private var switched: [ProfileSpaces] = []
  /// How those were answered that are no longer there, and what they refuted.
  private var past = ProfileSearch.Statistics()
  private var pastRefuted: [CertifiedDenial] = []
  private var pastFound = KnownProfiles()
  /// Profiles of an earlier run.
  private let known: KnownProfiles
  let budget: Int

  /// `budget`: conflicts for each question to the solver; `known`: profiles to be looked through first.
  package init(
    _ ruleSet: RuleSet, sources: SourceMap, knowing known: KnownProfiles = KnownProfiles(), budget: Int = 100_000
  ) {
    (self.ruleSet, self.sources, self.known, self.budget) = (ruleSet, sources, known, budget)
    probes = AlternativeProbe.all(of: ruleSet)
    var probed = ruleSet
    probed.rules += probes.map(\.body)
    circuit = CompiledRules(compiling: probed)
    spaces = ProfileSpaces(ruleSet, circuit, knowing: known, budget: budget)
    withSwitches = LazyValue { ProfileSpaces(switching: ruleSet, budget: budget) }
  }

  /// By kind, how many entities the greatest space lists.
  var bounds: [Int] { spaces.bounds }

  /// Whether what is refuted is certified.
  package var isCertifying: Bool {
    get { spaces.isCertifying }
    set { spaces.isCertifying = newValue }
  }

  /// How the questions were answered.
  package var statistics: ProfileSearch.Statistics {
    ([spaces] + switched).map(\.statistics).reduce(into: past) { $0.add($1) }
  }

  // MARK: Asking

  /// Questions from here on are about other gates.
  mutating func beginSlice() {
    spaces.beginSlice()
    for place in switched.indices { switched[place].beginSlice() }
  }

  /// The greatest space.
  mutating func greatest<Result>(_ body: (inout ProfileSearch) -> Result) -> Result { spaces.with(0, body) }

  /// Starts a slice, whose answers may be known.
  mutating func begin(_ script: AnswerScript) { self.script = script }

  /// Whether something is so in some profile.
  mutating func ask(_ question: Question) -> Answer {
    if let isNever = script.next() {
      if isNever { return .never }
      script.breakOff()
      return .undecided
    }
    let answer = spaces.sighting(question)
    if case .witness = answer { script.breakOff() }
    if case .never = answer { script.note(true) } else { script.note(false) }
    return answer
  }

  /// Whether something is so in no profile: what was given up is not known to be.
  mutating func isNever(_ question: Question) -> Bool {
    if let known = script.next() { return known }
    let isNever = spaces.isRefuted(question)
    script.note(isNever)
    return isNever
  }

  /// What the solver found so far, and is forgotten now.
  mutating func takeFound() -> KnownProfiles {
    defer { pastFound = KnownProfiles() }
    var found = spaces.takeFound()
    found.append(pastFound)
    return found
  }

  /// What was refuted so far, and is forgotten now.
  mutating func takeRefuted() -> [CertifiedDenial] {
    defer { pastRefuted = [] }
    return spaces.takeRefuted() + pastRefuted + switched.indices.flatMap { switched[$0].takeRefuted() }
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
    let isChanged = spaces.shows(change, groups, by: attribute, through: readers, beside: known[change])
    script.note(!isChanged)
    return isChanged
  }

  /// Whether attributes are otherwise without a rule in some profile; what was given up counts.
  mutating func matters(_ rule: RuleID, to attributes: [AttributeID]) -> Bool {
    if let isNever = script.next() { return !isNever }
    var spaces = switched.popLast() ?? withSwitches.value
    spaces.isCertifying = isCertifying
    let change = KnownProfiles.Change.rule(ruleSet[rule].id)
    let matters = spaces.shows(
      change, { [$0.values(attributes)] }, by: SwitchedRules.attribute(rule, ruleSet),
      through: { [$0.counts(rule), $0.countsAlone(rule)] }, beside: known[change])
    pastFound.append(spaces.takeFound())
    switched = [spaces]
    script.note(!matters)
    return matters
  }

  /// Whether rules matter is asked from here on without some of them.
  mutating func leaveOut(_ gone: [RuleID]) {
    if script.isGiven { return }
    for place in switched.indices {
      past.add(switched[place].statistics)
      pastRefuted += switched[place].takeRefuted()
    }
    switched = gone.isEmpty ? [] : [withSwitches.value.settling(SwitchedRules.settled(ruleSet, without: gone))]
  }

  // MARK: Witnesses

  mutating func profile(_ sighting: Sighting) -> Profile {
    spaces.with(sighting.space) { $0.profile(sighting.witness) }
  }

  /// What signals are in a profile.
  mutating func read<Result>(
    _ sighting: Sighting, _ body: (inout ProfileGates, (Signal) -> Bool) -> Result
  ) -> Result {
    spaces.with(sighting.space) { search in
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
    let keys = spaces.with(sighting.space) { search in
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
