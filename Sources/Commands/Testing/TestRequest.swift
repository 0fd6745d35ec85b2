import Loading
import Parallel
import Presentation
import Reading
import Report
import RuleModel
import SourceText
import Trials

/// What is asked of a run of tests.
package struct TestRequest: Sendable {
  package enum Format: String, Sendable, CaseIterable { case text, json, junit, lcov, html }

  /// Files and folders of tests; none: the folder `tests` of the rule set.
  package var paths: [String]
  package var rules: String
  /// The folder of `profiles.yaml`.
  package var profiles: String
  package var format: Format
  /// Lists what no test and no example meets.
  package var showsCoverage: Bool
  /// How many mutants that no example notices are tried with all tests; nil: no mutants are made.
  package var mutants: Int?
  /// Writes examples that would notice mutants that none notices.
  package var suggests = false
  /// The language of the report.
  package var language: ReportLanguage
  package var colour: Bool
  /// Counts what is done; nil where nobody watches.
  package var work: WorkCount?

  package init(
    paths: [String] = [], rules: String = "Rules", profiles: String = "Profiles", format: Format = .text,
    showsCoverage: Bool = false, mutants: Int? = nil, language: ReportLanguage = .en, colour: Bool = false
  ) {
    self.paths = paths
    self.rules = rules
    self.profiles = profiles
    self.format = format
    self.showsCoverage = showsCoverage
    self.mutants = mutants
    self.language = language
    self.colour = colour
  }
}

/// Judges the examples of all rules, and the tests and relations of files.
package func test(_ request: TestRequest) -> CommandResult { run { test(request, in: &$0) } }

/// Judges the examples of all rules, and the tests and relations of files: read, plan, run, report.
func test(_ request: TestRequest, in workspace: inout Workspace) -> CommandResult {
  let rules = workspace.loadRules(directory: request.rules, registers: true)
  guard !rules.hasErrors else { return CommandResult(reading: rules.diagnostics) }
  let files = readTests(request, rules.value, in: &workspace)
  guard !files.hasErrors else { return CommandResult(reading: files.diagnostics) }
  let plan = planTests(files.value, request, rules.value, in: &workspace)
  guard !plan.hasErrors else { return CommandResult(reading: plan.diagnostics) }
  let sources = workspace.sources
  let engine = Engine(rules.value.ruleSet)
  // What no test could change: the profiles as they stand, with these rules, ask for more than can be held.
  let refused = plan.value.bases.flatMap { engine.excesses($0.profile) }
  guard refused.isEmpty else { return CommandResult(reading: sources.sorted(refused)) }
  var results = runTests(plan.value, engine, sources, coverage: request.showsCoverage, counting: request.work)
  results.accounts = failureAccounts(results.failing, plan.value, engine, sources, request.language)
  if let sample = request.mutants {
    var mutation = mutate(plan.value, results, sample: sample, sources)
    if request.suggests {
      let told = zip(mutation.record.survivors, mutation.record.witnesses).compactMap { mutant, witness in
        witness.map { (mutant: mutant, witness: $0) }
      }
      mutation.suggestions = suggestions(told, rules.value, in: workspace)
    }
    results.mutation = mutation
  }
  let report = TestReport(results: results, request: request, rules: rules.value.ruleSet, sources: sources)
  let remarks = sources.sorted(rules.diagnostics + files.diagnostics + plan.diagnostics)
  return CommandResult(
    output: report.output, diagnostics: remarks, status: results.failures.isEmpty ? .done : .findings)
}
