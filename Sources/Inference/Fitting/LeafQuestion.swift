import Circuit
import RuleModel

/// The leaves' bits: what the facts answer, for every combination of entities and every world. Shared by its inquiries.
final class Encoder: Sendable {
  let facts: Facts
  let universe: Universe
  let layout: Layout

  init(_ facts: Facts, _ ruleSet: RuleSet, _ layout: Layout) {
    self.facts = facts
    self.layout = layout
    universe = Universe(ruleSet, listed: facts.listed, isOpen: facts.isOpen)
  }

  /// Returns false, with some answers missing, if it meets a doubt and the answers of all worlds are kept as one.
  func encode(_ input: Input, into leaves: inout Leaves, _ circuit: CompiledRules, isWhole: Bool) -> Bool {
    let inquiry = LeafQuestion(input, self, isWhole)
    var answer = LeafQuestion.Answer(spot: BitCursor(input, leaves, layout, circuit))
    let sizes = answer.spot.axes.map { layout.sizes[$0.kind.raw] }
    guard !sizes.contains(0) else { return true }
    var entities = Array(repeating: 0, count: sizes.count)
    repeat {
      guard inquiry.ask(entities, &answer, &leaves.words) else { return false }
    } while advance(&entities, sizes)
    return true
  }

  private func advance(_ entities: inout [Int], _ sizes: [Int]) -> Bool {
    for axis in sizes.indices.reversed() {
      entities[axis] += 1
      if entities[axis] < sizes[axis] { return true }
      entities[axis] = 0
    }
    return false
  }
}

/// One input, asked for combination after combination.
private struct LeafQuestion {
  /// A path with its subject's entities, each fixed or taken from an axis.
  private struct GroundPath {
    let path: Path

    func subject(_ entities: [Int]) -> EntityTuple {
      let terms = path.subject.terms
      switch terms.count {
      case 0: return .none
      case 1: return .one(entity(terms[0], entities))
      default: return .pair(entity(terms[0], entities), entity(terms[1], entities))
      }
    }

    private func entity(_ term: Term, _ entities: [Int]) -> Int32 {
      switch term {
      case .variable(let position): Int32(truncatingIfNeeded: entities[position.raw])
      case .entity(let entity): Int32(truncatingIfNeeded: entity.raw)
      }
    }
  }

  private let input: Input
  private let encoder: Encoder
  private let worlds: Int
  private let isWhole: Bool
  private let trail: GroundPath
  private let operand: GroundPath?
  private let asksFacts: Bool
  private let test: LeafTest?
  private let leaf: LeafAnswer

  /// Where an answer goes; what changes from one to the next is kept apart, so that the facts are not copied.
  struct Answer {
    var spot: BitCursor
    /// What a test of an unknown fact answers, which is always the same.
    var unknown: Truth?
    /// All that an unknown fact can be, likewise.
    var anything: Value?
    /// The facts met last that differ between worlds.
    var met: [Int] = []
  }

  init(_ input: Input, _ encoder: Encoder, _ isWhole: Bool) {
    self.input = input
    self.isWhole = isWhole
    (self.encoder, worlds) = (encoder, encoder.layout.worlds)
    trail = GroundPath(path: input.path)
    operand = input.question.paths.first.map { GroundPath(path: $0) }
    asksFacts = input.question.asksFacts
    test = LeafTest(input, encoder.universe)
    leaf = LeafAnswer(input, encoder.universe)
  }

  // Read in place: they are large.
  private var facts: Facts { _read { yield encoder.facts } }

  /// World by world where the facts hang on a doubt, else all at once.
  func ask(_ entities: [Int], _ answer: inout Answer, _ words: inout [UInt64]) -> Bool {
    answer.spot.move(to: entities)
    let subject = trail.subject(entities)
    guard asksFacts else {
      answer.spot.worlds = 0..<(answer.spot.isFixed ? 1 : worlds)
      self.answer(subject, answer.spot, &words)
      return true
    }
    answer.met.removeAll(keepingCapacity: true)
    let first = lookUp(subject, entities, world: 0, &answer.met)
    guard !answer.met.isEmpty else {
      answer.spot.worlds = 0..<(answer.spot.isFixed ? 1 : worlds)
      self.answer(first, &answer, &words)
      return true
    }
    guard isWhole else { return false }
    if let fact = answer.met.first, answer.met.allSatisfy({ $0 == fact }),
      let found = casesOf(fact, first, subject, entities)
    {
      for (found, worlds) in found {
        answer.spot.bits = worlds
        self.answer(found, &answer, &words)
      }
      answer.spot.bits = nil
      return true
    }
    // All worlds that agree with the first in what was met are answered with it.
    let others = worlds(differingIn: answer.met)
    var next = 0
    for world in others + [worlds] {
      if next < world {
        answer.spot.worlds = next..<(answer.spot.isFixed ? next + 1 : world)
        self.answer(first, &answer, &words)
      }
      guard world < worlds else { break }
      answer.spot.worlds = world..<world + 1
      self.answer(lookUp(subject, entities, world: world, &answer.met), &answer, &words)
      next = world + 1
    }
    return true
  }

