import RuleModel

extension Value {
  /// A value of the engine, whose ordinals are positions in a domain or numbers of entities, under its names.
  init(_ value: RuleModel.Value, _ type: ValueType, _ ruleSet: RuleSet, _ names: Names) {
    let words = ValueWords(type: type, ruleSet: ruleSet, names: names)
    self = value.contradiction == .certain ? .contradiction : words.value(value)
  }
}

/// Names of the values of one type.
private struct ValueWords {
  let type: ValueType
  let ruleSet: RuleSet
  let names: Names

  func value(_ value: RuleModel.Value) -> Value {
    let open: [Value] =
      (value.mayBeEmpty ? [.nothing] : []) + (value.contradiction == .possible ? [.contradiction] : [])
    let unlisted = value.mayBeUnlisted ? ["?"] : []
    switch value.possibilities {
    case .nothing: return open.contains(.contradiction) ? .oneOf([.nothing, .contradiction]) : .nothing
    case .ordinals(let ordinals): return either(ordinals.map(single) + unlisted.map { .entity($0) }, open)
    case .number(let from, let to):
      let range: Value =
        from != nil && from == to ? .number(spelling(from) ?? "") : .range(from: spelling(from), to: spelling(to))
      return either([range], open)
    case .set(let certain, let possible):
      let (known, all) = (certain.map(name), possible.map(name) + unlisted)
      return either([known == all ? .set(known) : .between(certain: known, possible: all)], open)
    }
  }

  private func either(_ values: [Value], _ open: [Value]) -> Value {
    let all = values + open
    return all.count == 1 ? all[0] : .oneOf(all)
  }

  private func single(_ ordinal: Int) -> Value {
    switch type {
    case .boolean: .flag(ordinal == 1)
    case .reference: .entity(name(ordinal))
    case .domain, .number, .set, .text: .choice(name(ordinal))
    }
  }

  private func name(_ ordinal: Int) -> String {
    switch type.element {
    case .domain(let domain): ruleSet.domains[domain.raw].values[ordinal].name
    case .reference(let kind):
      names.entities[kind.raw].indices.contains(ordinal) ? names.entities[kind.raw][ordinal].id : "?"
    case .boolean, .number, .set, .text: String(ordinal)
    }
  }

  private func spelling(_ number: Int64?) -> String? {
    guard let number else { return nil }
    guard case .number(let format) = type else { return String(number) }
    return format.spelling(number)
  }
}
