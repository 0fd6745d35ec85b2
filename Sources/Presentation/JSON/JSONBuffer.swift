import Report

/// Writes JSON straight to bytes: commas come by themselves, lines break where the writer asks for it.
struct JSONBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  let isPretty: Bool
  private var needsComma = false
  private var lineLevel: Int?

  init(_ form: JSONForm) {
    switch form {
    case .compact: isPretty = false
    case .pretty: isPretty = true
    }
  }

  /// What comes next begins a line of its own; nothing in the compact form.
  mutating func breakLine(_ level: Int) {
    if isPretty { lineLevel = level }
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    if let level = lineLevel {
      newLine(level)
    } else if needsComma && isPretty {
      bytes.append(0x20)
    }
    needsComma = true
  }

  private mutating func newLine(_ level: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: level * 2))
    lineLevel = nil
  }

  mutating func begin(_ bracket: StaticString) {
    separate()
    raw(bracket)
    needsComma = false
  }

  mutating func end(_ bracket: StaticString) {
    if let level = lineLevel { newLine(level) }
    raw(bracket)
    needsComma = true
  }

  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    raw(name)
    raw(isPretty ? "\": " : "\":")
    needsComma = false
  }

  mutating func key(quoted name: [UInt8]) {
    separate()
    bytes += name
    raw(isPretty ? ": " : ":")
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    JSONValue.string(text).write(to: &bytes, .compact)
  }

  mutating func word(_ text: StaticString) {
    separate()
    bytes.append(0x22)
    raw(text)
    bytes.append(0x22)
  }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func literal(_ text: StaticString) {
    separate()
    raw(text)
  }

  mutating func number(_ text: String) {
    separate()
    bytes += text.utf8
  }

  /// A value that is written already.
  mutating func fragment(_ fragment: [UInt8]) {
    separate()
    bytes += fragment
  }

  /// Members that are written already, without the braces around them.
  mutating func members(_ fragment: [UInt8]) { fragment.isEmpty ? () : self.fragment(fragment) }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
  }

  static func quoted(_ text: String) -> [UInt8] { JSONValue.string(text).bytes(.compact) }
}

/// A decimal from its whole number of units of 10^-places.
func decimal(_ scaled: Int64, places: Int) -> String {
  let digits = String(scaled.magnitude)
  let sign = scaled < 0 ? "-" : ""
  guard places > 0 else { return sign + digits }
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
  let whole = padded.dropLast(places)
  var fraction = padded.suffix(places)
  while fraction.last == "0" { fraction.removeLast() }
  return fraction.isEmpty ? sign + whole : sign + whole + "." + fraction
}
