import Foundation
import Testing

@testable import Commands

/// Files broken by hand: each exact check says something of what was broken, and nothing of the same files as they were.
@Suite struct BrokenByHandTests {
  /// Rules as they were meant, and as they were written.
  private static let slips: [(code: String, meant: String, written: String)] = [
    (
      "D0411", "{id: a, when: {garden.hours: {above: 9}, garden.dry: yes}, then: {garden.watering: yes}}",
      "{id: a, when: {garden.hours: {above: 9}, garden.dry: yes, not of: {garden.hours: 10}}, then: {garden.watering: yes}}"
    ),
    (
      "D0411", "{id: a, when: {bed: upper, bed.sheltered: no}, then: {garden.watering: yes}}",
      "{id: a, when: {bed: upper, bed.sheltered: yes}, then: {garden.watering: yes}}"
    ),
    (
      "D0412", "{id: a, when: {garden.hours: {above: 3}, not of: {garden.hours: 7}}, then: {garden.watering: yes}}",
      "{id: a, when: {garden.hours: {above: 3}, not of: {garden.hours: 2}}, then: {garden.watering: yes}}"
    ),
    (
      "D0413",
      "{id: a, when: {garden.dry: yes}, then: {garden.hour: morning}}, {id: b, when: {garden.dry: no}, then: {garden.hour: evening}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.hour: morning}}, {id: b, when: {garden.hot: yes}, then: {garden.hour: evening}}"
    ),
    (
      "D0413",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {at least: some}}}, {id: b, when: {garden.hot: yes}, then: {garden.care: {at most: some}}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {at least: much}}}, {id: b, when: {garden.hot: yes}, then: {garden.care: {at most: some}}}"
    ),
    (
      "D0414",
      "{id: a, when: {garden.dry: no}, then: {bed.due: yes}}, {id: b, when: {garden.hours: 3}, then: {bed.due: yes}}",
      "{id: a, when: {garden.dry: no}, then: {bed.due: yes}}, {id: b, when: {garden.dry: no, garden.hours: 3}, then: {bed.due: yes}}"
    ),
    (
      "D0415",
      "{id: a, when: {garden.dry: yes, garden.hours: 3}, then: {garden.need: +1}}, {id: b, when: {garden.hours: 3}, then: {garden.need: +1}}",
      "{id: a, when: {garden.dry: yes, garden.hours: 3}, then: {garden.need: +1}}, {id: b, when: {garden.hours: 3, garden.dry: yes}, then: {garden.need: +1}}"
    ),
    (
      "D0416",
      "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}, {id: b, when: {garden.dry: no}, then: {garden.need: -1}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}, {id: b, when: {garden.dry: yes}, then: {garden.need: -1}}"
    ),
    (
      "D0417",
      "{id: a, when: {garden.hours: {above: 5}}, then: {garden.hour: morning}}, {id: b, when: {garden.hours: {at least: 8}}, overrides: [a], then: {garden.hour: evening}}",
      "{id: a, when: {garden.hours: {above: 5}}, then: {garden.hour: morning}}, {id: b, when: {garden.hours: {at most: 4}}, overrides: [a], then: {garden.hour: evening}}"
    ),
    (
      "D0418",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {raise: 2}}}, {id: b, when: {garden.hot: yes}, then: {garden.care: {at most: some}}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}, {id: b, when: {garden.hot: yes}, then: {garden.care: {at most: much}}}"
    ),
    (
      "D0419", "{id: a, when: {bed.sheltered: yes, garden.dry: yes}, then: {bed.want: +1}}",
      "{id: a, for: {bed: bed}, when: {garden.dry: yes}, then: {bed.want: +1}}"
    ),
    (
      "D0420",
      "{id: a, rank: law, when: {garden.dry: yes}, then: {garden.order: first}}, {id: b, rank: habit, when: {garden.hot: yes}, then: {garden.order: last}}",
      "{id: a, rank: law, when: {garden.dry: yes}, then: {garden.order: first}}, {id: b, rank: habit, when: {garden.dry: no}, then: {garden.order: last}}"
    ),
    (
      "D0421",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {raise: 1}}}, {id: b, when: {garden.dry: yes, garden.hours: 3}, then: {garden.care: {raise: 1}}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.care: {raise: 2}}}, {id: b, when: {garden.dry: yes, garden.hours: 3}, then: {garden.care: {raise: 1}}}"
    ),
    (
      "D0422", "{id: a, when: {garden.hours: {at least: 3}}, then: {garden.thirst: +1}}",
      "{id: a, when: {garden.hours: {between: [3, 5]}}, then: {garden.thirst: +1}}"
    ),
    (
      "D0423",
      "{id: a, when: {any of: [{garden.hours: {at least: 8}}, {garden.hours: 2}]}, then: {garden.watering: yes}}",
      "{id: a, when: {any of: [{garden.hours: {at least: 8}}, {garden.hours: 9}]}, then: {garden.watering: yes}}"
    ),
    (
      "D0511",
      "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}, {id: b, when: {garden.hot: yes}, then: {garden.need: +2}}",
      "{id: a, when: {garden.dry: yes}, then: {garden.need: +1}}, {id: b, when: {garden.dry: no}, then: {garden.need: +2}}"
    ),
    (
      "D0512",
      "{id: a, rank: law, when: {garden.hot: yes}, then: {garden.order: first}}, {id: b, rank: law, when: {garden.hot: no}, then: {garden.order: last}}",
      "{id: a, rank: law, when: {garden.hot: yes}, then: {garden.order: first}}, {id: b, rank: law, when: {garden.hot: no, garden.hours: {at least: 3}}, then: {garden.order: last}}"
    ),
    (
      "D0513",
      "{id: a, when: {garden.dry: no}, then: {garden.inner: yes}}, {id: b, when: {garden.inner: yes}, then: {garden.watering: yes}}",
      "{id: a, when: {garden.dry: no}, then: {garden.inner: yes}}, {id: b, when: {garden.inner: yes}, then: {garden.outer: yes}}"
    ),
    (
      "D0514", "{id: a, when: {garden.dry: no, garden.hot: yes}, then: {garden.watering: yes}}",
      "{id: a, when: {garden.dry: yes, garden.hot: yes}, then: {garden.watering: yes}}"
    ),
  ]

  private static let manifest = """
    ruleset: small
    version: 1.0.0
    languages: [en]
    title: A small rule set
    ranks: [law, habit]
    outcomes: [{attribute: garden.watering}, {attribute: garden.hour}, {attribute: garden.need}, {attribute: garden.need.band}, {attribute: garden.care}, {attribute: garden.thirst}, {attribute: garden.order, answers: always}]
    bibliography: {handbook: {text: A handbook of gardening}}
    """

  private static let vocabulary = """
    kinds:
      bed: {is: many, listed as: beds, title: Bed}
    scales:
      care: [{none: None}, {some: Some}, {much: Much}]
    attributes:
      bed.sheltered: {is: fixed, type: boolean, title: Sheltered}
      bed.due: {is: derived, type: boolean, combine: asserted, title: Due}
      bed.want: {is: derived, type: integer, combine: sum, weights: [+1], title: Want}
      bed.turn: {is: derived, combine: rank, rank: {by: bed.want, order: highest first}, title: Turn}
      garden.hot: {is: given, type: boolean, expected: no, title: Hot, question: "Is it hot?", controlled by: nobody}
      garden.hours: {is: given, type: integer, expected: 5, range: {from: 0, to: 10}, title: Hours, question: "How long?", controlled by: nobody}
      garden.hour: {is: derived, type: {choice: [morning: Morning, evening: Evening]}, combine: single, may stay empty: yes, title: When}
      garden.order: {is: derived, type: {choice: [first: First, last: Last]}, combine: single, prefer: rank, may stay empty: yes, title: Order}
      garden.care: {is: derived, type: {scale: care}, combine: level, base: none, title: Care}
      garden.thirst: {is: derived, type: integer, combine: sum, weights: [+1], monotone in: garden.hours, title: Thirst}
      garden.inner: {is: derived, type: boolean, combine: asserted, title: Inner}
      garden.outer: {is: derived, type: boolean, combine: asserted, title: Outer}
      garden.need:
        is: derived
        type: integer
        combine: sum
        weights: [-1, +1, +2]
        bands: [{low: {at most: 0, title: Low}}, {some: {between: [1, 2], title: Some}}, {high: {at least: 3, title: High}}]
        title: Need
    """

  private func codes(_ rules: String, _ code: String) throws -> [String] {
    let folder = try small([
      "ruleset.yaml": Self.manifest, "vocabulary/more.yaml": Self.vocabulary,
      "catalogue/beds.yaml": "beds: {upper: {sheltered: no}, lower: {sheltered: yes}}\n",
      "theory/more.yaml": "sections: [{rules: [\(rules)]}]\n",
    ])
    var request = LintRequest(paths: [folder.path], rules: folder.path, format: .github)
    (request.isExact, request.selected) = (true, [code])
    let said = lint(request).output.split(separator: "\n").map(String.init)
    // Of other values of the same scales nothing is asked here.
    return code == "D0511" ? said.filter { $0.contains("garden.need.band") } : said
  }

  @Test(arguments: slips.indices) func whatWasBrokenIsTold(place: Int) throws {
    let slip = Self.slips[place]
    #expect(try codes(slip.meant, slip.code) == [])
    let said = try codes(slip.written, slip.code)
    #expect(!said.isEmpty && said.allSatisfy { $0.contains(slip.code) })
  }

  @Test func everyCheckIsAmongThem() {
    #expect(Set(Self.slips.map(\.code)) == Set(exactChecks.map(\.code.code)))
  }
}

