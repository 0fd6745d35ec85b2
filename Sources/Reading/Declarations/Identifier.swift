import RuleModel
import SourceText
package import YAMLReading

/// Words that mean something of their own where a name could stand.
let reservedNames: Set<String> = ["unknown", "does not apply", "?", "complete", "any of", "all of", "not of"]

/// Whether a word can name something: letters, digits, '-' and '_', beginning with a letter or a digit.
package func isName(_ word: String) -> Bool {
  if let isName = isASCIIName(word) { return isName }
  guard let first = word.unicodeScalars.first, first != "-", first != "_" else { return false }
  return word.unicodeScalars.allSatisfy { scalar in
    scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || scalar.properties.generalCategory == .nonspacingMark
  }
}

/// Whether it can name something, and means nothing of its own.
package func mayBeName(_ word: String) -> Bool { isName(word) && !reservedNames.contains(word) }

/// The same of a word in ASCII, without asking for the properties of its characters; nil for any other.
private func isASCIIName(_ word: String) -> Bool? {
  var isFirst = true
  var isName = !word.isEmpty
  for byte in word.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      break
    case UInt8(ascii: "-"), UInt8(ascii: "_"): if isFirst { isName = false }
    case 0x80...: return nil
    default: isName = false
    }
    isFirst = false
  }
  return isName
}

/// A name that is being declared: spelt like one, and not reserved.
package func readName(_ node: YAMLNode, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink) -> String? {
  guard let word = readString(node, of: what(), &sink) else { return nil }
  if reservedNames.contains(word) {
    sink.error(.reservedName, "\(what()) cannot be named '\(word)', a word of the language", at: node.span)
    return nil
  }
  guard isName(word) else {
    sink.error(
      .notAName, "\(what()) cannot be named '\(word)'", at: node.span,
      help: ["a name has letters, digits, '-' and '_', and begins with a letter or a digit"])
    return nil
  }
  return word
}

/// Names declared so far, with their places: the second declaration is diagnosed with both.
struct Declared {
  private var places: [String: SourceSpan] = [:]

  /// Whether the name is new.
  mutating func add(_ name: String, at span: SourceSpan, what: @autoclosure () -> String, _ sink: inout DiagnosticSink)
    -> Bool
  {
    if let first = places[name] {
      sink.error(
        .declaredTwice, "\(what()) '\(name)' is declared twice", at: span, label: "declared again",
        secondary: [Diagnostic.Label(span: first, text: "declared here")])
      return false
    }
    places[name] = span
    return true
  }
}
