import RuleModel

extension Description {
  func condition(_ condition: Condition, _ scope: [Variable]) -> String {
    switch condition {
    case .test(let test): "\(path(test.path, scope)) \(constraint(test, scope))"
    case .all(let parts): "all of [" + parts.map { self.condition($0, scope) }.joined(separator: "; ") + "]"
    case .any(let parts): "any of [" + parts.map { self.condition($0, scope) }.joined(separator: "; ") + "]"
    case .not(let part): "not (\(self.condition(part, scope)))"
    case .quantified(let quantifier): quantified(quantifier, scope)
    }
  }

  private func quantified(_ quantifier: Quantifier, _ scope: [Variable]) -> String {
    let names = quantifier.bound.map { "\(scope[$0.raw].name): \(rules.kinds[scope[$0.raw].kind.raw].name)" }
      .joined(separator: ", ")
    let listed = quantifier.listed.map { " listed \(rules.kinds[$0.raw].name)" } ?? ""
    let form =
      switch quantifier.form {
      case .some: "some"
      case .every: "every"
      case .no: "no"
      case .count(let set): "count \(numbers(set))"
      case .countCompare(let comparison, let operand): "count \(comparison) \(moved(operand, scope))"
      }
    return "\(form) {\(names)\(listed)} (\(condition(quantifier.condition, scope)))"
  }

  private func constraint(_ test: Test, _ scope: [Variable]) -> String {
    let type =
      test.path.steps.last.map { rules.attributes[$0.raw].type } ?? .reference(test.path.subject.kind)
    switch test.constraint {
    case .values(let set):
      let members = set.members.map { constant(.ordinal($0), type) }.joined(separator: ", ")
      return "\(set.isComplement ? "none of" : "in") [\(members)]"
    case .numbers(let set): return numbers(set)
    case .compare(let comparison, let operand): return "\(comparison) \(moved(operand, scope))"
    case .present(let wanted): return "present: \(wanted ? "yes" : "no")"
    case .includes(let operand): return "includes \(elements(operand, type, scope))"
    case .includesAny(let operand): return "includes any of \(elements(operand, type, scope))"
    case .includesNone(let operand): return "includes none of \(elements(operand, type, scope))"
    case .size(let set): return "size \(numbers(set))"
    case .sizeCompare(let comparison, let operand): return "size \(comparison) \(moved(operand, scope))"
    }
  }

  private func elements(_ operand: SetOperand, _ type: ValueType, _ scope: [Variable]) -> String {
    switch operand {
    case .constants(let ordinals): constant(.set(ordinals), type)
    case .path(let path): "{path: \(self.path(path, scope))}"
    }
  }

  private func numbers(_ set: NumberSet) -> String {
    set.intervals.map { interval in
      let low = interval.lowerBound == .min ? "" : "\(interval.lowerBound)"
      let high = interval.upperBound == .max ? "" : "\(interval.upperBound)"
      return low == high ? low : "\(low)…\(high)"
    }.joined(separator: " or ")
  }

  func path(_ path: Path, _ scope: [Variable]) -> String {
    let steps = path.steps.map { rules.attributes[$0.raw].name }
    return ([subject(path.subject, scope)] + steps).joined(separator: ".")
  }

  func subject(_ subject: Subject, _ scope: [Variable]) -> String {
    let kind = rules.kinds[subject.kind.raw]
    let terms = subject.terms.enumerated().map { index, term in
      switch term {
      case .variable(let variable): scope[variable.raw].name
      case .entity(let entity): name(memberKind(subject.kind, index), [entity.raw])
      }
    }
    return terms.isEmpty ? kind.name : terms.count == 1 ? terms[0] : "\(kind.name)(\(terms.joined(separator: "/")))"
  }

  private func memberKind(_ kind: KindID, _ index: Int) -> KindID {
    if case .pair(let first, let second, _) = rules.kinds[kind.raw].form {
      return index == 0 ? first.kind : second.kind
    }
    return kind
  }

  /// Ids of the entities, joined.
  func name(_ kind: KindID, _ entities: [Int]) -> String {
    entities.enumerated().map { index, entity in
      let known = profile.entities[memberKind(kind, index).raw]
      return known.indices.contains(entity) ? known[entity].id : "?"
    }.joined(separator: "/")
  }

  func operand(_ operand: Operand, _ type: ValueType, _ scope: [Variable]) -> String {
    switch operand {
    case .constant(let constant): self.constant(constant, type)
    case .path(let operand): moved(operand, scope)
    }
  }

  private func moved(_ operand: PathOperand, _ scope: [Variable]) -> String {
    var text = "{path: \(path(operand.path, scope))"
    if operand.plus != 0 { text += ", plus: \(operand.plus)" }
    if operand.times != .one { text += ", times: \(operand.times.numerator)/\(operand.times.denominator)" }
    return text + "}"
  }

  func constant(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .ordinal(let ordinal): return value(ordinal, type)
    case .number(let number): return "\(number)"
    case .set(let ordinals):
      return "[\(ordinals.map { value($0, element(type)) }.joined(separator: ", "))]"
    case .text: return "text"
    }
  }

  private func value(_ ordinal: Int, _ type: ValueType) -> String {
    switch element(type) {
    case .boolean: return ordinal == 0 ? "no" : "yes"
    case .domain(let domain):
      let values = rules.domains[domain.raw].values
      return values.indices.contains(ordinal) ? values[ordinal].name : "#\(ordinal)"
    case .reference(let kind): return name(kind, [ordinal])
    case .number, .set, .text: return "\(ordinal)"
    }
  }

  func statement(_ statement: Statement, _ type: ValueType) -> String {
    switch statement {
    case .known(let constant): return self.constant(constant, type)
    case .interval(let low, let high):
      if case .number = type { return "{from: \(low), to: \(high)}" }
      return "{from: \(value(Int(low), type)), to: \(value(Int(high), type))}"
    case .unknown: return "unknown"
    case .any: return "any value"
    case .doesNotApply: return "does not apply"
    case .oneOf(let cases): return "{one of: [\(cases.map { self.statement($0, type) }.joined(separator: ", "))]}"
    }
  }
}
