import Reading
import Report
import RuleModel
import SourceText
import Trials

/// Results in the format `demarche/test/1`; findings as those of `demarche/lint/1`.
struct TestJSON {
  let results: TestResults
  let rules: RuleSet
  let sources: SourceMap

  var value: JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", "demarche/test/1"),
      ("examples", counts(results.examples, results.failedExamples.count)),
      ("tests", .array(results.outcomes.map(outcome) + results.spreads.map(spread))),
    ]
    members.append(("findings", FindingsJSON(sources).list(results.failures)))
    if !results.accounts.isEmpty { members.append(("accounts", accounts)) }
    if results.coverage != nil { members.append(("coverage", coverage)) }
    if let mutation = results.mutation { members.append(("mutation", mutation.json(rules, sources))) }
    return .object(members)
  }

  private var accounts: JSONValue {
    .array(
      results.accounts.sorted { $0.key < $1.key }.map { span, text in
        let file = sources[span.file]
        return .object([
          ("file", file.map { .string($0.path) } ?? .null),
          ("line", file.map { .integer(Int64($0.position(at: span.start).line)) } ?? .null), ("text", .string(text)),
        ])
      })
  }

  private func counts(_ count: Int, _ failed: Int) -> JSONValue {
    .object([("count", .integer(Int64(count))), ("failed", .integer(Int64(failed)))])
  }

  private func outcome(_ outcome: TestResults.Outcome) -> JSONValue {
    let planned = outcome.planned
    let file = sources[planned.span.file]
    let line = file.map { JSONValue.integer(Int64($0.position(at: planned.span.start).line)) } ?? .null
    return .object([
      ("id", .string(planned.id)), ("is", planned.isRelation ? "relation" : "test"),
      ("profile", .string(planned.profile)), ("file", file.map { .string($0.path) } ?? .null), ("line", line),
      ("held", .bool(outcome.hasHeld)),
    ])
  }

  private func spread(_ outcome: TestResults.SpreadOutcome) -> JSONValue {
    let file = sources[outcome.declared.span.file]
    let line = file.map { JSONValue.integer(Int64($0.position(at: outcome.declared.span.start).line)) } ?? .null
    return .object([
      ("id", .string(outcome.declared.id)), ("is", "spread"), ("profile", .null),
      ("file", file.map { .string($0.path) } ?? .null), ("line", line), ("held", .bool(outcome.findings.isEmpty)),
    ])
  }

  private var coverage: JSONValue {
    func ids(_ rule: [RuleID]) -> JSONValue { .array(rule.map { .string(rules.rules[$0.raw].id) }) }
    let spelling = Spelling(rules, entities: rules.entities)
    let values = (results.coverage?.neverAsserted ?? []).map { attribute, values -> JSONValue in
      let declared = rules.attributes[attribute.raw]
      return .object([
        ("attribute", .string(declared.fullName)),
        ("values", .array(values.map { .string(spelling.value($0, of: declared.type)) })),
      ])
    }
    let report = results.coverage.flatMap { coverage in
      results.conditions.map { CoverageReport(coverage, $0, rules, sources, .en) }
    }
    return .object(
      [
        ("rules", .integer(Int64(rules.rules.count { !$0.isDraft }))),
        ("never-applied", ids(results.coverage?.neverApplied ?? [])), ("no-example", ids(results.withoutExample)),
        ("never-asserted", .array(values)),
      ] + (report?.json ?? []))
  }
}
