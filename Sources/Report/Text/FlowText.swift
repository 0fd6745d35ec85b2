import SourceText

/// A text without line feeds, ready to be cut into lines: its bytes, and where each grapheme cluster ends.
///
/// Most texts hold no cluster of several scalars and nothing invisible; of these neither clusters nor copies are made.
struct FlowText {
  /// Valid UTF-8.
  let text: String
  /// The bytes at which each run ends, with what it is.
  let roles: [(end: Int, role: TextRole)]
  /// The clusters; nil where each scalar is one.
  private let clusters: [Cluster]?

  struct Cluster {
    /// In bytes.
    var length: Int
    /// In columns.
    var width: Int
    var isSpace: Bool
  }

  /// Calls for each cluster between two offsets, with the byte at which it begins.
  func forEachCluster(in range: Range<Int>, _ body: (Int, Cluster) -> Void) {
    if let clusters {
      var offset = 0
      for cluster in clusters {
        if range.contains(offset) { body(offset, cluster) }
        offset += cluster.length
      }
    } else {
      text.utf8.forEachPlainScalar(from: range.lowerBound) { offset, scalar, length in
        guard offset < range.upperBound else { return false }
        body(offset, Cluster(length: length, width: plainWidth(scalar), isSpace: scalar == 0x20))
        return true
      }
    }
  }

  /// In bytes.
  var length: Int { roles.last?.end ?? 0 }

  /// The bytes at which signs begin.
  var signs: Set<Int> {
    Set(roles.indices.dropFirst().filter { roles[$0].role == .mark }.map { roles[$0 - 1].end })
  }

  /// The columns of the whole.
  var width: Int {
    var width = 0
    forEachCluster(in: 0..<length) { width += $1.width }
    return width
  }

  /// What stands between two bytes, in its roles.
  func runs(_ range: Range<Int>) -> [TextRun] {
    var runs: [TextRun] = []
    var start = 0
    for (end, role) in roles {
      let part = range.clamped(to: start..<end)
      if !part.isEmpty { append(text.bytes(part), role, to: &runs) }
      start = end
    }
    return runs
  }

  private func append(_ text: String, _ role: TextRole, to runs: inout [TextRun]) {
    if let last = runs.indices.last, runs[last].role == role {
      runs[last].text += text
    } else {
      runs.append(TextRun(text, role))
    }
  }

  /// Whether a cluster joins the parts of a compound word.
  func isJoint(_ cluster: Range<Int>) -> Bool { ["·", "-", "/"].contains(text.bytes(cluster)) }
}

extension FlowText {
  /// One for each line that a line feed ends. A cluster that spans two runs has the first one's role; a tab is a space;
  /// control characters, which could steer a terminal, show as symbols.
  static func lines(of inline: Inline) -> [FlowText] {
    guard inline.runs.allSatisfy({ isPlain($0.text) }) else { return clusteredLines(of: inline) }
    return inline.hasLineFeed ? inline.lines.map(plain) : [plain(inline)]
  }

  private static func plain(_ line: Inline) -> FlowText {
    var end = 0
    let roles = line.runs.map { run in
      end += run.text.utf8.count
      return (end: end, role: run.role)
    }
    return FlowText(text: line.plainText, roles: roles, clusters: nil)
  }

  /// Whether each scalar stands for itself, or ends a line.
  private static func isPlain(_ text: String) -> Bool {
    var isPlain = true
    text.utf8.forEachPlainScalar(from: 0) { _, scalar, _ in
      isPlain = isPlainScalar(scalar) || scalar == 0x0A
      return isPlain
    }
    return isPlain
  }

  private static func clusteredLines(of inline: Inline) -> [FlowText] {
    var line = ClusteredLine()
    var lines: [FlowText] = []
    var run = 0
    var runEnd = inline.runs.first?.text.utf8.count ?? 0
    var offset = 0
    for character in inline.plainText {
      while offset >= runEnd, run + 1 < inline.runs.count {
        run += 1
        runEnd += inline.runs[run].text.utf8.count
      }
      offset += character.utf8.count
      if character.isNewline {
        lines.append(line.flow)
        line = ClusteredLine()
      } else {
        for shown in PlainText.shown(character, tab: 1) { line.add(shown, inline.runs[run].role) }
      }
    }
    return lines + [line.flow]
  }

  private struct ClusteredLine {
    var text = ""
    var roles: [(end: Int, role: TextRole)] = []
    var clusters: [Cluster] = []

    var flow: FlowText { FlowText(text: text, roles: roles, clusters: clusters) }

    mutating func add(_ character: Character, _ role: TextRole) {
      text.append(character)
      clusters.append(
        Cluster(length: character.utf8.count, width: displayWidth(character), isSpace: character == " "))
      if roles.last?.role != role { roles.append((0, role)) }
      roles[roles.count - 1].end = text.utf8.count
    }
  }
}

// MARK: Plain scalars

/// Printable, of one column or a Hangul syllable, and never a part of a longer cluster among others of the kind.
private func isPlainScalar(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: true
  case 0x2010...0x2027, 0x2264...0x2265, 0x2500...0x257F: true
  case 0xAC00...0xD7A3: true
  default: false
  }
}

private func plainWidth(_ scalar: UInt32) -> Int { scalar < 0xAC00 ? 1 : 2 }

extension String.UTF8View {
  /// Calls for each scalar with its first byte and its length, until told to stop.
  fileprivate func forEachPlainScalar(from start: Int, _ body: (Int, UInt32, Int) -> Bool) {
    var rest = self[index(startIndex, offsetBy: start)...].makeIterator()
    var offset = start
    while let lead = rest.next() {
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = UInt32(length == 1 ? lead : lead & (0x7F >> UInt8(length)))
      for _ in 1..<length { scalar = scalar << 6 | UInt32((rest.next() ?? 0) & 0x3F) }
      guard body(offset, scalar, length) else { return }
      offset += length
    }
  }
}

extension String {
  fileprivate func bytes(_ range: Range<Int>) -> String {
    let first = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(self[first..<utf8.index(first, offsetBy: range.count)])
  }
}
