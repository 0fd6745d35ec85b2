/// Appends a string's bytes, escaped where JSON asks for it; U+2028 and U+2029 too, which end lines in JavaScript.
func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var clean = 0
  for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2 {
    guard let escape = escape(bytes, at: index) else { continue }
    output += bytes[clean..<index]
    output += escape.text.utf8
    clean = index + escape.length
  }
  output += bytes[clean...]
}

private func escape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (text: String, length: Int)? {
  switch bytes[index] {
  case 0x22: ("\\\"", 1)
  case 0x5C: ("\\\\", 1)
  case 0x08: ("\\b", 1)
  case 0x09: ("\\t", 1)
  case 0x0A: ("\\n", 1)
  case 0x0C: ("\\f", 1)
  case 0x0D: ("\\r", 1)
  case 0xE2: lineSeparatorEscape(bytes, at: index)
  default: ("\\u00" + (bytes[index] < 16 ? "0" : "") + String(bytes[index], radix: 16), 1)
  }
}

/// U+2028 is E2 80 A8, U+2029 is E2 80 A9.
private func lineSeparatorEscape(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (text: String, length: Int)? {
  guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return nil }
  switch bytes[index + 2] {
  case 0xA8: return ("\\u2028", 3)
  case 0xA9: return ("\\u2029", 3)
  default: return nil
  }
}

/// Whether the bytes are one number as JSON spells it: `-0.5e+10`, but not `.5`, `01`, `+1` or `NaN`.
func isJSONNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
  var rest = bytes
  if rest.first == 0x2D { rest.removeFirst() }
  let zero = rest.first == 0x30
  let whole = dropDigits(&rest)
  if whole == 0 || zero && whole > 1 { return false }
  if rest.first == 0x2E {
    rest.removeFirst()
    if dropDigits(&rest) == 0 { return false }
  }
  if rest.first == 0x65 || rest.first == 0x45 {
    rest.removeFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
    if dropDigits(&rest) == 0 { return false }
  }
  return rest.isEmpty
}

private func dropDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
  let digits = rest.prefix { 0x30...0x39 ~= $0 }.count
  rest = rest.dropFirst(digits)
  return digits
}
