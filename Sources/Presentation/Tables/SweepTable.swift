package import Explanation
package import Report
import RuleModel

/// In how many worlds each outcome stays as it is, what it becomes in the others, and which facts decide it.
package struct SweepTable: Sendable {
  private let swept: SweptOutcomes
  private let titles: Titles

  package init(_ swept: SweptOutcomes, _ presenter: Presenter) {
    self.swept = swept
    titles = presenter.titles
  }

  private var wording: Wording { titles.wording }

  /// The outcomes that are otherwise in some world, those that stay in the fewest first.
  private var moving: [SweptOutcomes.Swept] {
    swept.outcomes.filter { $0.stays < swept.possible }.enumerated()
      .sorted { ($0.element.stays, $0.offset) < ($1.element.stays, $1.offset) }.map(\.element)
  }

  package var document: Document {
    let head = [
      Table.Column(Inline(wording(.sweptOutcome))), Table.Column(Inline(wording(.asItStands))),
      Table.Column(Inline(wording(.staysIn)), .right), Table.Column(Inline(wording(.elsewhere))),
      Table.Column(Inline(wording(.decidedBy))),
    ]
    let rows = moving.map { swept in
      [
        Inline(titles.label(swept.key)), Inline(text(swept.standing, swept.key)), Inline(share(swept.stays)),
        Inline(others(swept)), Inline(wording.list(swept.deciding.map { titles.label($0) })),
      ]
    }
    let same = swept.outcomes.count - moving.count
    return Document([
      .heading(level: 1, Inline(wording(.sweepOf, titles.profile.id))),
      .paragraph(
        Inline(
          wording(
            .sweptWorlds, String(swept.product.count), String(swept.product.varied.count), String(swept.impossible)))),
      .table(Table(head, rows)), .paragraph(Inline(wording(.sameInAllWorlds, String(same)))),
    ])
  }

  private func text(_ value: Value, _ key: FactKey) -> String { titles.text(value, titles.ruleSet[key.attribute].type) }

  private func share(_ worlds: Int) -> String {
    swept.possible == 0 ? "0%" : "\((200 * worlds + swept.possible) / (2 * swept.possible))%"
  }

  private func others(_ swept: SweptOutcomes.Swept) -> String {
    let others = swept.values.filter { $0.value != swept.standing }
    return wording.list(others.map { text($0.value, swept.key) + wording.note(share($0.worlds)) }, upTo: 4)
  }

  // MARK: JSON

  /// `demarche/sweep/1`.
  package func json(_ provenance: Provenance) -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.begin("{")
    json.breakLine()
    for (name, text) in [
      ("schema", "demarche/sweep/1"), ("profile", titles.profile.id), ("profile digest", provenance.profileDigest),
      ("rules digest", provenance.rulesDigest),
    ] {
      json.key(name)
      json.string(text)
    }
    json.breakLine()
    for (name, count) in [("worlds", swept.product.count), ("impossible", swept.impossible)] {
      json.key(name)
      json.number(String(count))
    }
    list("varied", swept.product.varied, &json) { json, fact in
      json.key("fact")
      json.string(titles.address(fact.key))
      json.key("values")
      json.begin("[")
      let type = titles.ruleSet[fact.key.attribute].type
      for value in fact.values { Value(value, of: type).map { json.singleOrBounds($0, type, titles) } }
      json.end("]")
    }
    list("outcomes", swept.outcomes, &json) { json, swept in write(swept, &json) }
    json.breakLine()
    json.end("}")
    return json.bytes + [0x0A]
  }

  private func write(_ swept: SweptOutcomes.Swept, _ json: inout JSONWriter) {
    let type = titles.ruleSet[swept.key.attribute].type
    json.members(of: swept.key, titles)
    json.members(swept.standing, type, titles)
    json.key("stays")
    json.number(String(swept.stays))
    json.key("values")
    json.begin("[")
    for (value, worlds) in swept.values {
      json.begin("{")
      json.members(value, type, titles)
      json.key("worlds")
      json.number(String(worlds))
      json.end("}")
    }
    json.end("]")
    json.key("decided by")
    json.begin("[")
    for fact in swept.deciding { json.string(titles.address(fact)) }
    json.end("]")
  }

  private func list<Element>(
    _ name: String, _ elements: [Element], _ json: inout JSONWriter, _ write: (inout JSONWriter, Element) -> Void
  ) {
    json.breakLine()
    json.key(name)
    json.begin("[")
    for element in elements {
      json.breakLine()
      json.begin("{")
      write(&json, element)
      json.end("}")
    }
    if !elements.isEmpty { json.breakLine() }
    json.end("]")
  }

  // MARK: Lines

  /// The worlds as lines of `demarche batch`, one each: changes of a profile by its name, with the world's number as id.
  package static func lines(
    _ product: FactProduct, _ worlds: Range<Int>, of base: String, _ presenter: Presenter
  ) -> [UInt8] {
    let titles = presenter.titles
    var bytes: [UInt8] = []
    for world in worlds {
      var json = JSONWriter(.compact)
      json.begin("{")
      json.key("id")
      json.number(String(world))
      json.key("base")
      json.string(base)
      json.key("set")
      json.begin("{")
      for (key, statement) in product.facts(of: world) {
        let type = titles.ruleSet[key.attribute].type
        json.key(titles.address(key))
        if statement == .doesNotApply {
          json.string("does not apply")
        } else if let value = Value(statement, of: type) {
          json.singleOrBounds(value, type, titles)
        }
      }
      json.end("}")
      json.end("}")
      bytes += json.bytes + [0x0A]
    }
    return bytes
  }
}
