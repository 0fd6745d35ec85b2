package import Explanation
package import Report
import RuleModel

/// What moves for one city once facts are stated otherwise.
package struct ChangeDocument: Sendable {
  let before: Presenter
  let after: Presenter
  let comparison: FactComparison
  private var wording: Wording { after.titles.wording }
  private var titles: Titles { after.titles }

  /// `after` is of the same city.
  package init(_ before: Presenter, _ after: Presenter, _ comparison: FactComparison) {
    (self.before, self.after, self.comparison) = (before, after, comparison)
  }

  package var document: Document {
    let title = wording(.comparisonOf, after.profileName)
    let unchanged = wording(
      comparison.unchanged == 1 ? .oneUnchanged : .unchangedCount, String(comparison.unchanged))
    return Document(
      [.heading(level: 1, Inline(title))] + setBlocks(after.readings.profile, titles) + facts + moves + changes
        + [.paragraph(.muted(unchanged))], title: title)
  }

  /// The facts that differ, where they are not told by what was set.
  private var facts: [Block] {
    guard comparison.differences.count > 1 else { return [] }
    let items = comparison.differences.map { difference in
      ListItem(
        Inline(fact(difference.key) + ": ")
          + arrow(text(difference.before, difference), text(difference.after, difference)))
    }
    return [.heading(level: 2, Inline(wording(.factsThatDiffer))), .list(items)]
  }

  private var moves: [Block] {
    guard let now = before.moves(), let then = after.moves() else { return [] }
    let parts = now.named(to: then, wording)?.parts ?? []
    let told = parts.isEmpty ? [wording(.noMoveChanges)] : parts
    let items = told.map { ListItem(Inline(wording.language.sentence($0))) }
    return [.heading(level: 2, Inline(wording(.movesCompared))), .list(items)]
  }

  /// By what the outcomes are first about: a partner, a form.
  private var changes: [Block] {
    guard !comparison.moved.isEmpty else { return [] }
    let groups = grouped(comparison.moved, by: { group($0.key) })
    let items = groups.map { name, moved in ListItem(.strong(name), [.list(moved.map(item))]) }
    return [.heading(level: 2, Inline(wording(.whatMoves))), .list(items)]
  }

  private func group(_ key: FactKey) -> String {
    let kind = after.readings.ruleSet[key.attribute].kind
    guard let first = titles.members(of: kind).first, let entity = key.entities.first else { return titles.title(kind) }
    return titles.entity(first.kind, entity.raw)
  }

  /// `Climate diplomacy · Role: partner → lead (Relation with China)`.
  private func item(_ moved: FactComparison.Moved) -> ListItem {
    let attribute = after.readings.ruleSet[moved.key.attribute]
    let rest = zip(titles.members(of: attribute.kind), moved.key.entities).dropFirst().map {
      titles.entity($0.kind, $1.raw)
    }
    let name = (rest + [titles.outcome(moved.key.attribute)]).joined(separator: " · ")
    let line =
      Inline(name + ": ")
      + arrow(before.titles.text(moved.before, attribute.type), titles.text(moved.after, attribute.type))
    guard comparison.differences.count > 1 else { return ListItem(line) }
    guard let causes = moved.causes else { return ListItem(line) }
    let names = causes.map { fact(comparison.differences[$0].key) }
    return ListItem(line + .muted(wording.note(wording(.madeBy, wording.list(names)))))
  }

  private func arrow(_ before: String, _ after: String) -> Inline { Inline(before + " → ") + .strong(after) }

  private func fact(_ key: FactKey) -> String {
    let subject = titles.subject(key)
    let title = titles.title(key.attribute)
    return subject.isEmpty ? title : subject + " · " + title
  }

  private func text(_ statement: Statement, _ difference: FactComparison.Difference) -> String {
    titles.text(statement, after.readings.ruleSet[difference.key.attribute].type)
  }
}

extension ChangeDocument {
  /// `demarche/comparison/1` of one city: facts and outcomes in the spelling of files.
  package var json: JSONValue {
    .object([
      ("schema", "demarche/comparison/1"), ("profiles", .array([.string(after.readings.profile.id)])),
      (
        "facts",
        .array(
          comparison.differences.map { difference in
            let type = after.readings.ruleSet[difference.key.attribute].type
            return .object([
              ("fact", .string(titles.address(difference.key))), ("before", titles.json(difference.before, type)),
              ("after", titles.json(difference.after, type)),
            ])
          })
      ),
      ("moves", .array([before, after].map { .array(($0.moves()?.moves ?? []).map { .string($0.heading) }) })),
      ("moved", .array(comparison.moved.map(movedJSON))), ("unchanged", .integer(Int64(comparison.unchanged))),
    ])
  }

  private func movedJSON(_ moved: FactComparison.Moved) -> JSONValue {
    let type = after.readings.ruleSet[moved.key.attribute].type
    let causes = moved.causes.map { causes in
      JSONValue.array(causes.map { .string(titles.address(comparison.differences[$0].key)) })
    }
    return .object([
      ("outcome", .string(titles.address(moved.key))),
      ("values", .array([before.titles.json(moved.before, type), titles.json(moved.after, type)])),
      ("made by", causes ?? .null),
    ])
  }
}

extension Titles {
  /// A value as files spell it: one, a list of what it may be, or null.
  func json(_ value: Value?, _ type: ValueType) -> JSONValue {
    switch value?.possibilities {
    case .ordinals(let ordinals) where ordinals.count == 1: .string(spelling.value(ordinals[0], of: type))
    case .ordinals(let ordinals): .array(ordinals.map { .string(spelling.value($0, of: type)) })
    case .number(let from?, let to?) where from == to: .decimal(spelling.constant(.number(from), of: type))
    case .set(let certain, _): .array(certain.map { .string(spelling.value($0, of: type.element)) })
    case .number, .nothing, nil: .null
    }
  }

  func json(_ statement: Statement, _ type: ValueType) -> JSONValue { json(Value(statement, of: type), type) }
}
