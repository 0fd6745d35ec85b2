package import Circuit
package import RuleModel

/// The facts of a profile in dense tables: by attribute and entity, doubts as worlds.
package struct Facts: Sendable {
  /// A fact that is one of several: those that the profile contests, in the order of their keys, then those that are
  /// changed to see what follows.
  package struct Doubt: Sendable, Equatable {
    package var key: FactKey
    package var cases: [KnownFact]
    /// By case: whether it is stated, so that rules do not count.
    var stated: [Bool]
  }
  /// A fact that is otherwise than it stands.
  package struct Change: Sendable, Equatable {
    package var key: FactKey
    package var fact: KnownFact
    package init(_ key: FactKey, _ fact: KnownFact) {
      self.key = key
      self.fact = fact
    }
  }
  enum FactCell: Sendable {
    case known(KnownFact)
    case doubt(Int)
  }
  /// The most worlds that are told apart.
  package static let greatestWorlds = 4096

  package internal(set) var profile: Profile
  package internal(set) var doubts: [Doubt] = []
  /// Which facts differ in which world.
  package internal(set) var worldList = Worlds()
  package var worlds: Int { worldList.count }
  /// Whether contested facts are left out of the worlds, since nothing that is asked meets them.
  private var hasUnmetDoubts = false
  /// By kind: how many entities are listed; one more lane stands for an unlisted one where the kind is open.
  package let listed: [Int]
  package let isOpen: [Bool]
  /// By attribute, then by entity (a pair's first entity counts in steps of the second's number).
  var cells: [[FactCell]]
  var stated: [[Bool]]
  let ruleSet: RuleSet
  private let tables: [AttributeTable]
  private let mode: CompilationMode
  private var pairs: [KindID: Set<EntityTuple>] = [:]

  /// What is the same for all entities of an attribute.
  private struct AttributeTable {
    /// Of a pair: how many entities of the second kind there are.
    var width = 1
    /// The listed pair kind that it belongs to.
    var listedPair: KindID?
    /// What is known of what nobody listed: the catalogue says nothing of it.
    var unlisted: KnownFact

    init(_ attribute: Attribute, _ kinds: [Kind], _ listed: [Int]) {
      unlisted = attribute.origin == .fixed ? .none : .unknown
      guard case .pair(_, let second, let isListed) = kinds[attribute.kind.raw].form else { return }
      width = listed[second.kind.raw]
      if isListed { listedPair = attribute.kind }
    }
  }

  /// Nil if the doubts make more than `greatestWorlds` worlds. Linear in facts and entities.
  package init?(_ profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, mode: CompilationMode = .evaluation) {
    self.init(unsettled: profile, ruleSet, circuit, mode: mode)
    guard settle(circuit) else { return nil }
  }

  /// With all doubts, before worlds are made of them.
  init(unsettled profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, mode: CompilationMode = .evaluation) {
    self.profile = profile
    self.ruleSet = ruleSet
    self.mode = mode
    let counts = profile.entities.map(\.count)
    listed = counts
    tables = ruleSet.attributes.map { AttributeTable($0, ruleSet.kinds, counts) }
    isOpen = profile.isOpen
    cells = Array(repeating: [], count: ruleSet.attributes.count)
    stated = Array(repeating: [], count: ruleSet.attributes.count)
    for (kind, list) in profile.listedPairs { pairs[kind] = Set(list.map { EntityTuple($0.map(\.raw)) }) }
    for index in ruleSet.attributes.indices where circuit.isRead[index] { fill(AttributeID(index)) }
    for (key, fact) in ruleSet.facts where !profile.facts.keys.contains(key) { state(key, fact.statement, circuit) }
    for (key, fact) in profile.facts { state(key, fact.statement, circuit) }
  }

  /// Makes worlds of the doubts that some question meets; false if they are too many.
  mutating func settle(_ circuit: CompiledRules) -> Bool {
    sortDoubts()
    keepDoubts(touched(by: circuit))
    guard let combined = Worlds(combining: doubts.map(\.cases.count), limit: Facts.greatestWorlds) else { return false }
    worldList = combined
    return true
  }

  // MARK: Changes

  /// The same facts, in their own worlds and then in those again with each list of changes: one run tells what every
  /// single change would lead to. Changes of what no rule reads make worlds like the first. The entities stay as they
  /// are, and which lists are open. Nil if a reference is changed to another entity and the profile contests facts that no
  /// rule meets as they stand: it could lead to them.
  package func varied(by changes: [[Change]]) -> Facts? {
    guard !hasUnmetDoubts || !changes.joined().contains(where: leadsElsewhere) else { return nil }
    var result = self
    let differences = changes.map { list in list.compactMap { result.note($0) } }
    result.worldList = worldList.varied(by: differences, facts: result.doubts.count)
    return result
  }

  /// The same facts in one world, in which each has its first case.
  package var inFirstCase: Facts {
    var copy = self
    copy.worldList = Worlds(listing: [[]], facts: doubts.count)
    return copy
  }

  /// Whether a path could lead where none has led so far.
  private func leadsElsewhere(_ change: Change) -> Bool {
    guard case .value = change.fact, case .reference = ruleSet[change.key.attribute].type else { return false }
    return !doubts.contains { $0.key == change.key && $0.cases.contains(change.fact) }
  }

  /// Adds a case to a fact; nil if nothing reads it, or if it is the fact's first case.
  private mutating func note(_ change: Change) -> Worlds.Difference? {
    guard let number = doubt(on: change.key) else { return nil }
    let chosen = caseNumber(change.fact, of: number)
    return chosen == 0 ? nil : Worlds.Difference(fact: number, chosen: chosen)
  }

  /// The same facts in the worlds of a table: in their own worlds as they are, and in those again under each of its lines.
  /// Nil as for lists of changes.
  package func varied(by table: FactTable) -> Facts? {
    func leads(_ column: FactTable.Column) -> Bool { column.cases.contains { leadsElsewhere(Change(column.key, $0)) } }
    guard !hasUnmetDoubts || !table.columns.contains(where: leads) else { return nil }
    var result = self
    var columns: [Worlds.Column] = []
    for column in table.columns {
      guard let fact = result.doubt(on: column.key) else { continue }
      let cases = column.cases.map { Int32(result.caseNumber($0, of: fact)) }
      let chosen = column.chosen.map { $0 == FactTable.asItStands ? -1 : cases[Int($0)] }
      columns.append(Worlds.Column(fact: fact, chosen: chosen))
    }
    result.worldList = worldList.varied(
      by: columns, lines: table.lines, cases: result.doubts.map(\.cases.count))
    return result
  }

  /// The number of a fact among those that differ between worlds; nil if nothing reads it.
  private mutating func doubt(on key: FactKey) -> Int? {
    guard let place = place(key), !cells[key.attribute.raw].isEmpty else { return nil }
    if case .known(let first) = cells[key.attribute.raw][place] {
      cells[key.attribute.raw][place] = .doubt(doubts.count)
      doubts.append(Doubt(key: key, cases: [first], stated: [stated[key.attribute.raw][place]]))
    }
    guard case .doubt(let number) = cells[key.attribute.raw][place] else { return nil }
    return number
  }

  /// Which case of a fact it is; a new one is the last.
  private mutating func caseNumber(_ fact: KnownFact, of number: Int) -> Int {
    if let known = doubts[number].cases.firstIndex(of: fact) { return known }
    doubts[number].cases.append(fact)
    doubts[number].stated.append(true)
    return doubts[number].cases.count - 1
  }

  // MARK: Filling

  private mutating func fill(_ id: AttributeID) {
    let count = cellCount(ruleSet.attributes[id.raw].kind)
    cells[id.raw] = Array(repeating: .known(leftOut(id)), count: count)
    stated[id.raw] = Array(repeating: false, count: count)
  }

  /// What is known where nothing is stated.
  private func leftOut(_ id: AttributeID) -> KnownFact {
    let attribute = ruleSet.attributes[id.raw]
    let isDerived = attribute.origin == .derived || (attribute.origin == .both && mode == .fragments)
    if let assumed = attribute.ifLeftOut, !isDerived { return .value(assumed) }
    return attribute.origin == .fixed ? .none : .unknown
  }

  private func cellCount(_ kind: KindID) -> Int {
    ruleSet.kinds.memberKinds(of: kind).reduce(1) { $0 * listed[$1.raw] }
  }

  private mutating func state(_ key: FactKey, _ statement: Statement, _ circuit: CompiledRules) {
    guard !cells[key.attribute.raw].isEmpty, let place = place(key) else { return }
    let cases = self.cases(statement, key.attribute, circuit)
    guard !cases.isEmpty else { return }
    if cases.count == 1 {
      cells[key.attribute.raw][place] = .known(cases[0])
      stated[key.attribute.raw][place] = statement != .unknown
    } else {
      cells[key.attribute.raw][place] = .doubt(doubts.count)
      stated[key.attribute.raw][place] = true
      doubts.append(Doubt(key: key, cases: cases, stated: cases.map { _ in true }))
    }
  }

  /// States a fact otherwise; nil: as it is where nobody states it. Worlds are not made anew.
  mutating func restate(_ key: FactKey, _ statement: Statement?, _ circuit: CompiledRules) {
    guard let place = place(key) else { return }
    if case .doubt = cells[key.attribute.raw][place] { doubts.removeAll { $0.key == key } }
    cells[key.attribute.raw][place] = .known(leftOut(key.attribute))
    stated[key.attribute.raw][place] = false
    if let statement { state(key, statement, circuit) }
  }

  func place(_ key: FactKey) -> Int? { place(key.attribute, key.subject) }

  /// The numbers of worlds do not depend on the order of a dictionary.
  private mutating func sortDoubts() {
    doubts.sort { $0.key < $1.key }
    for (number, doubt) in doubts.enumerated() {
      if let place = place(doubt.key) { cells[doubt.key.attribute.raw][place] = .doubt(number) }
    }
  }

  private func cases(_ statement: Statement, _ attribute: AttributeID, _ circuit: CompiledRules) -> [KnownFact] {
    switch statement {
    case .known(let constant): return [.value(constant)]
    case .unknown, .any: return [.unknown]
    case .doesNotApply: return [.none]
    case .oneOf(let parts): return parts.flatMap { cases($0, attribute, circuit) }
    case .interval(let low, let high):
      guard case .number = ruleSet.attributes[attribute.raw].type else {
        return (low...max(low, high)).map { .value(.ordinal(Int($0))) }
      }
      var result: [KnownFact] = []
      var start = low
      for cut in circuit.cuts[attribute] ?? [] where cut >= start && cut < high {
        result.append(range(start, cut))
        start = cut + 1
      }
      return result + [range(start, high)]
    }
  }

  private func range(_ low: Int64, _ high: Int64) -> KnownFact {
    low == high ? .value(.number(low)) : .interval(low, high)
  }

  // MARK: Reading

  private func place(_ attribute: AttributeID, _ subject: EntityTuple) -> Int? {
    let place: Int
    switch subject {
    case .none: place = 0
    case .one(let entity): place = Int(entity)
    case .pair(let first, let second):
      let width = tables[attribute.raw].width
      guard second < width else { return nil }
      place = Int(first) * width + Int(second)
    }
    return place < cells[attribute.raw].count ? place : nil
  }

  package func isStated(_ attribute: AttributeID, _ entities: [Int]) -> Bool {
    isStated(attribute, EntityTuple(entities))
  }

  package func isStated(_ attribute: AttributeID, _ subject: EntityTuple) -> Bool {
    place(attribute, subject).map { stated[attribute.raw][$0] } ?? false
  }

  /// The same in a world; notes the number of the fact if it differs between worlds.
  package func isStated(_ attribute: AttributeID, _ subject: EntityTuple, world: Int, met: inout [Int]) -> Bool {
    guard let place = place(attribute, subject) else { return false }
    guard case .doubt(let number) = cells[attribute.raw][place] else { return stated[attribute.raw][place] }
    met.append(number)
    return doubts[number].stated[worldList.chosen(number, in: world)]
  }

  /// How many lanes the axis of a kind has: one more than is listed where the kind is open.
  package func lanes(_ kind: KindID) -> Int { listed[kind.raw] + (isOpen[kind.raw] ? 1 : 0) }

  /// Whether a pair of a listed kind is listed.
  package func isListed(_ kind: KindID, _ entities: [Int]) -> Bool { isListed(kind, EntityTuple(entities)) }
  package func isListed(_ kind: KindID, _ subject: EntityTuple) -> Bool { pairs[kind]?.contains(subject) ?? false }

  /// The fact of an attribute in a world; marks whether it hangs on a doubt.
  package func fact(_ attribute: AttributeID, _ entities: [Int], world: Int, _ doubted: inout Bool) -> KnownFact {
    fact(attribute, EntityTuple(entities), world: world, &doubted)
  }

  private func fact(_ attribute: AttributeID, _ subject: EntityTuple, world: Int, _ doubted: inout Bool) -> KnownFact {
    var met: [Int] = []
    defer { if !met.isEmpty { doubted = true } }
    return fact(attribute, subject, world: world, met: &met)
  }

  private func fact(_ attribute: AttributeID, _ subject: EntityTuple, world: Int, met: inout [Int]) -> KnownFact {
    if let pair = tables[attribute.raw].listedPair, !isListed(pair, subject) {
      return isOpen[pair.raw] ? tables[attribute.raw].unlisted : .none
    }
    guard let place = place(attribute, subject) else { return tables[attribute.raw].unlisted }
    switch cells[attribute.raw][place] {
    case .known(let fact): return fact
    case .doubt(let number):
      met.append(number)
      return doubts[number].cases[worldList.chosen(number, in: world)]
    }
  }

  /// All that a fact can be, and its doubt.
  func allCases(_ attribute: AttributeID, _ entities: [Int]) -> (cases: [KnownFact], doubt: Int?) {
    guard let place = place(attribute, EntityTuple(entities)) else { return ([], nil) }
    switch cells[attribute.raw][place] {
    case .known(let fact): return ([fact], nil)
    case .doubt(let index): return (doubts[index].cases, index)
    }
  }

  /// Drops the other doubts: their first case stands in for them.
  private mutating func keepDoubts(_ kept: Set<Int>) {
    var numbers: [Int: Int] = [:]
    var result: [Doubt] = []
    for index in doubts.indices where kept.contains(index) {
      numbers[index] = result.count
      result.append(doubts[index])
    }
    for (index, doubt) in doubts.enumerated() {
      guard let place = place(doubt.key), case .doubt = cells[doubt.key.attribute.raw][place] else { continue }
      cells[doubt.key.attribute.raw][place] = numbers[index].map { .doubt($0) } ?? .known(doubt.cases[0])
    }
    hasUnmetDoubts = result.count < doubts.count
    doubts = result
  }

  /// The fact at the end of a path from these entities.
  package func fact(_ path: Path, _ entities: [Int], world: Int, _ doubted: inout Bool) -> KnownFact {
    fact(path, EntityTuple(entities), world: world, &doubted)
  }

  package func fact(_ path: Path, _ subject: EntityTuple, world: Int, _ doubted: inout Bool) -> KnownFact {
    var met: [Int] = []
    defer { if !met.isEmpty { doubted = true } }
    return fact(path, subject, world: world, met: &met)
  }

  /// The same; notes the numbers of the facts on the path that differ between worlds.
  package func fact(_ path: Path, _ subject: EntityTuple, world: Int, met: inout [Int]) -> KnownFact {
    guard let last = path.steps.last else { return .value(.ordinal(subject.first ?? 0)) }
    var current = subject
    for step in path.steps.dropLast() {
      switch fact(step, current, world: world, met: &met) {
      case .value(.ordinal(let entity)):
        current = .one(Int32(truncatingIfNeeded: entity))
      case .none: return .none
      default: return .unknown
      }
    }
    return fact(last, current, world: world, met: &met)
  }

  /// Which case of each doubt makes a world.
  package func cases(of world: Int) -> [Int] {
    var cases = [Int](repeating: 0, count: doubts.count)
    for difference in worldList[world] { cases[difference.fact] = difference.chosen }
    return cases
  }
}
