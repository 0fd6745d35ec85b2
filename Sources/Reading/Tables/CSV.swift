import SourceText

/// A table as text: fields between separators, in quotes where they hold separators, quotes or line breaks (RFC 4180).
package enum CSV {
  /// A field as it is meant, and where it stands; literal: its bytes are those of the text.
  struct Field: Sendable, Equatable {
    var text: String
    var start: Int
    var end: Int
    var isLiteral: Bool
  }

  /// What cannot be read as a table, and where.
  enum Problem: Error, Equatable {
    case unclosed(at: Int)
    /// Behind a closing quote.
    case behindQuote(at: Int)
  }

  /// The records of a table; empty lines are none. The separator is the sign of these that the first line has most often:
  /// a comma, a semicolon, a tab. O(n).
  static func records(_ bytes: [UInt8]) throws(Problem) -> [[Field]] {
    var reader = Reader(bytes)
    return try reader.records()
  }

  /// A record as a line.
  package static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

  private static func field(_ text: String) -> String {
    let text = isFormula(text) ? "'" + text : text
    let needsQuotes =
      text.utf8.contains { ",;\t\"\r\n".utf8.contains($0) } || text.hasPrefix(" ") || text.hasSuffix(" ")
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// What the writer put before a field so that no table program computes it is taken away.
  static func withoutApostrophe(_ text: String) -> String {
    text.hasPrefix("'") && isFormula(String(text.dropFirst())) ? String(text.dropFirst()) : text
  }

  /// Whether a table program would take it for a formula, or for text that was kept from being one.
  private static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n'＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  private struct Reader {
    let bytes: [UInt8]
    let separator: UInt8
    var place: Int

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let head = bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
      let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { sign in (sign, head.count { $0 == sign }) }
      separator = counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
    }

    mutating func records() throws(Problem) -> [[Field]] {
      var records: [[Field]] = []
      while place < bytes.count {
        let record = try record()
        if record.count > 1 || !record[0].text.isEmpty { records.append(record) }
      }
      return records
    }

    private mutating func record() throws(Problem) -> [Field] {
      var fields = [try field()]
      while place < bytes.count, bytes[place] == separator {
        place += 1
        fields.append(try field())
      }
      if place < bytes.count, bytes[place] == 0x0D { place += 1 }
      if place < bytes.count, bytes[place] == 0x0A { place += 1 }
      return fields
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    private mutating func field() throws(Problem) -> Field {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        return Field(
          text: String(decoding: bytes[start..<place], as: UTF8.self), start: start, end: place, isLiteral: true)
      }
      return try quotedField()
    }

    private mutating func quotedField() throws(Problem) -> Field {
      let opening = place
      var text: [UInt8] = []
      var isLiteral = true
      place += 1
      while true {
        guard place < bytes.count else { throw .unclosed(at: opening) }
        if bytes[place] == UInt8(ascii: "\"") {
          guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") else { break }
          isLiteral = false
          place += 1
        }
        text.append(bytes[place])
        place += 1
      }
      let end = place
      place += 1
      if place < bytes.count, !isEnd(bytes[place]) { throw .behindQuote(at: place) }
      return Field(text: String(decoding: text, as: UTF8.self), start: opening + 1, end: end, isLiteral: isLiteral)
    }
  }
}
