package import Explanation
import Report
import RuleModel

/// The worlds of a sweep as rows of a table: what each states, and what follows.
package struct SweepRows: Sendable {
  package enum Form: Sendable { case csv, jsonLines }

  private let table: SweepTable
  private let form: Form
  /// By column, the text of each of its values; facts first, then outcomes.
  private let names: [String]
  private let facts: [[String]]
  private let outcomes: [(number: Int, texts: [String])]

  package init(_ table: SweepTable, as form: Form) {
    self.table = table
    self.form = form
    let swept = table.swept
    func text(_ write: (inout JSONWriter) -> Void) -> String {
      var json = JSONWriter(.compact)
      write(&json)
      let text = String(decoding: json.bytes, as: UTF8.self)
      return form == .csv ? Self.csv(text) : text
    }
    facts = swept.product.varied.map { varied in
      varied.choices.map { choice in text { table.write(choice, of: varied, &$0) } }
    }
    outcomes = table.shown.map { number in
      let type = table.titles.ruleSet[swept.outcomes[number].key.attribute].type
      return (
        number,
        swept.tally.distinct[number].map { value in
          text { $0.singleOrBounds(value, type, table.titles) }
        }
      )
    }
    let all =
      swept.product.varied.map { table.name($0) } + table.shown.map { table.titles.address(swept.outcomes[$0].key) }
    names = (["world"] + all).map { name in form == .csv ? Self.quoted(name) : JSONValue.string(name).text(.compact) }
  }

  /// A JSON text as a cell: strings bare, `null` empty, everything else as it stands.
  private static func csv(_ json: String) -> String {
    if json == "null" { return "" }
    guard json.hasPrefix("\""), let value = try? JSONValue.parse(json), case .string(let text) = value else {
      return quoted(json)
    }
    return quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = !text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// The line of names; nothing in JSON Lines.
  package var header: String { form == .csv ? names.joined(separator: ",") + "\n" : "" }

  /// The rows of some worlds, without those that cannot be. Linear in what it writes.
  package func rows(_ worlds: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    let tally = table.swept.tally
    for world in worlds where tally.impossible.isEmpty || !tally.impossible.contains(world) {
      add(0, String(world), to: &bytes)
      for fact in facts.indices { add(1 + fact, facts[fact][tally.product.choice(of: fact, in: world)], to: &bytes) }
      for (place, outcome) in outcomes.enumerated() {
        add(1 + facts.count + place, outcome.texts[tally.columns[outcome.number][world]], to: &bytes)
      }
      bytes += form == .csv ? [0x0A] : [0x7D, 0x0A]
    }
    return bytes
  }

  private func add(_ column: Int, _ text: String, to bytes: inout [UInt8]) {
    switch form {
    case .csv: if column > 0 { bytes.append(0x2C) }
    case .jsonLines:
      bytes.append(column == 0 ? 0x7B : 0x2C)
      bytes += names[column].utf8
      bytes.append(0x3A)
    }
    bytes += text.utf8
  }
}

extension SweepTable {
  /// The worlds as lines of `demarche batch`, one each: changes of a profile by its name, with the world's number as id.
  package static func lines(
    _ product: FactProduct, _ worlds: Range<Int>, of base: String, _ presenter: Presenter
  ) -> [UInt8] {
    let titles = presenter.titles
    let members = product.varied.map { varied in varied.choices.map { member($0, of: varied, titles) } }
    let name = JSONValue.string(base).text(.compact)
    var bytes: [UInt8] = []
    for world in worlds {
      bytes += "{\"id\":\(world),\"base\":\(name),\"set\":{".utf8
      bytes += product.varied.indices.map { members[$0][product.choice(of: $0, in: world)] }.joined(separator: ",").utf8
      bytes += "}}\n".utf8
    }
    return bytes
  }

  private static func member(
    _ choice: FactProduct.Varied.Choice, of varied: FactProduct.Varied, _ titles: Titles
  ) -> String {
    var json = JSONWriter(.compact)
    switch varied.subject {
    case .section(let name):
      json.key(name)
      json.string(choice.file ?? "")
    case .fact(let key):
      let type = titles.ruleSet[key.attribute].type
      json.key(titles.address(key))
      let statement = choice.facts.first?.statement ?? .unknown
      if statement == .doesNotApply {
        json.string("does not apply")
      } else if let value = Value(statement, of: type) {
        json.singleOrBounds(value, type, titles)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
