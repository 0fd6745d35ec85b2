package import SourceText

/// Something said of an attribute of one entity or of each, read against a profile's names.
package struct Claim: Sendable {
  package var attribute: AttributeID
  /// Terms are entities, or variables of the scope.
  package var subject: Subject
  package var scope: [Variable]
  /// By variable: the one entity that it stands for; nil: each in turn.
  package var fixed: [EntityID?]
  /// By variable: the entity of which nothing is said.
  package var excluded: [EntityID?]
  /// Only entities of which this is certain.
  package var filter: [Condition]
  /// The address with what is said of it.
  package var span: SourceSpan

  package init(
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
package struct Expectation: Sendable {
  package enum Force: Sendable, Equatable { case must, may, mustNot }

  package var force: Force
  package var claim: Claim
  package var condition: Condition
  /// Empty: whatever rule it comes from. Several for the cases of a matrix.
  package var by: [RuleID]
  /// Whether contributions of opposite direction have to meet, in some world; nil: either will do.
  package var tension: Bool?

  package init(force: Force, claim: Claim, condition: Condition, by: [RuleID], tension: Bool? = nil) {
    self.force = force
    self.claim = claim
    self.condition = condition
    self.by = by
    self.tension = tension
  }
}

/// How firmly the working value of an outcome has to stand.
package struct GroundClaim: Sendable {
  package var claim: Claim
  /// One of these.
  package var grounds: [Ground]

  package init(claim: Claim, grounds: [Ground]) {
    self.claim = claim
    self.grounds = grounds
  }
}

/// How an attribute may differ between two runs.
package struct Comparing: Sendable {
  package enum Way: Sendable, Equatable {
    case same
    /// What is certain in the first run is certain in the second.
    case stays
    case notLower, notHigher, lower, higher
    /// By value of the first run: what it may become.
    case becomes([Int: [Int]])
  }
  package var claim: Claim
  package var way: Way
  /// Of a choice: by ordinal, the place in the order that the relation gives.
  package var places: [Int]?

  package init(claim: Claim, way: Way, places: [Int]? = nil) {
    self.claim = claim
    self.way = way
    self.places = places
  }
}

/// `contradiction: none`, of all outcomes or of some.
package struct ContradictionClaim: Sendable {
  package enum Scope: Sendable {
    /// No certain one in the bounds.
    case certain
    /// Not even a possible one in the bounds.
    case possible
    /// None in the working reading.
    case working
  }
  package var scope: Scope
  /// Nil: all outcomes of the manifest.
  package var attributes: [AttributeID]?
  package var span: SourceSpan

  package init(scope: Scope, attributes: [AttributeID]?, span: SourceSpan) {
    self.scope = scope
    self.attributes = attributes
    self.span = span
  }
}
