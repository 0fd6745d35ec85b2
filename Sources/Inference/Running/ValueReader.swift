package import Circuit
package import RuleModel

/// A value, ready to be read as values for the entities of given axes.
package final class ValueReader: Sendable {
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
  private let probes: [PlaneReader]
  /// Whether the bits of two worlds can differ.
  package let variesByWorld: Bool

  package init(_ evaluation: Evaluation, _ value: ValuePlanes, along axes: [Axis]) {
    var planes = Planes(evaluation, axes)
    content = planes.add(value)
    planes.add([value.mayBeEmpty, value.contradiction.possible, value.contradiction.certain])
    self.evaluation = evaluation
    listed = value.target.flatMap { evaluation.listedCount(openKind: $0.kind) }
    probes = planes.probes
    variesByWorld = planes.probes.contains(where: \.variesByWorld)
  }

  /// Probes of planes, in order.
  private struct Planes {
    let evaluation: Evaluation
    let axes: [Axis]
    var probes: [PlaneReader] = []

    init(_ evaluation: Evaluation, _ axes: [Axis]) {
      self.evaluation = evaluation
      self.axes = axes
    }

    mutating func add(_ value: ValuePlanes) -> Content {
      switch value {
      case .ordinals(let values):
        add(values.canBe)
        return .ordinals(values.canBe.count)
      case .reference(let reference): return .ordinals(add([reference.canBe], each: reference.target))
      case .number(let number):
        add(number.low + number.high + [number.unboundedBelow, number.unboundedAbove, number.mayExist])
        return .number(offset: number.offset, low: number.low.count, high: number.high.count)
      case .set(let set):
        let count = add(set.elements)
        add([set.mayExist])
        return .set(count)
      }
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

    mutating func add(_ elements: SetPlanes.Elements) -> Int {
      switch elements {
      case .values(let truths):
        for truth in truths { add([truth.possible, truth.certain]) }
        return truths.count
      case .entities(let truth, let target): return add([truth.possible, truth.certain], each: target)
      }
    }
  }

  // MARK: Reading

  package func value(_ entities: [Int], world: Int) -> Value {
    value { self.evaluation.isOn(self.probes[$0], entities, world: world) }
  }

  /// In all worlds; each value once.
  package func values(_ entities: [Int]) -> ValuesByWorld {
    var values = ValuesByWorld(value(entities, world: 0), worlds: evaluation.worlds)
    guard variesByWorld else { return values }
    guard evaluation.isWhole else {
      for world in 1..<max(1, evaluation.worlds) { values.set(value(entities, world: world), in: world) }
      return values
    }
    let varying = probes.filter(\.variesByWorld)
    if varying.count <= 64, varying.allSatisfy({ $0.worldStride == 1 }) {
      readWords(varying.map { $0.bit(entities, world: 0) >> 6 }, entities, &values)
      return values
    }
    let changes = changes(entities)
    guard changes.contains(where: { $0 != 0 }) else { return values }
    for world in 1..<max(1, evaluation.worlds) {
      if changes[world >> 6] >> UInt64(world & 63) & 1 == 1 {
        values.set(value(entities, world: world), in: world)
      } else {
        values.repeatLast(in: world)
      }
    }
    return values
  }

  /// Where worlds are packed: worlds whose bits are those of an earlier one have its value. `starts`: of the planes that
  /// vary, their first words.
  private func readWords(_ starts: [Int], _ entities: [Int], _ values: inout ValuesByWorld) {
    var patterns: [UInt64] = []
    var numbers: [Int] = []
    var last = -1
    for word in 0..<(evaluation.worlds + 63) / 64 {
      let first = word << 6
      let count = min(64, evaluation.worlds - first)
      let planes = starts.map { evaluation.words[$0 + word] }
      let ones = count == 64 ? UInt64.max : 1 << UInt64(count) - 1
      let isOne = planes.allSatisfy { $0 & ones == 0 || $0 & ones == ones }
      for bit in 0..<(isOne ? 1 : count) {
        var pattern: UInt64 = 0
        for plane in planes.indices { pattern |= (planes[plane] >> UInt64(bit) & 1) << UInt64(plane) }
        if last < 0 || patterns[last] != pattern {
          last = patterns.firstIndex(of: pattern) ?? patterns.count
        }
        if last == patterns.count {
          patterns.append(pattern)
          numbers.append(values.number(of: value(entities, world: first + bit)))
        }
        values.set(number: numbers[last], in: first + bit..<first + (isOne ? count : bit + 1))
      }
    }
  }

  /// A bit a world: whether some bit of the value differs from that of the world before.
  private func changes(_ entities: [Int]) -> [UInt64] {
    var changes = [UInt64](repeating: 0, count: evaluation.worlds / 64 + 1)
    for probe in probes where probe.variesByWorld {
      let start = probe.bit(entities, world: 0)
      var last: UInt64 = evaluation.isOn(bit: start) ? 1 : 0
      if probe.worldStride == 1 {
        for word in 0..<(evaluation.worlds + 63) / 64 {
          let own = evaluation.words[start >> 6 + word]
          changes[word] |= own ^ (own << 1 | last)
          last = own >> 63
        }
      } else {
        for world in 1..<max(1, evaluation.worlds) {
          let next: UInt64 = evaluation.isOn(bit: start + world * probe.worldStride) ? 1 : 0
          changes[world >> 6] |= (next ^ last) << UInt64(world & 63)
          last = next
        }
      }
    }
    return changes
  }

  /// In how many words all bits of a value fit.
  package var chunkCount: Int { (probes.count + 63) / 64 }

  /// Some of a value's bits: values of the same bits are the same.
  package func bits(_ chunk: Int, _ entities: [Int], world: Int) -> UInt64 {
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
