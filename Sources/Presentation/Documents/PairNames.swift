import RuleModel

extension PageInput {
  /// Pairs in words; those of one first member together, and first members with the same others:
  /// `Beijing (Climate diplomacy and Trade)`, `Beijing and Hanoi (Trade)`. Linear.
  ///
  /// - Parameter limit: How many first members, and of each how many second ones, are named; the rest is counted.
  func pairNames(_ pairs: [(first: String, second: String)], upTo limit: Int) -> String {
    let notes = grouped(pairs, by: \.first).map { first, pairs in
      (first: first, note: wording.note(wording.list(pairs.map(\.second), upTo: limit)))
    }
    let texts = grouped(notes, by: \.note).map { note, firsts in wording.list(firsts.map(\.first)) + note }
    return wording.list(texts, upTo: limit)
  }
}
