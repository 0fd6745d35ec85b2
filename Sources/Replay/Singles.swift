import RuleModel

/// What one rule says of a single: instances that mean the same operand of the same entities are one claim.
private struct Claim {
  var said: Reading
  var isCertain = false
  var mayClash = false

  /// One value and the same; two that nobody listed may differ.
  func agrees(with other: Claim) -> Bool { said.isOne && said.value.content == other.said.value.content }
}

extension Reading {
  /// Exactly one value, which is known.
  var isOne: Bool {
    switch value.content {
    case .ordinals(let all): all.count == 1 && all.first != unlisted
    case .number(let from, let to): from != nil && from == to
    case .set(let certain, let possible): certain == possible
    case .nothing: false
    }
  }
}

extension Combination {
  func single(_ key: FactKey, _ all: [Weighed], preferRank: Bool, _ fallback: Operand?) -> Combined {
    let ranks = all.map { preferRank ? $0.rank : 0 }
    let decisive = zip(all, ranks).filter { $0.0.truth.must }.map(\.1).min()
    var result = Combined(value: decided(key, all, ranks, decisive, fallback), statuses: [])
    for (one, rank) in zip(all, ranks) {
      let isBeaten = decisive.map { rank > $0 } ?? false
      result.statuses.append(one.isOverridden || isBeaten ? .defeated : .applied)
      let above = zip(all, ranks).filter { $0.0.truth.must && $0.1 < rank }.map(\.0.instance.rule)
      result.outranking.append(isBeaten ? Set(above).sorted() : [])
    }
    takeSides(all, ranks, decisive, &result)
    return result
  }

  /// Down to the first rank that holds a certain claim, collecting on the way.
  private func decided(
    _ key: FactKey, _ all: [Weighed], _ ranks: [Int], _ decisive: Int?, _ fallback: Operand?
  ) -> Finding {
    var value = Finding(.nothing)
    var isFirst = true
    for rank in Set(ranks).sorted() where rank <= decisive ?? .max {
      let claims = claims(zip(all, ranks).filter { $0.1 == rank && $0.0.truth.can }.map(\.0))
      guard let first = claims.first else { continue }
      if claims.contains(where: \.mayClash) || !isAgreed(claims) { value.contradiction = .possible }
      var content = first.said.value.content
      let certain = claims.filter(\.isCertain)
      if let sure = certain.first {
        content = certain.dropFirst().reduce(sure.said.value.content) { Finding.both($0, $1.said.value.content) }
        if content == .nothing && isFirst { value.contradiction = .certain }
      } else {
        content = claims.dropFirst().reduce(content) { Finding.either($0, $1.said.value.content) }
      }
      value.content = Finding.either(value.content, content)
      isFirst = false
    }
    guard decisive == nil else { return value }
    let start = fallback.map { self.start($0, key) } ?? Finding.none
    value.content = Finding.either(value.content, start.content)
    value.mayBeEmpty = start.mayBeEmpty
    if start.clashes { value.contradiction = .possible }
    return value
  }

  private func isAgreed(_ claims: [Claim]) -> Bool {
    claims.count < 2 || claims.allSatisfy { one in claims.allSatisfy { one.agrees(with: $0) } }
  }

  private struct Meaning: Hashable {
    var rule: RuleID
    var conclusion: Int
    var operandOf: [Int]
  }

  private func claims(_ all: [Weighed]) -> [Claim] {
    var found: [Meaning: Claim] = [:]
    for one in all {
      guard let said = one.offered else { continue }
      var operandOf: [Int] = []
      var isMany = false
      if case .path(let operand)? = one.contribution.operand {
        operandOf = scene.conditions.entities(
          operand.path.subject, scene.contributions.names(one.rule, one.instance.entities))
        isMany = operand.path.subject.terms.contains { term in
          if case .variable(let variable) = term { standsForMany(variable, one) } else { false }
        }
      }
      let meaning = Meaning(rule: one.instance.rule, conclusion: one.instance.conclusion, operandOf: operandOf)
      var claim = found[meaning] ?? Claim(said: said)
      claim.isCertain = claim.isCertain || one.truth.must
      claim.mayClash = claim.mayClash || said.value.clashes || (isMany && !said.isOne)
      found[meaning] = claim
    }
    return Array(found.values)
  }

  /// What stands, and what is outranked with a value that is not, or need not be, that of each that stands.
  private func takeSides(_ all: [Weighed], _ ranks: [Int], _ decisive: Int?, _ result: inout Combined) {
    let live = zip(all, ranks).filter { !$0.0.isOverridden }
    let isBeaten = { (rank: Int) in decisive.map { rank > $0 } ?? false }
    let standing = live.filter { !isBeaten($0.1) }.map(\.0)
    result.upward = Set(standing.map(\.instance.rule))
    for (loser, rank) in live where isBeaten(rank) {
      guard let lost = loser.offered else { continue }
      let differs = standing.contains { one in
        one.offered.map { !Claim(said: $0).agrees(with: Claim(said: lost)) } ?? true
      }
      if differs { result.downward.insert(loser.instance.rule) }
    }
  }
}
