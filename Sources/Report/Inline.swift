/// What a run of text is, from which each renderer chooses its look; never a colour or an escape code.
package enum TextRole: Sendable, Hashable, CaseIterable {
  /// Running text.
  case plain
  /// Emphasised text.
  case strong
  /// Text of less weight: notes, positions, tree lines.
  case muted
  /// Something to type or copy: a path, a rule's name, a value as written.
  case code
  /// A value that asks for care.
  case caution
  /// An unfavourable value or an error.
  case bad
  /// A sign that stands for a word, which its label is.
  case mark
}

/// A stretch of text in one role.
package struct TextRun: Sendable, Equatable {
  /// The text, without any markup.
  package var text: String
  /// What the text is.
  package var role: TextRole
  /// Where the text leads. Only an address of http or https becomes a link.
  package var url: String?
  /// What a sign means, for those who do not see it.
  package var label: String?

  /// Makes a run.
  package init(_ text: String, _ role: TextRole = .plain, url: String? = nil, label: String? = nil) {
    self.text = text
    self.role = role
    self.url = url
    self.label = label
  }

  /// The address, if a reader may be led there: http or https, and nothing in it that would end an address.
  package var link: String? {
    guard let url, ["https://", "http://"].contains(where: url.hasPrefix) else { return nil }
    let isClean = url.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value < 0x7F && !"\"<>\\`{}|^".unicodeScalars.contains($0)
    }
    return isClean ? url : nil
  }
}

extension TextRun {
  var lines: [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
  }
}

/// Text in one or more roles, within a paragraph, heading or cell. A line feed in it breaks the line.
package struct Inline: Sendable, Equatable {
  /// The runs in reading order.
  package var runs: [TextRun]

  /// Makes text of runs.
  package init(_ runs: [TextRun] = []) { self.runs = runs }

  /// Makes text in one role.
  package init(_ text: String, _ role: TextRole = .plain) { self.runs = [TextRun(text, role)] }

  /// The text without its roles.
  package var plainText: String { runs.reduce(into: "") { $0 += $1.text } }

  var hasLineFeed: Bool { runs.contains { $0.text.utf8.contains(UInt8(ascii: "\n")) } }

  /// What stands before, between and after its line feeds.
  var lines: [Inline] {
    var lines = [Inline()]
    for run in runs {
      for (number, part) in run.lines.enumerated() {
        if number > 0 { lines.append(Inline()) }
        lines[lines.count - 1].runs.append(TextRun(part, run.role, url: run.url, label: run.label))
      }
    }
    return lines
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { runs.allSatisfy { $0.text.isEmpty } }

  /// The text with what is plain in it emphasised: a heading, a key.
  package var emphasised: Inline {
    Inline(runs.map { TextRun($0.text, $0.role == .plain ? .strong : $0.role, url: $0.url, label: $0.label) })
  }

  /// Emphasised text.
  package static func strong(_ text: String) -> Inline { Inline(text, .strong) }

  /// Text of less weight.
  package static func muted(_ text: String) -> Inline { Inline(text, .muted) }

  /// A sign with its meaning.
  package static func mark(_ sign: String, _ meaning: String) -> Inline {
    Inline([TextRun(sign, .mark, label: meaning)])
  }

  /// A text that leads to an address.
  package static func link(_ text: String, to url: String?) -> Inline { Inline([TextRun(text, url: url)]) }

  /// Something to type or copy.
  package static func code(_ text: String) -> Inline { Inline(text, .code) }

  /// The two texts one after the other.
  package static func + (left: Inline, right: Inline) -> Inline { Inline(left.runs + right.runs) }

  /// Appends the right text.
  package static func += (left: inout Inline, right: Inline) { left.runs += right.runs }
}

extension Inline: ExpressibleByStringInterpolation {
  /// Plain text; an interpolated `Inline` keeps its roles: `"\(Inline.strong("seoul")) is a city"`.
  package init(stringLiteral value: String) { self.init(value) }

  /// Text from an interpolated literal.
  package init(stringInterpolation interpolation: Interpolation) { self.runs = interpolation.runs }

  /// Collects the runs of an interpolated literal.
  package struct Interpolation: StringInterpolationProtocol {
    var runs: [TextRun] = []

    /// Starts an empty text.
    package init(literalCapacity: Int, interpolationCount: Int) {
      runs.reserveCapacity(interpolationCount &* 2 &+ 1)
    }

    /// Adds the literal's own text.
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(TextRun(literal)) }
    }

    /// Adds text that has roles.
    package mutating func appendInterpolation(_ inline: Inline) { runs += inline.runs }

    /// Adds a value's description in one role.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ role: TextRole = .plain) {
      runs.append(TextRun(value.description, role))
    }
  }
}
