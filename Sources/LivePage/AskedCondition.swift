import Circuit
package import RuleModel
import SourceText

/// A condition that a page asks beside the rules, such as that of a document's list: of which entities it holds.
///
/// It is compiled as a `never` entry is, over the names that are free in it, so that it means what it means in a rule.
package struct AskedCondition: Sendable, Equatable {
  /// The names that are free in it, by their number in the scope it was written in, in the order of their numbers.
  package let variables: [VariableID]
  let never: RuleSet.Never

  /// `scope` has every name of the condition. Linear in the condition.
  package init(_ condition: Condition, scope: [Variable]) {
    variables = Set(condition.freeVariables).sorted()
    let rest = scope.indices.map { VariableID($0) }.filter { [variables] in !variables.contains($0) }
    let order = variables + rest
    var places: [VariableID: VariableID] = [:]
    for (place, variable) in order.enumerated() { places[variable] = VariableID(place) }
    never = RuleSet.Never(
      id: "", scope: order.map { scope[$0.raw] }, freeCount: variables.count,
      when: condition.renamed { places[$0] ?? $0 }, because: LocalizedTemplate(templates: [], span: .none),
      span: .none)
  }
}

extension RuleSet.Never {
  /// Of its free names, as the compiler numbers them.
  var axes: [Axis] {
    scope.prefix(freeCount).reduce(into: []) { axes, variable in
      axes.append(Axis(variable.kind, axes.count { $0.kind == variable.kind }))
    }
  }
}

extension RuleSet {
  /// The same, asking these conditions too.
  func asking(_ conditions: [AskedCondition]) -> RuleSet {
    var copy = self
    copy.never += conditions.map(\.never)
    return copy
  }
}

extension Condition {
  /// Names that no quantifier of it binds.
  fileprivate var freeVariables: [VariableID] {
    switch self {
    case .test(let test): ([test.path] + test.constraint.paths).flatMap(\.variables)
    case .all(let parts), .any(let parts): parts.flatMap(\.freeVariables)
    case .not(let part): part.freeVariables
    case .quantified(let quantifier): quantifier.freeVariables
    }
  }

  fileprivate func renamed(_ move: (VariableID) -> VariableID) -> Condition {
    switch self {
    case .test(var test):
      test.path = test.path.renamed(move)
      test.constraint = test.constraint.renamed(move)
      return .test(test)
    case .all(let parts): return .all(parts.map { $0.renamed(move) })
    case .any(let parts): return .any(parts.map { $0.renamed(move) })
    case .not(let part): return .not(part.renamed(move))
    case .quantified(var quantifier):
      quantifier.bound = quantifier.bound.map(move)
      quantifier.condition = quantifier.condition.renamed(move)
      if case .countCompare(let comparison, let operand) = quantifier.form {
        quantifier.form = .countCompare(comparison, operand.renamed(move))
      }
      return .quantified(quantifier)
    }
  }
}

extension Quantifier {
  fileprivate var freeVariables: [VariableID] {
    let inner = condition.freeVariables.filter { !bound.contains($0) }
    guard case .countCompare(_, let operand) = form else { return inner }
    return inner + operand.path.variables
  }
}

extension Path {
  fileprivate var variables: [VariableID] {
    subject.terms.compactMap { if case .variable(let variable) = $0 { variable } else { nil } }
  }

  fileprivate func renamed(_ move: (VariableID) -> VariableID) -> Path {
    var copy = self
    copy.subject.terms = subject.terms.map { term in
      if case .variable(let variable) = term { .variable(move(variable)) } else { term }
    }
    return copy
  }
}

extension PathOperand {
  fileprivate func renamed(_ move: (VariableID) -> VariableID) -> PathOperand {
    PathOperand(path: path.renamed(move), plus: plus, times: times)
  }
}

extension Constraint {
  fileprivate func renamed(_ move: (VariableID) -> VariableID) -> Constraint {
    switch self {
    case .compare(let comparison, let operand): .compare(comparison, operand.renamed(move))
    case .sizeCompare(let comparison, let operand): .sizeCompare(comparison, operand.renamed(move))
    case .includes(.path(let path)): .includes(.path(path.renamed(move)))
    case .includesAny(.path(let path)): .includesAny(.path(path.renamed(move)))
    case .includesNone(.path(let path)): .includesNone(.path(path.renamed(move)))
    default: self
    }
  }
}
