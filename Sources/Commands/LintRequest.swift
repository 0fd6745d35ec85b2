import Anomalies
import Parallel
import SourceText

/// What is asked of lint.
package struct LintRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case text, json
    /// SARIF 2.1.0.
    case sarif
    /// Annotations of GitHub's workflows.
    case github
  }

  /// From which severity on lint ends with findings.
  package enum Threshold: String, Sendable, CaseIterable {
    case error, warning, note, never

    var severity: Severity? {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      case .never: nil
      }
    }
  }

  /// Folders of rule sets, profiles, folders of profiles; none: the rule set and the profiles in `Profiles`.
  package var paths: [String]
  package var rules: String
  package var format: Format
  package var colour: Bool
  /// Counts what is done; nil where nobody watches.
  package var work: WorkCount?
  /// Whether rule sets are looked at in all profiles as well.
  package var isExact = false
  /// What is looked for, and what is not; nothing selected: everything.
  package var selected: CodeSelection = []
  package var ignored: CodeSelection = []
  package var failOn = Threshold.warning
  /// Where the whole profile of the first finding that has one is written.
  package var witness: String?
  /// Which fixes are made.
  package enum Fixing: Sendable {
    case none
    /// Those that leave every conclusion and every reason as it is.
    case safe
    /// Also those that are only likely what is meant.
    case all
  }
  package var fixing = Fixing.none
  /// Whether what fixes would change is shown, and nothing is changed.
  package var showsDifference = false
  /// The folder for what findings deny, as clauses and proofs.
  package var certificates: String?
  /// Where answers to exact checks are kept, so that what did not change is not asked again.
  package var cache: String?
  /// Whether to tell what each exact check came to.
  package var showsStatistics = false

  package init(
    paths: [String] = [], rules: String = "Rules", format: Format = .text, colour: Bool = false
  ) {
    self.paths = paths
    self.rules = rules
    self.format = format
    self.colour = colour
  }

  /// Whether findings of a code are asked for. Errors of reading always are: what follows from them is not looked for.
  func asksFor(_ code: DiagnosticCode) -> Bool { asksFor(code.code, code.slug) }

  func asksFor(_ finding: Diagnostic) -> Bool { finding.severity == .error || asksFor(finding.code, finding.slug) }

  /// Whether a check of this code runs: exact ones only where they are asked for.
  func looksFor(_ code: String) -> Bool {
    guard let known = allCodes.first(where: { $0.code == code }), asksFor(known) else { return false }
    return isExact || !exactChecks.contains { $0.code == known }
  }

  private func asksFor(_ code: String, _ slug: String) -> Bool {
    (selected.isEmpty || selected.contains(code, slug)) && !ignored.contains(code, slug)
  }
}
