import RuleModel
import SourceText
import YAMLReading

private let vocabularyKeys = ["kinds", "scales", "choices", "attributes", "never"]

extension DeclarationReader {
  /// Kinds of all files first, then scales and choices, then attributes, which name both.
  mutating func readVocabulary(_ trees: [YAMLTree]) {
    let files = trees.compactMap { tree in
      tree.root.flatMap { Fields($0, of: "a file of the vocabulary", known: vocabularyKeys, &sink) }
    }
    for file in files { readKinds(file["kinds"]) }
    for file in files { resolvePairs(file["kinds"]) }
    for file in files {
      readDomains(file["scales"], isOrdered: true)
      readDomains(file["choices"], isOrdered: false)
    }
    for file in files { readAttributes(file["attributes"]) }
    for file in files { pending.never += file.list("never", &sink) ?? [] }
  }

  /// The entries of a section that is a mapping; none, with a diagnostic, for anything else.
  mutating func section(_ node: YAMLNode?, _ what: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard let node else { return [] }
    guard node.kind == .mapping else {
      sink.wrongShape(node, expected: "a mapping", for: what)
      return []
    }
    return Array(node.entries)
  }

  // MARK: Scales and choices

  private mutating func readDomains(_ node: YAMLNode?, isOrdered: Bool) {
    let what = isOrdered ? "scale" : "choice"
    for entry in section(node, isOrdered ? "'scales'" : "'choices'") {
      guard let name = readName(entry.key, of: "a \(what)", &sink),
        declaredDomains.add(name, at: entry.key.span, what: "the \(what)", &sink)
      else { continue }
      let domain = readDomain(entry.value, name: name, isOrdered: isOrdered, span: entry.key.span)
      domainNumbers[name] = add(domain)
    }
  }

  mutating func add(_ domain: Domain) -> DomainID {
    ruleSet.domains.append(domain)
    return DomainID(ruleSet.domains.count - 1)
  }

  /// A list of values, or `{title, values: […]}`.
  private mutating func readDomain(_ node: YAMLNode, name: String, isOrdered: Bool, span: SourceSpan) -> Domain {
    let what = "the \(isOrdered ? "scale" : "choice") '\(name)'"
    var list: YAMLNode? = node
    var title: LocalizedText?
    if node.kind == .mapping, let fields = Fields(node, of: what, known: ["title", "values"], &sink) {
      title = fields.text("title", languages, &sink)
      list = fields.required("values", &sink)
    }
    let values = list.map { readValues($0, of: what) } ?? []
    return Domain(name: name, title: title, isOrdered: isOrdered, values: values, span: span)
  }

  /// Values in the order written: of a scale lowest first.
  mutating func readValues(_ list: YAMLNode, of what: String) -> [Domain.Value] {
    guard list.kind == .sequence else {
      sink.wrongShape(list, expected: "a list of values", for: what)
      return []
    }
    if list.count == 0 { sink.error(.emptyList, "\(what) has no value", at: list.span) }
    var declared = Declared()
    return list.elements.compactMap { node in
      guard let (name, title) = titledName(node, of: "a value of \(what)"),
        declared.add(name, at: node.span, what: "the value", &sink)
      else { return nil }
      return Domain.Value(name: name, title: title, span: node.span)
    }
  }
}
