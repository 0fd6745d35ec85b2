import RuleModel

/// One world: leaves from the profile and the rule set, conclusions as they are claimed. What a step may read is
/// only what it names as its premises.
final class Scene {
  /// Who may be read.
  enum Licence {
    /// What the step names.
    case premises
    /// Facts of the catalogue: for instances of which a derivation need not speak.
    case catalogue
    case everything
  }
  enum Existence { case listed, perhaps, not }

  let rules: RuleSet
  let profile: Profile
  let world: Proof.World
  var licence = Licence.everything
  /// Complaints about the step at hand.
  var faults: [String] = []
  /// Something was read that the licence does not cover.
  var strayed = false
  /// What was read since it was last emptied; nil: nobody asks.
  var readings: Set<FactKey>?
  /// By rule: those that may set it aside.
  private(set) var overriders: [[RuleID]]
  /// By attribute: the conclusions on it.
  private(set) var concluding: [[(rule: RuleID, index: Int)]]
  private var cells: [[Cell]]
  private var stamp: Int32 = 0
  private var completed: [KindID: Bool] = [:]
  private let pairs: [KindID: Set<[Int]>]

  struct Cell {
    var ground: Premise.Ground
    /// Nil: unknown.
    var value: Finding?
    var isMissing = false
    /// The step that last named it as a premise.
    var stamp: Int32 = 0
  }

  init(_ rules: RuleSet, _ profile: Profile, _ world: Proof.World) {
    self.rules = rules
    self.profile = profile
    self.world = world
    pairs = profile.listedPairs.mapValues { Set($0.map { $0.map(\.raw) }) }
    overriders = Array(repeating: [], count: rules.rules.count)
    concluding = Array(repeating: [], count: rules.attributes.count)
    cells = []
    for (number, rule) in rules.rules.enumerated() where !rule.isDraft {
      for target in rule.overrides { overriders[target.raw].append(RuleID(number)) }
      for (index, conclusion) in rule.conclusions.enumerated() {
        concluding[conclusion.attribute.raw].append((RuleID(number), index))
      }
    }
    cells = rules.attributes.indices.map { number in
      let attribute = AttributeID(number)
      return combinations(rules.attributes[number].kind).map { cell(attribute, $0) }
    }
  }

  // MARK: Entities

  func count(_ kind: KindID) -> Int { profile.entities[kind.raw].count }
  /// Listed entities, and one more that stands for those nobody listed.
  func size(_ kind: KindID) -> Int { count(kind) + (profile.isOpen[kind.raw] ? 1 : 0) }

  func members(_ kind: KindID) -> [KindID] {
    switch rules.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }

  func isListedKind(_ kind: KindID) -> Bool {
    if case .pair(_, _, true) = rules.kinds[kind.raw].form { true } else { false }
  }

  func isUnlisted(_ entity: Int, _ kind: KindID) -> Bool { entity >= count(kind) }

  func existence(_ kind: KindID, _ entities: [Int]) -> Existence {
    if isListedKind(kind) {
      if pairs[kind]?.contains(entities) ?? false { return .listed }
      return profile.isOpen[kind.raw] ? .perhaps : .not
    }
    return zip(entities, members(kind)).contains { isUnlisted($0, $1) } ? .perhaps : .listed
  }

  /// All entities or pairs, unlisted ones too, the last member fastest.
  func combinations(_ kind: KindID) -> [[Int]] {
    members(kind).reduce([[]]) { before, member in
      before.flatMap { start in (0..<size(member)).map { start + [$0] } }
    }
  }

  /// Nil: no such entity.
  private func place(_ kind: KindID, _ entities: [Int]) -> Int? {
    var place = 0
    let kinds = members(kind)
    guard kinds.count == entities.count else { return nil }
    for (entity, member) in zip(entities, kinds) {
      guard entity >= 0, entity < size(member) else { return nil }
      place = place * size(member) + entity
    }
    return place
  }

  // MARK: Leaves

