import Explanation
package import Report
package import RuleModel

/// Two cities side by side: their moves, and the outcomes about what both have in common.
package struct SideBySide: Sendable {
  private let sides: [Presenter]
  /// Outcomes that differ, and how many do not.
  private let moved: [FactKey]
  private let unchanged: Int
  private var titles: Titles { sides[0].titles }
  private var wording: Wording { titles.wording }

  /// Of the outcomes those are compared that are about the catalogue, or about the city as a whole.
  package init(_ first: Presenter, _ second: Presenter, _ outcomes: [FactKey]) {
    sides = [first, second]
    let ruleSet = first.readings.ruleSet
    let shared = outcomes.filter { $0.isShared(ruleSet) }
    moved = shared.filter { key in
      let texts = [first, second].map { side in
        side.readings.working.value(key).map { side.titles.text($0, ruleSet[key.attribute].type) }
      }
      return texts[0] != texts[1]
    }
    unchanged = shared.count - moved.count
  }

  package var document: Document {
    let names = sides.map(\.profileName)
    let title = wording(.comparisonOf, wording.list(names))
    let count = wording(unchanged == 1 ? .oneUnchanged : .unchangedCount, String(unchanged))
    return Document(
      [.heading(level: 1, Inline(title))] + sides.flatMap { setBlocks($0.readings.profile, $0.titles) } + moves(names)
        + outcomes(names) + [.paragraph(.muted(count))], title: title)
  }

  private func moves(_ names: [String]) -> [Block] {
    let lists = sides.map { $0.moves()?.moves.map(\.heading) ?? [] }
    let count = lists.map(\.count).max() ?? 0
    guard count > 0 else { return [] }
    let rows = (0..<count).map { row in lists.map { Inline($0.indices.contains(row) ? $0[row] : "—") } }
    let columns = names.map { Table.Column(Inline($0), minimumWidth: 24) }
    return [.heading(level: 2, Inline(wording(.movesCompared))), .table(Table(columns, rows))]
  }

  private func outcomes(_ names: [String]) -> [Block] {
    guard !moved.isEmpty else { return [] }
    let rows = moved.map { key -> [Inline] in
      let subject = titles.subject(key)
      let title = titles.outcome(key.attribute)
      return [Inline(subject.isEmpty ? title : subject + " · " + title)] + sides.map { Inline(text(key, $0)) }
    }
    let columns =
      [Table.Column(Inline(wording(.outcome)), minimumWidth: 24)]
      + names.map { Table.Column(Inline($0), minimumWidth: 12) }
    return [.heading(level: 2, Inline(wording(.whatDiffers))), .table(Table(columns, rows))]
  }

  private func text(_ key: FactKey, _ side: Presenter) -> String {
    let type = side.readings.ruleSet[key.attribute].type
    return side.readings.working.value(key).map { side.titles.text($0, type) } ?? "—"
  }

  /// `demarche/comparison/1` of two cities.
  package var json: JSONValue {
    .object([
      ("schema", "demarche/comparison/1"), ("profiles", .array(sides.map { .string($0.readings.profile.id) })),
      ("facts", .array([])),
      ("moves", .array(sides.map { .array(($0.moves()?.moves ?? []).map { .string($0.heading) }) })),
      (
        "moved",
        .array(
          moved.map { key in
            let type = titles.ruleSet[key.attribute].type
            return .object([
              ("outcome", .string(titles.address(key))),
              ("values", .array(sides.map { $0.titles.json($0.readings.working.value(key), type) })),
              ("made by", .null),
            ])
          })
      ),
      ("unchanged", .integer(Int64(unchanged))),
    ])
  }
}

extension FactKey {
  /// Whether an outcome is about the catalogue, or about the city as a whole: of any two profiles it is the same outcome.
  func isShared(_ ruleSet: RuleSet) -> Bool {
    ruleSet.kinds.memberKinds(of: ruleSet[attribute].kind).allSatisfy { !ruleSet.entities[$0.raw].isEmpty }
  }
}
