package import SourceText

/// A rule, or one case of a matrix (then its id is `matrix/case`).
package struct Rule: Sendable, Equatable {
  package enum Confidence: Sendable, Equatable { case high, medium, low }
  /// What several entities that the conclusion does not name count for in a sum or a level.
  package enum Multiplicity: Sendable, Equatable {
    case unsaid
    case once
    case forEach([VariableID])
  }

  package var id: String
  package var title: LocalizedText
  /// Index into `RuleSet.sections`.
  package var section: Int
  package var rank: RankID?
  package var isDraft: Bool
  /// Free variables first (`freeCount` of them), then those bound by quantifiers.
  package var scope: [Variable]
  package var freeCount: Int
  /// Listed pairs named by their bare name: only listed ones make an instance.
  package var listedPairs: [Subject]
  /// All of these must hold; conjunctions are split into their parts.
  package var when: [Condition]
  /// None of these may hold.
  package var unless: [Condition]
  package var conclusions: [Conclusion]
  package var multiplicity: Multiplicity
  /// Rules whose matching instances it sets aside.
  package var overrides: [RuleID]
  package var because: LocalizedTemplate
  package var basis: [String]
  package var confidence: Confidence?
  /// What kind of ground it stands on: one of the manifest's `evidence`; nil if it is not said.
  package var evidence: String?
  /// Keys of the bibliography.
  package var sources: [String]
  package var examples: [Example]
  package var span: SourceSpan

  package init(
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
package struct Conclusion: Sendable, Equatable {
  package var attribute: AttributeID
  package var subject: Subject
  package var contribution: Contribution
  package var span: SourceSpan
  package init(attribute: AttributeID, subject: Subject, contribution: Contribution, span: SourceSpan) {
    self.attribute = attribute
    self.subject = subject
    self.contribution = contribution
    self.span = span
  }
}

package enum Contribution: Sendable, Equatable {
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
  package var operand: Operand? {
    switch self {
    case .value(let operand), .atLeast(let operand), .atMost(let operand), .add(let operand): operand
    case .assert, .weight, .step: nil
    }
  }
}

/// A fragment of a profile and what a rule's own body must (or must not) contribute under it.
package struct Example: Sendable, Equatable {
  package struct Expectation: Sendable, Equatable {
    package var attribute: AttributeID
    package var entities: [EntityID]
    /// The contribution with every path worked out: operands are constants.
    package var contribution: Contribution
    package var span: SourceSpan
    package init(attribute: AttributeID, entities: [EntityID], contribution: Contribution, span: SourceSpan) {
      self.attribute = attribute
      self.entities = entities
      self.contribution = contribution
      self.span = span
    }
  }
  /// Stated facts, derived ones included.
  package var fragment: Profile
  /// Whether the contributions must be certain (`follows`) or ruled out (`does not follow`).
  package var follows: Bool
  package var expectations: [Expectation]
  package var span: SourceSpan
  package init(fragment: Profile, follows: Bool, expectations: [Expectation], span: SourceSpan) {
    self.fragment = fragment
    self.follows = follows
    self.expectations = expectations
    self.span = span
  }
}
