import RuleModel
import SourceText
import YAMLReading

/// Manifest, vocabulary and catalogue as read: all that rules and profiles can name.
public struct Declarations: Sendable {
  /// Without sections, rules, `never` and strata; expressions that are pending have a placeholder.
  public var ruleSet: RuleSet
  public var names: Names
  public var pending: PendingExpressions
  /// In the order of their places.
  public var diagnostics: [Diagnostic]
}

/// What the vocabulary says with paths and conditions, which are read once all names are known.
public struct PendingExpressions: Sendable {
  /// `base:` of sums and levels; the placeholder of a level is the constant 0.
  public var base: [AttributeID: YAMLNode] = [:]
  /// `default:` of singles.
  public var fallback: [AttributeID: YAMLNode] = [:]
  /// `rank: {by, order, among, per}`; the placeholder ranks by nothing.
  public var ranking: [AttributeID: YAMLNode] = [:]
  /// Entries `{id, when, because}` of `never:`, in the order of reading.
  public var never: [YAMLNode] = []
  public init() {}
}

/// Reads what a rule set declares. Files are taken in the order given, which decides the numbers of kinds, attributes
/// and entities and nothing else.
public func readDeclarations(manifest: YAMLTree, vocabulary: [YAMLTree], catalogue: [YAMLTree]) -> Declarations {
  var reader = DeclarationReader()
  reader.readManifest(manifest)
  reader.readVocabulary(vocabulary)
  reader.listCatalogue(catalogue)
  let names = Names(reader.ruleSet)
  reader.readAssumptions(names)
  reader.readCatalogueFacts(names)
  reader.readOutcomes(names)
  return Declarations(
    ruleSet: reader.ruleSet, names: Names(reader.ruleSet), pending: reader.pending,
    diagnostics: reader.sink.sorted)
}

/// The state of reading declarations: what is known so far, and what waits for all names.
struct DeclarationReader {
  var ruleSet = RuleSet()
  var sink = DiagnosticSink()
  var pending = PendingExpressions()

  var kindNumbers: [String: KindID] = [:]
  /// Kinds that say `of:`, be their members known yet or not.
  var pairKinds: Set<KindID> = []
  var domainNumbers: [String: DomainID] = [:]
  var declaredKinds = Declared()
  var declaredKeys = Declared()
  var declaredDomains = Declared()
  var declaredAttributes = Declared()

  /// `if left out:` by attribute.
  var assumptions: [(attribute: AttributeID, node: YAMLNode)] = []
  var outcomes: [YAMLNode] = []
  var summaries: [YAMLNode] = []
  /// What the catalogue says of an entity, a pair or a single kind.
  var statements: [CatalogueEntry] = []
  /// Catalogue facts that are written and could not be read: not missing as well.
  var unreadFixed: Set<FactKey> = []

  var languages: [String] { ruleSet.languages }

  func untitled(_ span: SourceSpan) -> LocalizedText {
    LocalizedText(texts: [String?](repeating: nil, count: languages.count), span: span)
  }

  /// The title that a declaration must have.
  mutating func title(_ fields: Fields) -> LocalizedText {
    if fields["title"] == nil { sink.missingKey("title", in: fields.what, at: fields.span) }
    return fields.text("title", languages, &sink) ?? untitled(fields.span)
  }
}