/// Tables of one to three dimensions: what they leave open and what they say twice, region by region.
@Suite struct TableGapTests {
  private func said(_ rules: [String]) throws -> [String] {
    let facts = ["heat", "wind", "rain"].map {
      "  garden.\($0): {is: given, type: integer, expected: 20, range: {from: 0, to: 50}, title: T, question: Q, controlled by: nobody}\n"
    }
    let folder = try small([
      "ruleset.yaml": """
      ruleset: small
      version: 1.0.0
      languages: [en]
      title: Small
      outcomes: [{attribute: garden.watering}, {attribute: garden.hour, answers: always}]
      bibliography: {handbook: {text: A handbook of gardening}}
      """,
      "vocabulary/more.yaml": "attributes:\n" + facts.joined()
        + "  garden.hour: {is: derived, type: {choice: [dawn: D, noon: N, dusk: E]}, combine: single, may stay empty: yes, title: Hour}\n",
      "theory/more.yaml": "sections:\n  - rules:\n" + rules.map { "      - \($0)\n" }.joined(),
    ])
    var request = LintRequest(paths: [folder.path], rules: folder.path, format: .text)
    (request.isExact, request.selected) = (true, ["D0411", "D0413", "D0414", "D0512"])
    return lint(request).output.split(separator: "\n").map { String($0.trimmingPrefix { $0 == " " }) }
      .filter { $0.hasPrefix("= note: 'garden.hour' has none") || $0.hasPrefix("warning") }
  }

