import RuleModel

extension NaiveWorld {
  func single(
    _ about: Attribute, _ entities: [Int], _ offers: [Offer], preferRank: Bool, default fallback: Operand?
  ) -> NaiveOutcome {
    let bucket = { (offer: Offer) in preferRank ? offer.rule.rank?.raw ?? .max : 0 }
    let live = offers.filter { $0.truth.can }
    let decisive = live.filter { $0.truth.must }.map(bucket).min()
    var value = NaiveValue(.nothing)
    for rank in Set(live.map(bucket)).sorted() where rank <= decisive ?? .max {
      let claims = claims(live.filter { bucket($0) == rank })
      let certain = claims.filter(\.isCertain)
      if claims.contains(where: \.isClash) || !agree(claims) { value.contradiction = .possible }
      if rank == decisive {
        let common = certain.dropFirst().reduce(certain[0].read.value.content) {
          NaiveValue.common($0, $1.read.value.content)
        }
        // Certain only if no higher rank may yet decide.
        if common == .nothing && !value.hasContent && bucketsAbove(rank, live.map(bucket)) {
          value.contradiction = .certain
        }
        value.content = NaiveValue.union(value.content, common)
      } else {
        value.content = claims.reduce(value.content) { NaiveValue.union($0, $1.read.value.content) }
      }
    }
    if decisive == nil {
      // Reading: if nothing says what there is by default, there may be no value.
      let start = fallback.map { operand($0, entities, for: about.type).value } ?? .none
      value.content = NaiveValue.union(value.content, start.content)
      value.mayBeEmpty = start.mayBeEmpty
      if start.contradiction != .none { value.contradiction = .possible }
    }
    return outcome(value, offers, decisive: decisive, bucket)
  }

  private func bucketsAbove(_ rank: Int, _ buckets: [Int]) -> Bool { !buckets.contains { $0 < rank } }

  private func outcome(
    _ value: NaiveValue, _ offers: [Offer], decisive: Int?, _ bucket: @escaping (Offer) -> Int
  ) -> NaiveOutcome {
    let isBeaten = { (offer: Offer) in decisive.map { bucket(offer) > $0 } ?? false }
    let standing = offers.filter { !$0.isOverridden && !isBeaten($0) }
    let beaten = offers.filter { !$0.isOverridden && isBeaten($0) }
    // Reading: another value is one that is not, or need not be, that of each contribution that stands.
    let other = beaten.filter { loser in standing.contains { !isSame($0.read!, loser.read!) } }
    return NaiveOutcome(
      value: value, reasons: offers.map { $0.reason(isBeaten($0) ? .defeated : .applied) },
      tension: NaiveTension(upward: standing.map(\.rule.id), downward: other.map(\.rule.id)))
  }

  /// A value that a conclusion of a rule offers, by all instances that mean the same operand.
  private struct Claim {
    var read: Read
    var isCertain: Bool
    /// Whether it may contradict itself.
    var isClash: Bool
  }

  private func claims(_ offers: [Offer]) -> [Claim] {
    struct Key: Hashable {
      var rule: String
      var conclusion: Int
      var grounding: [Int]
    }
    // Reading (9): instances of one rule whose operand is the same path of the same entities are one contribution.
    return Dictionary(grouping: offers) {
      Key(rule: $0.rule.id, conclusion: $0.conclusion, grounding: $0.grounding)
    }.values.map { same in
      let read = same[0].read!
      return Claim(
        read: read, isCertain: same.contains { $0.truth.must },
        isClash: read.value.contradiction != .none || (same.contains(where: \.standsForMany) && !isSame(read, read)))
    }
  }

  private func agree(_ claims: [Claim]) -> Bool {
    claims.indices.allSatisfy { a in
      claims.indices.allSatisfy { b in a == b || isSame(claims[a].read, claims[b].read) }
    }
  }

  /// Whether two values are one and the same single value.
  private func isSame(_ left: Read, _ right: Read) -> Bool {
    switch (left.value.content, right.value.content) {
    case (.ordinals(let a), .ordinals(let b)):
      return a.count == 1 && a == b && !(left.unlisted.map { a.contains($0) } ?? false)
    case (.numbers(let a, let b), .numbers(let c, let d)):
      return a != nil && a == b && c == d && a == c
    case (.set(let a, let b), .set(let c, let d)):
      return a == b && c == d && a == c
    default: return false
    }
  }
}
