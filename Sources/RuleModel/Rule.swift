import SourceText

/// A rule, or one case of a matrix (then its id is `matrix/case`).
public struct Rule: Sendable, Equatable {
  public enum Confidence: Sendable, Equatable { case high, medium, low }
  /// What several entities that the conclusion does not name count for in a sum or a level.
  public enum Multiplicity: Sendable, Equatable {
    case unsaid
    case once
    case forEach([VariableID])
  }

  public var id: String
  public var title: LocalizedText
  /// Index into `RuleSet.sections`.
  public var section: Int
  public var rank: RankID?
  public var isDraft: Bool
  /// Free variables first (`freeCount` of them), then those bound by quantifiers.
  public var scope: [Variable]
  public var freeCount: Int
  /// Listed pairs named by their bare name: only listed ones make an instance.
  public var listedPairs: [Subject]
  /// All of these must hold; conjunctions are split into their parts.
  public var when: [Condition]
  /// None of these may hold.
  public var unless: [Condition]
  public var conclusions: [Conclusion]
  public var multiplicity: Multiplicity
  /// Rules whose matching instances it sets aside.
  public var overrides: [RuleID]
  public var because: LocalizedTemplate
  public var basis: [String]
  public var confidence: Confidence?
  /// What kind of ground it stands on: one of the manifest's `evidence`; nil if it is not said.
  public var evidence: String?
  /// Keys of the bibliography.
  public var sources: [String]
  public var examples: [Example]
  public var span: SourceSpan

  public init(
    id: String, title: LocalizedText, section: Int, rank: RankID?, isDraft: Bool, scope: [Variable], freeCount: Int,
    listedPairs: [Subject] = [], when: [Condition], unless: [Condition], conclusions: [Conclusion],
    multiplicity: Multiplicity, overrides: [RuleID], because: LocalizedTemplate, basis: [String],
    confidence: Confidence?, evidence: String?, sources: [String], examples: [Example], span: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.rank = rank
    self.isDraft = isDraft
    self.scope = scope
    self.freeCount = freeCount
    self.listedPairs = listedPairs
    self.when = when
    self.unless = unless
    self.conclusions = conclusions
    self.multiplicity = multiplicity
    self.overrides = overrides
    self.because = because
    self.basis = basis
    self.confidence = confidence
    self.evidence = evidence
    self.sources = sources
    self.examples = examples
    self.span = span
  }
}

/// What a rule says of one attribute of one entity.
public struct Conclusion: Sendable, Equatable {
  public var attribute: AttributeID
  public var subject: Subject
  public var contribution: Contribution
  public var span: SourceSpan
  public init(attribute: AttributeID, subject: Subject, contribution: Contribution, span: SourceSpan) {
    self.attribute = attribute
    self.subject = subject
    self.contribution = contribution
    self.span = span
  }
}

public enum Contribution: Sendable, Equatable {
  /// To an `asserted`.
  case assert
  /// To a `single`.
  case value(Operand)
  /// To a `sum`.
  case weight(Int64)
  /// To a `level`: steps upwards (positive) or downwards (negative), a floor, a cap.
  case step(Int64)
  case atLeast(Operand)
  case atMost(Operand)
  /// To a `collected`: one element.
  case add(Operand)

  /// The operand of a value, floor, cap or element.
  public var operand: Operand? {
    switch self {
    case .value(let operand), .atLeast(let operand), .atMost(let operand), .add(let operand): operand
    case .assert, .weight, .step: nil
    }
  }
}

/// A fragment of a profile and what a rule's own body must (or must not) contribute under it.
public struct Example: Sendable, Equatable {
  public struct Expectation: Sendable, Equatable {
    public var attribute: AttributeID
    public var entities: [EntityID]
    /// The contribution with every path worked out: operands are constants.
    public var contribution: Contribution
    public var span: SourceSpan
    public init(attribute: AttributeID, entities: [EntityID], contribution: Contribution, span: SourceSpan) {
      self.attribute = attribute
      self.entities = entities
      self.contribution = contribution
      self.span = span
    }
  }
  /// Stated facts, derived ones included.
  public var fragment: Profile
  /// Whether the contributions must be certain (`follows`) or ruled out (`does not follow`).
  public var follows: Bool
  public var expectations: [Expectation]
  public var span: SourceSpan
  public init(fragment: Profile, follows: Bool, expectations: [Expectation], span: SourceSpan) {
    self.fragment = fragment
    self.follows = follows
    self.expectations = expectations
    self.span = span
  }
}
