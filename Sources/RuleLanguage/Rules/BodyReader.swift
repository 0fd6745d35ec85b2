import SourceText
import YAMLTree

/// Reads paths, conditions, conclusions and texts within one scope: of a rule, an attribute or a `never` entry.
struct BodyReader {
  let names: Names
  var scope: Scope
  var sink = DiagnosticSink()

  init(_ names: Names, _ scope: Scope) {
    self.names = names
    self.scope = scope
  }

  /// One value of a type; its names of entities are ids.
  mutating func constant(_ node: YAMLNode, as type: ValueType, of what: String) -> Constant? {
    var lookup = EntityLookup(names)
    return lookup.constant(node, as: type, of: what, &sink)
  }

  /// One element of a set.
  mutating func element(_ node: YAMLNode, of type: ElementType, _ what: String) -> Int? {
    var lookup = EntityLookup(names)
    return lookup.element(node, of: type, what, &sink)
  }
}

/// What is compared or concluded: its type, how authors call it and where it stands.
struct Side {
  var type: ValueType
  /// Quoted: "'form.role'".
  var what: String
  var span: SourceSpan
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
