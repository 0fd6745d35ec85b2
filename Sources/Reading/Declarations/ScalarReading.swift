package import RuleModel
import SourceText
package import YAMLReading

/// `yes`, `no`, `true` or `false`, unquoted.
package func readBoolean(_ node: YAMLNode, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink) -> Bool? {
  if node.isPlain {
    if node.has(text: "yes" as StaticString) || node.has(text: "true" as StaticString) { return true }
    if node.has(text: "no" as StaticString) || node.has(text: "false" as StaticString) { return false }
  }
  guard let word = readString(node, of: what(), &sink) else { return nil }
  notABoolean(node, word, what(), &sink)
  return nil
}

private func notABoolean(
  _ node: YAMLNode, _ word: String, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
) {
  let lower = word.lowercased()
  let meant = ["yes": "yes", "true": "yes", "on": "yes", "no": "no", "false": "no", "off": "no"][lower]
  let isQuoted = !node.isPlain && lower == word && meant != nil
  sink.error(
    .notABoolean, "\(what()) is yes or no, and '\(word)' is written", at: node.span,
    label: isQuoted ? "quotes make it text" : meant.map { "did you mean '\($0)'?" } ?? "",
    fixes: meant.map {
      [Diagnostic.Fix(title: "write '\($0)'", edits: [Diagnostic.Edit(span: node.span, replacement: $0)])]
    } ?? [])
}

/// A number in units of its last declared place, within its range.
package func readNumber(
  _ node: YAMLNode, as type: NumberType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
) -> Int64? {
  guard let word = readString(node, of: what(), &sink) else { return nil }
  guard node.isPlain else {
    sink.error(.notANumber, "\(what()) is a number, and a text is written", at: node.span, label: "quotes make it text")
    return nil
  }
  switch ExactDecimal.parse(word) {
  case .failure(let problem):
    reportNumber(node, word, problem, type, what(), &sink)
    return nil
  case .success(let decimal):
    return scaledNumber(node, decimal, type, what(), &sink)
  }
}

private func scaledNumber(
  _ node: YAMLNode, _ decimal: ExactDecimal, _ type: NumberType, _ what: @autoclosure () -> String,
  _ sink: inout DiagnosticSink
) -> Int64? {
  guard decimal.places <= type.places else {
    reportPlaces(node, type, what(), &sink)
    return nil
  }
  guard let value = decimal.scaled(to: type.places) else {
    reportTooLarge(node, type, what(), &sink)
    return nil
  }
  guard value >= type.lower ?? .min, value <= type.upper ?? .max else {
    sink.error(.outOfRange, "\(what()) \(rangeWords(type)), and '\(node.text)' is written", at: node.span)
    return nil
  }
  return value
}

private func rangeWords(_ type: NumberType) -> String {
  switch (type.lower, type.upper) {
  case (let lower?, let upper?): "lies between \(type.spelling(lower)) and \(type.spelling(upper))"
  case (let lower?, nil): "is at least \(type.spelling(lower))"
  case (nil, let upper?): "is at most \(type.spelling(upper))"
  case (nil, nil): "has no range"
  }
}

private func reportNumber(
  _ node: YAMLNode, _ word: String, _ problem: ExactDecimal.Problem, _ type: NumberType,
  _ what: @autoclosure () -> String,
  _ sink: inout DiagnosticSink
) {
  if problem == .tooLarge {
    // Digits behind the point are counted even where all digits together are too many.
    let places = word.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.count
    let hasTooMany = places < word.utf8.count && places > type.places
    hasTooMany ? reportPlaces(node, type, what(), &sink) : reportTooLarge(node, type, what(), &sink)
    return
  }
  let noun = type.places == 0 ? "a whole number" : "a decimal number"
  sink.error(
    .notANumber, "\(what()) is \(noun), and '\(word)' is written", at: node.span, label: label(of: problem))
}

private func reportPlaces(
  _ node: YAMLNode, _ type: NumberType, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
) {
  let limit =
    type.places == 0 ? "is a whole number" : "has at most \(EnglishText.count(type.places, "decimal place"))"
  sink.error(.tooManyPlaces, "\(what()) \(limit), and '\(node.text)' is written", at: node.span)
}

/// Beyond the declared range, if there is one on that side, else beyond what can be counted in the smallest places.
private func reportTooLarge(
  _ node: YAMLNode, _ type: NumberType, _ what: @autoclosure () -> String, _ sink: inout DiagnosticSink
) {
  let isNegative = node.utf8.first == UInt8(ascii: "-")
  guard (isNegative ? type.lower : type.upper) == nil else {
    sink.error(.outOfRange, "\(what()) \(rangeWords(type)), and '\(node.text)' is written", at: node.span)
    return
  }
  let end = isNegative ? "the least is \(type.spelling(.min))" : "the greatest is \(type.spelling(.max))"
  let places = type.places == 0 ? "" : " with \(EnglishText.count(type.places, "decimal place"))"
  sink.error(
    .numberTooLarge, "\(what()) cannot hold '\(node.text)': of numbers\(places) \(end)", at: node.span,
    label: isNegative ? "below the least number" : "above the greatest number")
}

private func label(of problem: ExactDecimal.Problem) -> String {
  switch problem {
  case .empty, .notDigits: "not a number"
  case .separator: "digits are written without separators"
  case .exponent: "all digits are written out"
  case .otherBase: "numbers are written in base ten"
  case .leadingZero: "a leading zero is not written"
  case .barePoint: "a point stands between digits"
  case .tooLarge: "too large"
  }
}