  /// A row of a table: by fact the interval, and the hour.
  private func row(_ id: String, _ hour: String, _ intervals: [String]) -> String {
    let conditions = zip(["heat", "wind", "rain"], intervals).map { "garden.\($0): {\($1)}" }
    return "{id: \(id), when: {\(conditions.joined(separator: ", "))}, then: {garden.hour: \(hour)}}"
  }

  /// The cells of a grid that halves each fact at 25, each a row of its own.
  private func grid(_ dimensions: Int) -> [String] {
    (0..<1 << dimensions).map { cell in
      let intervals = (0..<dimensions).map { cell >> $0 & 1 == 0 ? "at most: 25" : "at least: 26" }
      return row("cell-\(cell)", ["dawn", "noon", "dusk"][cell % 3], intervals)
    }
  }

  @Test(arguments: 1...3) func adjacentIntervalsLeaveNoGapAndDoNotOverlap(dimensions: Int) throws {
    #expect(try said(grid(dimensions)) == [])
  }

  @Test(arguments: 1...3) func aCellThatIsMissingIsTheRegionThatIsTold(dimensions: Int) throws {
    let found = try said(Array(grid(dimensions).dropLast()))
    let notes = found.filter { $0.hasPrefix("= note") }
    #expect(!notes.isEmpty && found.count == notes.count + 1)
    for note in notes {
      // One fact of each dimension makes it so, and each lies in the cell.
      let facts = note.split(separator: "where ").last?.split(separator: ", ") ?? []
      #expect(facts.count == dimensions)
      #expect(facts.allSatisfy { ($0.split(separator: ": ").last.flatMap { Int($0) } ?? 0) >= 26 }, "\(note)")
    }
  }

  /// Off by one at the edge of a cell: the two rows meet there, and nowhere else.
  @Test(arguments: 1...3) func cellsThatOverlapAreTold(dimensions: Int) throws {
    var rows = grid(dimensions)
    let intervals = ["at least: 25"] + (1..<3).map { _ in "at most: 25" }
    rows[1] = row("cell-1", "noon", Array(intervals.prefix(dimensions)))
    let found = try said(rows)
    #expect(found.count == 1 && found[0].contains("'cell-0' and 'cell-1' can contradict each other"))
  }

  /// A row behind others that say the same of all its cells is masked; one that says otherwise misleads.
  @Test func maskedAndMisleadingRows() throws {
    let masked = try said(grid(2) + [row("masked", "dawn", ["between: [3, 9]", "at most: 7"])])
    #expect(
      masked.count == 1 && masked[0].contains("'masked' adds nothing to 'garden.hour': where it counts, 'cell-0' does"))
    let misleading = try said(grid(2) + [row("misleading", "dusk", ["between: [3, 9]", "at most: 7"])])
    #expect(misleading.count == 1 && misleading[0].contains("'cell-0' and 'misleading' can contradict each other"))
  }
}
