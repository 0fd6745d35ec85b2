import SourceText
import YAMLReading

/// A value on one line, with quotes where they stood, or where one line needs them; nil for one of more than 10,000 parts,
/// aliases followed.
func flowText(_ node: YAMLNode) -> String? {
  var left = 10_000
  let text = flowText(node, &left)
  return left < 0 ? nil : text
}

private func flowText(_ node: YAMLNode, _ left: inout Int) -> String {
  left -= 1
  guard left >= 0 else { return "" }
  switch node.kind {
  case .scalar:
    if node.isEmptyPlain { return "" }
    return node.isPlain && isPlainText(node.text) ? node.text : quoted(node.text)
  case .sequence:
    var parts: [String] = []
    for element in node.elements { parts.append(flowText(element, &left)) }
    return "[" + parts.joined(separator: ", ") + "]"
  case .mapping:
    var parts: [String] = []
    for (key, value) in node.entries { parts.append(flowKey(key) + ": " + flowText(value, &left)) }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}

private func flowKey(_ key: YAMLNode) -> String { isPlainText(key.text) ? key.text : quoted(key.text) }

/// Text as YAML reads it again as the same text: in quotes unless it is plainly words.
func flowText(of text: String) -> String {
  let isWord = text.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
  return isWord && isPlainText(text) && !wordsOfYAML.contains(text.lowercased()) ? text : quoted(text)
}

/// A remark in several languages, `{en: …, ko: …}`, as it stands on one line of YAML; nil for a text that is the same in all.
func remarkText(_ text: String, _ languages: [String]) -> String? {
  guard text.hasPrefix("{") else { return nil }
  let (tree, diagnostics) = readYAML(SourceFile(path: "", bytes: Array(text.utf8)), id: .none)
  guard diagnostics.isEmpty, let root = tree.root, root.kind == .mapping, root.count > 0 else { return nil }
  let isRemark = root.entries.allSatisfy { key, value in
    languages.contains(key.text) && value.kind == .scalar && !value.isEmptyPlain
  }
  return isRemark ? flowText(root) : nil
}

/// What is a word of YAML or of the language rather than a text.
private let wordsOfYAML: Set<String> = [
  "yes", "no", "true", "false", "on", "off", "null", "nil", "unknown", "does not apply", "y", "n",
]

/// Whether text needs no quotes, within brackets as well.
private func isPlainText(_ text: String) -> Bool {
  let scalars = Array(text.unicodeScalars)
  guard let first = scalars.first, let last = scalars.last, first != " ", last != " ", last != ":" else { return false }
  if "-?:,[]{}#&*!|>'\"%@`=~".unicodeScalars.contains(first) {
    guard first == "-", scalars.count > 1, ("0"..."9").contains(scalars[1]) else { return false }
  }
  for (place, scalar) in scalars.enumerated() {
    if ",[]{}\"".unicodeScalars.contains(scalar) || mustBeEscaped(scalar) { return false }
    guard place > 0 else { continue }
    if scalar == " ", scalars[place - 1] == ":" { return false }
    if scalar == "#", scalars[place - 1] == " " { return false }
  }
  return true
}

/// In double quotes, with everything that a reader may take for something else as an escape.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    default:
      if mustBeEscaped(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : 4
        result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

/// Control signs, line and paragraph separators, and what cannot be seen.
private func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .format, .unassigned, .privateUse, .surrogate: true
  case .spaceSeparator: scalar != " "
  default: false
  }
}
