import RuleModel
package import SourceText
package import YAMLReading

/// Collects what a pass has to say; passed `inout` from reader to reader.
package struct DiagnosticSink: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []
  /// Suggestions cost the length of a list each; a file with a million mistakes gets so many.
  private var suggestionsLeft = 200

  package init() {}

  /// An empty sink that shares the limit of suggestions, for a part that may be read again.
  func fork() -> DiagnosticSink {
    var part = DiagnosticSink()
    part.suggestionsLeft = suggestionsLeft
    return part
  }

  /// Takes what a fork collected.
  mutating func join(_ part: DiagnosticSink) {
    diagnostics += part.diagnostics
    suggestionsLeft = part.suggestionsLeft
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// In the order of their places, each once; of the same place in the order in which they were found.
  package var sorted: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let order = diagnostics.indices.sorted {
      (diagnostics[$0].primary.span, $0) < (diagnostics[$1].primary.span, $1)
    }
    return order.map { diagnostics[$0] }.filter { seen.insert($0).inserted }
  }

  package mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  package mutating func add(_ others: [Diagnostic]) {
    diagnostics += others
  }

  /// A way out for errors since a place that offer none.
  mutating func offer(_ help: String?, since place: Int) {
    guard let help else { return }
    for index in diagnostics.indices.dropFirst(place) {
      let own = diagnostics[index]
      let isAnswered = !own.fixes.isEmpty || own.primary.text.hasPrefix("did you mean")
      if !isAnswered { diagnostics[index].help.append(help) }
    }
  }

  package mutating func error(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, label: String = "",
    secondary: [Diagnostic.Label] = [], notes: [String] = [], help: [String] = [], fixes: [Diagnostic.Fix] = []
  ) {
    add(
      code.diagnostic(
        message, at: span, label: label, secondary: secondary, notes: notes, help: help, fixes: fixes))
  }

  package mutating func warning(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, label: String = "", notes: [String] = [],
    help: [String] = []
  ) {
    add(code.diagnostic(message, at: span, label: label, severity: .warning, notes: notes, help: help))
  }

  /// "'x' …" with what was probably meant: as label, and as likely fix where it is more than a part of a name; the fix
  /// replaces the whole span.
  package mutating func unknown(
    _ code: DiagnosticCode, _ message: String, word: String, at span: SourceSpan, among candidates: [NameCandidate],
    secondary: [Diagnostic.Label] = [], notes: [String] = [], help: [String] = []
  ) {
    let found = match(of: word, among: candidates)
    let names = found?.places.map { candidates[$0].name } ?? []
    let fix = names.count == 1 && found?.closeness != .part && !word.contains("*") ? names[0] : nil
    let fixes = fix.map { name in
      [Diagnostic.Fix(title: "write '\(name)'", edits: [Diagnostic.Edit(span: span, replacement: name)])]
    }
    error(
      code, message, at: span, label: didYouMean(names) ?? (word.contains("*") ? severalMeant(names) : ""),
      secondary: secondary, notes: notes, help: help, fixes: fixes ?? [])
  }

  /// The first of many names that are like a pattern.
  private func severalMeant(_ names: [String]) -> String {
    guard names.count > 3 else { return "" }
    return "it may be \(names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")) or \(names.count - 3) more: name one"
  }

  /// The same of names without titles.
  package mutating func unknown(
    _ code: DiagnosticCode, _ message: String, word: String, at span: SourceSpan, among candidates: [String],
    secondary: [Diagnostic.Label] = [], notes: [String] = [], help: [String] = []
  ) {
    unknown(
      code, message, word: word, at: span, among: candidates.map { NameCandidate($0) }, secondary: secondary,
      notes: notes, help: help)
  }

  private mutating func match(of word: String, among candidates: [NameCandidate]) -> NameMatch? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return nameMatch(for: word, among: candidates)
  }

  /// An unknown key of a mapping; the known keys are listed if they are few.
  package mutating func unknownKey(_ key: YAMLNode, in what: String, known: [String]) {
    unknownKey(key, in: what, known: known.map { NameCandidate($0) })
  }

  /// The same of keys that have titles.
  package mutating func unknownKey(_ key: YAMLNode, in what: String, known: [NameCandidate]) {
    let text = key.text
    if let meant = otherWords[text], known.contains(where: { $0.name == meant }) {
      error(
        .unknownKey, "\(what) has no field '\(text)'", at: key.span, label: "did you mean '\(meant)'?",
        fixes: [Diagnostic.Fix(title: "write '\(meant)'", edits: [.init(span: key.span, replacement: meant)])])
      return
    }
    let help = known.isEmpty || known.count > 12 ? [] : ["the fields are \(quotedList(known.map(\.name)))"]
    unknown(
      .unknownKey, "\(what) has no field '\(text)'", word: text, at: key.span, among: known, help: help)
  }

  /// "expected a mapping, got a list".
  package mutating func wrongShape(_ node: YAMLNode, expected: String, for what: String, help: [String] = []) {
    error(
      .wrongShape, "\(what) is \(expected), and \(node.shapeName(besides: expected)) is written", at: node.span,
      label: "\(expected) is expected", help: help)
  }

  package mutating func missingKey(_ key: String, in what: String, at span: SourceSpan, help: [String] = []) {
    error(.missingKey, "\(what) lacks '\(key)'", at: span, help: help)
  }
}

/// What other rule languages call a word of this one's conditions.
let conditionWords = [
  "any": "some", "exists": "some", "all": "every", "forall": "every", "none": "no", "not": "not of", "and": "all of",
  "or": "any of",
]

/// What other rule languages call a field of this one.
private let otherWords = [
  "if": "when", "conditions": "when", "where": "when", "conclude": "then", "conclusion": "then", "except": "unless",
  "why": "because", "reason": "because", "name": "title", "sources": "source", "example": "examples", "any": "some",
  "exists": "some", "all": "every", "for all": "every",
]

/// How many entities name one of a kind, in words: "no entity", "one entity", "two entities".
func entities(_ arity: Int) -> String {
  switch arity {
  case 0: "no entity"
  case 1: "one entity"
  default: "two entities"
  }
}

extension YAMLNode {
  /// "a mapping", "a list", "nothing", "a value".
  var shapeName: String {
    switch kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar: isPlain && text.isEmpty ? "nothing" : "a single value"
    }
  }

  /// The shape with its size where a shape of the same sort is expected: "a list of 3".
  func shapeName(besides expected: String) -> String {
    switch kind {
    case .sequence where expected.hasPrefix("a list"): "a list of \(count)"
    case .mapping where expected.hasPrefix("a mapping"):
      count == 0 ? "an empty one" : "one with \(EnglishText.count(count, "key"))"
    default: shapeName
    }
  }

  /// A scalar's text; nil for collections.
  var word: String? { kind == .scalar ? text : nil }
}
