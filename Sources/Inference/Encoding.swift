import Circuit
import RuleLanguage

/// The leaves' bits: what the facts answer, for every combination of entities and every world.
struct Encoder {
  let facts: Facts
  let answers: Answers
  let layout: Layout

  init(_ facts: Facts, _ ruleSet: RuleSet, _ layout: Layout) {
    self.facts = facts
    self.layout = layout
    answers = Answers(facts, ruleSet)
  }

  /// Returns false, with some answers missing, if it meets a doubt and the answers of all worlds are kept as one.
  func encode(_ input: Input, into leaves: inout Leaves, _ circuit: CompiledRules, isWhole: Bool) -> Bool {
    var spot = Spot(input, leaves, layout, circuit)
    let sizes = spot.axes.map { layout.sizes[$0.kind.raw] }
    guard !sizes.contains(0) else { return true }
    var entities = Array(repeating: 0, count: sizes.count)
    repeat {
      spot.move(to: entities)
      guard encode(input, entities, &spot, &leaves.words, isWhole) else { return false }
    } while advance(&entities, sizes)
    return true
  }

  /// World by world where the facts hang on a doubt, else all at once.
  private func encode(
    _ input: Input, _ entities: [Int], _ spot: inout Spot, _ words: inout [UInt64], _ isWhole: Bool
  ) -> Bool {
    var doubted = false
    var next = 0
    while next < layout.worlds {
      let asked = facts(of: input, entities, world: next, &doubted)
      if doubted && !isWhole { return false }
      spot.worlds = next..<(doubted ? next + 1 : spot.isFixed ? 1 : layout.worlds)
      answer(input, asked, spot, &words)
      next = doubted ? next + 1 : layout.worlds
    }
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

  // MARK: Facts

  /// The entities that a question is about, and what is known of them.
  private struct Asked {
    var entities: [Int]
    var fact = KnownFact.none
    var operand: KnownFact?
  }

  private func facts(of input: Input, _ entities: [Int], world: Int, _ doubted: inout Bool) -> Asked {
    var asked = Asked(entities: subject(input.path, entities))
    switch input.question {
    case .listed, .unlisted, .open, .isEntity, .same, .stated, .listedPair: break
    case .test(let constraint):
      asked.fact = facts.fact(input.path, asked.entities, world: world, &doubted)
      if let operand = constraint.paths.first {
        asked.operand = facts.fact(operand, subject(operand, entities), world: world, &doubted)
      }
    default: asked.fact = facts.fact(input.path, asked.entities, world: world, &doubted)
    }
    return asked
  }

  private func subject(_ path: Path, _ entities: [Int]) -> [Int] {
    path.subject.terms.map { term in
      switch term {
      case .variable(let position): entities[position.raw]
      case .entity(let entity): entity.raw
      }
    }
  }

  // MARK: Answers

  private func answer(_ input: Input, _ asked: Asked, _ spot: Spot, _ words: inout [UInt64]) {
    let own = asked.entities
    let kind = input.path.subject.kind.raw
    switch input.question {
    case .listed: spot.set(0, own[0] < facts.listed[kind], &words)
    case .open: spot.set(0, facts.isOpen[kind], &words)
    case .unlisted: spot.set(0, own[0] >= facts.listed[kind], &words)
    case .isEntity(let entity): spot.set(0, own[0] == entity, &words)
    case .same: spot.set(0, own[0] == own[1], &words)
    case .stated: spot.set(0, facts.isStated(input.path.steps[0], own), &words)
    case .listedPair(let pair):
      let listed = facts.isListed(pair, own)
      spot.set(0, (listed || facts.isOpen[pair.raw], listed), &words)
    case .test(let constraint):
      spot.set(0, answers.test(constraint, input.path, asked.fact, operand: asked.operand), &words)
    default: answerValue(input, asked.fact, spot, &words)
    }
  }

  private func answerValue(_ input: Input, _ fact: KnownFact, _ spot: Spot, _ words: inout [UInt64]) {
    let empty = answers.mayBeEmpty(fact)
    switch input.question {
    case .values(let count):
      for value in 0..<count { spot.set(value, answers.canBe(fact, value), &words) }
      spot.set(count, empty, &words)
    case .reference:
      spot.set(0, entities: answers.references(input.path, fact), &words)
      spot.set(1, (empty, fact == .unknown), &words)
    case .contains(let count):
      for value in 0..<count { spot.set(2 * value, answers.contains(fact, value), &words) }
      spot.set(2 * count, (empty, answers.mayExist(fact)), &words)
    case .containsEntity:
      let found = answers.elements(input.path, fact)
      spot.set(0, entities: found.possible, &words)
      spot.set(1, entities: found.certain, &words)
      spot.set(2, (empty, answers.mayExist(fact)), &words)
    case .digits(let offset, let width, let plus, let times):
      let bounds = answers.bounds(input.path, fact, plus: plus, times: times)
      digits(bounds, offset, width, spot, &words)
      spot.set(2 * width + 2, (empty, bounds != nil), &words)
    default: break
    }
  }

  private func digits(
    _ bounds: Answers.Bounds?, _ offset: Int64, _ width: Int, _ spot: Spot, _ words: inout [UInt64]
  ) {
    let top = Int128(offset) + (Int128(1) << Int128(width)) - 1
    func held(_ value: Int64?) -> UInt64 {
      UInt64(truncatingIfNeeded: min(max(Int128(value ?? offset), Int128(offset)), top) - Int128(offset))
    }
    let low = held(bounds?.low)
    let high = held(bounds?.high)
    for digit in 0..<width {
      spot.set(digit, low >> UInt64(digit) & 1 == 1, &words)
      spot.set(width + digit, high >> UInt64(digit) & 1 == 1, &words)
    }
    guard let bounds else { return }
    spot.set(2 * width, (bounds.low == nil, bounds.high == nil), &words)
  }
}
