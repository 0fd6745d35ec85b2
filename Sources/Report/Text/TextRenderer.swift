import Parallel

/// A document as text for a terminal or a pipe: lines of at most `width` columns, coloured only if asked.
package struct TextRenderer: Sendable {
  /// The columns of a line; at least 20 and at most 10,000 are used.
  package var width: Int
  /// Whether roles are shown by ANSI escape codes.
  package var colour: Bool

  /// Makes a renderer; a pipe has 80 columns and no colour.
  package init(width: Int = 80, colour: Bool = false) {
    self.width = width
    self.colour = colour
  }

  /// The document as text: no line ends in a space, the last ends in the only final line feed; nothing for nothing.
  package func render(_ document: Document) -> String {
    let layout = TextLayout(width: min(max(width, 20), 10_000))
    let blocks = document.allBlocks.concurrentMap { text(layout.lines($0)) }
    var page = blocks.filter { !$0.isEmpty }.joined(separator: "\n")
    while page.utf8.last == UInt8(ascii: "\n") { page.removeLast() }
    return page.isEmpty ? page : page + "\n"
  }

  private func text(_ lines: [StyledLine]) -> String {
    var text = ""
    for line in lines {
      write(line, to: &text)
      text += "\n"
    }
    return text
  }

  private func write(_ line: StyledLine, to text: inout String) {
    var runs = line.runs
    while let last = runs.last {
      let kept = last.text.droppingTrailingSpaces
      if !kept.isEmpty {
        runs[runs.count - 1].text = String(kept)
        break
      }
      runs.removeLast()
    }
    for run in runs { write(run, to: &text) }
  }

  private func write(_ run: TextRun, to text: inout String) {
    if colour, let code = run.role.ansiCode {
      text += "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
    } else {
      text += run.text
    }
  }
}

extension TextRole {
  fileprivate var ansiCode: String? {
    switch self {
    case .plain, .mark: nil
    case .strong: "1"
    case .muted: "2"
    case .code: "36"
    case .caution: "33"
    case .bad: "1;31"
    }
  }
}

extension String {
  fileprivate var droppingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
    return self[..<end]
  }
}
