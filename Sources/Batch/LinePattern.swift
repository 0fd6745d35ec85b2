import Reading
import RuleModel

/// Lines that differ from one that was read in full only in the values of some facts, and in their id: they are compared
/// with it byte by byte, and their facts are known by number without a tree.
struct LinePattern: Sendable {
  enum Meaning: Sendable {
    case id
    /// The name of a profile, which is the id where there is no other.
    case name
    case fact(FactKey)
  }
  /// A place in the line that may differ.
  struct Slot: Sendable {
    var meaning: Meaning
    /// Of a fact: spellings that were met, each with what was read.
    var values: [(text: [UInt8], fact: KnownFact)] = []
    /// Where what stands before it ends among the pattern's bytes.
    var fixedEnd: Int
  }
  /// What a line says that fits.
  struct Match: Sendable {
    /// By slot, which of its values.
    var values: [UInt16]
    /// Where the id stands.
    var id: Range<Int>?
  }

  /// Names the profile that is changed, whatever the values: equal for patterns of the same.
  let baseName: String
  /// What all of these lines state of the profile beside what differs between them.
  let constants: [(key: FactKey, fact: KnownFact)]
  /// More spellings of one fact are not remembered.
  private static let mostValues = 64

  /// All that stands between the slots.
  private let fixed: [UInt8]
  private(set) var slots: [Slot]

  /// `places`: what may differ, in the order in which it stands.
  init(
    _ line: [UInt8], baseName: String, constants: [(key: FactKey, fact: KnownFact)],
    places: [(range: Range<Int>, meaning: Meaning)]
  ) {
    self.constants = constants
    self.baseName = baseName
    var fixed: [UInt8] = []
    var slots: [Slot] = []
    var start = 0
    for place in places {
      fixed += line[start..<place.range.lowerBound]
      slots.append(Slot(meaning: place.meaning, fixedEnd: fixed.count))
      start = place.range.upperBound
    }
    self.fixed = fixed + line[start...]
    self.slots = slots
  }

  /// Nil where the line is otherwise, or has a value that was not met before. Linear in the line.
  func match(_ line: [UInt8]) -> Match? {
    line.withUnsafeBufferPointer { line in
      var match = Match(values: [])
      match.values.reserveCapacity(slots.count)
      let fits = walk(line) { slot, range in
        switch slots[slot].meaning {
        case .id: match.id = range
        case .name: match.id = match.id ?? range
        case .fact: return add(line, range, slot, &match)
        }
        match.values.append(0)
        return true
      }
      return fits ? match : nil
    }
  }

  private func add(
    _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ slot: Int, _ match: inout Match
  ) -> Bool {
    for value in slots[slot].values.indices where Self.isEqual(slots[slot].values[value].text, line, range) {
      match.values.append(UInt16(value))
      return true
    }
    return false
  }

  /// Where the slots of a line stand that fits but for its values; nil where it does not.
  func ranges(_ line: [UInt8]) -> [Range<Int>]? {
    line.withUnsafeBufferPointer { line in
      var ranges: [Range<Int>] = []
      let fits = walk(line) { _, range in
        ranges.append(range)
        return true
      }
      return fits ? ranges : nil
    }
  }

  /// Whether a slot can stand there: a string without escapes, or a word.
  static func isValue(_ line: [UInt8], _ range: Range<Int>) -> Bool {
    line.withUnsafeBufferPointer {
      range.lowerBound < range.upperBound && endOfValue($0, range.lowerBound) == range.upperBound
    }
  }

  /// Remembers what was read of a spelling.
  mutating func learn(_ text: [UInt8], _ fact: KnownFact, at slot: Int) {
    guard slots[slot].values.count < Self.mostValues, !slots[slot].values.contains(where: { $0.text == text }) else {
      return
    }
    slots[slot].values.append((text, fact))
  }

  // MARK: Walking

  /// Calls `visit` with each slot's number and place; false where the line is otherwise, or as soon as `visit` says so.
  private func walk(_ line: UnsafeBufferPointer<UInt8>, _ visit: (Int, Range<Int>) -> Bool) -> Bool {
    fixed.withUnsafeBufferPointer { fixed in
      var (place, own) = (0, 0)
      for slot in slots.indices {
        let end = slots[slot].fixedEnd
        guard Self.isEqual(fixed, own..<end, line, place) else { return false }
        place += end - own
        own = end
        let start = place
        place = Self.endOfValue(line, start)
        guard place > start, Self.mayStand(line, start..<place, slots[slot].meaning), visit(slot, start..<place)
        else { return false }
      }
      return line.count - place == fixed.count - own && Self.isEqual(fixed, own..<fixed.count, line, place)
    }
  }

  private static func isEqual(
    _ fixed: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    guard start + range.count <= line.count else { return false }
    for number in 0..<range.count where fixed[range.lowerBound + number] != line[start + number] { return false }
    return true
  }

  private static func isEqual(_ text: [UInt8], _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard text.count == range.count else { return false }
    for number in 0..<text.count where text[number] != line[range.lowerBound + number] { return false }
    return true
  }

  /// Of a string without escapes, or of a word; the start itself where none stands there.
  private static func endOfValue(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start < line.count else { return start }
    var place = start
    if line[start] == UInt8(ascii: "\"") {
      place += 1
      while place < line.count, line[place] != UInt8(ascii: "\"") {
        if line[place] == UInt8(ascii: "\\") { return start }
        place += 1
      }
      return place < line.count ? place + 1 : start
    }
    while place < line.count, isWordByte(line[place]) { place += 1 }
    return place
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func mayStand(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ meaning: Meaning) -> Bool {
    switch meaning {
    case .fact: true
    case .id: isPlainID(line, range)
    case .name:
      line[range.lowerBound] == UInt8(ascii: "\"")
        && mayBeName(String(decoding: line[range.lowerBound + 1..<range.upperBound - 1], as: UTF8.self))
    }
  }

  /// An id that is written as it was read: of signs of ASCII between quotes, or a whole number.
  private static func isPlainID(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let first = line[range.lowerBound]
    if first == UInt8(ascii: "\"") { return range.allSatisfy { 0x20...0x7E ~= line[$0] } }
    return range.count <= 18 && range.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= line[$0] }
      && (range.count == 1 || first != UInt8(ascii: "0"))
  }
}
