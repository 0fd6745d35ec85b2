package import Report
import RuleModel

extension SensitivityTable {
  /// `demarche/table/1`: what each determinant moves, by profile.
  package var json: JSONValue {
    .object([
      ("schema", "demarche/table/1"), ("profiles", .array(columns.map { .string($0.profile) })),
      ("determinants", .array(determinants.indices.map(determinantJSON))),
      ("heavier", .array(heavier.map(heavierJSON))),
    ])
  }

  private func determinantJSON(_ number: Int) -> JSONValue {
    let determinant = determinants[number]
    let movements = determinant.movements.enumerated().map { place, movement -> JSONValue in
      .object([
        ("attributes", .array(movement.parts.map { .string(ruleSet.attributes[$0.attribute.raw].fullName) })),
        ("entities", .integer(Int64(movement.entities))),
        ("asked", movement.profiles.map { .integer(Int64($0)) } ?? .null),
        ("profiles", .array(profiles(number, place).map { .string($0) })),
      ])
    }
    return .object([
      ("id", .string(determinant.id)), ("movements", .array(movements)),
      ("cells", .array(columns.map { cellJSON($0.cells[number]) })),
    ])
  }

  private func cellJSON(_ cell: Cell?) -> JSONValue {
    guard let cell else { return .null }
    let attributes = cell.byAttribute.sorted { $0.key.raw < $1.key.raw }.map { attribute, keys in
      (ruleSet.attributes[attribute.raw].fullName, JSONValue.integer(Int64(keys.count)))
    }
    return .object([
      ("moved", .integer(Int64(cell.largest))), ("of", .integer(Int64(cell.total))),
      ("counts", .array(cell.counts.map { .integer(Int64($0)) })), ("outcomes", .object(attributes)),
    ])
  }

  private func heavierJSON(_ entry: (fact: String, profiles: [String])) -> JSONValue {
    .object([("fact", .string(entry.fact)), ("profiles", .array(entry.profiles.map { .string($0) }))])
  }
}
