import RuleModel
import YAMLReading

/// Paths that were taken apart, found again by their bytes: the rules of a rule set repeat the same few thousand times.
struct PathMemory {
  /// A text that stood where a path stands, and what does not depend on the scope in which it stood.
  struct Entry {
    let hash: Int
    let text: String
    /// Nil if the text is no path.
    let parts: PathText?
    /// The kind of that name.
    let kind: KindID?
    var followed: Followed?
  }
  /// The attributes behind the first name, where that is of a kind.
  struct Followed {
    var kind: KindID
    var steps: [AttributeID]
    var type: ValueType?
  }

  private(set) var entries: [Entry] = []
  /// Indices of entries; -1 where there is none.
  private var slots: [Int32] = []

  /// The entry of a single value's text.
  mutating func find(_ node: YAMLNode, _ names: Names) -> Int {
    find(node.utf8, names, { node.has(text: $0) }, { node.text })
  }

  mutating func find(_ text: String, _ names: Names) -> Int {
    find(text.utf8, names, { $0 == text }, { text })
  }

  mutating func remember(_ followed: Followed, for entry: Int) { entries[entry].followed = followed }

  private mutating func find(
    _ bytes: some Collection<UInt8>, _ names: Names, _ isSame: (String) -> Bool, _ text: () -> String
  ) -> Int {
    var hash = 0
    for byte in bytes { hash = (hash ^ Int(byte)) &* 0x0100_0000_01B3 }
    hash = (hash ^ hash >> 29) & .max
    if 2 * entries.count >= slots.count { grow() }
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, isSame(entries[entry].text) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    let text = text()
    let parts = PathText(text)
    entries.append(Entry(hash: hash, text: text, parts: parts, kind: parts.flatMap { names.kind($0.first) }))
    return entries.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, 2 * slots.count))
    for (index, entry) in entries.enumerated() {
      var slot = entry.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
