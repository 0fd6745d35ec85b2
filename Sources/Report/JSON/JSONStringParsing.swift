extension JSONParser {
  /// A string from its opening quote to its closing one; without escapes its bytes are taken as they are.
  mutating func string() throws(JSONError) -> String {
    offset += 1
    let start = offset
    while here >= 0x20, here != 0x22, here != 0x5C { offset += 1 }
    if here == 0x22 {
      offset += 1
      return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
    }
    return try stringWithEscapes(from: start)
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[start..<offset])
    while here != 0x22 {
      if offset >= bytes.count { throw error(.unexpectedEnd) }
      if here < 0x20 { throw error(.controlCharacter) }
      if here == 0x5C {
        content += String(Character(try escape())).utf8
      } else {
        content.append(here)
        offset += 1
      }
    }
    offset += 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let letter = here
    if letter == 0x75 { return try hexEscape(from: start) }
    guard let scalar = simpleEscape(letter) else {
      throw offset < bytes.count ? JSONError(kind: .escape, offset: start) : error(.unexpectedEnd)
    }
    offset += 1
    return scalar
  }

  private func simpleEscape(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case 0x22, 0x5C, 0x2F: Unicode.Scalar(letter)
    case 0x62: "\u{8}"
    case 0x66: "\u{C}"
    case 0x6E: "\n"
    case 0x72: "\r"
    case 0x74: "\t"
    default: nil
    }
  }

  /// `\u` and four digits, or two of them where the first is the upper half of a pair.
  private mutating func hexEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
    guard let first = hexDigits() else { throw JSONError(kind: .escape, offset: start) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, here == 0x5C else { throw JSONError(kind: .escape, offset: start) }
    offset += 1
    guard here == 0x75, let second = hexDigits(), 0xDC00...0xDFFF ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONError(kind: .escape, offset: start) }
    return scalar
  }

  private mutating func hexDigits() -> UInt32? {
    guard offset + 4 < bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset + 1...offset + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    offset += 5
    return value
  }
}
