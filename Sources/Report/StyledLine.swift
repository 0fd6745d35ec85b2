/// A grapheme cluster with its role and width: what wrapping moves about.
struct Glyph: Sendable {
  var character: Character
  var role: TextRole
  var width: Int

  var isSpace: Bool { character == " " }
}

/// A line of a text report, ready but for colour.
struct StyledLine: Sendable {
  private(set) var runs: [TextRun] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ role: TextRole = .plain) { append(text, role) }

  init(_ glyphs: some Sequence<Glyph>) {
    for glyph in glyphs { append(glyph) }
  }

  var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

  mutating func append(_ text: String, _ role: TextRole = .plain) {
    if text.isEmpty { return }
    runs.append(TextRun(text, role))
    width &+= displayWidth(text)
  }

  mutating func append(_ glyph: Glyph) {
    if let last = runs.indices.last, runs[last].role == glyph.role {
      runs[last].text.append(glyph.character)
    } else {
      runs.append(TextRun(String(glyph.character), glyph.role))
    }
    width &+= glyph.width
  }

  mutating func append(_ line: StyledLine) {
    runs += line.runs
    width &+= line.width
  }

  /// Fills up with spaces to the given width.
  mutating func pad(to target: Int) {
    if target > width { append(String(repeating: " ", count: target - width)) }
  }
}

extension Inline {
  /// The text as glyphs, one array for each line that a line feed ends. A cluster that spans two runs has the first
  /// one's role; a tab is a space; control characters, which could steer a terminal, show as symbols.
  func glyphLines() -> [[Glyph]] {
    var lines: [[Glyph]] = []
    var line: [Glyph] = []
    let text = plainText
    var run = 0
    var runEnd = runs.first?.text.utf8.count ?? 0
    var offset = 0
    for character in text {
      while offset >= runEnd, run + 1 < runs.count {
        run += 1
        runEnd += runs[run].text.utf8.count
      }
      if let ascii = character.asciiValue, 0x20..<0x7F ~= ascii {
        offset += 1
        line.append(Glyph(character: character, role: runs[run].role, width: 1))
        continue
      }
      offset += character.utf8.count
      if character.isNewline {
        lines.append(line)
        line = []
      } else {
        line.append(visibleGlyph(character, runs[run].role))
      }
    }
    return lines + [line]
  }

  /// The width of the longest line, unwrapped.
  var naturalWidth: Int {
    glyphLines().map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
  }
}

private func visibleGlyph(_ character: Character, _ role: TextRole) -> Glyph {
  let shown = visible(character)
  return Glyph(character: shown, role: role, width: displayWidth(shown))
}

private func visible(_ character: Character) -> Character {
  if character == "\t" { return " " }
  guard let first = character.unicodeScalars.first else { return character }
  switch first.value {
  case 0..<0x20: return Unicode.Scalar(0x2400 + first.value).map(Character.init) ?? "\u{FFFD}"
  case 0x7F: return "\u{2421}"
  case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: return "\u{FFFD}"
  default: return character
  }
}
