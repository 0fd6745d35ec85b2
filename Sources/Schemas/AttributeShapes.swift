import Reading
import Report
import RuleModel

/// What can be said of each attribute: its values, facts, tests and contributions, each type of value made once.
struct AttributeShapes {
  let ruleSet: RuleSet
  let language: ReportLanguage
  let texts: KeyTexts
  private let names: Names

  init(_ ruleSet: RuleSet, _ language: ReportLanguage) {
    self.ruleSet = ruleSet
    self.language = language
    texts = KeyTexts(language)
    names = Names(ruleSet)
  }

  func title(_ text: LocalizedText) -> String { ruleSet.text(text, in: language) ?? "" }

  /// A text in every language; where one is declared also the text alone.
  var text: JSONValue { ruleSet.languages.count == 1 ? .oneOf([.word, translations]) : translations }
  /// A text that need not be translated.
  var remark: JSONValue { .oneOf([.word, translations]) }

  private var translations: JSONValue {
    ObjectShape(keys: ruleSet.languages.map { ($0, JSONValue.word) }).json
  }

  // MARK: Names of types

  /// Types that are the same have the same name.
  private func typeName(_ attribute: Attribute) -> String {
    switch attribute.type {
    case .boolean: "boolean"
    case .number(let number): numberName(number)
    case .domain(let domain): ruleSet.domains[domain.raw].name ?? attribute.fullName
    case .reference(let kind): "kind-\(ruleSet.kinds[kind.raw].name)"
    case .set(.domain(let domain)): "set-\(ruleSet.domains[domain.raw].name ?? attribute.fullName)"
    case .set(.reference(let kind)): "set-kind-\(ruleSet.kinds[kind.raw].name)"
    case .text: "text"
    }
  }

  private func numberName(_ type: NumberType) -> String {
    let ends = type.lower == nil && type.upper == nil ? [] : [type.lower, type.upper]
    let words = [type.places == 0 ? "integer" : "decimal"] + ends.map { $0.map { type.spelling($0) } ?? "open" }
    return words.joined(separator: "-")
  }

  /// What is stated of it.
  func fact(_ attribute: Attribute) -> JSONValue {
    .ref(isName(attribute) ? "fact-name" : "fact-\(typeName(attribute))")
  }

  /// What it is tested for; nil for a text.
  func test(_ attribute: Attribute) -> JSONValue? {
    attribute.type == .text ? JSONValue?.none : .ref("test-\(typeName(attribute))")
  }

  private func isName(_ attribute: Attribute) -> Bool {
    attribute.type == .text && attribute.name == "name"
  }

  /// With the title of an attribute and its unit; where facts are asked for also its question.
  func told(_ shape: JSONValue, _ attribute: Attribute, asks: Bool = false) -> JSONValue {
    var heading = title(attribute.title)
    if case .number(let number) = attribute.type, let unit = number.unit.flatMap({ ruleSet.text($0, in: language) }) {
      heading += " (\(unit))"
    }
    return shape.told(heading, asks ? attribute.question.map(title) : nil)
  }

  // MARK: Definitions

  /// Of every type: `value-`, `fact-` and `test-`, and what they are made of.
  var definitions: [(String, JSONValue)] {
    var made: Set<String> = []
    var found: [(String, JSONValue)] = common
    func define(_ name: String, _ type: ValueType) {
      guard type != .text, made.insert(name).inserted else { return }
      if case .set(let element) = type { define(elementName(name), element.valueType) }
      found += definitions(of: name, type)
    }
    for attribute in ruleSet.attributes { define(typeName(attribute), attribute.type) }
    return found
  }

  private func definitions(of name: String, _ type: ValueType) -> [(String, JSONValue)] {
    let (step, end): (JSONValue, JSONValue) = (.count, .ref("operand-\(name)"))
    let steps = ["raise": step, "lower": step, "at least": end, "at most": end]
    var found: [(String, JSONValue)] = [
      ("value-\(name)", value(name, type)), ("operand-\(name)", .oneOf([.ref("value-\(name)"), .ref("path")])),
      ("operands-\(name)", .oneOrMore(.ref("operand-\(name)"))),
      ("stated-\(name)", .oneOf([.ref("value-\(name)"), .ref("nothing"), doubt(name, type)])),
      ("fact-\(name)", fact(of: .ref("stated-\(name)"))), ("test-\(name)", test(of: name, type)),
      ("steps-\(name)", ObjectShape(keys: texts.keys(Keys.steps, steps)).json),
    ]
    if case .set = type {
      let added = JSONValue.ref("operands-\(elementName(name))")
      found.append(("added-\(name)", ObjectShape(keys: texts.keys(["add"], ["add": added]), required: ["add"]).json))
    }
    return found
  }

  /// The type of a set's elements.
  private func elementName(_ name: String) -> String { String(name.dropFirst("set-".count)) }

  private var common: [(String, JSONValue)] {
    let named = JSONValue.oneOf([.word, ["type": "integer"]])
    let one = JSONValue.oneOf([["type": "integer", "minimum": 0], .ref("path")])
    return [
      ("text", text), ("remark", remark),
      ("strings", .oneOrMore(named)),
      ("path", ObjectShape(keys: texts.keys(Keys.pathValue, pathKeys), required: ["path"]).json),
      ("nothing", .words(["unknown", "does not apply"])),
      ("stated-text", .oneOf([.ref("text"), .words(["unknown"])])), ("fact-text", fact(of: .ref("stated-text"))),
      ("stated-name", .oneOf([.word, .ref("text")])), ("fact-name", fact(of: .ref("stated-name"))), ("noted", noted),
      ("size", .oneOf([.oneOrMore(one), test(ordered: one, .oneOrMore(one))])),
    ]
  }

