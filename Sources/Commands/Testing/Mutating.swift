import Loading
import Parallel
import Report
import RuleModel
import SourceText
import Trials

/// What tests make of rules that have one thing made wrong.
struct MutationResults: Sendable {
  /// What the examples of each rule make of its mutants.
  var record: MutationRecord
  /// By survivor of the examples that was tried with all tests: whether they noticed.
  var noticed: [Int: Bool] = [:]
  /// Where they were asked for.
  var suggestions: [SuggestedExample]?

  var count: Int { record.made.values.reduce(0, +) }
}

/// Judges the mutants of all rules by the examples of their rule, and a sample of those that survive, evenly spread, by the tests
/// of the plan, of which `results` are those of the rules themselves.
func mutate(_ plan: TestPlan, _ results: TestResults, sample: Int, _ sources: SourceMap) -> MutationResults {
  let ruleSet = plan.rules.ruleSet
  let records = ruleSet.rules.indices.map { RuleID($0) }.concurrentMap { judgeMutants(of: $0, ruleSet, sources) }
  var found = MutationResults(record: records.reduce(MutationRecord()) { $0.joined($1) })
  let survivors = found.record.survivors
  let places = spread(min(sample, survivors.count), over: survivors.count)
  let noticed = MutantTrial(plan, results, sources).noticed(places.map { survivors[$0] })
  for (place, isNoticed) in zip(places, noticed) { found.noticed[place] = isNoticed }
  return found
}

/// So many places, evenly spread.
private func spread(_ count: Int, over all: Int) -> [Int] { (0..<count).map { $0 * all / count } }

// MARK: Report

extension MutationResults {
  /// For a reader; the summary last.
  func text(_ ruleSet: RuleSet, _ sources: SourceMap, _ language: ReportLanguage) -> String {
    func said(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }
    let survivors = record.survivors.enumerated().map { number, mutant in
      let trial = noticed[number].map {
        $0 ? said("; tests notice it", "; 시험이 잡아냄") : said("; no test notices it", "; 어느 시험도 못 잡음")
      }
      return
        "  \(mutant.rule.id): \(mutant.operation.text(language)) '\(words(of: mutant, sources))' (\(place(of: mutant, sources)))\(trial ?? "")"
    }
    let equivalent = record.equivalent.values.reduce(0, +)
    let judged = count - (record.made[.overridden] ?? 0) - equivalent
    let left = record.survivors.count { $0.operation != .overridden }
    let killed = judged - left
    let share = judged == 0 ? 100 : killed * 100 / judged
    var lines = survivors.isEmpty ? [] : [said("mutants that no example notices", "예시가 잡아내지 못한 변이")] + survivors + [""]
    lines += Mutant.Operator.allCases.compactMap { operation in
      guard operation != .overridden, let all = record.made[operation] else { return nil }
      let own = record.survivors.count { $0.operation == operation }
      let made = all - (record.equivalent[operation] ?? 0)
      return "  "
        + said(
          "\(operation.text(language)): \(made - own) of \(made) noticed",
          "\(operation.text(language)): \(made)건 중 \(made - own)건 발견")
    }
    lines.append(
      said(
        "mutants: \(judged), \(killed) noticed by the examples of their rule (\(share) %)",
        "변이: \(judged)건 중 \(killed)건을 해당 규칙의 예시가 발견(\(share)%)"))
    if equivalent > 0 {
      lines.append(
        said(
          "mutants that nothing can tell from their rule, proved and not counted: \(equivalent)",
          "어떤 사실로도 규칙과 구별되지 않음이 증명되어 세지 않은 변이: \(equivalent)건"))
    }
    if let overrides = record.made[.overridden] {
      lines.append(
        said("overrides taken away: \(overrides), which no example can see", "우선 적용을 없앤 변이: \(overrides)건(예시로는 알 수 없음)")
      )
    }
    if !noticed.isEmpty {
      let found = noticed.values.count { $0 }
      lines.append(
        said(
          "a sample of \(noticed.count) survivors, tried with all tests: \(found) noticed",
          "살아남은 변이 중 \(noticed.count)건을 모든 시험으로 확인: \(found)건 발견"))
    }
    return lines.joined(separator: "\n") + "\n" + suggested(ruleSet, language)
  }

  /// Examples that would notice what none does, each as it is written.
  private func suggested(_ ruleSet: RuleSet, _ language: ReportLanguage) -> String {
    guard let suggestions else { return "" }
    let kills = suggestions.reduce(0) { $0 + $1.kills }
    let open = record.survivors.count { $0.operation != .overridden } - kills
    let head =
      language == .ko
      ? "제안하는 예시 \(suggestions.count)개: 변이 \(kills)건을 발견함. 예시를 찾지 못한 변이 \(open)건"
      : "suggested examples: \(suggestions.count), which notice \(kills) mutants; for \(open) none was found"
    return "\n" + head + "\n"
      + suggestions.map { "  \(ruleSet[$0.rule].id): - \($0.text)\n" }.joined()
  }

  /// What was made wrong, as it is written; of much the beginning.
  private func words(of mutant: Mutant, _ sources: SourceMap) -> String {
    let words = sources.text(of: mutant.span).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    return words.count > 60 ? words.prefix(60) + "…" : words
  }

  private func place(of mutant: Mutant, _ sources: SourceMap) -> String {
    sources[mutant.span.file].map { "\($0.path):\($0.position(at: mutant.span.start).line)" } ?? "?"
  }

  /// The member `mutation` of `demarche/test/1`.
  func json(_ ruleSet: RuleSet, _ sources: SourceMap) -> JSONValue {
    let made = Mutant.Operator.allCases.map { ($0.rawValue, JSONValue.integer(Int64(record.made[$0] ?? 0))) }
    let survivors = record.survivors.enumerated().map { place, mutant -> JSONValue in
      let file = sources[mutant.span.file]
      return .object([
        ("rule", .string(mutant.rule.id)), ("operation", .string(mutant.operation.rawValue)),
        ("file", file.map { .string($0.path) } ?? .null),
        ("line", file.map { .integer(Int64($0.position(at: mutant.span.start).line)) } ?? .null),
        ("noticed by tests", noticed[place].map { .bool($0) } ?? .null),
      ])
    }
    let equivalent = Mutant.Operator.allCases.compactMap { operation in
      record.equivalent[operation].map { (operation.rawValue, JSONValue.integer(Int64($0))) }
    }
    let suggested = (suggestions ?? []).map { one -> JSONValue in
      .object([
        ("rule", .string(ruleSet[one.rule].id)), ("example", .string(one.text)),
        ("notices", .integer(Int64(one.kills))),
      ])
    }
    return .object(
      [("made", .object(made)), ("equivalent", .object(equivalent)), ("survivors", .array(survivors))]
        + (suggestions == nil ? [] : [("suggested", .array(suggested))]))
  }
}

extension Mutant.Operator {
  fileprivate func text(_ language: ReportLanguage) -> String {
    switch (self, language) {
    case (.removed, .en): "the rule is not there"
    case (.removed, .ko): "규칙 삭제"
    case (.dropped, .en): "a condition is not there"
    case (.dropped, .ko): "조건 삭제"
    case (.flipped, .en): "a test is turned round"
    case (.flipped, .ko): "비교 반전"
    case (.moved, .en): "a limit is moved by one step"
    case (.moved, .ko): "경계 한 단계 이동"
    case (.contributed, .en): "the contribution is another one"
    case (.contributed, .ko): "기여 변경"
    case (.overridden, .en): "nothing is set aside"
    case (.overridden, .ko): "우선 적용 삭제"
    }
  }
}
