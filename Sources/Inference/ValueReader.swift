import Circuit
import RuleModel

/// Wires, ready to be read as values for the entities of given axes.
public final class ValueReader: Sendable {
  /// How the bits make a value. Of entities those that are listed come first; where their kind is open, a lane more
  /// stands for those that nobody listed.
  private enum Content {
    case ordinals(Int)
    /// Digits of the lower and of the upper bound; then: unbounded below, above, may have one.
    case number(offset: Int128, low: Int, high: Int)
    /// Possible and certain in turn; then: may have one.
    case set(Int)
  }
  private let evaluation: Evaluation
  private let content: Content
  /// How many entities are listed, where the kind of the reference or of the elements is open.
  private let listed: Int?
  /// Those of the content; then: may be empty, possible and certain contradiction.
  private let probes: [Probe]
  /// Whether the bits of two worlds can differ.
  public let variesByWorld: Bool

  public init(_ evaluation: Evaluation, _ wires: Wires, along axes: [Axis]) {
    var planes = Planes(evaluation, axes)
    switch wires {
    case .values(let values):
      planes.add(values.canBe)
      content = .ordinals(values.canBe.count)
      planes.add([values.mayBeEmpty, values.contradiction.possible, values.contradiction.certain])
    case .reference(let reference):
      content = .ordinals(planes.add([reference.canBe], each: reference.target))
      planes.add([reference.mayBeEmpty, reference.contradiction.possible, reference.contradiction.certain])
    case .number(let number):
      planes.add(number.low + number.high + [number.unboundedBelow, number.unboundedAbove, number.mayExist])
      content = .number(offset: number.offset, low: number.low.count, high: number.high.count)
      planes.add([number.mayBeEmpty, number.contradiction.possible, number.contradiction.certain])
    case .set(let set):
      content = .set(planes.add(set.elements))
      planes.add([set.mayExist, set.mayBeEmpty, set.contradiction.possible, set.contradiction.certain])
    }
    self.evaluation = evaluation
    listed = wires.target.flatMap { evaluation.listedCount(openKind: $0.kind) }
    probes = planes.probes
    variesByWorld = planes.probes.contains(where: \.variesByWorld)
  }

  /// Probes of planes, in order.
  private struct Planes {
    let evaluation: Evaluation
    let axes: [Axis]
    var probes: [Probe] = []

    init(_ evaluation: Evaluation, _ axes: [Axis]) {
      self.evaluation = evaluation
      self.axes = axes
    }

    mutating func add(_ planes: [Plane]) {
      for plane in planes { probes.append(evaluation.probe(plane, along: axes)) }
    }

    /// One probe of each plane for each entity of the target axis; how many entities there are.
    mutating func add(_ planes: [Plane], each target: Axis) -> Int {
      let all = planes.map { evaluation.probe($0, along: axes + [target]) }
      let count = evaluation.laneCount(target.kind)
      for entity in 0..<count { probes += all.map { $0.fixingLast(entity) } }
      return count
    }

    mutating func add(_ elements: SetWires.Elements) -> Int {
      switch elements {
      case .values(let signals):
        for signal in signals { add([signal.possible, signal.certain]) }
        return signals.count
      case .entities(let signal, let target): return add([signal.possible, signal.certain], each: target)
      }
    }
  }

  // MARK: Reading

  public func value(_ entities: [Int], world: Int) -> Value {
    value { self.evaluation.isOn(self.probes[$0], entities, world: world) }
  }

  /// In all worlds; each value once.
  public func values(_ entities: [Int]) -> ValuesByWorld {
    var values = ValuesByWorld(value(entities, world: 0), worlds: evaluation.worlds)
    guard variesByWorld else { return values }
    let changes = changes(entities)
    for world in 1..<max(1, evaluation.worlds) {
      if changes[world] { values.set(value(entities, world: world), in: world) } else { values.repeatLast(in: world) }
    }
    return values
  }

  /// By world, whether some bit differs from that of the world before.
  private func changes(_ entities: [Int]) -> [Bool] {
    var changes = [Bool](repeating: false, count: evaluation.worlds)
    for probe in probes where probe.variesByWorld {
      var bit = probe.bit(entities, world: 0)
      var last = evaluation.isOn(bit: bit)
      for world in 1..<max(1, changes.count) {
        bit += probe.worldStride
        let next = evaluation.isOn(bit: bit)
        if next != last { changes[world] = true }
        last = next
      }
    }
    return changes
  }

  /// In how many words all bits of a value fit.
  public var chunkCount: Int { (probes.count + 63) / 64 }

  /// Some of a value's bits: values of the same bits are the same.
  public func bits(_ chunk: Int, _ entities: [Int], world: Int) -> UInt64 {
    let first = chunk * 64
    var bits: UInt64 = 0
    for index in first..<min(first + 64, probes.count)
    where evaluation.isOn(probes[index], entities, world: world) {
      bits |= 1 << UInt64(index - first)
    }
    return bits
  }

  private func value(_ isOn: (Int) -> Bool) -> Value {
    let last = probes.count - 1
    let possibilities = possibilities(isOn)
    return Value(
      possibilities, mayBeEmpty: isOn(last - 2),
      mayBeUnlisted: possibilities != .nothing && mayBeUnlisted(isOn),
      contradiction: isOn(last) ? .certain : isOn(last - 1) ? .possible : .none)
  }

  private func mayBeUnlisted(_ isOn: (Int) -> Bool) -> Bool {
    guard let listed else { return false }
    return switch content {
    case .ordinals: isOn(listed)
    case .set: isOn(2 * listed)
    case .number: false
    }
  }

  private func possibilities(_ isOn: (Int) -> Bool) -> Value.Possibilities {
    switch content {
    case .ordinals(let count):
      let possible = (0..<count).filter(isOn)
      return possible.isEmpty ? .nothing : .ordinals(possible.filter { $0 < listed ?? count })
    case .set(let count):
      guard isOn(2 * count) else { return .nothing }
      let own = 0..<(listed ?? count)
      return .set(certain: own.filter { isOn(2 * $0 + 1) }, possible: own.filter { isOn(2 * $0) })
    case .number(let offset, let low, let high):
      guard isOn(low + high + 2) else { return .nothing }
      func read(_ digits: Range<Int>) -> Int64 {
        let number = digits.reduce(offset) { isOn($1) ? $0 + (1 << Int128($1 - digits.lowerBound)) : $0 }
        return Int64(clamping: number)
      }
      return .number(
        from: isOn(low + high) ? nil : read(0..<low), to: isOn(low + high + 1) ? nil : read(low..<low + high))
    }
  }
}

extension Wires {
  /// The axis of the entities that a reference leads to or a set holds. Kept out of line: the optimiser of Swift 6.3
  /// fails on it within the reader's initialiser.
  @inline(never) fileprivate var target: Axis? {
    switch self {
    case .reference(let reference): reference.target
    case .set(let set): set.elements.target
    case .values, .number: nil
    }
  }
}

extension SetWires.Elements {
  fileprivate var target: Axis? {
    switch self {
    case .entities(_, let axis): axis
    case .values: nil
    }
  }
}
