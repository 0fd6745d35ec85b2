package import SourceText

/// A rule set as authors wrote it, names resolved, types checked, strata found.
package struct RuleSet: Sendable {
  package struct Section: Sendable, Equatable {
    /// Title of the file, then of the section.
    package var titles: [LocalizedText]
    package init(titles: [LocalizedText]) { self.titles = titles }
  }
  package struct Outcome: Sendable, Equatable {
    package var attribute: AttributeID
    package var title: LocalizedText?
    /// Sorted by value, highest first; nil: in the order of the entities.
    package var highestFirst: Bool?
    /// How many a report shows; nil: all.
    package var show: Int?
    /// Ordinals that are shown beyond the cut.
    package var showAlways: [Int]
    /// Says which entities of its kind are given out as texts, rather than what they are.
    package var givesTexts: Bool
    /// Says that there is a value in every profile; lint holds the rules to it.
    package var alwaysAnswers = false
    package var span: SourceSpan
    package init(
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
  package struct Summary: Sendable, Equatable {
    package var title: LocalizedText
    package var attribute: AttributeID
    /// Ordinals that count (of a set: elements); none: whatever the value is, it is shown.
    package var values: [Int]
    /// Sorts the entities, highest first; nil: in their own order.
    package var orderBy: AttributeID?
    /// How many are named; nil: all.
    package var show: Int?
    /// What is only possible is left out.
    package var isCertainOnly: Bool
    package var span: SourceSpan

    package init(
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
  package struct Source: Sendable, Equatable {
    package var id: String
    package var text: LocalizedText
    package var url: String?
    package var span: SourceSpan
    package init(id: String, text: LocalizedText, url: String? = nil, span: SourceSpan) {
      self.id = id
      self.text = text
      self.url = url
      self.span = span
    }
  }
  /// A combination of given facts that cannot be.
  package struct Never: Sendable, Equatable {
    package var id: String
    package var scope: [Variable]
    package var freeCount: Int
    package var when: Condition
    package var because: LocalizedTemplate
    package var span: SourceSpan
    package init(
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
  package struct Stratum: Sendable, Equatable {
    package var attributes: [AttributeID]
    /// They read each other (monotonically): iterate until nothing changes.
    package var isRecursive: Bool
    /// Distance from the given facts: 1 + the highest level it reads.
    package var level: Int
    package init(attributes: [AttributeID], isRecursive: Bool, level: Int) {
      self.attributes = attributes
      self.isRecursive = isRecursive
      self.level = level
    }
  }

  package var name: String
  package var version: String
  package var title: LocalizedText
  package var languages: [String]
  package var ranks: [Precedence]
  /// Who can change facts, nearest first; none: `controlled by` takes any name.
  package var controllers: [DeclaredWord] = []
  /// The kinds of ground that rules can stand on; none: `evidence` takes any name.
  package var evidence: [DeclaredWord] = []
  package var sources: [Source]
  package var outcomes: [Outcome]
  /// How a report begins.
  package var summaries: [Summary] = []
  package var kinds: [Kind]
  package var domains: [Domain]
  package var attributes: [Attribute]
  /// Subjects under which attributes are asked.
  package var topics: [Topic] = []
  /// Catalogue entities by kind.
  package var entities: [[Entity]]
  /// What the catalogue states.
  package var facts: [FactKey: Fact]
  /// Pairs of listed pair kinds that the catalogue lists; every profile has them.
  package var listedPairs: [KindID: [[EntityID]]] = [:]
  package var sections: [Section]
  /// In the order of reading, drafts included.
  package var rules: [Rule]
  package var never: [Never]
  /// What readers are handed; the first one unless another is asked for.
  package var documents: [DocumentDeclaration] = []
  /// Every derived attribute once, in the order of evaluation.
  package var strata: [Stratum]

  package init(
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
  package subscript(attribute: AttributeID) -> Attribute {
    _read { yield attributes[attribute.raw] }
    _modify { yield &attributes[attribute.raw] }
  }

  /// Who can answer the question of an attribute: those it names itself, else those of its kind.
  package func respondent(_ attribute: AttributeID) -> LocalizedText? {
    self[attribute].knownTo ?? self[self[attribute].kind].knownTo
  }

  /// A kind by its number. O(1).
  package subscript(kind: KindID) -> Kind { _read { yield kinds[kind.raw] } }

  /// A rule by its number. O(1).
  package subscript(rule: RuleID) -> Rule {
    _read { yield rules[rule.raw] }
    _modify { yield &rules[rule.raw] }
  }

  /// The type of what a path leads to.
  package func type(of path: Path) -> ValueType {
    path.steps.last.map { attributes[$0.raw].type } ?? .reference(path.subject.kind)
  }
}

extension RuleSet {
  /// The attribute to which rules contribute: of a band its sum.
  package func contributing(_ attribute: AttributeID) -> AttributeID {
    if case .band(let sum, _)? = attributes[attribute.raw].combine { return sum }
    return attribute
  }

  /// How many values a type declares, of sets how many elements; nil where it declares none. O(1).
  package func valueCount(_ type: ValueType) -> Int? {
    type == .boolean ? 2 : type.domain.map { domains[$0.raw].values.count }
  }
}
