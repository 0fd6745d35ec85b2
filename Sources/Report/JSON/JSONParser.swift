/// Why bytes are not one JSON text, and where.
package struct JSONError: Error, Sendable, Equatable {
  /// What is wrong.
  package enum Kind: Sendable, Equatable {
    /// The text ends too early.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// Something follows the value.
    case trailingBytes
    /// A number with a leading zero, a bare point or the like.
    case number
    /// An escape that JSON does not have, or half of a surrogate pair.
    case escape
    /// A control character inside a string.
    case controlCharacter
    /// Bytes that are no UTF-8.
    case encoding
    /// An object names a key twice.
    case duplicateKey(String)
    /// Arrays and objects nested more than 256 deep.
    case depth
  }

  /// What is wrong.
  package var kind: Kind
  /// The place, in bytes from the start.
  package var offset: Int

  /// Makes an error.
  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

extension JSONValue {
  /// The deepest nesting of arrays and objects that is read.
  package static let depthLimit = 256

  /// Reads one JSON text, strictly as RFC 8259 has it; a key that an object names twice is refused too.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    return try parser.whole()
  }

  /// Reads one JSON text.
  package static func parse(_ text: String) throws(JSONError) -> JSONValue { try parse(Array(text.utf8)) }
}

/// A JSON text as a value, and where each part of it stands.
package struct PlacedJSON: Sendable {
  /// The value.
  package var value: JSONValue
  /// In bytes, of every value and key in the order in which they begin: of `{"a": [1]}` the object, the key, the array, the
  /// number.
  package var places: [Range<Int>]

  /// Reads one JSON text as ``JSONValue/parse(_:)`` does, no deeper than `depthLimit`.
  package init(parsing bytes: [UInt8], depthLimit: Int = JSONValue.depthLimit) throws(JSONError) {
    var parser = JSONParser(bytes: bytes, depthLimit: min(depthLimit, JSONValue.depthLimit))
    parser.notesPlaces = true
    value = try parser.whole()
    places = parser.places
  }
}

/// Reads values and remembers how far it has come; strings are in a file of their own.
struct JSONParser {
  let bytes: [UInt8]
  let depthLimit: Int
  var offset = 0
  var notesPlaces = false
  /// Of values and keys in the order in which they begin, where they are noted.
  private(set) var places: [Range<Int>] = []

  init(bytes: [UInt8], depthLimit: Int = JSONValue.depthLimit) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// One value and nothing behind it.
  mutating func whole() throws(JSONError) -> JSONValue {
    if let offset = firstInvalidUTF8(bytes) { throw JSONError(kind: .encoding, offset: offset) }
    let value = try value(depth: 0)
    skipSpace()
    if offset < bytes.count { throw error(.trailingBytes) }
    return value
  }

  /// The number of what begins here, for `end`.
  private mutating func begin() -> Int {
    if notesPlaces { places.append(offset..<offset) }
    return places.count - 1
  }

  private mutating func end(_ number: Int) {
    if notesPlaces { places[number] = places[number].lowerBound..<offset }
  }

  func error(_ kind: JSONError.Kind) -> JSONError { JSONError(kind: kind, offset: offset) }

  /// The byte here, or 0 at the end; a 0 in the text fits nowhere either.
  var here: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func unexpected() -> JSONError {
    error(offset < bytes.count ? .unexpectedByte(bytes[offset]) : .unexpectedEnd)
  }

  mutating func skipSpace() {
    while here == 0x20 || here == 0x0A || here == 0x0D || here == 0x09 { offset += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    let number = begin()
    let value = try content(depth: depth)
    end(number)
    return value
  }

  private mutating func content(depth: Int) throws(JSONError) -> JSONValue {
    switch here {
    case 0x7B: return .object(try members(depth: depth + 1))
    case 0x5B: return .array(try elements(depth: depth + 1))
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return try number()
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    default: throw unexpected()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      if here != word.utf8Start[index] { throw unexpected() }
      offset += 1
    }
    return value
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    if depth > depthLimit { throw error(.depth) }
    offset += 1
    skipSpace()
  }

  /// After an item: whether another one follows.
  private mutating func another(closedBy close: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard here == 0x2C || here == close else { throw unexpected() }
    offset += 1
    return bytes[offset - 1] != close
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    try enter(depth)
    var elements: [JSONValue] = []
    if here == 0x5D {
      offset += 1
      return elements
    }
    repeat { elements.append(try value(depth: depth)) } while try another(closedBy: 0x5D)
    return elements
  }

  private mutating func members(depth: Int) throws(JSONError) -> [(String, JSONValue)] {
    try enter(depth)
    var members: [(String, JSONValue)] = []
    if here == 0x7D {
      offset += 1
      return members
    }
    var keys = KeySet()
    repeat {
      let key = try key(&keys)
      members.append((key, try value(depth: depth)))
    } while try another(closedBy: 0x7D)
    return members
  }

  private mutating func key(_ keys: inout KeySet) throws(JSONError) -> String {
    skipSpace()
    let start = offset
    if here != 0x22 { throw unexpected() }
    let number = begin()
    let key = try string()
    end(number)
    if !keys.insert(key) { throw JSONError(kind: .duplicateKey(key), offset: start) }
    skipSpace()
    if here != 0x3A { throw unexpected() }
    offset += 1
    return key
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = offset
    while isNumberByte(here) { offset += 1 }
    let spelling = bytes[start..<offset]
    guard isJSONNumber(spelling) else { throw JSONError(kind: .number, offset: start) }
    let text = String(decoding: spelling, as: UTF8.self)
    if let integer = Int64(text), text != "-0" { return .integer(integer) }
    return .decimal(text)
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
    default: false
    }
  }
}
