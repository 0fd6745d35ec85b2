package import RuleModel

extension HowTo {
  /// Ways that differ in the value of one fact only, as one: by fact, the values that will do.
  package typealias Way = [(key: FactKey, statements: [Statement])]

  /// The ways of a tier, in their order, those that differ in one value only taken together.
  package static func grouped(_ ways: [[ChangedFact]]) -> [Way] {
    var grouped: [Way] = []
    for way in ways {
      let single: Way = way.map { (key: $0.key, statements: [$0.statement]) }
      if let place = grouped.firstIndex(where: { differing($0, single) != nil }),
        let fact = differing(grouped[place], single)
      {
        grouped[place][fact].statements += single[fact].statements
      } else {
        grouped.append(single)
      }
    }
    return grouped
  }

  /// The one fact in whose values alone two ways differ; nil where there is none, or several.
  static func differing(_ left: Way, _ right: Way) -> Int? {
    guard left.count == right.count, zip(left, right).allSatisfy({ $0.key == $1.key }) else { return nil }
    let places = left.indices.filter { left[$0].statements != right[$0].statements }
    return places.count == 1 ? places[0] : nil
  }
}

extension QuestionTree {
  /// What would bring a conclusion about as a tree: by who can change facts, the ways, and what each of them changes.
  package func tree(_ howTo: HowTo) -> AnswerNode {
    let tiers = howTo.tiers.map { tier -> Branch in
      Branch(.tier(controller: tier.controller, tier.answer.search)) { ways(tier.answer) }
    }
    let found = finding(howTo.key, .question)
    return Branch(.conclusion(found, account(howTo.key, nil))) { tiers }
      .node([], AnswerExtent(width: .max, isWhole: true), levels: 3)
  }

  private func ways(_ answer: HowTo.Answer) -> [Branch] {
    guard case .changes(let ways, _) = answer, ways != [[]] else { return [] }
    return HowTo.grouped(ways).map { way in
      Branch(.way) { way.map { Branch(.change($0.key, $0.statements)) } }
    }
  }
}

extension HowTo.Answer {
  fileprivate var search: AnswerNode.Search {
    switch self {
    case .changes([[]], _): .alreadySo
    case .changes(_, let extent): .found(extent)
    case .impossible: .impossible
    case .undecided: .undecided
    }
  }
}
