/// The gates of a list by what they are: an open hash table of their numbers, whose keys stand in the list itself.
///
/// Linear probing: Knuth, The Art of Computer Programming 3, 6.4, algorithm L.
struct GateTable: Sendable {
  /// By slot a gate; 0, which is the constant, for none.
  private var slots: [Int32]
  private var count = 0

  /// `room`: a power of two.
  init(room: Int = 1 << 10) { slots = Array(repeating: 0, count: room) }

  var room: Int { slots.count }

  /// Whether it is so full that looking up takes long.
  var isFull: Bool { 2 * count >= slots.count }

  /// The gate at a slot.
  subscript(slot: Int) -> Int32? {
    get { slots[slot] == 0 ? nil : slots[slot] }
    set {
      count += (newValue == nil ? 0 : 1) - (slots[slot] == 0 ? 0 : 1)
      slots[slot] = newValue ?? 0
    }
  }

  /// Where to begin to look for a gate.
  func first(_ kind: UInt8, _ operands: ArraySlice<Signal>) -> Int {
    var hash = UInt64(kind)
    for signal in operands {
      hash = (hash ^ UInt64(UInt32(bitPattern: signal.code))) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
  }

  func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }
}
