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

  func encode(_ input: Input, into lanes: inout Lanes, _ circuit: Circuit) {
    let extra = hasExtraAxis(input.question)
    let own = extra ? Array(input.axes.dropLast()) : input.axes
    let sizes = own.map { layout.sizes[$0.kind.raw] }
    guard !sizes.contains(0) else { return }
    let slots = input.planes.map { Slot($0, own, extra ? input.axes.last : nil, lanes, circuit) }
    var entities = Array(repeating: 0, count: own.count)
    repeat {
      var doubted = false
      let first = bits(input, entities, world: 0, &doubted)
      for world in 0..<layout.worlds {
        let answer = world == 0 || !doubted ? first : bits(input, entities, world: world, &doubted)
        for (slot, on) in zip(slots, answer) { set(slot, on, entities, world, &lanes) }
      }
    } while advance(&entities, sizes)
  }

  private func advance(_ entities: inout [Int], _ sizes: [Int]) -> Bool {
    for axis in sizes.indices.reversed() {
      entities[axis] += 1
      if entities[axis] < sizes[axis] { return true }
      entities[axis] = 0
    }
    return false
  }

  private func hasExtraAxis(_ question: Input.Question) -> Bool {
    switch question {
    case .reference, .containsEntity: true
    default: false
    }
  }

  /// A plane with the strides of the input's axes.
  private struct Slot {
    var plane: Plane
    var strides: [Int]
    var extraStride: Int?
    var worldStride: Int

    init(_ plane: Plane, _ own: [Axis], _ extra: Axis?, _ lanes: Lanes, _ circuit: Circuit) {
      self.plane = plane
      let shape = lanes.shape(plane)
      let axes = circuit.axes(of: plane)
      strides = own.map { axis in axes.firstIndex(of: axis).map { shape.strides[$0] } ?? 0 }
      extraStride = extra.flatMap { axis in axes.firstIndex(of: axis).map { shape.strides[$0] } }
      worldStride = shape.worldStride
    }
  }

  /// What a plane says of one combination: on or off, or the entities of the extra axis that are on.
  private enum Bit {
    case lane(Bool)
    case entities([Int])
  }

  private func set(_ slot: Slot, _ bit: Bit, _ entities: [Int], _ world: Int, _ lanes: inout Lanes) {
    var place = world * slot.worldStride
    for (entity, stride) in zip(entities, slot.strides) { place += entity * stride }
    switch bit {
    case .lane(true): lanes.turnOn(slot.plane, bit: place)
    case .lane(false): break
    case .entities(let all):
      for entity in all { lanes.turnOn(slot.plane, bit: place + entity * (slot.extraStride ?? 0)) }
    }
  }

  // MARK: Answers

  private func subject(_ path: Path, _ entities: [Int]) -> [Int] {
    path.subject.terms.map { term in
      switch term {
      case .variable(let position): entities[position.raw]
      case .entity(let entity): entity.raw
      }
    }
  }

  private func bits(_ input: Input, _ entities: [Int], world: Int, _ doubted: inout Bool) -> [Bit] {
    let own = subject(input.path, entities)
    switch input.question {
    case .listed:
      return [.lane(own[0] < facts.listed[input.path.subject.kind.raw])]
    case .open: return [.lane(facts.isOpen[input.path.subject.kind.raw])]
    case .unlisted: return [.lane(own[0] >= facts.listed[input.path.subject.kind.raw])]
    case .isEntity(let entity): return [.lane(own[0] == entity)]
    case .same: return [.lane(own[0] == own[1])]
    case .stated: return [.lane(facts.isStated(input.path.steps[0], own))]
    case .listedPair(let kind):
      let listed = facts.isListed(kind, own)
      return [.lane(listed || facts.isOpen[kind.raw]), .lane(listed)]
    default: return valueBits(input, facts.fact(input.path, own, world: world, &doubted), entities, world, &doubted)
    }
  }

  private func valueBits(
    _ input: Input, _ fact: KnownFact, _ entities: [Int], _ world: Int, _ doubted: inout Bool
  ) -> [Bit] {
    switch input.question {
    case .test(let constraint):
      let operand = constraint.paths.first.map { facts.fact($0, subject($0, entities), world: world, &doubted) }
      let truth = answers.test(constraint, input.path, fact, operand: operand)
      return [.lane(truth.possible), .lane(truth.certain)]
    case .values(let count):
      return (0..<count).map { .lane(answers.canBe(fact, $0)) } + [.lane(answers.mayBeEmpty(fact))]
    case .reference:
      let found = answers.references(input.path, fact)
      return [.entities(found), .lane(answers.mayBeEmpty(fact)), .lane(fact == .unknown)]
    case .contains(let count):
      return (0..<count).flatMap { value -> [Bit] in
        let element = answers.contains(fact, value)
        return [.lane(element.possible), .lane(element.certain)]
      } + [.lane(answers.mayBeEmpty(fact)), .lane(answers.mayExist(fact))]
    case .containsEntity:
      let found = answers.elements(input.path, fact)
      return [
        .entities(found.possible), .entities(found.certain), .lane(answers.mayBeEmpty(fact)),
        .lane(answers.mayExist(fact)),
      ]
    case .digits(let offset, let width, let plus, let times):
      return digits(answers.bounds(input.path, fact, plus: plus, times: times), offset, width, fact)
    default: return []
    }
  }

  private func digits(_ bounds: Answers.Bounds?, _ offset: Int64, _ width: Int, _ fact: KnownFact) -> [Bit] {
    let top = Int128(offset) + (Int128(1) << Int128(width)) - 1
    func held(_ value: Int64?) -> UInt64 {
      UInt64(truncatingIfNeeded: min(max(Int128(value ?? offset), Int128(offset)), top) - Int128(offset))
    }
    func binary(_ number: UInt64) -> [Bit] { (0..<width).map { .lane(number >> UInt64($0) & 1 == 1) } }
    let ends: [Bit] = [
      .lane(bounds != nil && bounds?.low == nil), .lane(bounds != nil && bounds?.high == nil),
      .lane(answers.mayBeEmpty(fact)), .lane(bounds != nil),
    ]
    return binary(held(bounds?.low)) + binary(held(bounds?.high)) + ends
  }
}
