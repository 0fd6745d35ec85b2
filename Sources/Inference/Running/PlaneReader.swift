package import Circuit
package import RuleModel

/// A plane's bits by the entities of given axes: where they lie is found once, then read often.
package struct PlaneReader: Sendable {
  /// A bit, like the strides.
  let start: Int
  let worldStride: Int
  private let count: Int
  /// Of the first two axes, which is all that attributes have, and most rules name.
  private let first: Int
  private let second: Int
  private let further: [Int]

  init(start: Int, worldStride: Int, count: Int, stride: (Int) -> Int) {
    self.start = start
    self.worldStride = worldStride
    self.count = count
    first = count > 0 ? stride(0) : 0
    second = count > 1 ? stride(1) : 0
    further = count > 2 ? (2..<count).map(stride) : []
  }

  private func stride(_ axis: Int) -> Int { axis == 0 ? first : axis == 1 ? second : further[axis - 2] }

  /// Whether its bits in two worlds can differ.
  package var variesByWorld: Bool { worldStride != 0 }

  /// For one entity of the last axis.
  func fixingLast(_ entity: Int) -> PlaneReader {
    guard count > 0 else { return self }
    return PlaneReader(
      start: start + entity * stride(count - 1), worldStride: worldStride, count: count - 1, stride: stride)
  }

  @inline(__always)
  func bit(_ entities: [Int], world: Int) -> Int {
    var bit = start + world * worldStride
    if count > 0 { bit += entities[0] * first }
    if count > 1 { bit += entities[1] * second }
    for axis in further.indices { bit += entities[2 + axis] * further[axis] }
    return bit
  }
}

/// The probes of a signal's two planes.
package struct TruthReader: Sendable {
  package let possible: PlaneReader
  package let certain: PlaneReader

  package var variesByWorld: Bool { possible.variesByWorld || certain.variesByWorld }
}

extension Evaluation {
  /// The plane may lack some of the axes, but has no others.
  package func probe(_ plane: Plane, along axes: [Axis]) -> PlaneReader {
    let index = Int(plane.index)
    let number = Int(program.formOfPlane[index])
    let form = layout.forms[number]
    let start = Int(program.starts[index])
    // Of a few among many worlds it is not worth to ask whether they differ.
    let isFixed = isWhole && !differs(start, form)
    return PlaneReader(
      start: start << 6 + firstWorld * form.worldStride, worldStride: isFixed ? 0 : form.worldStride, count: axes.count
    ) { axis in
      guard let own = circuit.shapes[number >> 1].firstIndex(of: axes[axis]) else { return 0 }
      return form.strides[own]
    }
  }

  /// Whether the plane really has other bits in some world than in the first: most that might do not.
  private func differs(_ start: Int, _ form: Layout.Form) -> Bool {
    if form.worldStride == 0 { return false }
    if form.packsWorlds {
      return (0..<form.rows).contains { differs(start + $0 * form.wordsPerRow, form.wordsPerRow, form.mask) }
    }
    let count = form.worldStride >> 6
    return (start + count..<start + max(1, form.worlds) * count).contains { words[$0] != words[$0 - count] }
  }

  /// Whether the worlds of a row, of which `last` are the bits of its last word, differ.
  private func differs(_ start: Int, _ count: Int, _ last: UInt64) -> Bool {
    let same: UInt64 = words[start] & 1 == 1 ? .max : 0
    return (start..<start + count).contains { words[$0] != ($0 == start + count - 1 ? same & last : same) }
  }

  package func probe(_ signal: TruthPlanes, along axes: [Axis]) -> TruthReader {
    TruthReader(possible: probe(signal.possible, along: axes), certain: probe(signal.certain, along: axes))
  }

  package func isOn(_ probe: PlaneReader, _ entities: [Int], world: Int) -> Bool {
    isOn(bit: probe.bit(entities, world: world))
  }

  package func isOnInSomeWorld(_ probe: PlaneReader, _ entities: [Int]) -> Bool {
    (0..<(probe.variesByWorld ? worlds : 1)).contains { isOn(probe, entities, world: $0) }
  }

  /// Whether the plane is on for some entities in some world, also in those of other facts that were run.
  package func isOnAnywhere(_ plane: Plane) -> Bool {
    let start = Int(program.starts[Int(plane.index)])
    let count = layout.forms[Int(program.formOfPlane[Int(plane.index)])].words
    return words[start..<start + count].contains { $0 != 0 }
  }

  package func truth(_ probe: TruthReader, _ entities: [Int], world: Int) -> Truth {
    Truth(
      possible: isOn(probe.possible, entities, world: world), certain: isOn(probe.certain, entities, world: world))
  }
}
