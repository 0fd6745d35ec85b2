import Explanation
import Report
import RuleModel

/// A fact that would have to be otherwise, in words: sets by what would join or leave them.
struct ChangeTexts {
  private let titles: Titles
  private let readings: Readings
  private var wording: Wording { titles.wording }
  private var ruleSet: RuleSet { titles.ruleSet }

  init(_ titles: Titles, _ readings: Readings) { (self.titles, self.readings) = (titles, readings) }

  /// `Beijing · Stage: cooperation or institution instead of contact`.
  func text(_ key: FactKey, _ statements: [Statement]) -> String {
    let type = ruleSet[key.attribute].type
    let name = titles.name(of: key)
    let differences = statements.compactMap { difference($0, key, type) }
    if differences.count == statements.count { return wording(.isSo, name, text(differences)) }
    let values = wording.alternatives(statements.map { titles.text($0, type) })
    return wording(.changeTo, name, values, titles.text(before(key), type))
  }

  /// As it stands.
  func before(_ key: FactKey) -> Statement {
    let stated = (readings.profile.facts[key] ?? ruleSet.facts[key])?.statement
    return stated ?? ruleSet[key.attribute].ifLeftOut.map { .known($0) } ?? .unknown
  }

  /// `Environment or Health added`; where more than one joins or leaves, each by itself.
  private func text(_ differences: [(joining: [String], leaving: [String])]) -> String {
    if differences.allSatisfy({ $0.joining.count == 1 && $0.leaving.isEmpty }) {
      return wording(.joining, wording.alternatives(differences.flatMap(\.joining)))
    }
    if differences.allSatisfy({ $0.leaving.count == 1 && $0.joining.isEmpty }) {
      return wording(.leaving, wording.alternatives(differences.flatMap(\.leaving)))
    }
    let parts = differences.map { joining, leaving in
      [
        joining.isEmpty ? nil : wording(.joining, wording.list(joining)),
        leaving.isEmpty ? nil : wording(.leaving, wording.list(leaving)),
      ].compactMap { $0 }.joined(separator: ", ")
    }
    return wording.alternatives(parts)
  }

  /// Of a set that is known what joins or leaves it; nil where the whole value has to be told.
  private func difference(
    _ statement: Statement, _ key: FactKey, _ type: ValueType
  ) -> (joining: [String], leaving: [String])? {
    guard case .known(.set(let old)) = before(key), case .known(.set(let new)) = statement else { return nil }
    let joining = new.filter { !old.contains($0) }.map { titles.ordinal($0, type) }
    let leaving = old.filter { !new.contains($0) }.map { titles.ordinal($0, type) }
    return (joining, leaving)
  }
}

extension Titles {
  /// A controller and those before it: one or another of them.
  func controllers(upTo controller: String) -> String {
    let names = ruleSet.controllers.prefix { $0.name != controller }.filter { $0.name != Attribute.nobody }
    let own = ruleSet.controllers.filter { $0.name == controller }
    return wording.alternatives((names + own).map { $0.title.text(in: language) ?? $0.name })
  }
}