  private let pathKeys: [String: JSONValue] = ["path": .word, "plus": .number, "times": .number]

  /// A bare value.
  private func value(_ name: String, _ type: ValueType) -> JSONValue {
    switch type {
    case .boolean: return .yesOrNo
    case .number(let number): return range(number)
    case .domain(let domain):
      return JSONValue.words(ruleSet.domains[domain.raw].values.map(\.name)).told(nil, listing(domain))
    case .reference(let kind):
      let ids = ruleSet.entities[kind.raw].map(\.id)
      return ids.isEmpty || ruleSet.kinds[kind.raw].form == .byReference ? .word : .words(ids)
    case .set: return JSONValue.list(.ref("value-\(elementName(name))")).adding(["uniqueItems": true])
    case .text: return text
    }
  }

  private func range(_ type: NumberType) -> JSONValue {
    var shape: [(String, JSONValue)] = [("type", type.places == 0 ? "integer" : "number")]
    let ends = [("minimum", type.lower), ("maximum", type.upper)]
    for (key, end) in ends { if let end { shape.append((key, .decimal(type.spelling(end)))) } }
    return .object(shape)
  }

  /// `small (Small) < middle (Middle) < great (Great)`.
  private func listing(_ domain: DomainID) -> String {
    let domain = ruleSet.domains[domain.raw]
    let values = domain.values.map { value in value.title.map { "\(value.name) (\(title($0)))" } ?? value.name }
    return values.joined(separator: domain.isOrdered ? " < " : ", ")
  }

  // MARK: Facts

  /// As it is stated, or with its source.
  private func fact(of stated: JSONValue) -> JSONValue {
    .oneOf([stated, ["allOf": [.ref("noted")], "properties": ["value": stated]]])
  }

  /// What stands beside the value of a fact.
  private var noted: JSONValue {
    let shapes: [String: JSONValue] = [
      "value": ["type": ["string", "number", "boolean", "array", "object"]], "source": .ref("remark"),
      "as-of": .ref("strings"),
      "confidence": .words(Rule.Confidence.words.map(\.0)), "note": .ref("remark"),
    ]
    return ObjectShape(keys: texts.keys(Keys.fact, shapes), required: ["value"]).json
  }

  /// `{one of: […]}`, `{from: x, to: y}`.
  private func doubt(_ name: String, _ type: ValueType) -> JSONValue {
    let value = JSONValue.ref("value-\(name)")
    let shapes: [String: JSONValue] = [
      "one of": .list(.oneOf([value, .ref("nothing")]), atLeast: 1), "from": value, "to": value, "likely": value,
    ]
    let keys = isOrdered(type) ? Keys.doubt : Array(Keys.doubt.prefix(1))
    return ObjectShape(keys: keys.map { ($0, shapes[$0] ?? .anything) }).json
  }

  private func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .number: true
    case .domain(let domain): ruleSet.domains[domain.raw].isOrdered
    case .boolean, .reference, .set, .text: false
    }
  }

  // MARK: Tests

  private func test(of name: String, _ type: ValueType) -> JSONValue {
    let operands = JSONValue.ref("operands-\(name)")
    switch type {
    case .set:
      let elements = JSONValue.ref("operands-\(elementName(name))")
      let shapes: [String: JSONValue] = [
        "includes": .ref("operand-\(elementName(name))"), "includes any of": elements, "includes none of": elements,
        "size": .ref("size"), "present": .yesOrNo,
      ]
      return ObjectShape(keys: Keys.setTest.map { ($0, shapes[$0] ?? .anything) }).json
    case _ where isOrdered(type): return .oneOf([operands, test(ordered: .ref("operand-\(name)"), operands)])
    default:
      let shapes: [String: JSONValue] = ["other than": operands, "present": .yesOrNo, "path": .word]
      return .oneOf([operands, ObjectShape(keys: Keys.plainTest.map { ($0, shapes[$0] ?? .anything) }).json])
    }
  }

  private func test(ordered operand: JSONValue, _ operands: JSONValue) -> JSONValue {
    let shapes = comparisons(with: operand, operands).merging(["present": .yesOrNo]) { first, _ in first }
      .merging(pathKeys) { first, _ in first }
    return ObjectShape(keys: (Keys.orderedTest + ["plus", "times"]).map { ($0, shapes[$0] ?? .anything) }).json
  }

  /// `at least` and the like.
  func comparisons(with operand: JSONValue, _ operands: JSONValue) -> [String: JSONValue] {
    let two = JSONValue.list(operand).adding(["minItems": 2, "maxItems": 2])
    return [
      "at least": operand, "at most": operand, "above": operand, "below": operand, "between": two,
      "other than": operands,
    ]
  }

  // MARK: Contributions

  /// What rules contribute to it; nil where they contribute nothing.
  func contribution(_ attribute: Attribute) -> JSONValue? {
    let operand = JSONValue.ref("operand-\(typeName(attribute))")
    switch attribute.combine {
    case .asserted: return .yes
    case .single: return operand
    case .sum(_, let weights): return ["enum": .array(weights.map { .integer($0) })]
    case .level: return .ref("steps-\(typeName(attribute))")
    case .collected: return .ref("added-\(typeName(attribute))")
    case .rank, .band, nil: return nil
    }
  }
}
