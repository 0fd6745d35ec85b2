import Circuit

/// The planes' bits, and the steps of the program upon them: many lanes a word, no allocation a step.
struct Lanes: Sendable {
  let layout: Layout
  var words: [UInt64]
  /// By plane: its first word.
  private var starts: [Int]
  private let shapeOfPlane: [Int32]

  init(_ circuit: Circuit, _ layout: Layout) {
    self.layout = layout
    shapeOfPlane = circuit.shapeOfPlane
    var next = 0
    var slots: [Int] = []
    slots.reserveCapacity(circuit.shapeOfSlot.count)
    for shape in circuit.shapeOfSlot {
      slots.append(next)
      next += layout.shapes[Int(shape)].words
    }
    starts = circuit.slotOfPlane.map { $0 < 0 ? 0 : slots[Int($0)] }
    words = Array(repeating: 0, count: next)
    fill(.always)
  }

  func shape(_ plane: Plane) -> Layout.Shape { layout.shapes[Int(shapeOfPlane[Int(plane.index)])] }
  func start(_ plane: Plane) -> Int { starts[Int(plane.index)] }

  func isOn(_ plane: Plane, bit: Int) -> Bool { words[start(plane) + bit >> 6] >> UInt64(bit & 63) & 1 == 1 }
  mutating func turnOn(_ plane: Plane, bit: Int) { words[start(plane) + bit >> 6] |= 1 << UInt64(bit & 63) }

  /// All lanes on; bits beyond the last lane of a row stay off in every plane.
  mutating func fill(_ plane: Plane) {
    let shape = shape(plane)
    let start = start(plane)
    for word in 0..<shape.words {
      words[start + word] = (word + 1) % shape.wordsPerRow == 0 ? shape.mask : .max
    }
  }

  // MARK: Gates

  mutating func and(_ target: Plane, _ from: ArraySlice<Plane>) {
    combine(target, from) { $0 & $1 }
  }
  mutating func or(_ target: Plane, _ from: ArraySlice<Plane>) {
    combine(target, from) { $0 | $1 }
  }
  mutating func xor(_ target: Plane, _ from: ArraySlice<Plane>) {
    combine(target, from) { $0 ^ $1 }
  }

  @inline(__always)
  private mutating func combine(
    _ target: Plane, _ from: ArraySlice<Plane>, _ gate: (UInt64, UInt64) -> UInt64
  ) {
    guard let first = from.first else { return }
    let to = start(target)
    let source = start(first)
    for word in 0..<shape(target).words { words[to &+ word] = words[source &+ word] }
    for plane in from.dropFirst() {
      let next = start(plane)
      for word in 0..<shape(target).words { words[to &+ word] = gate(words[to &+ word], words[next &+ word]) }
    }
  }

  mutating func not(_ target: Plane, _ from: Plane) {
    let shape = shape(target)
    let to = start(target)
    let source = start(from)
    if shape.wordsPerRow == 1 {
      for word in 0..<shape.words { words[to &+ word] = ~words[source &+ word] & shape.mask }
      return
    }
    guard shape.wordsPerRow > 0 else { return }
    for word in 0..<shape.words { words[to &+ word] = ~words[source &+ word] }
    var last = shape.wordsPerRow - 1
    while last < shape.words {
      words[to + last] &= shape.mask
      last += shape.wordsPerRow
    }
  }

  mutating func clear(_ target: Plane) {
    let to = start(target)
    for word in 0..<shape(target).words { words[to + word] = 0 }
  }

  /// Adds the lanes; whether any is new.
  mutating func grow(_ target: Plane, _ from: Plane) -> Bool {
    let to = start(target)
    let source = start(from)
    var fresh: UInt64 = 0
    for word in 0..<shape(target).words {
      fresh |= words[source + word] & ~words[to + word]
      words[to + word] |= words[source + word]
    }
    return fresh != 0
  }
}
