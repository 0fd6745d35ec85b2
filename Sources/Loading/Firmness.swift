package import Explanation
package import RuleModel
import SourceText
import Verification

extension Engine {
  /// What would change a conclusion of the working reading: every single fact that does so, in lanes; and pairs of facts, by the
  /// solver, of which neither does so alone.
  ///
  /// `pairs` is how many are looked for; `budget` bounds the search, in conflicts of the solver. Each pair is confirmed by an
  /// evaluation.
  package func firmness(_ key: FactKey, in readings: Readings, pairs: Int = 5, budget: Int = 10_000) -> Firmness {
    let flips = readings.flips(of: [key])
    let turns = flips.flips(of: key).filter { $0.change.key != key }.map {
      Firmness.Turn(changes: [$0.change], value: $0.value)
    }
    let answer = readings.answer(key)
    let found = self.pairs(of: answer, beside: turns, in: readings, wanted: pairs, budget: budget)
    return Firmness(
      key: key, placeholders: readings.placeholders(of: answer), turns: turns,
      tried: flips.changes.count - flips.forbidden.count, pairs: found.pairs, extent: found.extent)
  }

  private func pairs(
    of answer: Answer, beside turns: [Firmness.Turn], in readings: Readings, wanted: Int, budget: Int
  ) -> (pairs: [Firmness.Turn], extent: HowTo.Extent?) {
    let now = answer.working.value
    guard now.contradiction == .none, now.isCertain || now.possibilities == .nothing else { return ([], nil) }
    let free = readings.changeable.filter { $0.key != answer.key }
    let goal = NearestChanges.Goal(answer.key, .otherwise(than: now.constant))
    let search = NearestChanges(circuit, ruleSet, readings.working.profile, alternatives: free, goal)
    let known = turns.flatMap { turn in
      turn.changes.compactMap { change in change.statement.known.map { NearestChanges.Change(change.key, $0) } }
    }
    let (found, extent) = search.pairs(beside: known, wanted: wanted, budget: budget)
    let confirmed = found.compactMap { turn($0, answer.key, now, readings.working.profile) }
    if confirmed.count < found.count { return (confirmed, confirmed.isEmpty ? nil : .unproved) }
    return (confirmed, extent.map(\.extent))
  }

  /// What a run makes of changes; nil where it is what it was.
  private func turn(
    _ changes: [NearestChanges.Change], _ key: FactKey, _ now: Value, _ working: Profile
  ) -> Firmness.Turn? {
    var profile = working
    let stated = changes.map { ChangedFact(key: $0.key, statement: $0.fact.statement) }
    for change in stated { profile.facts[change.key] = Fact(statement: change.statement, origin: .set, span: .none) }
    guard let value = evaluate(profile)?.value(key), value != now else { return nil }
    return Firmness.Turn(changes: stated, value: value)
  }
}

extension Statement {
  /// Of what can be stated of a changed fact.
  fileprivate var known: KnownFact? {
    switch self {
    case .known(let constant): .value(constant)
    case .doesNotApply: KnownFact.none
    case .interval, .oneOf, .unknown, .any: nil
    }
  }
}
