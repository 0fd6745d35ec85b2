import RuleModel

extension Firmness {
  /// What would change a conclusion as a tree: the facts that are in doubt, those that somebody can change, then pairs.
  package func tree(_ tree: QuestionTree) -> AnswerNode {
    let (open, held) = turns.split { turn in
      turn.changes.allSatisfy { tree.readings.standing($0.key) != .held }
    }
    let rests = placeholders.map { Branch(tree.given(tree.finding($0, .placeholder))) }
    let parts = [
      Branch(.turns(.placeholders)) { rests },
      Branch(.turns(.open(tried: tried))) { branches(open) },
      Branch(.turns(.held(tried: tried))) { branches(held) },
      Branch(.turns(.pairs(extent))) { branches(pairs) },
    ]
    let found = tree.finding(key, .question)
    return Branch(.conclusion(found, tree.account(key, nil))) { parts }
      .node([], AnswerExtent(width: .max, isWhole: true), levels: 3)
  }

  /// Values of one fact that come to the same are told together.
  private func branches(_ turns: [Firmness.Turn]) -> [Branch] {
    var found: [(way: HowTo.Way, value: Value)] = []
    for turn in turns {
      let way: HowTo.Way = turn.changes.map { (key: $0.key, statements: [$0.statement]) }
      if let place = found.firstIndex(where: { $0.value == turn.value && HowTo.differing($0.way, way) != nil }),
        let fact = HowTo.differing(found[place].way, way)
      {
        found[place].way[fact].statements += way[fact].statements
      } else {
        found.append((way, turn.value))
      }
    }
    return found.map { way, value in
      Branch(.turn(value)) { way.map { Branch(.change($0.key, $0.statements)) } }
    }
  }
}

extension Array {
  /// Those for which something holds, and the others.
  fileprivate func split(_ holds: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(holds), filter { !holds($0) })
  }
}
