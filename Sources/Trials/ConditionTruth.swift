import RuleModel

extension ValueLookup {
  /// Whether a condition without quantifiers holds of the entities that the variables stand for.
  func truth(_ condition: Condition, _ environment: [Int]) -> Truth {
    switch condition {
    case .test(let test): truth(test, environment)
    case .all(let parts): parts.reduce(.yes) { $0 && truth($1, environment) }
    case .any(let parts): parts.reduce(.no) { $0 || truth($1, environment) }
    case .not(let part): !truth(part, environment)
    // Refused where tests are read.
    case .quantified: .open
    }
  }

  private func truth(_ test: Test, _ environment: [Int]) -> Truth {
    let operand = test.constraint.paths.first.map { value($0, in: environment) }
    return test.constraint.predicate.truth(
      value(test.path, in: environment), operand ?? test.constraint.constant.map { Value($0) })
  }

  private func value(_ path: Path, in environment: [Int]) -> Value { value(path, entities(path, environment)) }

  private func entities(_ path: Path, _ environment: [Int]) -> [Int] {
    path.subject.terms.map { term in
      switch term {
      case .entity(let entity): entity.raw
      case .variable(let variable): environment.indices.contains(variable.raw) ? environment[variable.raw] : 0
      }
    }
  }

  /// `'bed.light upper' is 'shade' or 'sun'`.
  func phrase(_ path: Path, _ environment: [Int]) -> String {
    let entities = entities(path, environment)
    let type = path.steps.last.map { run.ruleSet.attributes[$0.raw].type }
    let value = type.map { run.spelling.phrase(self.value(path, entities), of: $0) } ?? "what it is"
    return "'\(run.spelling.path(path, from: entities))' is \(value)"
  }
}
