package import Explanation
import Report
package import RuleModel

/// What the solver said of one profile under two versions, in words.
package struct ProvedProfile: Sendable {
  struct Difference: Sendable {
    var name: String
    var address: String
    var before: String
    var after: String
    var changes: [String]
    var json: [JSONValue]
    var changed: [(address: String, value: JSONValue)]
  }
  let id: String
  let name: String
  let equal: Int
  let undecided: Int
  let differing: [Difference]

  /// `differing`: an outcome, the changed facts, its value before and after.
  package init(
    _ presenter: Presenter, equal: Int, undecided: Int,
    differing: [(key: FactKey, changes: [ChangedFact], before: Value, after: Value)]
  ) {
    let titles = presenter.titles
    id = presenter.readings.profile.id
    name = presenter.profileName
    (self.equal, self.undecided) = (equal, undecided)
    self.differing = differing.map { found in
      let type = titles.ruleSet.attributes[found.key.attribute.raw].type
      return Difference(
        name: titles.label(found.key), address: titles.address(found.key), before: titles.text(found.before, type),
        after: titles.text(found.after, type),
        changes: found.changes.map { change in
          titles.label(change.key) + ": "
            + titles.text(change.statement, titles.ruleSet.attributes[change.key.attribute.raw].type)
        }, json: [titles.json(found.before, type), titles.json(found.after, type)],
        changed: found.changes.map { change in
          let type = titles.ruleSet.attributes[change.key.attribute.raw].type
          return (titles.address(change.key), titles.json(change.statement, type))
        })
    }
  }

  func blocks(_ wording: Wording) -> [Block] {
    let counts = wording(.provedCounts, String(equal), String(differing.count), String(undecided))
    let items = differing.map { found in
      let line = Inline("\(found.name): \(found.before) → ") + .strong(found.after)
      let how = found.changes.isEmpty ? wording(.asFactsStand) : wording(.onceChanged, wording.list(found.changes))
      return ListItem(line + .muted(wording.note(how)))
    }
    return [.heading(level: 2, Inline(wording(.howeverChanged, name))), .paragraph(Inline(counts))]
      + (items.isEmpty ? [] : [.list(items)])
  }

  var json: JSONValue {
    .object([
      ("profile", .string(id)), ("equal", .integer(Int64(equal))), ("undecided", .integer(Int64(undecided))),
      (
        "differing",
        .array(
          differing.map { found in
            .object([
              ("outcome", .string(found.address)), ("values", .array(found.json)),
              ("changes", .array(found.changed.map { .object([("fact", .string($0.address)), ("value", $0.value)]) })),
            ])
          })
      ),
    ])
  }
}
