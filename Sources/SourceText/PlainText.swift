/// Text that can be put on one line of a terminal without doing anything to it: tabs become spaces up to the next
/// multiple of four columns, control characters their pictures (U+2400 and after), and characters that reverse the
/// direction of writing U+FFFD, so that no file can disguise itself or command the terminal.
package struct PlainText {
  /// The text as it may be shown.
  package private(set) var text = ""
  /// The display columns of `text`.
  private(set) var width = 0

  /// Makes a text harmless. O(n).
  package init(_ source: String) {
    for character in source {
      append(character)
    }
  }

  private mutating func append(_ character: Character) {
    let shown = Self.shown(character, tab: 4 - width % 4)
    text += shown
    width += displayWidth(shown)
  }

  /// What stands for a character, a tab being so many spaces.
  package static func shown(_ character: Character, tab: Int) -> String {
    guard character.unicodeScalars.contains(where: isUnsafe) else { return String(character) }
    var shown = ""
    for scalar in character.unicodeScalars {
      shown.unicodeScalars.append(contentsOf: replacement(of: scalar, tab: tab))
    }
    return shown
  }

  private static func replacement(of scalar: Unicode.Scalar, tab: Int) -> [Unicode.Scalar] {
    guard isUnsafe(scalar) else { return [scalar] }
    switch scalar.value {
    case 0x09: return Array(repeating: " ", count: tab)
    case 0..<0x20: return [Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"]
    case 0x7F: return ["\u{2421}"]
    default: return ["\u{FFFD}"]
    }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
