/// A small number for each world of a sweep; nothing is held while all are the same.
package struct WorldColumn: Sendable {
  private let worlds: Int
  /// The low bits by world; empty while all numbers are 0.
  private var low: [UInt8] = []
  /// The high bits, where some number needs them.
  private var high: [UInt8] = []

  init(worlds: Int) { self.worlds = worlds }

  /// Whether all numbers are 0.
  package var isConstant: Bool { low.isEmpty }

  /// The number of a world.
  package subscript(world: Int) -> Int {
    if low.isEmpty { return 0 }
    return high.isEmpty ? Int(low[world]) : Int(low[world]) | Int(high[world]) << 8
  }

  mutating func set(_ number: Int, in world: Int) {
    if low.isEmpty {
      if number == 0 { return }
      low = Array(repeating: 0, count: worlds)
    }
    if number > 255, high.isEmpty { high = Array(repeating: 0, count: worlds) }
    low[world] = UInt8(truncatingIfNeeded: number)
    if !high.isEmpty { high[world] = UInt8(clamping: number >> 8) }
  }

  /// Whether two runs of worlds that stand side by side have the same numbers.
  func isSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    if low.isEmpty { return true }
    return Self.isSame(low, first, second) && (high.isEmpty || Self.isSame(high, first, second))
  }

  private static func isSame(_ bytes: [UInt8], _ first: Range<Int>, _ second: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var differences: UInt8 = 0
      for place in 0..<first.count {
        differences |= bytes[first.lowerBound + place] ^ bytes[second.lowerBound + place]
      }
      return differences == 0
    }
  }
}
