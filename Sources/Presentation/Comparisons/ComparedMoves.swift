import Explanation
import Report
import RuleModel
import SourceText

extension Presenter {
  /// What is to be done by the first document that lists moves, where anything is.
  func moves() -> MoveList? {
    guard let declaration = readings.ruleSet.documents.first(where: { $0.moves != nil }) else { return nil }
    return MoveList(PageInput(EvaluatedProfile(readings), titles, self, declaration, DocumentOptions()))
  }

  /// The name of the profile's own first named thing.
  var profileName: String {
    let names = readings.ruleSet.nameAttributes
    let kinds = readings.ruleSet.kinds
    let found = kinds.indices.lazy.filter { kinds[$0].form == .single }.compactMap { kind in
      names[kind].flatMap { explainer.text(FactKey($0, []), in: titles.language) }
    }.first
    return found ?? readings.profile.id
  }
}
