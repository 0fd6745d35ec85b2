import Explanation
package import Report
import RuleModel

extension VersionDocument {
  /// `demarche/diff/1`: names and values in the spelling of files.
  package var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("schema", "demarche/diff/1"), ("versions", .array(versions.map(json))),
      ("changes", .array(changes.things.map(json))), ("profiles", .array(subjects.map(json))),
    ]
    if let proved { members.append(("proof", proved.json)) }
    return .object(members)
  }

  private func json(_ version: VersionName) -> JSONValue {
    .object([
      ("version", .string(version.given)), ("rule set", .string("\(version.name) \(version.version)")),
      ("digest", .string(version.digest)),
    ])
  }

  private func json(_ thing: RuleSetChanges.Thing) -> JSONValue {
    let change: [(String, JSONValue)] =
      switch changes[thing] {
      case .added: [("change", "added")]
      case .removed: [("change", "removed")]
      case .changed(let parts): [("change", "changed"), ("parts", .array(parts.map { .string($0) }))]
      case nil: []
      }
    return .object([named(thing)] + change)
  }

  private func named(_ thing: RuleSetChanges.Thing) -> (String, JSONValue) {
    switch thing {
    case .rule: ("rule", .string(text(thing)))
    case .attribute: ("attribute", .string(text(thing)))
    case .entity: ("entity", .string(text(thing)))
    case .fact: ("fact", .string(text(thing)))
    }
  }

  private func json(_ subject: VersionedProfile) -> JSONValue {
    .object([
      ("profile", .string(subject.id)), ("facts left out", .array(subject.leftOut.map { .integer(Int64($0)) })),
      ("moves", .array(subject.moves.map { $0.map { .array($0.map { .string($0) }) } ?? .null })),
      (
        "moved",
        .array(
          subject.moved.map { moved in
            .object([
              ("outcome", .string(moved.address)), ("values", .array(moved.json)),
              ("causes", .array(moved.causes.map { .object([named($0)]) })),
            ])
          })
      ),
      ("unchanged", .integer(Int64(subject.unchanged))),
    ])
  }
}
