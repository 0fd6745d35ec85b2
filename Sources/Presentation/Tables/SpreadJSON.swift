package import Report
import RuleModel

extension SpreadTable {
  /// `demarche/table/1`: what leads by profile, and how often each value occurs.
  package var json: JSONValue {
    .object([
      ("schema", "demarche/table/1"), ("profiles", .array(columns.map { .string($0.profile) })),
      ("leading", .array(outcomes.indices.filter(isRanked).map(leadingJSON))),
      ("values", .array(outcomes.indices.compactMap(valuesJSON))),
    ])
  }

  private func leadingJSON(_ number: Int) -> JSONValue {
    let lists = columns.map { column in
      (column.profile, JSONValue.array(leaders(number, column).map { .string($0) }))
    }
    return .object([("attribute", .string(name(number))), ("profiles", .object(lists))])
  }

  private func valuesJSON(_ number: Int) -> JSONValue? {
    guard let shares = shares(number) else { return nil }
    let values = shares.map { share -> JSONValue in
      .object(
        [("value", .string(share.word))] + Ground.words.map { ($0, .integer(Int64(share.count($1)))) })
    }
    return .object([("attribute", .string(name(number))), ("values", .array(values))])
  }
}
