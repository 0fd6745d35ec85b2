import Report
import RuleModel
import SourceText
import Trials

/// What was seen of one place in a rule.
struct CoveredPlace: Sendable {
  enum Kind: Sendable {
    case rule
    case condition(ConditionCoverage.Seen)
    case override(of: String)
  }
  var rule: String
  var kind: Kind
  var isSeen: Bool
  var span: SourceSpan

  var isRule: Bool { if case .rule = kind { true } else { false } }
  var isCondition: Bool { if case .condition = kind { true } else { false } }
  var isOverride: Bool { if case .override = kind { true } else { false } }

  /// Whether something was seen of it.
  var isMet: Bool {
    if case .condition(let seen) = kind { return seen.isMet || seen.isFailed }
    return isSeen
  }
}

/// What tests and examples saw of rules, conditions, overrides and bands: listed, as LCOV, and beside the text of the files.
struct CoverageReport {
  private let seen: ConditionCoverage
  private let rules: RuleSet
  private let sources: SourceMap
  private let language: ReportLanguage
  /// In the order of the rules.
  private let places: [CoveredPlace]

  init(
    _ coverage: Coverage, _ seen: ConditionCoverage, _ rules: RuleSet, _ sources: SourceMap, _ language: ReportLanguage
  ) {
    (self.seen, self.rules, self.sources, self.language) = (seen, rules, sources, language)
    places = rules.rules.indices.filter { !rules.rules[$0].isDraft }.flatMap { number -> [CoveredPlace] in
      let rule = rules.rules[number]
      let own = CoveredPlace(rule: rule.id, kind: .rule, isSeen: coverage.hasApplied[number], span: rule.span)
      let conditions = zip(rule.when + rule.unless, seen.conditions[number]).map { condition, seen in
        CoveredPlace(rule: rule.id, kind: .condition(seen), isSeen: seen.isBoth, span: condition.span)
      }
      let overrides = zip(rule.overrides, seen.overrides[number]).map { other, isSeen in
        CoveredPlace(rule: rule.id, kind: .override(of: rules.rules[other.raw].id), isSeen: isSeen, span: rule.span)
      }
      return [own] + conditions + overrides
    }
  }

  private func said(_ english: String, _ korean: String) -> String { language == .ko ? korean : english }

  /// Bands of sums that were certain of nothing.
  var openBands: [(attribute: String, bands: [String])] {
    let spelling = Spelling(rules, entities: rules.entities)
    return bandedSums(rules).compactMap { id, count in
      let missing = (0..<count).filter { seen.bands[id]?.contains($0) != true }
      let declared = rules.attributes[id.raw]
      return missing.isEmpty ? nil : (declared.fullName, missing.map { spelling.value($0, of: declared.type) })
    }
  }

  // MARK: Text

  var text: String {
    let (conditions, overrides) = (places.filter(\.isCondition), places.filter(\.isOverride))
    return list(
      said("conditions that were not seen to decide both ways", "양쪽 결과를 모두 확인하지 못한 조건"),
      conditions.filter { !$0.isSeen }.map { "\($0.rule): \(note($0)) (\(place($0)))" }, of: conditions.count)
      + list(
        said("overrides that set nothing aside", "실제로 적용된 적 없는 우선 적용"),
        overrides.filter { !$0.isSeen }.map { "\($0.rule): \(note($0))" }, of: overrides.count)
      + list(
        said("sums with bands that occur nowhere", "나타나지 않은 구간이 있는 합계"),
        openBands.map { "\($0.attribute): \($0.bands.joined(separator: ", "))" }, of: bandedSums(rules).count)
  }

  private func list(_ title: String, _ lines: [String], of count: Int) -> String {
    let head = said("\(title): \(lines.count) of \(count)", "\(title): \(count)개 중 \(lines.count)개")
    return ([head] + lines.map { "  \($0)" }).joined(separator: "\n") + "\n\n"
  }

  private func note(_ place: CoveredPlace) -> String {
    switch place.kind {
    case .rule: return place.isSeen ? said("applies", "적용됨") : said("never applies for certain", "확실히 적용된 적 없음")
    case .override(let other):
      return place.isSeen
        ? said("sets '\(other)' aside", "'\(other)'에 우선함") : said("never sets '\(other)' aside", "'\(other)'에 우선한 적 없음")
    case .condition(let seen):
      let words = "'\(shortened(place.span))'"
      switch (seen.isMet, seen.isFailed) {
      case (true, true): return said("\(words) decides both ways", "\(words): 양쪽 모두 확인")
      case (true, false): return said("\(words) never decides against it", "\(words): 막은 경우 없음")
      case (false, true): return said("\(words) never decides for it", "\(words): 통과시킨 경우 없음")
      case (false, false): return said("\(words) never decides", "\(words): 결과를 가른 경우 없음")
      }
    }
  }

