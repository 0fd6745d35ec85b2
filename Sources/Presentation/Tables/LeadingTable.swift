package import Explanation
package import Report
package import RuleModel

/// What comes first in the profiles, how often, and what is never among the first.
package struct LeadingTable: Sendable {
  private let id: String
  private let title: LocalizedText?
  private let spread: Spread
  private let lists: [(profile: String, leaders: [String])]
  private let tally: SpreadTally
  private let ruleSet: RuleSet
  private let wording: Wording

  package init(
    _ id: String, _ title: LocalizedText?, _ spread: Spread, _ lists: [(String, [String])], _ tally: SpreadTally,
    _ ruleSet: RuleSet, _ language: ReportLanguage
  ) {
    self.id = id
    self.title = title
    self.spread = spread
    self.lists = lists.map { (profile: $0.0, leaders: $0.1) }
    self.tally = tally
    self.ruleSet = ruleSet
    wording = Wording(language: language)
  }

  package static func document(_ tables: [LeadingTable]) -> Document { Document(tables.flatMap(\.blocks)) }

  /// `demarche/table/1`.
  package static func json(_ tables: [LeadingTable]) -> JSONValue {
    .object([("schema", "demarche/table/1"), ("spreads", .array(tables.map(\.json)))])
  }

  private var blocks: [Block] {
    let heading =
      Inline.code(id) + Inline(title.flatMap { ruleSet.text($0, in: wording.language) }.map { ": " + $0 } ?? "")
    let numbers = [tally.value(.commonest) / 100, tally.value(.reached) / 100].map { "\($0)" }
    let line = wording(.leadingLine, numbers[0], numbers[1], "\(all.count)", hundredths(tally.shared))
    let never = never.isEmpty ? [] : [Block.paragraph(Inline(wording(.neverFirst, wording.list(never))))]
    let often = Table(
      [Table.Column(Inline(wording(.entity))), Table.Column(Inline(wording(.profiles)), .right)],
      tally.counts.map { [.code($0.id), Inline("\($0.count)")] })
    let each = Table(
      [Table.Column(Inline(wording(.profile))), Table.Column(Inline(wording(.comesFirst)), minimumWidth: 30)],
      lists.map { [.code($0.profile), Inline($0.leaders.joined(separator: ", "))] })
    return [.heading(level: 2, heading), .paragraph(Inline(line))] + never + [.table(often), .table(each)]
  }

  private func hundredths(_ number: Int) -> String { "\(number / 100).\(number / 10 % 10)\(number % 10)" }

  private var all: [String] { spread.all(in: ruleSet) }

  private var never: [String] { all.filter { id in !tally.counts.contains { $0.id == id } } }

  private var json: JSONValue {
    .object([
      ("id", .string(id)), ("reached", .integer(Int64(tally.counts.count))), ("of", .integer(Int64(all.count))),
      ("shared-hundredths", .integer(Int64(tally.shared))),
      ("counts", .object(tally.counts.map { ($0.id, .integer(Int64($0.count))) })),
      ("never", .array(never.map { .string($0) })),
      ("profiles", .object(lists.map { ($0.profile, .array($0.leaders.map { .string($0) })) })),
    ])
  }
}
