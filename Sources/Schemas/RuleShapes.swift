import Reading
import Report
import RuleModel

/// Theory files: rules, their conditions, conclusions and examples.
struct RuleShapes {
  let shapes: AttributeShapes

  /// Whether conditions are what the files consist of: then editors complete and explain their attributes.
  let areRules: Bool

  init(_ shapes: AttributeShapes, areRules: Bool = true) {
    self.shapes = shapes
    self.areRules = areRules
  }

  private var ruleSet: RuleSet { shapes.ruleSet }
  private var texts: KeyTexts { shapes.texts }

  var file: JSONValue {
    let section = ObjectShape(
      keys: texts.keys(
        Keys.theorySection,
        ["title": .ref("text"), "defaults": .ref("defaults"), "rules": .list(.ref("rule"))])
    ).json
    return ObjectShape(
      keys: texts.keys(
        Keys.theoryFile, ["title": .ref("text"), "defaults": .ref("defaults"), "sections": .list(section)])
    ).json
  }

  var definitions: [(String, JSONValue)] {
    [
      ("source", .words(ruleSet.sources.map(\.id))),
      ("defaults", ObjectShape(keys: texts.keys(Keys.ruleDefaults, defaults)).json),
      ("case", ObjectShape(keys: texts.keys(Keys.ruleCase, ruleKeys), required: ["id"]).json),
      ("rule", ObjectShape(keys: texts.keys(Keys.rule, ruleKeys), required: ["id"]).json),
      ("example", ObjectShape(keys: texts.keys(Keys.example, exampleKeys), required: ["given"]).json),
      ("when", conditions),
      ("quantifier", quantifier(counts: false)), ("counted", quantifier(counts: true)),
      ("given", addresses.plainMap { $0.origin == .fixed ? JSONValue?.none : shapes.fact($0) }.json),
      ("then", addresses.map({ shapes.contribution($0) }, named: "then").json),
    ]
  }

  var addresses: Addresses { Addresses(shapes: shapes) }

  private var defaults: [String: JSONValue] {
    [
      "source": .oneOrMore(.ref("source")), "basis": .ref("strings"),
      "rank": .words(ruleSet.ranks.map(\.name)), "confidence": .words(Rule.Confidence.words.map(\.0)),
      "evidence": ruleSet.evidence.isEmpty ? .word : .words(ruleSet.evidence.map(\.name)),
      "status": .words(["active", "draft"]),
    ]
  }

  private var ruleKeys: [String: JSONValue] {
    let kinds = ruleSet.kinds.filter { $0.arity == 1 }.map(\.name)
    let own: [String: JSONValue] = [
      "id": .word, "title": .ref("text"), "when": .ref("when"), "unless": .ref("when"),
      "then": .ref("then"), "because": .ref("text"), "examples": .list(.ref("example")), "once": .yesOrNo,
      "for each": .oneOrMore(.word), "for": .map(to: .words(kinds)), "overrides": .oneOrMore(.word),
      "cases": .list(.ref("case"), atLeast: 1),
    ]
    return own.merging(defaults) { first, _ in first }
  }

  private let exampleKeys: [String: JSONValue] = [
    "given": .ref("given"), "follows": .ref("then"), "does not follow": .ref("then"),
  ]

  // MARK: Conditions

  private var conditions: JSONValue {
    let blocks: [String: JSONValue] = [
      "all of": .ref("when"), "any of": .list(.ref("when"), atLeast: 1), "not of": .ref("when"),
      "some": .ref("quantifier"), "every": .ref("quantifier"), "no": .ref("quantifier"), "count": .ref("counted"),
    ]
    let words = ["all of", "any of", "not of", "some", "every", "no", "count"]
    // A kind's own name, or a name of the rule: the entity itself.
    let entities = ruleSet.kinds.indices.filter { ruleSet.kinds[$0].form == .many }.map { number in
      (ruleSet.kinds[number].name, entity(KindID(number)).told(shapes.title(ruleSet.kinds[number].title)))
    }
    let others = texts.keys(words, blocks) + entities
    var map =
      areRules
      ? addresses.map({ shapes.test($0) }, named: "when", others: others)
      : addresses.plainMap({ shapes.test($0) }, others: others)
    map.orTypes = ["array"]
    map.patterns.append(("^[^. ]+$", .anything))
    return map.json.adding(["items": .ref("when")])
  }

  private func entity(_ kind: KindID) -> JSONValue {
    let ids = ruleSet.entities[kind.raw].map(\.id)
    let one = JSONValue.oneOf([ids.isEmpty ? .word : .words(ids), .ref("path")])
    let keys = texts.keys(Keys.plainTest, ["other than": .oneOrMore(one), "present": .yesOrNo, "path": .word])
    return .oneOf([.oneOrMore(one), ObjectShape(keys: keys).json])
  }

  private func quantifier(counts: Bool) -> JSONValue {
    let number = JSONValue.oneOf([["type": "integer", "minimum": 0], .ref("path")])
    let own: [String: JSONValue] = [
      "of": .words(ruleSet.kinds.filter { $0.form != .single }.map(\.name)), "as": .oneOrMore(.word),
      "where": .ref("when"),
    ]
    let keys = Keys.quantifier + (counts ? Keys.count : [])
    let shapes = own.merging(shapes.comparisons(with: number, .oneOrMore(number))) { first, _ in first }
    return ObjectShape(keys: texts.keys(keys, shapes), required: ["of"]).json
  }
}
