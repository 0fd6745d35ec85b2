import RuleModel
import SourceText

/// What is compared or concluded: its type, how authors call it and where it stands.
struct ComparedValue {
  var type: ValueType
  private let words: Words
  var span: SourceSpan

  private enum Words {
    case named(String)
    case phrase(String)
  }

  /// `what` is a phrase: "the count of 'form'".
  init(type: ValueType, what: String, span: SourceSpan) {
    (self.type, words, self.span) = (type, .phrase(what), span)
  }

  /// What bears a name, which is quoted where it is spoken of.
  init(type: ValueType, named name: String, span: SourceSpan) {
    (self.type, words, self.span) = (type, .named(name), span)
  }

  /// Quoted: "'form.role'".
  var what: String {
    switch words {
    case .named(let name): "'\(name)'"
    case .phrase(let phrase): phrase
    }
  }
}

extension Names {
  /// "a number", "the scale 'power'", "a set of form".
  func describe(_ type: ValueType) -> String {
    switch type {
    case .boolean: "yes or no"
    case .number: "a number"
    case .domain(let domain): describe(domain)
    case .reference(let kind): "a reference to \(self[kind].name)"
    case .set(.domain(let domain)): "a set out of \(describe(domain))"
    case .set(.reference(let kind)): "a set of \(self[kind].name)"
    case .text: "a text"
    }
  }

  private func describe(_ domain: DomainID) -> String {
    let declared = self[domain]
    if let name = declared.name, !name.isEmpty { return "the \(declared.isOrdered ? "scale" : "choice") '\(name)'" }
    return "one of \(quotedList(declared.values.map(\.name), "or"))"
  }
}
