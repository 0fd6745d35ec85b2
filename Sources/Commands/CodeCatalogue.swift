import Lint
import Loading
import RuleModel
import SourceText
import Trials
import YAMLReading

/// Every code that the program can say, in ascending order.
public let allCodes: [DiagnosticCode] = {
  let yaml = YAMLCode.allCases.map { DiagnosticCode($0.rawValue, $0.slug, $0.explanation) }
  let language = DiagnosticCode.declarations + DiagnosticCode.rules
  return (yaml + language + WorkspaceCode.all + TrialCode.tests + allChecks.map(\.code)).sorted { $0.code < $1.code }
}()

/// What `lint --explain` says of a code, given as `D0203`, `d0203` or by its slug; nil if there is none.
public func explanation(ofCode name: String) -> String? {
  guard let code = allCodes.first(where: { $0.code == name.uppercased() || $0.slug == name }) else { return nil }
  var page = "\(code.code) \(code.slug)\n\n\(code.explanation)\n"
  if let check = allChecks.first(where: { $0.code == code }) {
    page += "\nIt is said of:\n\n\(indented(check.triggering))\nand not of:\n\n\(indented(check.clean))"
  }
  return page
}

private func indented(_ snippet: String) -> String {
  snippet.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
}
