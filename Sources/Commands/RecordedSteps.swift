import Parallel
import Replay
import Report
import RuleModel

/// What an evaluation's JSON has to say of conclusions, as the proof checker works it out.
///
/// Three readings are replayed: the working one, the facts as they are stated in each world, and the same without placeholders.
/// Of an evaluation only the cases of contested facts are taken, and whether they are all is checked.
struct RecordedSteps {
  /// What a file says that does not hold.
  struct Fault: Error {
    /// `area.gains culture`.
    var address: String
    var reason: String
  }

  let rules: RuleSet
  let profile: Profile
  private let working: ReplayedWorld
  private let bounds: [FactKey: Finding]
  private let trusted: [FactKey: Finding]
  /// Why nothing can be believed; mostly nil.
  let fault: String?
  /// By address: every fact and every conclusion.
  let keys: [String: FactKey]
  private let values: RecordedValues
  private let strata: [AttributeID: Int]

  /// `worlds` of the profile as it is stated and without its placeholders: which case each contested fact has there.
  init(_ rules: RuleSet, _ profile: Profile, worlds: (stated: [[FactKey: Statement]], trusted: [[FactKey: Statement]]))
  {
    (self.rules, self.profile) = (rules, profile)
    let spelling = Spelling(rules, entities: profile.entities)
    values = RecordedValues(spelling: spelling, entityCounts: profile.entities.map(\.count))
    working = ReplayedWorld(rules, profile.working(in: rules))
    let withoutPlaceholders = profile.trusted(in: rules)
    let stated = Self.joined(rules, profile, worlds.stated)
    let others = Self.joined(rules, withoutPlaceholders, worlds.trusted)
    (bounds, trusted) = (stated.conclusions, others.conclusions)
    fault = (working.faults + stated.faults + others.faults).first
    var keys: [String: FactKey] = [:]
    for number in rules.attributes.indices {
      for key in profile.keys(of: AttributeID(number), in: rules) { keys[spelling.address(of: key)] = key }
    }
    self.keys = keys
    var strata: [AttributeID: Int] = [:]
    for (number, stratum) in rules.strata.enumerated() {
      for attribute in stratum.attributes { strata[attribute] = number }
    }
    self.strata = strata
  }

  private static func joined(
    _ rules: RuleSet, _ profile: Profile, _ worlds: [[FactKey: Statement]]
  ) -> (conclusions: [FactKey: Finding], faults: [String]) {
    let all = worlds.concurrentMap { cases in
      let world = ReplayedWorld(rules, profile, cases: cases)
      return (conclusions: world.conclusions, faults: world.faults)
    }
    let joined = all.dropFirst().reduce(all.first?.conclusions ?? [:]) { joined, next in
      joined.merging(next.conclusions) { Finding.joined([$0, $1]) ?? $0 }
    }
    return (joined, worldFaults(rules, profile, cases: worlds) + all.flatMap(\.faults))
  }

  // MARK: Checking

  /// In the order in which one follows from the other: the first step that does not hold. How many hold, else.
  func check(_ outcomes: [JSONValue]) throws(Fault) -> Int {
    var placed: [(stratum: Int, key: FactKey, outcome: JSONValue)] = []
    var seen: Set<FactKey> = []
    for outcome in outcomes {
      let address = outcome["address"]?.stringValue ?? ""
      guard let key = keys[address], let stratum = strata[key.attribute] else {
        throw Fault(address: address, reason: "no rule concludes such a thing")
      }
      if !seen.insert(key).inserted { throw Fault(address: address, reason: "it stands there twice") }
      placed.append((stratum, key, outcome))
    }
    let inOrder = placed.enumerated().sorted { ($0.element.stratum, $0.offset) < ($1.element.stratum, $1.offset) }
    var steps = 0
    for (_, (_, key, outcome)) in inOrder { steps += try check(outcome, key) }
    return steps
  }

  /// Conclusions that contradict themselves in the working reading, by address.
  var contradictions: [String] {
    let all = keys.filter { rules[$1.attribute].isDerived && working.value($1)?.contradiction == .certain }
    return all.keys.sorted()
  }

  private func check(_ outcome: JSONValue, _ key: FactKey) throws(Fault) -> Int {
    let address = outcome["address"]?.stringValue ?? ""
    let type = rules[key.attribute].type
    guard let value = working.value(key), let bounds = bounds[key], let trusted = trusted[key] else {
      throw Fault(address: address, reason: "nothing follows for it")
    }
    var expected = values.members(value, type)
    expected.append(("attribute", .string(rules[key.attribute].fullName)))
    expected.append(("ground", .string(ground(value, bounds: bounds, trusted: trusted).spelled)))
    if bounds != value, !(bounds.contradiction == .certain && value.contradiction == .certain) {
      expected.append(("bounds", values.bounds(bounds, type)))
    }
    if working.ground(key) != .derived { expected.append(("stated", true)) }
    for name in ["attribute", "value", "contradiction", "open", "ground", "bounds", "stated"] {
      let wanted = expected.first { $0.0 == name }?.1
      if let fault = difference(name, outcome[name], wanted) { throw Fault(address: address, reason: fault) }
    }
    guard outcome["because"] != nil || outcome["also"] != nil else { return 1 }
    return 1 + (try check(reasons: outcome, of: key, address))
  }

