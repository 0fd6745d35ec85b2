package import RuleModel
import SourceText
package import YAMLReading

/// More could not be evaluated: each is a world of its own.
private let mostCases = 4096

private let notKnown = "where it is not known, write 'unknown', or leave it out"

/// What people write where they do not know; in a file it is 'unknown'.
private let wordsForNothing: Set<String> = [
  "", "?", "??", "???", "-", "--", "–", "—", "~", "null", "nil", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "tbd",
  "tba",
  "todo", "xxx", "not known", "not available", "don't know", "dont know", "do not know", "unclear", "unsure", "no data",
  "모름", "미상", "불명", "미정", "알 수 없음", "확인 필요",
]

extension FactReading {
  /// What is stated of one attribute of one entity: a bare statement, or one under `value:` with its source.
  package mutating func fact(
    _ node: YAMLNode, of attribute: AttributeID, origin: Fact.Origin, _ sink: inout DiagnosticSink
  ) -> Fact? {
    let (type, name) = (names[attribute].type, names[attribute].fullName)
    if origin != .catalogue, names.isName(attribute), let text = bareName(node) {
      return Fact(statement: .known(.text(text)), origin: origin, span: node.span)
    }
    guard node.kind == .mapping, node["value"] != nil, !isTranslation(node, type) else {
      return stated(node, as: type, of: "'\(name)'", &sink).map {
        Fact(statement: $0.statement, likely: $0.likely, origin: origin, span: node.span)
      }
    }
    let what = "'\(name)'"
    guard let fields = Fields(node, of: "the fact \(what)", known: Keys.fact, &sink),
      let value = fields["value"]
    else { return nil }
    let stated = stated(value, as: type, of: what, &sink)
    let source = fields.remark("source", names.languages, &sink)
    let asOf = fields.string("as-of", &sink)
    let confidence = fields.choice("confidence", Rule.Confidence.words, &sink)
    let note = fields.remark("note", names.languages, &sink)
    guard let stated else { return nil }
    return Fact(
      statement: stated.statement, likely: stated.likely, origin: origin, source: source, asOf: asOf,
      confidence: confidence, note: note,
      span: value.span)
  }

  /// A name is the same in every language unless it is given in each.
  private func bareName(_ node: YAMLNode) -> LocalizedText? {
    guard let word = node.word, !node.isEmptyPlain, !node.isReserved("unknown", in: .text) else { return nil }
    return LocalizedText(texts: names.languages.map { _ in word }, span: node.span)
  }

  private func isTranslation(_ node: YAMLNode, _ type: ValueType) -> Bool {
    type == .text && names.languages.contains("value")
  }

  /// What is said of a value; of a range also which value of it is the likely one.
  typealias Stated = (statement: Statement, likely: Int64?)

