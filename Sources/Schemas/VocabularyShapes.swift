import Reading
import Report
import RuleModel

/// The manifest, the vocabulary and registers: what declares the names that all other files use.
struct VocabularyShapes {
  private let shapes: AttributeShapes

  init(_ shapes: AttributeShapes) { self.shapes = shapes }

  private var ruleSet: RuleSet { shapes.ruleSet }
  private var texts: KeyTexts { shapes.texts }
  private let text = JSONValue.ref("text")

  // MARK: Vocabulary

  var file: JSONValue {
    let domain = JSONValue.oneOf([
      values, ObjectShape(keys: texts.keys(Keys.domain, ["title": text, "values": values])).json,
    ])
    let never = ObjectShape(
      keys: texts.keys(
        Keys.never,
        ["id": .word, "for": .map(to: .word), "when": .ref("when"), "because": text]), required: ["id"])
    return ObjectShape(
      keys: texts.keys(
        Keys.vocabularyFile,
        [
          "kinds": .map(to: kind), "scales": .map(to: domain), "choices": .map(to: domain),
          "attributes": .map(to: attribute), "topics": .map(to: topic), "never": .list(never.json),
        ])
    ).json
  }

  private var topic: JSONValue {
    ObjectShape(keys: texts.keys(Keys.topic, ["title": text, "attributes": .list(.word, atLeast: 1)])).json
  }

  /// `small`, or `{small: title}`.
  private var values: JSONValue { .list(.oneOf([.word, ["type": "integer"], .map(to: text)]), atLeast: 1) }

  private var kind: JSONValue {
    ObjectShape(
      keys: texts.keys(
        Keys.kind,
        [
          "is": .words(["single", "many", "by reference"]), "of": .oneOf([.list(.word), .map(to: .word)]),
          "listed": .yesOrNo, "listed as": .word, "title": text, "known to": text,
        ])
    ).json
  }

  private var attribute: JSONValue {
    let order = JSONValue.words(["highest first", "lowest first"])
    let ranking = ObjectShape(
      keys: texts.keys(
        Keys.ranking, ["by": .oneOrMore(.word), "order": order, "among": .ref("when"), "per": .word]),
      required: ["by"])
    let end: JSONValue = ["type": "number"]
    let control = ruleSet.controllers.isEmpty ? JSONValue.word : .words(ruleSet.controllers.map(\.name))
    let any: JSONValue = ["type": ["string", "number", "boolean", "array", "object"]]
    let own: [String: JSONValue] = [
      "is": .words(Attribute.Origin.words.map(\.0)), "type": type,
      "combine": .words(["asserted", "single", "sum", "level", "collected", "rank"]),
      "weights": .list(["type": "integer"]), "bands": .list(.map(to: band), atLeast: 2),
      "base": .oneOf([.word, .number, .ref("path")]), "default": any, "prefer": .words(["rank"]),
      "rank": ranking.json, "may stay empty": .yesOrNo,
      "when floor exceeds cap": .words(["cap wins", "contradiction"]),
      "range": ObjectShape(keys: texts.keys(Keys.range, ["from": end, "to": end])).json, "unit": .ref("remark"),
      "places": .count, "title": text, "question": text, "known to": text, "controlled by": control, "effort": .count,
      "if left out": any, "expected": any, "may not apply": .yesOrNo,
      "monotone in": .oneOrMore(.word), "stale after": .count,
    ]
    return ObjectShape(keys: texts.keys(Keys.attribute, own), required: ["is"]).json
  }

  private var type: JSONValue {
    func domain(isOrdered: Bool) -> JSONValue {
      let named = ruleSet.domains.filter { $0.isOrdered == isOrdered }.compactMap(\.name)
      return named.isEmpty ? values : .oneOf([.words(named), values])
    }
    let kinds = ruleSet.kinds.filter { $0.arity == 1 }.map(\.name)
    let element: [(String, JSONValue)] = [
      ("choice", domain(isOrdered: false)), ("scale", domain(isOrdered: true)), ("reference", .words(kinds)),
    ]
    let set = ("set of", ObjectShape(keys: element).json)
    return .oneOf([.words(["boolean", "integer", "decimal", "text"]), ObjectShape(keys: element + [set]).json])
  }

  private var band: JSONValue {
    let two = JSONValue.list(["type": "integer"]).adding(["minItems": 2, "maxItems": 2])
    return ObjectShape(
      keys: texts.keys(
        Keys.band, ["at most": ["type": "integer"], "between": two, "at least": ["type": "integer"], "title": text])
    ).json
  }

  // MARK: Manifest

  var manifest: JSONValue {
    let titled = JSONValue.oneOf([.word, .map(to: text)])
    let source = ObjectShape(keys: texts.keys(Keys.source, ["text": text, "url": .word]), required: ["text"])
    return ObjectShape(
      keys: texts.keys(
        Keys.manifest,
        [
          "ruleset": .word, "version": .word, "languages": .list(.word, atLeast: 1), "title": text,
          "ranks": .list(titled), "controllers": .map(to: text), "evidence": .map(to: text),
          "outcomes": .list(outcome), "summary": .list(summary), "documents": .list(.word),
          "bibliography": .map(to: source.json),
        ]), required: ["ruleset", "version", "languages"]
    ).json
  }

  private var derived: JSONValue { .words(ruleSet.attributes.filter(\.isDerived).map(\.fullName)) }
  private let words = JSONValue.oneOrMore(["type": ["string", "boolean", "number"]])

  private var outcome: JSONValue {
    ObjectShape(
      keys: texts.keys(
        Keys.outcome,
        [
          "attribute": derived, "order": .words(["highest first", "lowest first"]), "show": .count,
          "show always": words, "gives texts": .yesOrNo, "answers": .words(["always", "sometimes"]),
          "title": text,
        ]), required: ["attribute"]
    ).json
  }

  private var summary: JSONValue {
    ObjectShape(
      keys: texts.keys(
        Keys.summary,
        [
          "title": text, "attribute": derived, "values": words, "order by": .words(ruleSet.attributes.map(\.fullName)),
          "show": .count, "certain only": .yesOrNo,
        ]), required: ["attribute"]
    ).json
  }

  // MARK: Registers

  var register: JSONValue {
    let statement = ObjectShape(
      keys: texts.keys(
        Keys.statement,
        [
          "title": text, "statements": .ref("strings"), "rules": .oneOrMore(.word),
          "attributes": .oneOrMore(.words(ruleSet.attributes.map(\.fullName))), "entities": .oneOrMore(.word),
          "reason": text,
        ]), isClosed: false)
    let section = ObjectShape(
      keys: texts.keys(
        Keys.registerSection, ["title": text, "statements": .map(to: .oneOf([text, statement.json]))]),
      required: ["statements"])
    return ObjectShape(
      keys: texts.keys(
        Keys.register, ["register": .word, "title": text, "sections": .list(section.json)]),
      required: ["register", "title", "sections"]
    ).json
  }
}
