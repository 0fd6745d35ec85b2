extension Inline {
  /// The text in lines of at most the given width: broken at spaces, and within a word only where the word alone is
  /// wider than a line (a single glyph wider than the line still gets its own).
  func wrapped(to width: Int) -> [StyledLine] {
    glyphLines().flatMap { glyphs in
      var wrapper = LineWrapper(width: max(width, 1))
      for glyph in glyphs { wrapper.add(glyph) }
      return wrapper.finish()
    }
  }
}

/// Fills lines word by word.
private struct LineWrapper {
  let width: Int
  var lines: [StyledLine] = []
  var line: [Glyph] = []
  var lineWidth = 0
  var spaces: [Glyph] = []
  var word: [Glyph] = []
  var wordWidth = 0

  init(width: Int) { self.width = width }

  mutating func add(_ glyph: Glyph) {
    if glyph.isSpace {
      placeWord()
      spaces.append(glyph)
    } else {
      word.append(glyph)
      wordWidth &+= glyph.width
    }
  }

  mutating func finish() -> [StyledLine] {
    placeWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  private mutating func placeWord() {
    if word.isEmpty { return }
    if line.isEmpty {
      spaces.removeAll()
    } else if lineWidth + spaces.count + wordWidth > width {
      endLine()
    }
    moveSpaces()
    if lineWidth + wordWidth <= width { moveWhole() } else { moveInPieces() }
    word.removeAll(keepingCapacity: true)
    wordWidth = 0
  }

  private mutating func moveSpaces() {
    line += spaces
    lineWidth += spaces.count
    spaces.removeAll(keepingCapacity: true)
  }

  private mutating func moveWhole() {
    line += word
    lineWidth += wordWidth
  }

  private mutating func moveInPieces() {
    for glyph in word {
      if lineWidth + glyph.width > width, !line.isEmpty { endLine() }
      line.append(glyph)
      lineWidth += glyph.width
    }
  }

  private mutating func endLine() {
    lines.append(StyledLine(line))
    line.removeAll(keepingCapacity: true)
    spaces.removeAll(keepingCapacity: true)
    lineWidth = 0
  }
}
