import Reading
import Report
import RuleModel

/// Files of tests: tests, relations and spreads.
struct TestShapes {
  private let shapes: AttributeShapes

  init(_ shapes: AttributeShapes) { self.shapes = shapes }

  private var ruleSet: RuleSet { shapes.ruleSet }
  private var texts: KeyTexts { shapes.texts }
  private var addresses: Addresses { Addresses(shapes: shapes) }

  var file: JSONValue {
    ObjectShape(
      keys: texts.keys(
        Keys.testFile,
        [
          "tests": .list(.ref("a-test")), "relations": .list(.ref("a-relation")), "spreads": .list(.ref("a-spread")),
        ])
    ).json
  }

  var definitions: [(String, JSONValue)] {
    [
      ("a-test", entry(Keys.test, testKeys)), ("a-relation", entry(Keys.relation, relationKeys)),
      ("a-spread", entry(Keys.spread, spreadKeys)),
      ("set", addresses.plainMap({ shapes.fact($0) }, others: sections).json),
      ("along", addresses.plainMap({ .list(shapes.fact($0), atLeast: 2) }, others: listedSections).json),
      ("claims", claims(Keys.expectation) { shapes.test($0).map { .oneOf([$0, .ref("empty")]) } }),
      ("empty", ObjectShape(keys: texts.keys(["empty"], ["empty": .yesOrNo]), required: ["empty"]).json),
      ("grounds", claims(Keys.groundClaim) { $0.isDerived ? .ref("ground") : JSONValue?.none }),
      ("ground", .oneOrMore(.words(Ground.words.map(\.0)))),
      ("comparisons", claims(Keys.comparison) { shapes.test($0).map { _ in .ref("comparison") } }),
      ("comparison", comparison),
      ("part", .oneOf([derived, .map(to: .oneOrMore(["type": ["string", "boolean"]]))])),
      ("ordering", .oneOf([derived, .map(to: .words(["highest first", "lowest first"]))])),
      ("limit", limit),
    ]
  }

  private var derived: JSONValue { .words(ruleSet.attributes.filter(\.isDerived).map(\.fullName)) }

  /// Single kinds whose section a test puts another file into.
  private var sections: [(String, JSONValue)] {
    let taken = Keys.test + Keys.relation + Keys.spread
    return ruleSet.kinds.filter { $0.form == .single && !taken.contains($0.name) }.map { kind in
      (kind.name, JSONValue.object([("type", ["string", "object"])]).told(shapes.title(kind.title)))
    }
  }

  private var listedSections: [(String, JSONValue)] { sections.map { ($0.0, .list(.word, atLeast: 2)) } }

  private func entry(_ keys: [String], _ own: [String: JSONValue]) -> JSONValue {
    let head: [String: JSONValue] = [
      "id": .word, "title": .ref("text"), "profile": .word, "profiles": .oneOrMore(.word), "set": .ref("set"),
    ]
    return ObjectShape(keys: texts.keys(keys, head.merging(own) { first, _ in first }) + sections, required: ["id"])
      .json
  }

  private var testKeys: [String: JSONValue] {
    let none = ObjectShape(keys: texts.keys(Keys.noContradiction, ["none in": .oneOrMore(derived)]))
    let contradiction = JSONValue.oneOf([.words(["none"]), none.json])
    let claims = JSONValue.list(.ref("claims"), atLeast: 1)
    return [
      "must": claims, "may": claims, "must not": claims, "working": claims,
      "ground": .list(.ref("grounds"), atLeast: 1), "in at least": .count, "contradiction": contradiction,
      "possible contradiction": contradiction, "working contradiction": contradiction,
    ]
  }

  private var relationKeys: [String: JSONValue] {
    let moves = ObjectShape(
      keys: texts.keys(
        Keys.movement,
        ["of": .oneOrMore(.ref("part")), "at least": .count, "in at least": .count, "not yet met": .yesOrNo]),
      required: ["of"])
    let kinds = ruleSet.kinds.filter { $0.arity == 1 }.map(\.name)
    return [
      "for each": .oneOrMore(.words(kinds)), "from": .ref("set"), "to": .ref("set"), "along": .ref("along"),
      "swap": JSONValue.list(.word).adding(["minItems": 2, "maxItems": 2]), "other": .word,
      "then": .list(.ref("comparisons"), atLeast: 1), "moves": .list(moves.json, atLeast: 1),
    ]
  }

  private let spreadKeys: [String: JSONValue] = [
    "by": .oneOrMore(.ref("ordering")), "among": .oneOrMore(.ref("part")), "first": .count,
    "values of": .oneOrMore(.word), "commonest": .ref("limit"), "reached": .oneOf([.words(["all"]), .ref("limit")]),
    "in common": .ref("limit"),
  ]

  private var limit: JSONValue {
    let end: JSONValue = ["type": "integer", "minimum": 0]
    return ObjectShape(
      keys: texts.keys(Keys.limit, ["at least": end, "at most": end, "not yet met": .yesOrNo])
    ).json
  }

  /// An address with what is said of it, and the words that narrow it.
  private func claims(_ keys: [String], _ shape: (Attribute) -> JSONValue?) -> JSONValue {
    let own: [String: JSONValue] = [
      "by": .word, "where": .ref("when"), "tension": .yesOrNo, "not yet met": .yesOrNo,
      "order": .list(["type": ["string", "boolean"]]), "of": .words(["others"]),
    ]
    return addresses.plainMap(shape, others: texts.keys(keys, own)).json
  }

  private var comparison: JSONValue {
    let becomes = ObjectShape(
      keys: texts.keys(["becomes"], ["becomes": .map(to: .oneOrMore(["type": ["string", "boolean"]]))]))
    let ways = ["same", "stays", "not lower", "not higher", "lower", "higher"]
    return .oneOf([.words(ways), becomes.json])
  }
}
