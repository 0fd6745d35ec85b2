package import Explanation
import Parallel
import RuleModel

/// A profile in its three readings, with what is costly and the same in every language: made once, when it is first
/// asked for.
package final class EvaluatedProfile: Sendable {
  package let readings: Readings
  /// By document.
  private let flips: Memo<Flips>

  package init(_ readings: Readings) {
    self.readings = readings
    flips = Memo(count: readings.ruleSet.documents.count)
  }

  /// What single changed facts make of the outcomes that decide a document's moves.
  func flips(_ document: DocumentDeclaration, of outcomes: [FactKey]) -> Flips {
    guard let number = number(document) else { return readings.flips(of: outcomes) }
    return flips.value(number) { readings.flips(of: outcomes) }
  }

  private func number(_ document: DocumentDeclaration) -> Int? {
    readings.ruleSet.documents.firstIndex { $0.name == document.name }
  }
}
