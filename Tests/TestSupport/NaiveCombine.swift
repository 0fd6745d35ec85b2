import RuleModel

extension NaiveWorld {
  /// The value of a derived attribute and what bears on it.
  func combine(_ attribute: AttributeID, _ entities: [Int], _ offers: [Offer]) -> NaiveOutcome {
    let about = rules.attributes[attribute.raw]
    switch about.combine! {
    case .asserted: return asserted(offers)
    case .collected: return collected(offers)
    case .single(let preferRank, let fallback):
      return single(about, entities, offers, preferRank: preferRank, default: fallback)
    case .sum(let base, _): return sum(about, entities, offers, base: base)
    case .level(let base, let capWins): return level(about, entities, offers, base: base, capWins: capWins)
    case .rank(let ranking): return NaiveOutcome(value: rank(about, entities, ranking), reasons: [])
    case .band(let sum, let lowest): return band(value(sum, entities), lowest)
    }
  }

  private func asserted(_ offers: [Offer]) -> NaiveOutcome {
    let isCertain = offers.contains { $0.truth.must }
    let isPossible = offers.contains { $0.truth.can }
    return NaiveOutcome(
      value: NaiveValue(.ordinals(isCertain ? [1] : isPossible ? [0, 1] : [0])), reasons: offers.map { $0.reason() })
  }

  private func collected(_ offers: [Offer]) -> NaiveOutcome {
    var certain: Set<Int> = []
    var possible: Set<Int> = []
    for offer in offers where offer.truth.can {
      switch offer.read!.value.content {
      case .ordinals(let ordinals):
        possible.formUnion(ordinals)
        if offer.truth.must && ordinals.count == 1 { certain.formUnion(ordinals) }
      case .set(let sure, let all):
        possible.formUnion(all)
        if offer.truth.must { certain.formUnion(sure) }
      case .nothing, .numbers, .text: break
      }
    }
    return NaiveOutcome(
      value: NaiveValue(.set(certain: certain, possible: possible)), reasons: offers.map { $0.reason() })
  }

  /// Instances that count once together: of one conclusion of one rule, equal in the variables of `for each`.
  struct Step {
    var amount: Int64
    var truth: Truth
    var isUnbounded: Bool
    var offers: [Offer]
  }

  func steps(_ offers: [Offer]) -> [Step] {
    struct Key: Hashable {
      var rule: String
      var conclusion: Int
      var group: [Int]
    }
    var steps: [Key: Step] = [:]
    for offer in offers {
      let amount: Int64
      switch offer.contribution {
      case .weight(let weight): amount = weight
      case .step(let step): amount = step
      default: continue
      }
      let key = Key(rule: offer.rule.id, conclusion: offer.conclusion, group: offer.group)
      var step = steps[key] ?? Step(amount: amount, truth: .no, isUnbounded: false, offers: [])
      step.truth = step.truth || offer.truth
      step.isUnbounded = step.isUnbounded || (offer.isUnbounded && offer.truth.can)
      step.offers.append(offer)
      steps[key] = step
    }
    return Array(steps.values)
  }

  /// The least and the greatest number after all steps. An overridden step counts for nothing.
  static func add(_ steps: [Step], to ends: (low: Int64?, high: Int64?)) -> (low: Int64?, high: Int64?) {
    var (low, high) = ends
    for step in steps where step.truth.can {
      if step.amount > 0 || step.truth.must { high = high.map { $0 + step.amount } }
      if step.amount < 0 || step.truth.must { low = low.map { $0 + step.amount } }
      if step.isUnbounded && step.amount > 0 { high = nil }
      if step.isUnbounded && step.amount < 0 { low = nil }
    }
    return (low, high)
  }

  private func sum(_ about: Attribute, _ entities: [Int], _ offers: [Offer], base: Operand?) -> NaiveOutcome {
    let start = base.map { operand($0, entities, for: about.type).value } ?? value(.number(0))
    let ends = start.ends.map { Self.add(steps(offers), to: $0) }
    return NaiveOutcome(
      value: NaiveValue(
        ends.map { .numbers(low: $0.low, high: $0.high) } ?? .nothing, mayBeEmpty: start.mayBeEmpty,
        contradiction: Self.inherited(start)),
      reasons: offers.map { $0.reason() },
      tension: NaiveTension(
        upward: offers.filter { $0.direction > 0 }.map(\.rule.id),
        downward: offers.filter { $0.direction < 0 }.map(\.rule.id)))
  }

  /// Reading: a base or default that contradicts itself makes a contradiction possible.
  static func inherited(_ base: NaiveValue) -> NaiveValue.Contradiction {
    base.contradiction == .none ? .none : .possible
  }

  private func band(_ sum: NaiveValue, _ lowest: [Int64]) -> NaiveOutcome {
    var result = sum
    if case .numbers(let low, let high) = sum.content {
      let first = low.map { low in lowest.count { $0 <= low } } ?? 0
      let last = high.map { high in lowest.count { $0 <= high } } ?? lowest.count
      result.content = .ordinals(Set(first...last))
    }
    return NaiveOutcome(value: result, reasons: [])
  }
}

extension Offer {
  /// Upward: a raise, a floor, a positive weight.
  var direction: Int {
    switch contribution {
    case .weight(let amount), .step(let amount): amount.signum() > 0 ? 1 : -1
    case .atLeast: 1
    case .atMost: -1
    case .assert, .value, .add: 0
    }
  }
}
