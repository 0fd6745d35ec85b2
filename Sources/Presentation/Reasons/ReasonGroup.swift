import Explanation

/// One sentence and for whom it holds: instances of a rule that differ in the row's own entity alone.
struct ReasonGroup: Sendable {
  var reason: Reason
  var sentence: String
  /// Names of the rows, in their order.
  var rows: [String]
  /// What it contributes, each once.
  var effects: [Effect]
  var weight: Int
  /// Other entities for which the same holds of the same rows.
  var variants: [String] = []
}

/// What a reason does to an outcome: `Role: at least partner`.
struct Effect: Sendable, Equatable {
  var title: String
  var text: String
  /// Elements added to a set; none where they differ from row to row.
  var added: [String]?
}

extension ReasonGroup {
  /// Adds an effect on the rows that are there; elements of one set are joined.
  mutating func note(_ effect: Effect) {
    guard let added = effect.added,
      let place = effects.firstIndex(where: { $0.title == effect.title && $0.added != nil })
    else {
      if !effects.contains(effect) { effects.append(effect) }
      return
    }
    guard let known = effects[place].added, !known.isEmpty else { return }
    let new = added.filter { !known.contains($0) }
    effects[place].added = known + new
    effects[place].text = ([effects[place].text] + new).joined(separator: ", ")
  }

  /// Adds an effect on a further row. One that differs from that on the first leaves no more to tell of all than the
  /// title: joined, the two would read as if each row had both.
  mutating func noteFurther(_ effect: Effect) {
    guard let place = effects.firstIndex(where: { $0.title == effect.title }) else { return note(effect) }
    let isKnown = effect.added.map { Set($0).isSubset(of: effects[place].added ?? []) } ?? effects.contains(effect)
    if isKnown { return }
    effects[place].text = effect.title
    effects[place].added = effects[place].added.map { _ in [] }
  }

  /// Adds an effect on a row that may be there already.
  mutating func add(_ effect: Effect, on row: String) {
    if rows.last != row { rows.append(row) }
    if rows.count == 1 { note(effect) } else { noteFurther(effect) }
    weight += 1
  }
}
