import SourceText

extension Inline {
  /// The text in lines of at most the given width: broken at spaces, and within a word only where the word alone is
  /// wider than a line, then after a middle dot, hyphen or stroke if there is one (a single cluster wider than the line
  /// still gets its own). A sign keeps to the word before it. What goes on in a further line is indented by `hanging`.
  func wrapped(to width: Int, hanging: Int = 0) -> [StyledLine] {
    FlowText.lines(of: self).flatMap { text in
      var wrapper = LineWrapper(text, width: max(width, 1), hanging: hanging)
      return wrapper.lines()
    }
  }

  /// The lines that line feeds end, unwrapped.
  func unwrapped() -> [StyledLine] {
    FlowText.lines(of: self).map { StyledLine($0.runs(0..<$0.length), width: $0.width) }
  }

  /// The width of the longest line, unwrapped.
  var naturalWidth: Int { FlowText.lines(of: self).map(\.width).max() ?? 0 }

  /// The width of the longest stretch without a space.
  var longestWord: Int {
    let kept = runs.reduce(into: "") { text, run in
      if run.role == .mark, text.utf8.last == UInt8(ascii: " ") { text = String(text.dropLast()) + "\u{A0}" }
      text += run.text
    }
    return widthOfLongestWord(kept)
  }
}

/// Fills lines word by word. Offsets are bytes of the text.
private struct LineWrapper {
  private struct Stretch {
    var bytes = 0..<0
    /// In columns.
    var width = 0

    mutating func add(_ offset: Int, _ cluster: FlowText.Cluster) {
      bytes = (bytes.isEmpty ? offset : bytes.lowerBound)..<offset + cluster.length
      width += cluster.width
    }
  }

  private let text: FlowText
  /// The bytes at which signs begin.
  private let signs: Set<Int>
  private let fullWidth: Int
  private let hanging: Int
  private var done: [StyledLine] = []
  private var line = Stretch()
  private var word = Stretch()

  init(_ text: FlowText, width: Int, hanging: Int) {
    self.text = text
    signs = text.signs
    fullWidth = width
    self.hanging = hanging
  }

  private var width: Int { done.isEmpty ? fullWidth : max(fullWidth - hanging, 1) }

  mutating func lines() -> [StyledLine] {
    text.forEachCluster(in: 0..<text.length) { offset, cluster in
      let ends = cluster.isSpace && !(signs.contains(offset + 1) && !word.bytes.isEmpty)
      if ends { placeWord() } else { word.add(offset, cluster) }
    }
    placeWord()
    if !line.bytes.isEmpty || done.isEmpty { endLine() }
    return done
  }

  /// Spaces before the first word of a line are dropped.
  private mutating func placeWord() {
    guard !word.bytes.isEmpty else { return }
    let spaces = word.bytes.lowerBound - line.bytes.upperBound
    if !line.bytes.isEmpty, line.width + spaces + word.width > width { endLine() }
    if !line.bytes.isEmpty {
      line = Stretch(bytes: line.bytes.lowerBound..<word.bytes.upperBound, width: line.width + spaces + word.width)
    } else if word.width <= width {
      line = word
    } else {
      placeInPieces()
    }
    word = Stretch()
  }

  /// A word that is wider than a line: part by part, and a part that is too wide itself cluster by cluster.
  private mutating func placeInPieces() {
    var part = Stretch()
    text.forEachCluster(in: word.bytes) { offset, cluster in
      part.add(offset, cluster)
      guard text.isJoint(offset..<offset + cluster.length) else { return }
      place(part)
      part = Stretch()
    }
    place(part)
  }

  private mutating func place(_ part: Stretch) {
    if line.width + part.width > width, !line.bytes.isEmpty { endLine() }
    text.forEachCluster(in: part.bytes) { offset, cluster in
      if line.width + cluster.width > width, !line.bytes.isEmpty { endLine() }
      line.add(offset, cluster)
    }
  }

  private mutating func endLine() {
    var styled = StyledLine(String(repeating: " ", count: done.isEmpty ? 0 : hanging))
    styled.append(StyledLine(text.runs(line.bytes), width: line.width))
    done.append(styled)
    line = Stretch()
  }
}

/// The columns of the longest stretch without a space or line feed.
package func widthOfLongestWord(_ text: String) -> Int {
  text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.reduce(0) {
    max($0, displayWidth(Substring($1)))
  }
}
