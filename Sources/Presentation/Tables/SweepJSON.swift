import Explanation
import Report
import RuleModel

extension SweepTable {
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
    list("varied", swept.product.varied, &json) { json, varied in
      json.key("fact")
      json.string(name(varied))
      json.key("values")
      json.begin("[")
      for choice in varied.choices { write(choice, of: varied, &json) }
      json.end("]")
    }
    if let moves {
      list("moves", Array(zip(moves.moves, boxes)), &json) { json, move in write(move.0, move.1, moves, &json) }
    }
    list("outcomes", shown.map { swept.outcomes[$0] }, &json) { json, swept in write(swept, &json) }
    json.breakLine()
    json.end("}")
    return json.bytes + [0x0A]
  }

  /// The address of what varies, or the name of its section.
  func name(_ varied: FactProduct.Varied) -> String {
    switch varied.subject {
    case .fact(let key): titles.address(key)
    case .section(let name): name
    }
  }

  /// A value, or the file that stands for it.
  func write(_ choice: FactProduct.Varied.Choice, of varied: FactProduct.Varied, _ json: inout JSONWriter) {
    if let file = choice.file { return json.string(file) }
    guard case .fact(let key) = varied.subject, let statement = choice.facts.first?.statement else {
      return json.literal("null")
    }
    let type = titles.ruleSet[key.attribute].type
    if statement == .doesNotApply {
      json.string("does not apply")
    } else if let value = Value(statement, of: type) {
      json.singleOrBounds(value, type, titles)
    } else {
      json.literal("null")
    }
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
    decided(by: swept.deciding, &json)
  }

  private func decided(by facts: [Int], _ json: inout JSONWriter) {
    json.key("decided by")
    json.begin("[")
    for fact in facts { json.string(name(swept.product.varied[fact])) }
    json.end("]")
  }

  private func write(_ move: SweptMoves.Move, _ found: FailureBoxes, _ moves: SweptMoves, _ json: inout JSONWriter) {
    json.key("entity")
    json.string(titles.id(moves.kind, move.entity))
    json.key("now")
    json.bool(move.isStanding)
    json.key("stays")
    json.number(String(move.stays))
    if let measure = moves.measure {
      json.key("measure")
      json.string(titles.ruleSet[measure].fullName)
      json.key("worst")
      if let worst = move.worst {
        json.singleOrBounds(worst, titles.ruleSet[measure].type, titles)
      } else {
        json.literal("null")
      }
      for (name, number) in [("regret", move.regret), ("regret rank", move.rank)] {
        json.key(name)
        json.number(String(number))
      }
    }
    decided(by: move.failures.facts, &json)
    json.key("drops out in")
    json.number(String(found.failing))
    json.key("boxes")
    json.begin("[")
    for box in found.boxes { write(box, found, &json) }
    json.end("]")
    json.key("fewest")
    json.bool(found.isFewest)
  }

  private func write(_ box: FailureBoxes.Box, _ found: FailureBoxes, _ json: inout JSONWriter) {
    json.begin("{")
    json.key("where")
    json.begin("{")
    for side in box.sides {
      let varied = swept.product.varied[side.fact]
      json.key(name(varied))
      json.begin("[")
      for value in side.values { write(varied.choices[value], of: varied, &json) }
      json.end("]")
    }
    json.end("}")
    json.key("worlds")
    json.number(String(box.worlds))
    json.key("coverage")
    json.number(decimal(box.worlds, of: found.failing))
    json.key("density")
    json.number("1")
    json.end("}")
  }

  /// To four places.
  private func decimal(_ part: Int, of all: Int) -> String {
    let number = all == 0 ? 0 : (20_000 * part + all) / (2 * all)
    let digits = String(number % 10_000)
    return "\(number / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
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
}