  private func cell(_ attribute: AttributeID, _ entities: [Int]) -> Cell {
    let declared = rules.attributes[attribute.raw]
    let key = FactKey(attribute, entities.map { EntityID($0) })
    switch existence(declared.kind, entities) {
    case .not: return Cell(ground: .catalogue, value: Finding.none)
    case .perhaps:
      if declared.isDerived { return claimed(key) }
      return declared.origin == .fixed
        ? Cell(ground: .catalogue, value: Finding.none) : Cell(ground: .unknown, value: nil)
    case .listed: return leaf(key, declared) ?? claimed(key)
    }
  }

  private func claimed(_ key: FactKey) -> Cell {
    let value = world.values[key]
    return Cell(ground: .derived, value: value, isMissing: value == nil)
  }

  /// Nil: derived.
  private func leaf(_ key: FactKey, _ declared: Attribute) -> Cell? {
    let own = profile.facts[key]
    if let fact = own ?? rules.facts[key] {
      let ground = own.map { Premise.Ground($0.origin) } ?? .catalogue
      switch fact.statement {
      case .unknown: return declared.isDerived ? nil : Cell(ground: .unknown, value: nil)
      case .any: return Cell(ground: ground, value: nil)
      case .oneOf, .interval, .known, .doesNotApply:
        // What no world settles may be any of its cases.
        return Cell(ground: ground, value: finding(world.cases[key] ?? fact.statement, declared.type))
      }
    }
    if declared.isDerived { return nil }
    if declared.origin == .fixed { return Cell(ground: .catalogue, value: Finding.none) }
    if let assumed = declared.ifLeftOut { return Cell(ground: .assumed, value: Finding(assumed)) }
    return Cell(ground: .unknown, value: nil)
  }

  private func finding(_ statement: Statement, _ type: ValueType) -> Finding {
    switch statement {
    case .known(let constant): return Finding(constant)
    case .doesNotApply, .unknown, .any: return .none
    case .oneOf(let cases):
      let all = cases.map { finding($0, type) }
      return all.dropFirst().reduce(all.first ?? .none) { $0.or($1) }
    case .interval(let from, let to):
      if case .number = type { return Finding(.number(from: from, to: to)) }
      return Finding(.ordinals(Array(Int(from)...Int(max(from, to)))))
    }
  }

