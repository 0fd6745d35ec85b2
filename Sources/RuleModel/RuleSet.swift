import SourceText

/// A rule set as authors wrote it, names resolved, types checked, strata found.
public struct RuleSet: Sendable {
  public struct Section: Sendable, Equatable {
    /// Title of the file, then of the section.
    public var titles: [LocalizedText]
    public init(titles: [LocalizedText]) { self.titles = titles }
  }
  public struct Outcome: Sendable, Equatable {
    public var attribute: AttributeID
    public var title: LocalizedText?
    /// Sorted by value, highest first; nil: in the order of the entities.
    public var highestFirst: Bool?
    /// How many a report shows; nil: all.
    public var show: Int?
    /// Ordinals that are shown beyond the cut.
    public var showAlways: [Int]
    /// Says which entities of its kind are given out as texts, rather than what they are.
    public var givesTexts: Bool
    public var span: SourceSpan
    public init(
      attribute: AttributeID, title: LocalizedText? = nil, highestFirst: Bool? = nil, show: Int? = nil,
      showAlways: [Int] = [], givesTexts: Bool = false, span: SourceSpan
    ) {
      self.attribute = attribute
      self.title = title
      self.highestFirst = highestFirst
      self.show = show
      self.showAlways = showAlways
      self.givesTexts = givesTexts
      self.span = span
    }
  }
  /// A line of a report's summary: the entities for which an outcome has one of some values.
  public struct Summary: Sendable, Equatable {
    public var title: LocalizedText
    public var attribute: AttributeID
    /// Ordinals that count (of a set: elements); none: whatever the value is, it is shown.
    public var values: [Int]
    /// Sorts the entities, highest first; nil: in their own order.
    public var orderBy: AttributeID?
    /// How many are named; nil: all.
    public var show: Int?
    /// What is only possible is left out.
    public var isCertainOnly: Bool
    public var span: SourceSpan

    public init(
      title: LocalizedText, attribute: AttributeID, values: [Int] = [], orderBy: AttributeID? = nil,
      show: Int? = nil, isCertainOnly: Bool = false, span: SourceSpan = .none
    ) {
      self.title = title
      self.attribute = attribute
      self.values = values
      self.orderBy = orderBy
      self.show = show
      self.isCertainOnly = isCertainOnly
      self.span = span
    }
  }
  public struct Source: Sendable, Equatable {
    public var id: String
    public var text: LocalizedText
    public var url: String?
    public var span: SourceSpan
    public init(id: String, text: LocalizedText, url: String? = nil, span: SourceSpan) {
      self.id = id
      self.text = text
      self.url = url
      self.span = span
    }
  }
  /// A combination of given facts that cannot be.
  public struct Never: Sendable, Equatable {
    public var id: String
    public var scope: [Variable]
    public var freeCount: Int
    public var when: Condition
    public var because: LocalizedTemplate
    public var span: SourceSpan
    public init(
      id: String, scope: [Variable], freeCount: Int, when: Condition, because: LocalizedTemplate, span: SourceSpan
    ) {
      self.id = id
      self.scope = scope
      self.freeCount = freeCount
      self.when = when
      self.because = because
      self.span = span
    }
  }
  /// Attributes that are computed together, in the order of evaluation.
  public struct Stratum: Sendable, Equatable {
    public var attributes: [AttributeID]
    /// They read each other (monotonically): iterate until nothing changes.
    public var isRecursive: Bool
    /// Distance from the given facts: 1 + the highest level it reads.
    public var level: Int
    public init(attributes: [AttributeID], isRecursive: Bool, level: Int) {
      self.attributes = attributes
      self.isRecursive = isRecursive
      self.level = level
    }
  }

  public var name: String
  public var version: String
  public var title: LocalizedText
  public var languages: [String]
  public var ranks: [Precedence]
  /// Who can change facts, nearest first; none: `controlled by` takes any name.
  public var controllers: [DeclaredWord] = []
  /// The kinds of ground that rules can stand on; none: `evidence` takes any name.
  public var evidence: [DeclaredWord] = []
  public var sources: [Source]
  public var outcomes: [Outcome]
  /// How a report begins.
  public var summaries: [Summary] = []
  public var kinds: [Kind]
  public var domains: [Domain]
  public var attributes: [Attribute]
  /// Catalogue entities by kind.
  public var entities: [[Entity]]
  /// What the catalogue states.
  public var facts: [FactKey: Fact]
  /// Pairs of listed pair kinds that the catalogue lists; every profile has them.
  public var listedPairs: [KindID: [[EntityID]]] = [:]
  public var sections: [Section]
  /// In the order of reading, drafts included.
  public var rules: [Rule]
  public var never: [Never]
  /// What readers are handed; the first one unless another is asked for.
  public var documents: [DocumentDeclaration] = []
  /// Every derived attribute once, in the order of evaluation.
  public var strata: [Stratum]

  public init(
    name: String = "", version: String = "", title: LocalizedText = LocalizedText(texts: [], span: .none),
    languages: [String] = [], ranks: [Precedence] = [], sources: [Source] = [], outcomes: [Outcome] = [],
    kinds: [Kind] = [], domains: [Domain] = [], attributes: [Attribute] = [], entities: [[Entity]] = [],
    facts: [FactKey: Fact] = [:], sections: [Section] = [], rules: [Rule] = [], never: [Never] = [],
    strata: [Stratum] = []
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.languages = languages
    self.ranks = ranks
    self.sources = sources
    self.outcomes = outcomes
    self.kinds = kinds
    self.domains = domains
    self.attributes = attributes
    self.entities = entities
    self.facts = facts
    self.sections = sections
    self.rules = rules
    self.never = never
    self.strata = strata
  }
}

extension RuleSet {
  /// A declared attribute by its number. O(1).
  public subscript(attribute: AttributeID) -> Attribute {
    _read { yield attributes[attribute.raw] }
    _modify { yield &attributes[attribute.raw] }
  }

  /// Who can answer the question of an attribute: those it names itself, else those of its kind.
  public func respondent(_ attribute: AttributeID) -> LocalizedText? {
    self[attribute].knownTo ?? self[self[attribute].kind].knownTo
  }

  /// A kind by its number. O(1).
  public subscript(kind: KindID) -> Kind { _read { yield kinds[kind.raw] } }

  /// A rule by its number. O(1).
  public subscript(rule: RuleID) -> Rule {
    _read { yield rules[rule.raw] }
    _modify { yield &rules[rule.raw] }
  }

  /// The type of what a path leads to.
  public func type(of path: Path) -> ValueType {
    path.steps.last.map { attributes[$0.raw].type } ?? .reference(path.subject.kind)
  }
}

extension RuleSet {
  /// The attribute to which rules contribute: of a band its sum.
  public func contributing(_ attribute: AttributeID) -> AttributeID {
    if case .band(let sum, _)? = attributes[attribute.raw].combine { return sum }
    return attribute
  }
}