  private func shortened(_ span: SourceSpan) -> String {
    let words = sources.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 60 ? words.prefix(59) + "…" : words
  }

  private func place(_ place: CoveredPlace) -> String {
    sources[place.span.file].map { "\($0.path):\(line(place))" } ?? "?"
  }

  private func line(_ place: CoveredPlace) -> Int {
    sources[place.span.file]?.position(at: place.span.start).line ?? 0
  }

  // MARK: Files

  /// The format of `geninfo`: a function for each rule, two branches for each condition, one for each override.
  var lcov: String {
    files.map { file, places in
      let functions = places.filter(\.isRule)
      let branches = places.enumerated().flatMap { number, place -> [(line: Int, taken: Bool, text: String)] in
        let at = line(place)
        switch place.kind {
        case .rule: return []
        case .condition(let seen):
          return [(0, seen.isMet), (1, seen.isFailed)].map { (at, $1, "BRDA:\(at),\(number),\($0),\($1 ? 1 : 0)") }
        case .override: return [(at, place.isSeen, "BRDA:\(at),\(number),0,\(place.isSeen ? 1 : 0)")]
        }
      }
      var hits: [Int: Bool] = [:]
      for place in places { hits[line(place)] = (hits[line(place)] ?? false) || place.isMet }
      let lines =
        ["TN:", "SF:\(sources[file]?.path ?? "")"]
        + functions.map { "FN:\(line($0)),\($0.rule)" } + functions.map { "FNDA:\($0.isSeen ? 1 : 0),\($0.rule)" }
        + ["FNF:\(functions.count)", "FNH:\(functions.count(where: \.isSeen))"] + branches.map(\.text)
        + ["BRF:\(branches.count)", "BRH:\(branches.count(where: \.taken))"]
        + hits.sorted { $0.key < $1.key }.map { "DA:\($0.key),\($0.value ? 1 : 0)" }
        + ["LF:\(hits.count)", "LH:\(hits.values.count { $0 })", "end_of_record"]
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }

  private var files: [(file: FileID, places: [CoveredPlace])] {
    let groups = Dictionary(grouping: places) { $0.span.file }
    return groups.sorted { (sources[$0.key]?.path ?? "") < (sources[$1.key]?.path ?? "") }
      .map { ($0.key, $0.value.sorted { $0.span < $1.span }) }
  }

  /// Each file of rules with what was seen at its lines.
  var html: String {
    let annotated = files.map { file, places -> AnnotatedSource.File in
      let byLine = Dictionary(grouping: places, by: line)
      let text = String(decoding: sources[file]?.bytes ?? [], as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, text in
        let own = byLine[number + 1] ?? []
        return AnnotatedSource.Line(
          String(text), own.isEmpty ? nil : mark(own), notes: own.filter { !$0.isSeen }.map(note))
      }
      let count = places.count(where: \.isSeen)
      return AnnotatedSource.File(
        sources[file]?.path ?? "", summary: said("\(count) of \(places.count) seen", "\(places.count)개 중 \(count)개 확인"),
        lines)
    }
    return AnnotatedSource(title: said("What tests see of the rules", "시험이 확인한 규칙"), language, annotated).html
  }

  private func mark(_ places: [CoveredPlace]) -> AnnotatedSource.Mark {
    if places.allSatisfy(\.isSeen) { return .full }
    return places.contains(where: \.isMet) ? .part : .none
  }

  // MARK: JSON

  var json: [(String, JSONValue)] {
    let (conditions, overrides) = (places.filter(\.isCondition), places.filter(\.isOverride))
    return [
      ("conditions", .integer(Int64(conditions.count))),
      ("not-decided", .array(conditions.filter { !$0.isSeen }.map(json))),
      ("idle-overrides", .array(overrides.filter { !$0.isSeen }.map(json))),
      (
        "never-reached-bands",
        .array(
          openBands.map {
            .object([("attribute", .string($0.attribute)), ("bands", .array($0.bands.map { .string($0) }))])
          })
      ),
    ]
  }

  private func json(_ place: CoveredPlace) -> JSONValue {
    let own: [(String, JSONValue)] = [
      ("rule", .string(place.rule)), ("file", sources[place.span.file].map { .string($0.path) } ?? .null),
      ("line", .integer(Int64(line(place)))),
    ]
    switch place.kind {
    case .rule: return .object(own)
    case .override(let other): return .object(own + [("overrides", .string(other))])
    case .condition(let seen):
      return .object(
        own + [
          ("condition", .string(shortened(place.span))), ("met", .bool(seen.isMet)), ("failed", .bool(seen.isFailed)),
        ])
    }
  }
}
