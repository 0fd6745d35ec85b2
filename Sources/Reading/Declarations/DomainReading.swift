import RuleModel
import SourceText
import YAMLReading

/// Scales and choices: those of `scales:` and `choices:`, then those that attributes write in place.
struct DeclaredDomains {
  private(set) var all: [Domain] = []
  private var numbers: [String: DomainID] = [:]
  private let languages: [String]

  init(_ files: [Fields], _ languages: [String], _ sink: inout DiagnosticSink) {
    self.languages = languages
    var declared = Declared()
    for file in files {
      read(file["scales"], isOrdered: true, &declared, &sink)
      read(file["choices"], isOrdered: false, &declared, &sink)
    }
  }

  subscript(domain: DomainID) -> Domain { all[domain.raw] }

  mutating func add(_ domain: Domain) -> DomainID {
    all.append(domain)
    return DomainID(all.count - 1)
  }

  /// A name of `scales` or `choices`, or values in place.
  mutating func domain(_ node: YAMLNode, isOrdered: Bool, _ sink: inout DiagnosticSink) -> DomainID? {
    let what = isOrdered ? "scale" : "choice"
    if node.kind == .sequence {
      let values = values(node, of: "this \(what)", &sink)
      return add(Domain(name: nil, isOrdered: isOrdered, values: values, span: node.span))
    }
    guard let name = readString(node, of: "the name of a \(what)", &sink) else { return nil }
    guard let found = numbers[name] else {
      sink.unknown(
        .unknownDomain, "there is no \(what) '\(name)'", word: name, at: node.span,
        among: all.filter { $0.isOrdered == isOrdered }.compactMap(\.name))
      return nil
    }
    if self[found].isOrdered != isOrdered {
      let other = isOrdered ? "choice" : "scale"
      sink.error(
        .unknownDomain, "'\(name)' is a \(other)", at: node.span, label: "write '\(other): \(name)'",
        secondary: [Diagnostic.Label(span: self[found].span, text: "declared here")])
    }
    return found
  }

  private mutating func read(
    _ node: YAMLNode?, isOrdered: Bool, _ declared: inout Declared, _ sink: inout DiagnosticSink
  ) {
    let what = isOrdered ? "scale" : "choice"
    for entry in readEntries(node, of: isOrdered ? "'scales'" : "'choices'", &sink) {
      guard let name = readName(entry.key, of: "a \(what)", &sink),
        declared.add(name, at: entry.key.span, what: "the \(what)", &sink)
      else { continue }
      numbers[name] = add(domain(entry, name: name, isOrdered: isOrdered, &sink))
    }
  }

  /// A list of values, or `{title, values: […]}`.
  private func domain(
    _ entry: (key: YAMLNode, value: YAMLNode), name: String, isOrdered: Bool, _ sink: inout DiagnosticSink
  ) -> Domain {
    let what = "the \(isOrdered ? "scale" : "choice") '\(name)'"
    var list: YAMLNode? = entry.value
    var title: LocalizedText?
    if entry.value.kind == .mapping, let fields = Fields(entry.value, of: what, known: Keys.domain, &sink) {
      title = fields.text("title", languages, &sink)
      list = fields.required("values", &sink)
    }
    let values = list.map { self.values($0, of: what, &sink) } ?? []
    return Domain(name: name, title: title, isOrdered: isOrdered, values: values, span: entry.key.span)
  }

  /// Values in the order written: of a scale lowest first.
  private func values(_ list: YAMLNode, of what: String, _ sink: inout DiagnosticSink) -> [Domain.Value] {
    guard list.kind == .sequence else {
      sink.wrongShape(list, expected: "a list of values", for: what)
      return []
    }
    if list.count == 0 { sink.error(.emptyList, "\(what) has no value", at: list.span) }
    var declared = Declared()
    return list.elements.compactMap { node in
      guard let (name, title) = readTitledName(node, of: "a value of \(what)", languages, &sink),
        declared.add(name, at: node.span, what: "the value", &sink)
      else { return nil }
      return Domain.Value(name: name, title: title, span: node.span)
    }
  }
}
