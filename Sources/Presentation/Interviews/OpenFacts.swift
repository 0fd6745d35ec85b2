import Explanation
import Report
package import RuleModel

/// A fact that is worth asking about, and what hangs on it.
package struct OpenFact: Sendable, Equatable {
  /// Values that make the same difference, and which.
  package struct Stake: Sendable, Equatable {
    package var values: String
    package var difference: String
  }

  package var key: FactKey
  package var stakes: [Stake]
}

extension Presenter {
  /// Those facts, among some, of which nothing firm is known and whose values would change the moves of the first document
  /// that shows any: those that change most first. Where no document does, those that would change the summary.
  ///
  /// As many instructions as some evaluations for each 1,000 values.
  package func openFacts(among isAsked: (FactKey) -> Bool) -> [OpenFact] {
    guard let declaration = readings.ruleSet.documents.first(where: { $0.moves != nil }) else {
      return openFacts(of: readings.summaryKeys, among: isAsked)
    }
    let input = PageInput(EvaluatedProfile(readings), titles, self, declaration, DocumentOptions())
    return openQuestions(input, among: isAsked).map { question in
      let stakes = grouped(question.answers, by: \.difference).map { difference, answers in
        OpenFact.Stake(values: titles.wording.alternatives(answers.map(\.value)), difference: difference.text)
      }
      return OpenFact(key: question.key, stakes: stakes)
    }
  }

  /// The same of some conclusions: what they become, with their names or, of one, without.
  package func openFacts(
    of conclusions: [FactKey], isNamed: Bool = true, among isAsked: (FactKey) -> Bool = { _ in true }
  ) -> [OpenFact] {
    let flips = readings.flips(of: conclusions, by: isAsked)
    let values = WorkingValues(readings.working)
    let found = flips.facts.filter { readings.ground($0) != .firm }.map { key in
      let stakes = flips.flips(by: key).filter { !$0.flips.isEmpty }.map { change, flips in
        OpenFact.Stake(
          values: answerText(change.statement, key, values, titles),
          difference: titles.wording.list(flips.map { isNamed ? changed($0) : value($0) }, upTo: 3))
      }
      return OpenFact(key: key, stakes: stakes)
    }.filter { !$0.stakes.isEmpty }
    return sorted(found, by: found.map(\.stakes.count))
  }

  private func changed(_ flip: Flips.Flip) -> String {
    let subject = titles.subject(flip.outcome)
    return (subject.isEmpty ? "" : subject + " · ") + titles.outcome(flip.outcome.attribute) + ": " + value(flip)
  }

  private func value(_ flip: Flips.Flip) -> String {
    titles.text(flip.value, readings.ruleSet[flip.outcome.attribute].type)
  }
}
