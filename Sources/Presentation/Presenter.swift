package import Explanation
package import Report
package import RuleModel
package import SourceText

/// Shows a profile's readings in one language: as JSON, as a report, as a trace.
///
/// It knows no rule base: all words come from titles, names and the `because` of rules, but for the few fixed ones of
/// its own wording table.
package struct Presenter: Sendable {
  package let readings: Readings
  /// The files in which facts and rules are placed.
  package let files: SourceMap
  package let language: ReportLanguage
  let titles: Titles

  /// Looks up all names and titles. Linear in entities, values and attributes.
  package init(_ readings: Readings, files: SourceMap, language: ReportLanguage) {
    self.readings = readings
    self.files = files
    self.language = language
    titles = Titles(readings.working, language)
  }

  /// The facts as they are stated, with all that is open.
  package var explainer: Explainer { readings.bounds }

  /// The cause that a rule gives, with the names of this case filled in.
  package func sentence(_ reason: Reason) -> String { Sentences(titles, readings.working).sentence(reason.instance) }

  /// The address of a fact or an outcome: `form.role climate-diplomacy`.
  package func address(_ key: FactKey) -> String { titles.address(key) }

  /// What an outcome is about and its value, in words: `Climate diplomacy · Role: lead`.
  package func text(_ outcome: Outcome) -> String {
    let attribute = readings.ruleSet.attributes[outcome.key.attribute.raw]
    let subject = titles.subject(outcome.key)
    let title = titles.title(outcome.key.attribute)
    return (subject.isEmpty ? title : "\(subject) · \(title)") + ": " + titles.text(outcome.value, attribute.type)
  }
}

/// What an output says of its inputs beside what they contain.
package struct Provenance: Sendable, Equatable {
  /// The profile's file, as it was named; nil of an answer about all profiles.
  package var profileFile: String?
  /// `sha256:…`
  package var profileDigest: String
  package var rulesDigest: String
  /// What was stated for this run, as `--set` takes it.
  package var settings: [String]

  package init(profileFile: String?, profileDigest: String = "", rulesDigest: String, settings: [String] = []) {
    self.profileFile = profileFile
    self.profileDigest = profileDigest
    self.rulesDigest = rulesDigest
    self.settings = settings
  }
}
