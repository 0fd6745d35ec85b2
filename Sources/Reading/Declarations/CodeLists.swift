import RuleModel
package import SourceText

extension DiagnosticCode {
  /// Codes of the declarations and profiles, in ascending order.
  package static let declarations: [DiagnosticCode] = files + shape + tables + names + values + texts

  /// Every code of reading a rule set, its profiles and tests, and of its strata.
  package static let reading: [DiagnosticCode] = (declarations + rules).sorted { $0.code < $1.code }
}
