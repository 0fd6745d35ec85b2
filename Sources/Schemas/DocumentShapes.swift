import Reading
import Report
import RuleModel

/// Files of documents: what a reader is handed.
struct DocumentShapes {
  private let shapes: AttributeShapes

  init(_ shapes: AttributeShapes) { self.shapes = shapes }

  private var texts: KeyTexts { shapes.texts }
  private let told = JSONValue.ref("told")

  var file: JSONValue {
    ObjectShape(
      keys: texts.keys(
        Keys.document, ["document": .word, "title": told, "sections": .list(.ref("section"), atLeast: 1)]),
      required: Keys.document
    ).json
  }

  var definitions: [(String, JSONValue)] {
    let lists = JSONValue.map(to: list([]))
    return [
      ("told", .oneOf([.ref("variants"), object(Keys.listedText, ["lists": lists, "text": .ref("variants")])])),
      ("variants", .oneOrMore(variant)),
      ("section", section), ("part-of-document", component), ("list", list([])), ("field", field(lists)),
      ("reasons", object(Keys.reasons, ["of": .oneOrMore(.word), "at most": .count, "against": .yesOrNo])),
    ]
  }

  private var variant: JSONValue {
    let words = shapes.ruleSet.languages.map { ($0, JSONValue.word) }
    let map = ObjectShape(keys: texts.keys(["when"], ["when": .ref("when")]) + words)
    return shapes.ruleSet.languages.count == 1 ? .oneOf([.word, map.json]) : map.json
  }

  private var section: JSONValue {
    object(
      Keys.documentSection,
      [
        "heading": told, "new page": .yesOrNo, "for each": .ref("list"),
        "parts": .list(.ref("part-of-document"), atLeast: 1),
      ], required: ["parts"])
  }

  private func object(_ keys: [String], _ own: [String: JSONValue], required: [String] = []) -> JSONValue {
    ObjectShape(keys: texts.keys(keys, own), required: required).json
  }

  /// A list of entities, and what else a component says beside it.
  private func list(_ more: [(String, JSONValue)], required: [String] = []) -> JSONValue {
    let kinds = shapes.ruleSet.kinds.filter { $0.form != .single }.map(\.name)
    let own: [String: JSONValue] = [
      "of": .words(kinds), "as": .oneOrMore(.word), "where": .ref("when"),
      "order": .oneOrMore(.oneOf([.word, .map(to: .words(["lowest first", "highest first"]))])),
      "at most": .oneOf([.count, object(["path"], ["path": .word])]), "say": told,
    ]
    return ObjectShape(keys: texts.keys(Keys.list, own) + more, required: ["of"] + required).json
  }

  private func field(_ lists: JSONValue) -> JSONValue {
    let own: [String: JSONValue] = [
      "value": .word, "list": .ref("list"), "spread": .word, "text": .ref("variants"), "over": .ref("list"),
      "lists": lists, "title": told, "none": told,
    ]
    return .oneOf([.word, object(Keys.field, own)])
  }

  // MARK: Components

  private var component: JSONValue {
    let shapes = lists.merging(asides) { first, _ in first }
    return ObjectShape(keys: texts.keys(Keys.component, shapes)).json.adding(["minProperties": 1, "maxProperties": 1])
  }

  private var lists: [String: JSONValue] {
    let fields = JSONValue.list(.ref("field"))
    let moves = list([("heading", told), ("mark", .word), ("fields", fields), ("reasons", .ref("reasons"))])
    let groups: [(String, JSONValue)] = [("by", .word), ("note", told)]
    let atOnce = object(Keys.atOnce, ["title": told, "list": .ref("list")], required: Keys.atOnce)
    let limit = object(["at most"], ["at most": .count])
    return [
      "sentence": told, "moves": moves, "items": moves, "table": list([("columns", fields)], required: ["columns"]),
      "matrix": object(
        Keys.matrix,
        [
          "rows": .ref("list"), "columns": .ref("list"), "cell": .word, "marks": .oneOrMore(.word),
          "where": .ref("when"),
        ],
        required: ["rows", "columns", "cell"]),
      "ladder": list(
        [("at", .word), ("next", .word), ("ceiling", .word), ("note", told)], required: ["at"]),
      "levels": list(groups, required: ["by"]), "lanes": list(groups + [("at once", atOnce)], required: ["by"]),
      "bars": list([("value", .word)], required: ["value"]),
      "checklist": list([("value", .word), ("left out", .word), ("reasons", limit)], required: ["value"]),
      "section": .ref("section"),
    ]
  }

  private var everything: JSONValue {
    object(
      Keys.everything, ["cut": .yesOrNo, "left out": .list(.ref("list")), "without reasons": .oneOrMore(.word)])
  }

  private var asides: [String: JSONValue] {
    let limit = object(["at most"], ["at most": .count])
    let alternative = object(Keys.alternative, ["text": told, "set": .ref("set")], required: Keys.alternative)
    let reasons: [String: JSONValue] = [
      "of": .oneOrMore(.word), "at most": .count, "against": .yesOrNo, "for each": .ref("list"),
    ]
    let none = ObjectShape(keys: []).json
    let tensions = object(Keys.tensions, ["at most": .count, "of": .list(.ref("list"))])
    return [
      "reasons": object(Keys.reasons + ["for each"], reasons, required: ["of"]),
      "if": object(["alternatives"], ["alternatives": .list(alternative)], required: ["alternatives"]),
      "questions": limit, "basis": object(["list"], ["list": .yesOrNo]), "tensions": tensions, "contradictions": limit,
      "summary": none, "everything": everything, "assumptions": none, "sources": none,
    ]
  }
}
