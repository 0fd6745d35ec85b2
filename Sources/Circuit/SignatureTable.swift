/// Values found by lists of numbers, without a list of its own for each.
struct SignatureTable<Value> {
  private struct Entry {
    var hash: Int
    /// Where its numbers lie.
    var numbers: Range<Int>
    var value: Value
  }
  private var entries: [Entry] = []
  private var numbers: [Int] = []
  /// Indices of entries; -1 where there is none.
  private var slots: [Int32] = []

  /// O(length of the signature).
  func find(_ signature: [Int]) -> Value? {
    guard !slots.isEmpty else { return nil }
    let hash = SignatureTable.hash(signature)
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, isEqual(entries[entry].numbers, signature) { return entries[entry].value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// For a signature that is not in the table.
  mutating func insert(_ value: Value, for signature: [Int]) {
    if 2 * entries.count >= slots.count { grow() }
    let start = numbers.count
    numbers.append(contentsOf: signature)
    entries.append(
      Entry(hash: SignatureTable.hash(signature), numbers: start..<numbers.count, value: value))
    place(entries.count - 1)
  }

  private static func hash(_ signature: [Int]) -> Int {
    var hash = signature.count
    for number in signature { hash = (hash ^ number) &* 0x2127_599B_F432_5C37 }
    return (hash ^ hash >> 32) & .max
  }

  private func isEqual(_ range: Range<Int>, _ signature: [Int]) -> Bool {
    guard range.count == signature.count else { return false }
    for (place, number) in signature.enumerated() where numbers[range.lowerBound + place] != number { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, 2 * slots.count))
    for entry in entries.indices { place(entry) }
  }

  private mutating func place(_ entry: Int) {
    var slot = entries[entry].hash & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(entry)
  }
}
