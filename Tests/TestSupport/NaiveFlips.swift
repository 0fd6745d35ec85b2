import RuleModel

/// What single changed facts make of the working reading, straight from the contract: one evaluation a change.
package struct NaiveFlips {
  package struct Change: Hashable, Sendable {
    package var key: FactKey
    package var statement: Statement
    package init(key: FactKey, statement: Statement) {
      self.key = key
      self.statement = statement
    }
  }
  let rules: RuleSet
  let profile: Profile
  let working: Profile
  let now: NaiveResult
  private let usage: Usage

  package init(_ rules: RuleSet, _ profile: Profile) {
    self.rules = rules
    self.profile = profile
    working = NaiveReadings.working(rules, profile)
    now = NaiveEvaluator.evaluate(rules, working)!
    usage = Usage(rules)
  }

  /// By change, the outcomes that are otherwise; nil where `never` forbids it.
  package func all() -> [Change: [FactKey: NaiveValue]?] {
    var found: [Change: [FactKey: NaiveValue]?] = [:]
    for change in changes() {
      var world = working
      world.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none)
      let result = NaiveEvaluator.evaluate(rules, world)!
      if result.never.isSubset(of: now.never) {
        let values = result.outcomes.mapValues(\.value)
        found[change] = .some(values.filter { $1 != now.outcomes[$0]?.value })
      } else {
        found[change] = .some(nil)
      }
    }
    return found
  }

  // MARK: Changes

  private func changes() -> [Change] {
    var found: [Change] = []
    for (number, attribute) in rules.attributes.enumerated() where attribute.origin != .derived {
      // What nothing reads changes nothing; a stated value of a derived attribute is itself an outcome.
      guard attribute.type != .text, usage.attributes.contains(AttributeID(number)) || attribute.isDerived else {
        continue
      }
      for entities in NaiveReadings.listed(attribute.kind, rules, profile) {
        let key = FactKey(AttributeID(number), entities)
        guard isChangeable(key, attribute) else { continue }
        found += others(key, attribute).map { Change(key: key, statement: $0) }
      }
    }
    return found
  }

  private func isChangeable(_ key: FactKey, _ attribute: Attribute) -> Bool {
    let isHeld = attribute.control != nil && attribute.control != "nobody"
    let stated = profile.facts[key] ?? rules.facts[key]
    switch stated?.statement {
    case nil: return attribute.origin == .given && (attribute.ifLeftOut == nil || isHeld)
    case .unknown, .any: return !attribute.isDerived
    case .oneOf, .interval: return true
    case .known, .doesNotApply: return isHeld || NaiveReadings.placeholders(profile).contains(key)
    }
  }

  private func others(_ key: FactKey, _ attribute: Attribute) -> [Statement] {
    let own =
      (working.facts[key] ?? rules.facts[key])?.statement ?? attribute.ifLeftOut.map { .known($0) } ?? .doesNotApply
    let stated = (profile.facts[key] ?? rules.facts[key])?.statement
    var all: [Statement]
    switch stated {
    case .oneOf(let cases): return cases.filter { $0 != own }
    case .interval(let low, let high):
      if case .number = attribute.type { return pieces(low, high, own, key.attribute) }
      return (low...high).map { .known(.ordinal(Int($0))) }.filter { $0 != own }
    default: all = values(attribute.type, own, key.attribute)
    }
    if attribute.mayNotApply { all.append(.doesNotApply) }
    return all.filter { $0 != own }
  }

  private func values(_ type: ValueType, _ own: Statement, _ attribute: AttributeID) -> [Statement] {
    switch type {
    case .boolean: return [.known(.ordinal(0)), .known(.ordinal(1))]
    case .domain(let domain): return rules.domains[domain.raw].values.indices.map { .known(.ordinal($0)) }
    case .reference(let kind): return profile.entities[kind.raw].indices.map { .known(.ordinal($0)) }
    case .number(let number):
      let (low, high) = (number.lower ?? .min, number.upper ?? .max)
      var all = pieces(low, high, own, attribute)
      for threshold in compared(attribute) where Int64(exactly: threshold) != nil {
        for near in [threshold - 1, threshold, threshold + 1] where Int128(low) <= near && near <= Int128(high) {
          all.append(.known(.number(Int64(near))))
        }
      }
      return all
    case .set(let element):
      let count =
        switch element {
        case .domain(let domain): rules.domains[domain.raw].values.count
        case .reference(let kind): profile.entities[kind.raw].count
        }
      guard case .known(.set(let elements)) = own else {
        return [.known(.set([]))] + (0..<count).map { .known(.set([$0])) }
      }
      return (0..<count).map { .known(.set(Set(elements).symmetricDifference([$0]).sorted())) }
    case .text: return []
    }
  }

  /// One number for each piece between the cuts, the nearest to the working one; none for its own piece.
  private func pieces(_ low: Int64, _ high: Int64, _ own: Statement, _ attribute: AttributeID) -> [Statement] {
    let number: Int64? = if case .known(.number(let number)) = own { number } else { nil }
    let starts = [low] + (usage.cuts[attribute] ?? []).filter { low <= $0 && $0 < high }.sorted().map { $0 + 1 }
    let ends = starts.dropFirst().map { $0 - 1 } + [high]
    return zip(starts, ends).compactMap { start, end in
      if let number, start <= number, number <= end { return nil }
      return .known(.number(max(start, min(end, number ?? 0))))
    }
  }

  // MARK: What numbers are compared with

  private func compared(_ attribute: AttributeID) -> Set<Int128> {
    var found: Set<Int128> = []
    for rule in rules.rules where !rule.isDraft {
      for condition in rule.when + rule.unless { compared(attribute, in: condition, rule.scope, &found) }
    }
    for other in rules.attributes {
      guard case .rank(let ranking) = other.combine else { continue }
      if ranking.by.contains(where: { $0.steps.last == attribute }) {
        found.formUnion(numbers(attribute).map { Int128($0) })
      }
      if let among = ranking.among { compared(attribute, in: among, ranking.scope, &found) }
    }
    return found
  }

  private func compared(
    _ attribute: AttributeID, in condition: Condition, _ scope: [Variable], _ found: inout Set<Int128>
  ) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { compared(attribute, in: part, scope, &found) }
    case .not(let part): compared(attribute, in: part, scope, &found)
    case .quantified(let quantifier):
      compared(attribute, in: quantifier.condition, scope, &found)
      if case .countCompare(_, let operand) = quantifier.form, operand.path.steps.last == attribute {
        let most = quantifier.bound.reduce(1) { $0 * profile.entities[scope[$1.raw].kind.raw].count }
        for count in 0...most { solve(operand, Int128(count)).map { _ = found.insert($0) } }
      }
    case .test(let test):
      guard let left = test.path.steps.last else { return }
      switch test.constraint {
      case .compare(_, let operand):
        guard let right = operand.path.steps.last, case .number = rules.attributes[left.raw].type,
          case .number = rules.attributes[right.raw].type
        else { return }
        if left == attribute {
          for number in numbers(right) {
            found.insert(
              floor(
                Int128(number) * Int128(operand.times.numerator) + Int128(operand.plus)
                  * Int128(operand.times.denominator),
                Int128(operand.times.denominator)))
          }
        }
        if right == attribute {
          for number in numbers(left) { solve(operand, Int128(number)).map { _ = found.insert($0) } }
        }
      case .sizeCompare(_, let operand):
        guard operand.path.steps.last == attribute else { return }
        for size in 0...most(rules.attributes[left.raw].type) {
          solve(operand, Int128(size)).map { _ = found.insert($0) }
        }
      default: break
      }
    }
  }

  private func most(_ type: ValueType) -> Int {
    switch type {
    case .set(.domain(let domain)): rules.domains[domain.raw].values.count
    case .set(.reference(let kind)): profile.entities[kind.raw].count
    default: 0
    }
  }

  /// The number x with x · times + plus = result, rounded downwards.
  private func solve(_ operand: PathOperand, _ result: Int128) -> Int128? {
    let times = operand.times
    if times.numerator == 0 { return nil }
    let top = (result - Int128(operand.plus)) * Int128(times.denominator)
    return times.numerator > 0 ? floor(top, Int128(times.numerator)) : floor(-top, -Int128(times.numerator))
  }

  private func floor(_ top: Int128, _ bottom: Int128) -> Int128 {
    let quotient = top / bottom
    return top % bottom != 0 && top < 0 ? quotient - 1 : quotient
  }

  /// All values of an attribute in the working reading.
  private func numbers(_ attribute: AttributeID) -> Set<Int64> {
    let about = rules.attributes[attribute.raw]
    var found: Set<Int64> = []
    for entities in NaiveReadings.listed(about.kind, rules, profile) {
      let key = FactKey(attribute, entities)
      if about.isDerived {
        if case .numbers(let low?, let high?)? = now.outcomes[key]?.value.content, low == high { found.insert(low) }
      } else if case .known(.number(let number)) = (working.facts[key] ?? rules.facts[key])?.statement
        ?? about.ifLeftOut.map({ .known($0) })
      {
        found.insert(number)
      }
    }
    return found
  }
}
