import Reading
import SourceText
import Trials

/// What one claim came to over all profiles.
struct ClaimRecord {
  /// In how many profiles it has to hold; nil: in each.
  let least: Int?
  private var count = 0
  private var held = 0
  private var failures: [(profile: String, diagnostic: Diagnostic, count: Int)] = []

  init(least: Int?) { self.least = least }

  /// Whether it holds in as many profiles as was asked for, and it was asked for.
  var isEnough: Bool { least.map { held >= $0 } ?? false }

  mutating func add(_ verdict: Verdict, _ profile: String) {
    count += verdict.count
    if verdict.first == nil && verdict.count > 0 { held += 1 }
    if let first = verdict.first { failures.append((profile, first.diagnostic, verdict.failures)) }
  }

  func finding(_ span: SourceSpan, _ sources: SourceMap) -> Diagnostic? {
    guard count > 0 || !failures.isEmpty else {
      return TrialCode.emptyTest.diagnostic("'\(sources.text(of: span))' speaks of no entity of any profile", at: span)
    }
    guard let first = failures.first, !isEnough else { return nil }
    var diagnostic = first.diagnostic
    if first.count > 1 { diagnostic.notes.append("\(first.count) entities fail in '\(first.profile)'") }
    var others: [String] = []
    for failure in failures where failure.profile != first.profile && !others.contains(failure.profile) {
      others.append(failure.profile)
    }
    if let least { diagnostic.notes.append("holds in \(held) of the profiles, and in \(least) it should") }
    if !others.isEmpty {
      let shown = others.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      diagnostic.notes.append("fails also in \(shown)\(others.count > 6 ? " and \(others.count - 6) more" : "")")
    }
    return diagnostic
  }
}
