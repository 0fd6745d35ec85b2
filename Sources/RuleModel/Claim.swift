import SourceText

/// Something said of an attribute of one entity or of each, read against a profile's names.
public struct Claim: Sendable {
  public var attribute: AttributeID
  /// Terms are entities, or variables of the scope.
  public var subject: Subject
  public var scope: [Variable]
  /// By variable: the one entity that it stands for; nil: each in turn.
  public var fixed: [EntityID?]
  /// By variable: the entity of which nothing is said.
  public var excluded: [EntityID?]
  /// Only entities of which this is certain.
  public var filter: [Condition]
  /// The address with what is said of it.
  public var span: SourceSpan

  public init(
    attribute: AttributeID, subject: Subject, scope: [Variable], fixed: [EntityID?], excluded: [EntityID?],
    filter: [Condition], span: SourceSpan
  ) {
    self.attribute = attribute
    self.subject = subject
    self.scope = scope
    self.fixed = fixed
    self.excluded = excluded
    self.filter = filter
    self.span = span
  }
}

/// What must, may or must not be.
public struct Expectation: Sendable {
  public enum Force: Sendable, Equatable { case must, may, mustNot }

  public var force: Force
  public var claim: Claim
  public var condition: Condition
  /// Empty: whatever rule it comes from. Several for the cases of a matrix.
  public var by: [RuleID]
  /// Whether contributions of opposite direction have to meet, in some world; nil: either will do.
  public var tension: Bool?

  public init(force: Force, claim: Claim, condition: Condition, by: [RuleID], tension: Bool? = nil) {
    self.force = force
    self.claim = claim
    self.condition = condition
    self.by = by
    self.tension = tension
  }
}

/// How firmly the working value of an outcome has to stand.
public struct GroundClaim: Sendable {
  public var claim: Claim
  /// One of these.
  public var grounds: [Ground]

  public init(claim: Claim, grounds: [Ground]) {
    self.claim = claim
    self.grounds = grounds
  }
}

/// How an attribute may differ between two runs.
public struct Comparing: Sendable {
  public enum Way: Sendable, Equatable {
    case same
    /// What is certain in the first run is certain in the second.
    case stays
    case notLower, notHigher, lower, higher
    /// By value of the first run: what it may become.
    case becomes([Int: [Int]])
  }
  public var claim: Claim
  public var way: Way
  /// Of a choice: by ordinal, the place in the order that the relation gives.
  public var places: [Int]?

  public init(claim: Claim, way: Way, places: [Int]? = nil) {
    self.claim = claim
    self.way = way
    self.places = places
  }
}

/// `contradiction: none`, of all outcomes or of some.
public struct ContradictionClaim: Sendable {
  public enum Scope: Sendable {
    /// No certain one in the bounds.
    case certain
    /// Not even a possible one in the bounds.
    case possible
    /// None in the working reading.
    case working
  }
  public var scope: Scope
  /// Nil: all outcomes of the manifest.
  public var attributes: [AttributeID]?
  public var span: SourceSpan

  public init(scope: Scope, attributes: [AttributeID]?, span: SourceSpan) {
    self.scope = scope
    self.attributes = attributes
    self.span = span
  }
}
