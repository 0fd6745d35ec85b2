import Circuit

/// The planes' bits, and the steps of the program upon them: many lanes a word, no allocation a step.
struct Lanes: Sendable {
  let layout: Layout
  var words: [UInt64]
  /// By plane: its first word.
  private var starts: [Int]
  private let shapeOfPlane: [Int32]

  init(_ circuit: CompiledRules, _ layout: Layout) {
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
  private func wordCount(_ plane: Plane) -> Int { layout.shapes[Int(shapeOfPlane[Int(plane.index)])].words }

  func isOn(_ plane: Plane, bit: Int) -> Bool { words[start(plane) + bit >> 6] >> UInt64(bit & 63) & 1 == 1 }
  mutating func turnOn(_ plane: Plane, bit: Int) { words[start(plane) + bit >> 6] |= 1 << UInt64(bit & 63) }

  /// Turns on one lane in several worlds; `bit` is counted from the plane's first in the first world.
  mutating func turnOn(_ plane: Plane, bit: Int, worlds: Range<Int>, stride: Int) {
    let first = start(plane) << 6 + bit
    var words = self.words.mutableSpan
    for world in worlds {
      let place = first + world * stride
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

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
    let (to, count) = (start(target), wordCount(target))
    copyWords(to, from: start(first), count)
    for plane in from.dropFirst() {
      let next = start(plane)
      var words = self.words.mutableSpan
      for word in 0..<count { words[to &+ word] = gate(words[to &+ word], words[next &+ word]) }
    }
  }

  private mutating func copyWords(_ to: Int, from source: Int, _ count: Int) {
    var words = self.words.mutableSpan
    for word in 0..<count { words[to &+ word] = words[source &+ word] }
  }

  mutating func not(_ target: Plane, _ from: Plane) {
    let shape = shape(target)
    let (to, source) = (start(target), start(from))
    var words = self.words.mutableSpan
    var lane = 0
    for word in 0..<shape.words {
      lane += 1
      let isLast = lane == shape.wordsPerRow
      words[to &+ word] = ~words[source &+ word] & (isLast ? shape.mask : .max)
      if isLast { lane = 0 }
    }
  }

  mutating func clear(_ target: Plane) {
    let (to, count) = (start(target), wordCount(target))
    var words = self.words.mutableSpan
    for word in 0..<count { words[to &+ word] = 0 }
  }

  /// Adds the lanes; whether any is new.
  mutating func grow(_ target: Plane, _ from: Plane) -> Bool {
    let (to, source) = (start(target), start(from))
    var fresh: UInt64 = 0
    for word in 0..<wordCount(target) {
      fresh |= words[source + word] & ~words[to + word]
      words[to + word] |= words[source + word]
    }
    return fresh != 0
  }
}
