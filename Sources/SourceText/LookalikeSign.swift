/// A sign that cannot be seen, or that looks like another which is meant.
struct LookalikeSign {
  let scalar: Unicode.Scalar
  let name: String
  /// What is to be done.
  let advice: String

  /// Nil for a sign that is what it looks like.
  init?(_ scalar: Unicode.Scalar) {
    guard let (name, advice) = Self.known[scalar.value] ?? Self.ranged(scalar) else { return nil }
    self.scalar = scalar
    self.name = name
    self.advice = advice
  }

  /// "a no-break space (U+00A0)".
  var description: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\(name) (U+\(String(repeating: "0", count: max(0, 4 - digits.count)) + digits))"
  }

  private static let blank = "type a blank in its place"
  private static let nothing = "delete it"
  private static let quote = "type a straight quotation mark in its place"
  private static let hyphen = "type a hyphen in its place"

  private static let known: [UInt32: (String, String)] = [
    0xA0: ("a no-break space", blank), 0x202F: ("a narrow no-break space", blank),
    0x3000: ("a full-width space", blank), 0xAD: ("a soft hyphen", nothing),
    0x200B: ("a zero-width space", nothing), 0x200C: ("a zero-width non-joiner", nothing),
    0x200D: ("a zero-width joiner", nothing), 0x2060: ("a word joiner", nothing),
    0xFEFF: ("a zero-width no-break space", nothing),
    0x2018: ("a curved quotation mark", quote), 0x2019: ("a curved quotation mark", quote),
    0x201C: ("a curved quotation mark", quote), 0x201D: ("a curved quotation mark", quote),
    0x201E: ("a low quotation mark", quote), 0xAB: ("an angular quotation mark", quote),
    0xBB: ("an angular quotation mark", quote), 0x2212: ("a minus sign", hyphen),
  ]

  private static func ranged(_ scalar: Unicode.Scalar) -> (String, String)? {
    switch scalar.value {
    case 0x2000...0x200A: ("a space of another width", blank)
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: ("a sign that turns the direction of writing", nothing)
    case 0x2010...0x2015: ("a dash", hyphen)
    case 0xFF01...0xFF5E:
      ("a full-width sign", "type '\(Unicode.Scalar(scalar.value - 0xFEE0).map(String.init) ?? "")' in its place")
    default: nil
    }
  }
}

extension Diagnostic {
  /// Whether it is about the signs of YAML and not about what stands in it.
  fileprivate var isOfYAML: Bool { ("D0101"..<"D0121").contains(code) }

  /// What is said of a key whose value may stand on a broken line below.
  fileprivate var saysThatNothingIsWritten: Bool { message.contains("nothing is written") }

  /// The same with a word on the first sign of its place that is not what it looks like: of an error of YAML anywhere on the
  /// lines of its place. What is no error is left alone: prose may hold such signs.
  func namingSigns(in map: SourceMap) -> Diagnostic {
    guard severity == .error, let file = map[primary.span.file] else { return self }
    var range = Int(primary.span.start)..<max(Int(primary.span.start), Int(primary.span.end))
    if isOfYAML {
      let first = file.lineRange(file.lineNumber(at: primary.span.start))
      range = first.lowerBound..<max(range.upperBound, first.upperBound)
    }
    range = range.clamped(to: 0..<file.bytes.count)
    // Nobody looks for a sign in a page.
    guard range.count <= 1000, file.bytes[range].contains(where: { $0 >= 0x80 }) else { return self }
    var place = range.lowerBound
    for scalar in String(decoding: file.bytes[range], as: UTF8.self).unicodeScalars {
      if let sign = LookalikeSign(scalar) {
        var copy = self
        let column = file.position(at: Int32(clamping: place)).column
        let help = "in column \(column) stands \(sign.description): \(sign.advice)"
        if copy.help.first != help { copy.help.insert(help, at: 0) }
        return copy
      }
      place += UTF8.width(scalar)
    }
    return self
  }
}

/// Diagnostics as they are told: signs that are not what they look like are named, and what stands where YAML itself is broken,
/// or nothing on the line above, is held back, since it most likely follows from that.
package func told(_ diagnostics: [Diagnostic], in map: SourceMap) -> [Diagnostic] {
  struct Line: Hashable {
    var file: FileID
    var number: Int
  }
  func line(_ diagnostic: Diagnostic) -> Line? { line(diagnostic.primary) }
  func line(_ label: Diagnostic.Label) -> Line? {
    map[label.span.file].map { Line(file: label.span.file, number: $0.lineNumber(at: label.span.start)) }
  }
  var broken: Set<Line> = []
  for diagnostic in diagnostics where diagnostic.severity == .error && diagnostic.isOfYAML {
    guard let line = line(diagnostic) else { continue }
    broken.insert(line)
  }
  let kept = diagnostics.filter { diagnostic in
    guard !broken.isEmpty, !diagnostic.isOfYAML, let line = line(diagnostic) else { return true }
    let below = Line(file: line.file, number: line.number + 1)
    return !broken.contains(line) && !(diagnostic.saysThatNothingIsWritten && broken.contains(below))
  }
  let named = kept.map { $0.namingSigns(in: map) }
  // A line that such a sign indents reads as text, and the line below as its continuation.
  let misread = Set(zip(kept, named).filter { !$0.isOfYAML && $0.help != $1.help }.compactMap { line($0.0) })
  return named.filter { own in !own.isOfYAML || !own.secondary.contains { line($0).map(misread.contains) == true } }
}
