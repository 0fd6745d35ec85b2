import Circuit

/// A plane's bits by the entities of given axes: where they lie is found once, then read often.
public struct Probe: Sendable {
  /// A bit, like the strides.
  let start: Int
  let worldStride: Int
  /// Of the first four axes, which is all that most rules name.
  private let strides: SIMD4<Int>
  private let furtherStrides: [Int]
  private let count: Int

  init(start: Int, worldStride: Int, count: Int, stride: (Int) -> Int) {
    self.start = start
    self.worldStride = worldStride
    self.count = count
    var first = SIMD4<Int>()
    for axis in 0..<min(count, 4) { first[axis] = stride(axis) }
    strides = first
    furtherStrides = count > 4 ? (4..<count).map(stride) : []
  }

  private func stride(_ axis: Int) -> Int { axis < 4 ? strides[axis] : furtherStrides[axis - 4] }

  /// Whether its bits in two worlds can differ.
  public var variesByWorld: Bool { worldStride != 0 }

  /// For one entity of the last axis.
  func fixingLast(_ entity: Int) -> Probe {
    guard count > 0 else { return self }
    return Probe(start: start + entity * stride(count - 1), worldStride: worldStride, count: count - 1, stride: stride)
  }

  func bit(_ entities: [Int], world: Int) -> Int {
    var bit = start + world * worldStride
    for axis in 0..<min(count, 4) { bit += entities[axis] * strides[axis] }
    for axis in furtherStrides.indices { bit += entities[4 + axis] * furtherStrides[axis] }
    return bit
  }
}

/// The probes of a signal's two planes.
public struct SignalProbe: Sendable {
  public let possible: Probe
  public let certain: Probe

  public var variesByWorld: Bool { possible.variesByWorld || certain.variesByWorld }
}

extension Evaluation {
  /// The plane may lack some of the axes, but has no others.
  public func probe(_ plane: Plane, along axes: [Axis]) -> Probe {
    let index = Int(plane.index)
    let number = Int(program.formOfPlane[index])
    return Probe(
      start: Int(program.starts[index]) << 6, worldStride: layout.forms[number].worldStride, count: axes.count
    ) { axis in
      guard let own = circuit.shapes[number >> 1].firstIndex(of: axes[axis]) else { return 0 }
      return layout.forms[number].strides[own]
    }
  }

  public func probe(_ signal: Signal, along axes: [Axis]) -> SignalProbe {
    SignalProbe(possible: probe(signal.possible, along: axes), certain: probe(signal.certain, along: axes))
  }

  public func isOn(_ probe: Probe, _ entities: [Int], world: Int) -> Bool {
    isOn(bit: probe.bit(entities, world: world))
  }

  /// Whether the plane is on for some entities in some world.
  public func isOnAnywhere(_ plane: Plane) -> Bool {
    let start = Int(program.starts[Int(plane.index)])
    let count = layout.forms[Int(program.formOfPlane[Int(plane.index)])].words
    return words[start..<start + count].contains { $0 != 0 }
  }

  public func truth(_ probe: SignalProbe, _ entities: [Int], world: Int) -> (possible: Bool, certain: Bool) {
    (isOn(probe.possible, entities, world: world), isOn(probe.certain, entities, world: world))
  }
}
