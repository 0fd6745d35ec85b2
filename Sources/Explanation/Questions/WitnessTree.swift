package import RuleModel

extension AnswerNode {
  /// Conditions that hold in a profile, as a tree: the facts that suffice, whatever the others are, then why each condition
  /// holds. `key`: the conclusion that all of them do. No facts: they hold in every profile.
  package static func witness(
    _ key: FactKey, because facts: [FactKey], upTo greatest: [(kind: KindID, count: Int)], _ tree: QuestionTree
  ) -> AnswerNode {
    let suffice = Branch(.way) { facts.map { Branch(tree.given(tree.finding($0, .condition))) } }
    let (whole, extent) = (AnswerExtent(width: .max, isWhole: true), AnswerExtent())
    let first = facts.isEmpty ? [] : [suffice.node([1], whole, levels: 1)]
    let conditions = tree.whyParts(key, [key]).first?.parts() ?? []
    let parts =
      first
      + conditions.enumerated().map { place, condition in
        condition.node([first.count + place + 1], extent, levels: extent.levels)
      }
    let search = facts.isEmpty ? Search.alreadySo : .found(.fewest)
    return AnswerNode(.witness(search, upTo: greatest), address: [], parts: parts, partCount: parts.count)
  }

  /// That conditions hold in no profile, or that the search was given up.
  package static func noWitness(_ search: Search, upTo greatest: [(kind: KindID, count: Int)]) -> AnswerNode {
    AnswerNode(.witness(search, upTo: greatest), address: [], parts: [], partCount: 0)
  }
}
