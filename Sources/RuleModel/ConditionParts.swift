extension Condition {
  /// The single tests in it, in their order, those of quantifiers included. Linear in the condition.
  package var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    case .quantified(let quantifier): quantifier.condition.tests
    }
  }

  /// Every path that it tests or compares with, in their order. Linear in the condition.
  package var paths: [Path] {
    switch self {
    case .test(let test): [test.path] + test.constraint.paths
    case .all(let parts), .any(let parts): parts.flatMap(\.paths)
    case .not(let part): part.paths
    case .quantified(let quantifier): quantifier.condition.paths + quantifier.form.paths
    }
  }
}

extension Quantifier.Form {
  /// What a count is compared with.
  fileprivate var paths: [Path] {
    switch self {
    case .countCompare(_, let operand): [operand.path]
    case .some, .every, .no, .count: []
    }
  }
}
