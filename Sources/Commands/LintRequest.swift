import Anomalies
import Parallel
import SourceText

/// What is asked of lint.
public struct LintRequest: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case text, json
    /// SARIF 2.1.0.
    case sarif
    /// Annotations of GitHub's workflows.
    case github
  }

  /// From which severity on lint ends with findings.
  public enum Threshold: String, Sendable, CaseIterable {
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
  public var paths: [String]
  public var rules: String
  public var format: Format
  public var colour: Bool
  /// Counts what is done; nil where nobody watches.
  public var work: WorkCount?
  /// Whether rule sets are looked at in all profiles as well.
  public var isExact = false
  /// Codes, their beginnings or slugs: what is looked for, and what is not; nothing selected: everything.
  public var selected: [String] = []
  public var ignored: [String] = []
  public var failOn = Threshold.warning
  /// Where the whole profile of the first finding that has one is written.
  public var witness: String?
  /// Whether to tell what each exact check came to.
  public var showsStatistics = false

  public init(
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
    func names(_ name: String) -> Bool { name == slug || code.hasPrefix(name.uppercased()) }
    return (selected.isEmpty || selected.contains(where: names)) && !ignored.contains(where: names)
  }
}
