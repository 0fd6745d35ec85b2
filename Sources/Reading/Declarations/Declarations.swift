package import RuleModel
package import SourceText
package import YAMLReading

/// Manifest, vocabulary and catalogue as read: all that rules and profiles can name.
package struct Declarations: Sendable {
  /// Without sections, rules, `never` and strata; expressions that are pending have a placeholder.
  package var ruleSet: RuleSet
  package var names: Names
  package var pending: PendingExpressions
  /// The names of documents, as the manifest lists them.
  package var documents: [YAMLNode] = []
  /// In the order of their places.
  package var diagnostics: [Diagnostic]
}

/// What the vocabulary says with paths and conditions, which are read once all names are known.
package struct PendingExpressions: Sendable {
  /// `base:` of sums and levels; the placeholder of a level is the constant 0.
  package var base: [AttributeID: YAMLNode] = [:]
  /// `default:` of singles.
  package var fallback: [AttributeID: YAMLNode] = [:]
  /// `rank: {by, order, among, per}`; the placeholder ranks by nothing.
  package var ranking: [AttributeID: YAMLNode] = [:]
  /// `monotone in:` of derived attributes.
  package var monotone: [AttributeID: YAMLNode] = [:]
  /// Entries `{id, when, because}` of `never:`, in the order of reading.
  package var never: [YAMLNode] = []
  package init() {}
}

/// Reads what a rule set declares. Files are taken in the order given, which decides the numbers of kinds, attributes
/// and entities and nothing else.
///
/// Each step names what the steps before it have declared: kinds, then scales and choices, then attributes, then the
/// entities of the catalogue, and last what is said with the names of entities.
package func readDeclarations(manifest: YAMLTree, vocabulary: [YAMLTree], catalogue: [YAMLTree]) -> Declarations {
  var sink = DiagnosticSink()
  let manifest = Manifest(manifest, &sink)
  let files = vocabulary.compactMap { tree in
    tree.root.flatMap { Fields($0, of: "a file of the vocabulary", known: Keys.vocabularyFile, &sink) }
  }
  let kinds = DeclaredKinds(files, manifest.languages, &sink)
  let domains = DeclaredDomains(files, manifest.languages, &sink)
  var attributes = AttributeReader(manifest, kinds, domains)
  for file in files { attributes.read(file["attributes"], &sink) }
  let list = CatalogueList(catalogue, kinds, &sink)

  var ruleSet = manifest.ruleSet
  ruleSet.kinds = kinds.all
  ruleSet.domains = attributes.types.domains.all
  ruleSet.attributes = attributes.attributes
  ruleSet.entities = list.entities
  let names = Names(ruleSet)
  attributes.readAssumptions(names, into: &ruleSet.attributes, &sink)
  CatalogueReader(names).read(list, into: &ruleSet, &sink)
  var topics = TopicReader(names)
  for file in files { topics.read(file["topics"], &sink) }
  ruleSet.topics = topics.topics
  let report = ReportReader(names)
  ruleSet.outcomes = report.outcomes(manifest.outcomes, &sink)
  ruleSet.summaries = report.summaries(manifest.summaries, &sink)

  var pending = attributes.pending
  for file in files { pending.never += file.list("never", &sink) ?? [] }
  return Declarations(
    ruleSet: ruleSet, names: Names(ruleSet), pending: pending, documents: manifest.documents, diagnostics: sink.sorted)
}