  private func difference(_ name: String, _ found: JSONValue?, _ wanted: JSONValue?) -> String? {
    if found == wanted { return nil }
    guard let wanted else { return "\(name) is \(found?.text(.compact) ?? ""), of which nothing follows" }
    guard let found else { return "\(name) is missing: \(wanted.text(.compact)) follows" }
    return "\(name) is \(found.text(.compact)), but \(wanted.text(.compact)) follows"
  }

  private func ground(_ value: Finding, bounds: Finding, trusted: Finding) -> Ground {
    if trusted.isJust(value) { return .firm }
    return bounds.isJust(value) ? .provisional : .unsettled
  }

  // MARK: Reasons

  private func check(reasons outcome: JSONValue, of key: FactKey, _ address: String) throws(Fault) -> Int {
    var expected = working.contributions(key).map { (members: reason($0.account, $0.value, key), $0.account.instance) }
    let listed = (outcome["because"]?.arrayValue ?? []) + (outcome["also"]?.arrayValue ?? [])
    for reason in listed {
      let name = reason["rule"]?.stringValue ?? "?"
      let place = expected.firstIndex { one in
        ["rule", "entities", "contribution", "status", "by"].allSatisfy { name in
          reason[name] == one.members.first { $0.0 == name }?.1
        }
      }
      guard let place else {
        throw Fault(address: address, reason: "rule '\(name)' does not contribute what is said of it")
      }
      let instance = expected.remove(at: place).1
      try check(premises: reason["premises"]?.arrayValue ?? [], of: instance, name, address)
    }
    if let left = expected.first {
      throw Fault(address: address, reason: "rule '\(rules[left.1.rule].id)' contributes and is left out")
    }
    return listed.count
  }

  private func reason(_ account: Account, _ value: Finding?, _ key: FactKey) -> [(String, JSONValue)] {
    let rule = rules[account.instance.rule]
    let entities = zip(rule.scope, account.instance.entities).map { variable, entity in
      (variable.name, JSONValue.string(values.spelling.entity(entity, of: variable.kind)))
    }
    var members: [(String, JSONValue)] = [
      ("rule", .string(rule.id)), ("entities", .object(entities)),
      ("contribution", contribution(rule.conclusions[account.instance.conclusion], value)),
    ]
    if account.status != .applied { members.append(("status", .string(account.status.spelled))) }
    if !account.defeatedBy.isEmpty {
      members.append(("by", .array(Set(account.defeatedBy.map { rules[$0].id }).sorted().map { .string($0) })))
    }
    return members
  }

  private func contribution(_ conclusion: Conclusion, _ value: Finding?) -> JSONValue {
    let type = rules[conclusion.attribute].type
    let offered = value.map { values.singleOrBounds($0, type) } ?? .null
    switch conclusion.contribution {
    case .assert: return .object([("value", true)])
    case .weight(let weight): return .object([("weight", values.number(weight, type))])
    case .step(let step): return .object([(step < 0 ? "lower" : "raise", .integer(Int64(step.magnitude)))])
    case .value: return .object([("value", offered)])
    case .atLeast: return .object([("at least", offered)])
    case .atMost: return .object([("at most", offered)])
    case .add: return .object([("add", offered)])
    }
  }

  // MARK: Premises

  private func check(
    premises: [JSONValue], of instance: InstanceID, _ rule: String, _ address: String
  ) throws(Fault) {
    guard !premises.isEmpty else { return }
    let read = working.readings(instance)
    for premise in premises {
      if premise["list"] != nil { continue }
      let name = premise["fact"]?.stringValue ?? ""
      func fault(_ reason: String) -> Fault { Fault(address: address, reason: "rule '\(rule)': \(name) \(reason)") }
      guard let key = keys[name], read.contains(key) else { throw fault("is nothing that it reads") }
      guard let ground = working.ground(key) else { throw fault("is nothing") }
      let type = rules[key.attribute].type
      let from = ground == .expected && working.value(key).map { $0 == .none } ?? true ? "unknown" : ground.spelled
      if let fault = difference("from", premise["from"], .string(from)) {
        throw Fault(address: address, reason: "rule '\(rule)': \(name): \(fault)")
      }
      guard type != .text else { continue }
      let value = working.value(key).map { values.members($0, type) } ?? [("value", .null)]
      for (member, wanted) in value {
        if let fault = difference(member, premise[member], wanted) {
          throw Fault(address: address, reason: "rule '\(rule)': \(name): \(fault)")
        }
      }
    }
  }
}

extension Finding {
  /// Whether it is one value, none, or a contradiction, and the same as that of the working reading.
  fileprivate func isJust(_ working: Finding) -> Bool {
    if working.contradiction == .certain { return contradiction == .certain }
    return self == working && isOne
  }
}

extension Ground {
  fileprivate var spelled: String { Ground.words.first { $0.1 == self }?.0 ?? "" }
}

extension Replay.Status {
  fileprivate var spelled: String {
    switch self {
    case .applied: "applied"
    case .absorbed: "absorbed"
    case .capped: "capped"
    case .defeated: "defeated"
    }
  }
}

extension Replay.Premise.Ground {
  fileprivate var spelled: String {
    switch self {
    case .given: "given"
    case .set: "set"
    case .catalogue: "catalogue"
    case .assumed: "assumed"
    case .expected: "expected"
    case .unknown: "unknown"
    case .derived: "derived"
    }
  }
}
