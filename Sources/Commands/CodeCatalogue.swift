import Anomalies
import Lint
import Loading
import Reading
import RuleModel
package import SourceText
import Trials
import YAMLReading

/// Every code that the program can say, in ascending order.
package let allCodes: [DiagnosticCode] = {
  let yaml = YAMLCode.allCases.map { DiagnosticCode($0.rawValue, $0.slug, $0.explanation) }
  let language = DiagnosticCode.declarations + DiagnosticCode.rules
  return
    (yaml + language + WorkspaceCode.all + TrialCode.tests + allChecks.map(\.code)
    + exactChecks.map(\.code) + [Suppressions.faulty, Suppressions.unused]).sorted { $0.code < $1.code }
}()

/// What `lint --explain` says of a code, given as `D0203`, `d203` or by its slug; where there is none, what is near.
package func explanation(ofCode name: String) -> CommandResult {
  let number = name.uppercased().drop { $0 == "D" }
  let written = "D" + String(repeating: "0", count: max(0, 4 - number.count)) + number
  if let code = allCodes.first(where: { $0.code == written }) { return CommandResult(output: page(of: code)) }
  let candidates = allCodes.map { NameCandidate($0.slug, titles: [$0.code]) }
  let match = nameMatch(for: name, among: candidates)
  if let meant = match?.meant { return CommandResult(output: page(of: allCodes[meant])) }
  let found = WorkspaceCode.commandLine.diagnostic(
    "there is no code '\(name)'", at: .none, help: codes(near: name))
  return CommandResult(diagnostics: [found], status: .badUsage)
}

private func page(of code: DiagnosticCode) -> String {
  var page = "\(code.code) \(code.slug)\n\n\(code.explanation)\n"
  let examples =
    allChecks.map { ($0.code, $0.triggering, $0.clean) } + exactChecks.map { ($0.code, $0.triggering, $0.clean) }
  if let (_, triggering, clean) = examples.first(where: { $0.0 == code }) {
    page += "\nIt is said of:\n\n\(indented(triggering))\nand not of:\n\n\(indented(clean))"
  }
  return page
}

private func indented(_ snippet: String) -> String {
  snippet.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
}
