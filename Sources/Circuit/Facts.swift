import RuleModel

/// What is known of one attribute of one entity, in one world.
public enum KnownFact: Sendable, Equatable {
  case value(Constant)
  /// A number between two bounds, both included.
  case interval(Int64, Int64)
  /// Every value of the type, and none.
  case unknown
  case none
}

/// The facts of a profile in dense tables: by attribute and entity, doubts as worlds.
public struct Facts: Sendable {
  /// A fact that is one of several, in the order of the profile's keys.
  public struct Doubt: Sendable, Equatable {
    public var key: FactKey
    public var cases: [KnownFact]
    /// The stride of its cases in the number of a world.
    public var stride: Int
  }
  enum Cell: Sendable {
    case known(KnownFact)
    case doubt(Int)
  }
  /// The most worlds that are told apart.
  public static let greatestWorlds = 4096

  public let profile: Profile
  public private(set) var doubts: [Doubt] = []
  public private(set) var worlds = 1
  /// By kind: how many entities are listed; one more lane stands for an unlisted one where the kind is open.
  public let listed: [Int]
  public let isOpen: [Bool]
  /// By attribute, then by entity (a pair's first entity counts in steps of the second's number).
  private var cells: [[Cell]]
  private var stated: [[Bool]]
  private let ruleSet: RuleSet
  private let shelves: [Shelf]
  private var pairs: [KindID: Set<EntityTuple>] = [:]

  /// What is the same for all entities of an attribute.
  private struct Shelf {
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
  public init?(_ profile: Profile, _ ruleSet: RuleSet, _ circuit: CompiledRules, mode: CompilationMode = .evaluation) {
    self.profile = profile
    self.ruleSet = ruleSet
    let counts = profile.entities.map(\.count)
    listed = counts
    shelves = ruleSet.attributes.map { Shelf($0, ruleSet.kinds, counts) }
    isOpen = profile.isOpen
    cells = Array(repeating: [], count: ruleSet.attributes.count)
    stated = Array(repeating: [], count: ruleSet.attributes.count)
    for (kind, list) in profile.listedPairs { pairs[kind] = Set(list.map { EntityTuple($0.map(\.raw)) }) }
    for index in ruleSet.attributes.indices where circuit.isRead[index] { fill(AttributeID(index), mode) }
    for (key, fact) in ruleSet.facts where !profile.facts.keys.contains(key) { state(key, fact.statement, circuit) }
    for (key, fact) in profile.facts { state(key, fact.statement, circuit) }
    sortDoubts()
    keepDoubts(touched(by: circuit))
    guard worlds <= Facts.greatestWorlds else { return nil }
  }

  // MARK: Filling

  private mutating func fill(_ id: AttributeID, _ mode: CompilationMode) {
    let attribute = ruleSet.attributes[id.raw]
    let count = cellCount(attribute.kind)
    let isDerived = attribute.origin == .derived || (attribute.origin == .both && mode == .fragments)
    var start = KnownFact.unknown
    if attribute.origin == .fixed { start = .none }
    if let assumed = attribute.ifLeftOut, !isDerived { start = .value(assumed) }
    cells[id.raw] = Array(repeating: .known(start), count: count)
    stated[id.raw] = Array(repeating: false, count: count)
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
      stated[key.attribute.raw][place] = cases[0] != .unknown
    } else {
      cells[key.attribute.raw][place] = .doubt(doubts.count)
      stated[key.attribute.raw][place] = true
      doubts.append(Doubt(key: key, cases: cases, stride: 0))
    }
  }

  private func place(_ key: FactKey) -> Int? { place(key.attribute, key.subject) }

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
    case .unknown: return [.unknown]
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
      let width = shelves[attribute.raw].width
      guard second < width else { return nil }
      place = Int(first) * width + Int(second)
    }
    return place < cells[attribute.raw].count ? place : nil
  }

  public func isStated(_ attribute: AttributeID, _ entities: [Int]) -> Bool {
    isStated(attribute, EntityTuple(entities))
  }

  public func isStated(_ attribute: AttributeID, _ subject: EntityTuple) -> Bool {
    place(attribute, subject).map { stated[attribute.raw][$0] } ?? false
  }

  /// How many lanes the axis of a kind has: one more than is listed where the kind is open.
  public func lanes(_ kind: KindID) -> Int { listed[kind.raw] + (isOpen[kind.raw] ? 1 : 0) }

  /// Whether a pair of a listed kind is listed.
  public func isListed(_ kind: KindID, _ entities: [Int]) -> Bool { isListed(kind, EntityTuple(entities)) }
  public func isListed(_ kind: KindID, _ subject: EntityTuple) -> Bool { pairs[kind]?.contains(subject) ?? false }

  /// The fact of an attribute in a world; marks whether it hangs on a doubt.
  public func fact(_ attribute: AttributeID, _ entities: [Int], world: Int, _ doubted: inout Bool) -> KnownFact {
    fact(attribute, EntityTuple(entities), world: world, &doubted)
  }

  private func fact(_ attribute: AttributeID, _ subject: EntityTuple, world: Int, _ doubted: inout Bool) -> KnownFact {
    if let pair = shelves[attribute.raw].listedPair, !isListed(pair, subject) {
      return isOpen[pair.raw] ? shelves[attribute.raw].unlisted : .none
    }
    guard let place = place(attribute, subject) else { return shelves[attribute.raw].unlisted }
    switch cells[attribute.raw][place] {
    case .known(let fact): return fact
    case .doubt(let index):
      doubted = true
      let doubt = doubts[index]
      return doubt.cases[world / doubt.stride % doubt.cases.count]
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

  /// Drops the other doubts (their first case stands in for them) and numbers the worlds.
  private mutating func keepDoubts(_ kept: Set<Int>) {
    var numbers: [Int: Int] = [:]
    var result: [Doubt] = []
    for index in doubts.indices where kept.contains(index) {
      numbers[index] = result.count
      var doubt = doubts[index]
      doubt.stride = worlds
      worlds = worlds > Facts.greatestWorlds ? worlds : worlds * doubt.cases.count
      result.append(doubt)
    }
    for (index, doubt) in doubts.enumerated() {
      guard let place = place(doubt.key), case .doubt = cells[doubt.key.attribute.raw][place] else { continue }
      cells[doubt.key.attribute.raw][place] = numbers[index].map { .doubt($0) } ?? .known(doubt.cases[0])
    }
    doubts = result
  }

  /// The fact at the end of a path from these entities.
  public func fact(_ path: Path, _ entities: [Int], world: Int, _ doubted: inout Bool) -> KnownFact {
    fact(path, EntityTuple(entities), world: world, &doubted)
  }

  public func fact(_ path: Path, _ subject: EntityTuple, world: Int, _ doubted: inout Bool) -> KnownFact {
    guard let last = path.steps.last else { return .value(.ordinal(subject.first ?? 0)) }
    var current = subject
    for step in path.steps.dropLast() {
      switch fact(step, current, world: world, &doubted) {
      case .value(.ordinal(let entity)):
        current = .one(Int32(truncatingIfNeeded: entity))
      case .none: return .none
      default: return .unknown
      }
    }
    return fact(last, current, world: world, &doubted)
  }

  /// Which case of each doubt makes a world.
  public func cases(of world: Int) -> [Int] { doubts.map { world / $0.stride % $0.cases.count } }
}