  /// A value, `unknown`, `does not apply`, `{one of: […]}` or `{from: x, to: y, likely: z}`.
  private mutating func stated(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Stated? {
    if node.isReserved("unknown", in: type) { return (.unknown, nil) }
    if node.isReserved("does not apply", in: type) { return (.doesNotApply, nil) }
    if says(node, nothingOf: type) {
      let shown = node.isEmptyPlain ? "nothing is written for \(what())" : "'\(node.text)' is no value of \(what())"
      sink.error(
        .doubt, shown, at: node.span, help: [notKnown],
        fixes: [Diagnostic.Fix(title: "write 'unknown'", edits: [.init(span: node.span, replacement: "unknown")])])
      return nil
    }
    guard node.kind == .mapping, !node.isLanguageMap(type) else {
      let before = sink.diagnostics.count
      let constant = constant(node, as: type, of: what(), &sink)
      if constant == nil { sink.offer(waysOfDoubt(node, type), since: before) }
      return constant.map { (.known($0), nil) }
    }
    return doubt(node, as: type, of: what(), &sink)
  }

  /// How to write what is not known, or not for sure, where neither was meant as a value.
  private func waysOfDoubt(_ node: YAMLNode, _ type: ValueType) -> String? {
    guard let word = node.word else { return nil }
    let cases = word.split(separator: " ").filter { $0 != "or" }
    switch type {
    case .domain, .boolean:
      let isDoubt = cases.count > 1 && word.contains(" or ")
      return isDoubt ? "in doubt, write '{one of: [\(cases.joined(separator: ", "))]}'" : notKnown
    case .number: return "a range is written '{from: 1, to: 5}'; where nothing is known, write 'unknown'"
    case .reference, .set, .text: return nil
    }
  }

  /// Whether it is written that nothing is known, in words that are none of the type's.
  private func says(_ node: YAMLNode, nothingOf type: ValueType) -> Bool {
    guard type != .text, let word = node.word, wordsForNothing.contains(word.lowercased()) else { return false }
    if let domain = type.domain { return names.value(word, in: domain) == nil }
    // 'na' may well be an id.
    return type.referredKind == nil || word.isEmpty || !word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  private mutating func doubt(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Stated? {
    guard let fields = Fields(node, of: "the value of \(what())", known: Keys.doubt, &sink)
    else { return nil }
    if let cases = fields["one of"] {
      if let other = fields["from"] ?? fields["to"] {
        sink.error(.excludingKeys, "\(what()) is either 'one of' or 'from' and 'to'", at: other.span)
        return nil
      }
      if let likely = fields["likely"] {
        sink.error(
          .excludingKeys, "'likely' belongs to a range, and \(what()) is 'one of' several cases", at: likely.span,
          help: ["write the likely case first: it is the one that the working reading takes"])
        return nil
      }
      return oneOf(cases, as: type, of: what(), &sink).map { ($0, nil) }
    }
    // Without either key the unknown ones have been diagnosed.
    guard fields["from"] != nil || fields["to"] != nil || fields["likely"] != nil else {
      if node.count == 0 { sink.wrongShape(node, expected: "a value", for: what()) }
      return nil
    }
    return interval(fields, as: type, of: what(), &sink)
  }

  private mutating func oneOf(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Statement? {
    guard node.kind == .sequence else {
      sink.wrongShape(node, expected: "a list of cases", for: "'one of'")
      return nil
    }
    if node.count == 0 {
      sink.error(.emptyList, "\(what()) has no case", at: node.span)
      return nil
    }
    guard node.count <= mostCases else {
      sink.error(.doubt, "\(what()) has \(node.count) cases, and \(mostCases) are the most", at: node.span)
      return nil
    }
    var cases: [Statement] = []
    var isWhole = true
    for element in node.elements {
      guard let statement = oneCase(element, as: type, of: what(), &sink) else {
        isWhole = false
        continue
      }
      if cases.contains(statement) {
        sink.error(.doubt, "the same case stands twice for \(what())", at: element.span)
        isWhole = false
      }
      cases.append(statement)
    }
    return isWhole ? .oneOf(cases) : nil
  }

  private mutating func oneCase(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Statement? {
    if node.isReserved("does not apply", in: type) { return .doesNotApply }
    if node.isReserved("unknown", in: type) {
      sink.error(
        .doubt, "'unknown' is one of the cases of \(what())", at: node.span,
        help: ["write \(what()): unknown, which leaves every case open"])
      return nil
    }
    if case .set = type, node.kind != .sequence {
      sink.error(
        .doubt, "the cases of the set \(what()) are lists, and \(node.shapeName) is written", at: node.span,
        help: ["write {one of: [[a], [a, b]]}"])
      return nil
    }
    if node.kind == .mapping, !node.isLanguageMap(type) {
      sink.error(.doubt, "a case of \(what()) is itself in doubt", at: node.span, help: ["list its values as cases"])
      return nil
    }
    return constant(node, as: type, of: what(), &sink).map { .known($0) }
  }

  private mutating func interval(
    _ fields: Fields, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Stated? {
    guard names.isOrdered(type) else {
      sink.error(
        .doubt, "\(what()) has no order, so it has no range", at: fields.span, help: ["write {one of: […]}"])
      return nil
    }
    guard let from = fields.required("from", &sink), let to = fields.required("to", &sink),
      let low = bound(from, as: type, of: what(), &sink), let high = bound(to, as: type, of: what(), &sink)
    else { return nil }
    guard low <= high else {
      sink.error(
        .doubt, "the range of \(what()) ends below its beginning", at: to.span, label: "below 'from'",
        secondary: [Diagnostic.Label(span: from.span, text: "from here")])
      return nil
    }
    guard let node = fields["likely"] else { return (.interval(low, high), nil) }
    guard let likely = bound(node, as: type, of: what(), &sink) else { return nil }
    guard (low...high).contains(likely) else {
      sink.error(
        .doubt, "the likely value of \(what()) lies outside its range", at: node.span,
        secondary: [
          Diagnostic.Label(span: from.span, text: "from here"), Diagnostic.Label(span: to.span, text: "to here"),
        ])
      return nil
    }
    return (.interval(low, high), likely)
  }

  private mutating func bound(
    _ node: YAMLNode, as type: ValueType, of what: @autoclosure () -> String, _ sink: inout DiagnosticSink
  ) -> Int64? {
    switch constant(node, as: type, of: what(), &sink) {
    case .ordinal(let ordinal): Int64(ordinal)
    case .number(let number): number
    case .set, .text, nil: nil
    }
  }
}

extension Rule.Confidence {
  /// As authors write it.
  package static let words: [(String, Rule.Confidence)] = [("high", .high), ("medium", .medium), ("low", .low)]
}

extension YAMLNode {
  /// Whether this is a reserved value; quotes make it text where text is declared.
  func isReserved(_ word: String, in type: ValueType) -> Bool {
    has(text: word) && (isPlain || type != .text)
  }

  /// Whether a mapping is a text in several languages and not doubt.
  func isLanguageMap(_ type: ValueType) -> Bool {
    type == .text && kind == .mapping
  }
}
