import Circuit

/// A plane's bits by the entities of given axes: where they lie is found once, then read often.
public struct Probe: Sendable {
  /// A bit, like the strides.
  let start: Int
  let strides: [Int]
  let worldStride: Int

  /// Whether its bits in two worlds can differ.
  public var variesByWorld: Bool { worldStride != 0 }

  /// For one entity of the last axis.
  func fixingLast(_ entity: Int) -> Probe {
    Probe(
      start: start + entity * (strides.last ?? 0), strides: Array(strides.dropLast()), worldStride: worldStride)
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
    let shape = lanes.shape(plane)
    let own = circuit.axes(of: plane)
    let strides = axes.map { axis in own.firstIndex(of: axis).map { shape.strides[$0] } ?? 0 }
    return Probe(start: lanes.start(plane) << 6, strides: strides, worldStride: shape.worldStride)
  }

  public func probe(_ signal: Signal, along axes: [Axis]) -> SignalProbe {
    SignalProbe(possible: probe(signal.possible, along: axes), certain: probe(signal.certain, along: axes))
  }

  public func isOn(_ probe: Probe, _ entities: [Int], world: Int) -> Bool {
    var bit = probe.start + world * probe.worldStride
    for index in probe.strides.indices { bit += entities[index] * probe.strides[index] }
    return lanes.words[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// Whether the plane is on for some entities in some world.
  public func isOnAnywhere(_ plane: Plane) -> Bool {
    let start = lanes.start(plane)
    return lanes.words[start..<start + lanes.shape(plane).words].contains { $0 != 0 }
  }

  public func truth(_ probe: SignalProbe, _ entities: [Int], world: Int) -> (possible: Bool, certain: Bool) {
    (isOn(probe.possible, entities, world: world), isOn(probe.certain, entities, world: world))
  }
}