  /// The cell of a key; nil if there is no such entity.
  func cell(of key: FactKey) -> Cell? {
    guard rules.attributes.indices.contains(key.attribute.raw) else { return nil }
    return place(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw)).map { cells[key.attribute.raw][$0] }
  }

  /// Every value of the type, and none.
  func anything(_ type: ValueType) -> Finding {
    switch type {
    case .boolean: return Finding(.ordinals([0, 1]), mayBeEmpty: true)
    case .number(let number): return Finding(.number(from: number.lower, to: number.upper), mayBeEmpty: true)
    case .domain(let domain): return all(rules.domains[domain.raw].values.count)
    case .reference(let kind): return all(size(kind))
    case .set(.domain(let domain)):
      return Finding(
        .set(certain: [], possible: Array(rules.domains[domain.raw].values.indices)), mayBeEmpty: true)
    case .set(.reference(let kind)):
      return Finding(.set(certain: [], possible: Array(0..<size(kind))), mayBeEmpty: true)
    case .text: return .none
    }
  }

  private func all(_ count: Int) -> Finding {
    count == 0 ? .none : Finding(.ordinals(Array(0..<count)), mayBeEmpty: true)
  }

  // MARK: Premises

  /// From here on only these may be read. Each must be as it is.
  func admit(_ premises: [Premise]) {
    stamp += 1
    completed = [:]
    licence = .premises
    for premise in premises {
      switch premise {
      case .complete(let kind, let isComplete):
        if !profile.isOpen.indices.contains(kind.raw) || profile.isOpen[kind.raw] == isComplete {
          faults.append("a list is not as complete as its premise says")
        }
        completed[kind] = isComplete
      case .value(let key, let ground, let value): admit(key, ground, value)
      }
    }
  }

  private func admit(_ key: FactKey, _ ground: Premise.Ground, _ value: Finding?) {
    guard let cell = cell(of: key), !cell.isMissing,
      let place = place(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw))
    else { return faults.append("a premise speaks of nothing: \(name(key))") }
    if cell.ground != ground { faults.append("\(name(key)) is \(cell.ground), not \(ground)") }
    if cell.value != value { faults.append("\(name(key)) is \(cell.value as Any), not \(value as Any)") }
    cells[key.attribute.raw][place].stamp = stamp
  }

  /// Whether a list is open, if that may be asked.
  func isOpen(_ kind: KindID) -> Bool {
    switch licence {
    case .everything: break
    case .catalogue: strayed = true
    case .premises where completed[kind] == nil:
      faults.append("no premise says whether the list of \(rules.kinds[kind.raw].name) is complete")
    case .premises: break
    }
    return profile.isOpen[kind.raw]
  }

  /// The value of an attribute, if it may be read. Nil: unknown.
  func value(_ attribute: AttributeID, _ entities: [Int]) -> Finding? {
    let kind = rules.attributes[attribute.raw].kind
    guard let place = place(kind, entities) else {
      faults.append("an entity that there is not")
      return Finding.none
    }
    let cell = cells[attribute.raw][place]
    readings?.insert(FactKey(attribute, entities.map { EntityID($0) }))
    if cell.isMissing { faults.append("nothing is concluded of \(name(attribute, entities))") }
    switch licence {
    case .everything: break
    case .catalogue: if cell.ground != .catalogue { strayed = true }
    case .premises:
      // That of what nobody listed nothing is stated needs no premise.
      if cell.stamp != stamp, cell.ground == .derived || existence(kind, entities) == .listed {
        faults.append("\(name(attribute, entities)) is read, but no premise")
      }
    }
    return cell.value
  }

  /// What a check says as if nothing were concluded of the key.
  func without<Result>(_ key: FactKey, _ check: () -> Result) -> Result {
    guard let cell = cell(of: key), let place = place(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw))
    else { return check() }
    cells[key.attribute.raw][place].isMissing = true
    defer { cells[key.attribute.raw][place] = cell }
    return check()
  }

  /// What recursive conclusions are found to be, instead of what is claimed.
  func put(_ value: Finding, at key: FactKey) {
    guard let place = place(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw)) else { return }
    cells[key.attribute.raw][place].value = value
  }

  /// What was worked out to follow.
  func conclude(_ value: Finding, of key: FactKey) {
    guard let place = place(rules.attributes[key.attribute.raw].kind, key.entities.map(\.raw)) else { return }
    cells[key.attribute.raw][place] = Cell(ground: .derived, value: value)
  }

  /// Whether what does not decide need not be read.
  var mayBeBrief: Bool { licence == .everything && readings == nil }

  func name(_ key: FactKey) -> String {
    guard rules.attributes.indices.contains(key.attribute.raw) else { return "?" }
    return name(key.attribute, key.entities.map(\.raw))
  }
  func name(_ attribute: AttributeID, _ entities: [Int]) -> String {
    "\(rules.attributes[attribute.raw].fullName) \(entities.map(String.init).joined(separator: "/"))"
  }
}

/// What is asked of a scene, from conditions to whole derivations.
extension Scene {
  var conditions: Conditions { Conditions(scene: self) }
  var contributions: Contributions { Contributions(scene: self) }
  var combination: Combination { Combination(scene: self) }
  var ranks: Ranks { Ranks(scene: self) }
  var steps: StepCheck { StepCheck(scene: self) }
  var conclusions: Conclusions { Conclusions(scene: self) }
}

extension Premise.Ground {
  fileprivate init(_ origin: Fact.Origin) {
    switch origin {
    case .given: self = .given
    case .set: self = .set
    case .catalogue: self = .catalogue
    case .expected: self = .expected
    }
  }
}
