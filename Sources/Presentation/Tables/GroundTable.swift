import Explanation
package import Report
package import RuleModel

/// How firmly outcomes stand over profiles, and which placeholders carry most of them.
package struct GroundTable: Sendable {
  private let columns: [GroundColumn]
  private let ruleSet: RuleSet
  private let top: Int
  private let wording: Wording

  package init(_ columns: [GroundColumn], _ ruleSet: RuleSet, top: Int, _ language: ReportLanguage) {
    self.columns = columns
    self.ruleSet = ruleSet
    self.top = top
    wording = Wording(language: language)
  }

  package var document: Document {
    Document([
      .heading(level: 1, Inline(wording(.groundsOfOutcomes))), .paragraph(Inline(wording(.groundsIntro))), grounds,
      .heading(level: 2, Inline(wording(.placeholdersByWeight))), .paragraph(Inline(wording(.placeholdersIntro))),
      placeholders,
    ])
  }

  private var grounds: Block {
    let head =
      [Table.Column(Inline(wording(.profile)))]
      + Ground.allCases.map { Table.Column(Inline(wording($0.countTitle)), .right) }
      + [Table.Column(Inline(wording(.total)), .right), Table.Column(Inline(wording(.carriesMost)))]
    let rows = columns.map { column in
      [Inline.code(column.profile)] + Ground.allCases.map { Inline(share(column.count($0), of: column.total)) }
        + [Inline("\(column.total)"), column.carriers.first.map(carrier) ?? Inline("")]
    }
    return .table(Table(head, rows))
  }

  /// How many, and how many in a hundred.
  private func share(_ count: Int, of total: Int) -> String {
    total == 0 ? "\(count)" : "\(count)" + wording.note("\((200 * count + total) / (2 * total))%")
  }

  private func carrier(_ carrier: GroundColumn.Carrier) -> Inline {
    .code(carrier.fact) + Inline(wording.note("\(carrier.outcomes)"))
  }

  private var placeholders: Block {
    let head = [
      Table.Column(Inline(wording(.attribute))), Table.Column(Inline(wording(.carriedOutcomes)), .right),
      Table.Column(Inline(wording(.profiles)), .right),
    ]
    return .table(
      Table(head, heaviest.map { [.code($0.name), Inline("\($0.outcomes)"), Inline("\($0.profiles)")] }))
  }

  private struct Weight {
    var name: String
    var outcomes: Int
    var profiles: Int
  }

  /// The attributes whose placeholders carry most outcomes over all profiles; equals in the order of the vocabulary.
  private var heaviest: [Weight] {
    var weights: [AttributeID: Weight] = [:]
    for column in columns {
      for (attribute, own) in Dictionary(grouping: column.carriers, by: \.attribute) {
        var weight = weights[attribute] ?? Weight(name: ruleSet[attribute].fullName, outcomes: 0, profiles: 0)
        weight.outcomes += own.map(\.outcomes).reduce(0, +)
        weight.profiles += 1
        weights[attribute] = weight
      }
    }
    let sorted = weights.sorted { ($1.value.outcomes, $0.key) < ($0.value.outcomes, $1.key) }
    return sorted.prefix(top).map(\.value)
  }

  // MARK: JSON

  /// `demarche/table/1`: the grounds of each profile's outcomes, and what carries most.
  package var json: JSONValue {
    .object([
      ("schema", "demarche/table/1"), ("grounds", .array(columns.map(json))),
      (
        "placeholders",
        .array(
          heaviest.map { weight in
            .object([
              ("attribute", .string(weight.name)), ("outcomes", .integer(Int64(weight.outcomes))),
              ("profiles", .integer(Int64(weight.profiles))),
            ])
          })
      ),
    ])
  }

  private func json(_ column: GroundColumn) -> JSONValue {
    let counts = Ground.words.map { word, ground in (word, JSONValue.integer(Int64(column.count(ground)))) }
    let carriers = column.carriers.prefix(top).map { carrier in
      JSONValue.object([("fact", .string(carrier.fact)), ("outcomes", .integer(Int64(carrier.outcomes)))])
    }
    return .object([("profile", .string(column.profile))] + counts + [("placeholders", .array(carriers))])
  }
}

extension Ground {
  /// The head of a column that counts.
  var countTitle: Phrase {
    switch self {
    case .firm: .firmCount
    case .provisional: .provisionalCount
    case .unsettled: .unsettledCount
    }
  }
}