  /// What is found in each case of the one fact that was met, with the worlds of the case; nil where the worlds are not
  /// noted by case, or some case leads to another fact that differs between them.
  private func casesOf(
    _ fact: Int, _ first: Found, _ subject: EntityTuple, _ entities: [Int]
  ) -> [(Found, [UInt64])]? {
    guard let cases = facts.worldList.worldsByCase(of: fact) else { return nil }
    var result: [(Found, [UInt64])] = []
    for worlds in cases {
      guard let word = worlds.firstIndex(where: { $0 != 0 }) else { continue }
      var met: [Int] = []
      let world = word << 6 + worlds[word].trailingZeroBitCount
      let found = world == 0 ? first : lookUp(subject, entities, world: world, &met)
      guard met.allSatisfy({ $0 == fact }) else { return nil }
      result.append((found, worlds))
    }
    return result
  }

  /// What is asked of the facts in one world.
  private struct Found {
    var fact: KnownFact
    var operand: KnownFact?
    /// Of the question whether it is stated.
    var isStated = false
  }

  /// Notes which facts were met that differ between worlds.
  private func lookUp(
    _ subject: EntityTuple, _ entities: [Int], world: Int, _ met: inout [Int]
  ) -> Found {
    if case .stated = input.question {
      let isStated = facts.isStated(input.path.steps[0], subject, world: world, met: &met)
      return Found(fact: .none, isStated: isStated)
    }
    let fact = facts.fact(trail.path, subject, world: world, met: &met)
    guard let operand else { return Found(fact: fact) }
    return Found(
      fact: fact, operand: facts.fact(operand.path, operand.subject(entities), world: world, met: &met))
  }

  /// The worlds in which one of these facts has another case than its first, ascending.
  private func worlds(differingIn met: [Int]) -> [Int] {
    guard let first = met.first else { return [] }
    let rest = met.dropFirst().filter { $0 != first }
    let all = rest.reduce(facts.worldList.differing(in: first)) { $0.union(facts.worldList.differing(in: $1)) }
    return all.map { Int($0) }
  }

  // MARK: Answers

  /// What hangs on lists, not on facts.
  private func answer(_ subject: EntityTuple, _ spot: BitCursor, _ words: inout [UInt64]) {
    let kind = input.path.subject.kind
    switch (input.question, subject) {
    case (.listed, .one(let entity)): spot.set(0, entity < facts.listed[kind.raw], &words)
    case (.open, _): spot.set(0, facts.isOpen[kind.raw], &words)
    case (.unlisted, .one(let entity)): spot.set(0, entity >= facts.listed[kind.raw], &words)
    case (.isEntity(let wanted), .one(let entity)): spot.set(0, entity == wanted, &words)
    case (.same, .pair(let first, let second)): spot.set(0, first == second, &words)
    case (.listedPair(let pair), _):
      let listed = facts.isListed(pair, subject)
      spot.set(0, (listed || facts.isOpen[pair.raw], listed), &words)
    default: break
    }
  }

  private func answer(_ found: Found, _ answer: inout Answer, _ words: inout [UInt64]) {
    if case .stated = input.question { return answer.spot.set(0, found.isStated, &words) }
    let (fact, other) = (found.fact, found.operand)
    guard let test else { return set(value(fact, &answer), fact, answer.spot, &words) }
    guard fact == .unknown, other == nil else { return answer.spot.set(0, test.truth(fact, other), &words) }
    let truth = answer.unknown ?? test.truth(fact, nil)
    answer.unknown = truth
    answer.spot.set(0, truth, &words)
  }

  private func value(_ fact: KnownFact, _ answer: inout Answer) -> Value {
    guard fact == .unknown else { return leaf.value(fact) }
    let value = answer.anything ?? leaf.value(fact)
    answer.anything = value
    return value
  }

  private func set(_ value: Value, _ fact: KnownFact, _ spot: BitCursor, _ words: inout [UInt64]) {
    leaf.answer(value, isUnknown: fact == .unknown) { plane, entity in
      if let entity { spot.set(plane, entity: entity, &words) } else { spot.set(plane, true, &words) }
    }
  }
}

extension Input.Question {
  /// Whether facts are looked up, which may hang on a doubt.
  fileprivate var asksFacts: Bool {
    switch self {
    case .listed, .unlisted, .open, .isEntity, .same, .listedPair: false
    default: true
    }
  }
}

extension [Int32] {
  /// Of two lists that ascend, what is in either. Linear.
  fileprivate func union(_ other: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(count + other.count)
    var (own, next) = (0, 0)
    while own < count || next < other.count {
      let takesOwn = next == other.count || (own < count && self[own] <= other[next])
      let element = takesOwn ? self[own] : other[next]
      if next < other.count, other[next] == element { next += 1 }
      if takesOwn { own += 1 }
      result.append(element)
    }
    return result
  }
}
