import Report

/// The parts that schemas are put together from: keywords of draft 7, and none that editors are slow or wrong about.
extension JSONValue {
  /// The definition of that name.
  static func ref(_ name: String) -> JSONValue { ["$ref": .string("#/definitions/\(name)")] }

  static let anything = JSONValue.object([])
  static let word: JSONValue = ["type": "string"]
  /// `yes` and `no` are words for a reader of YAML 1.2.
  static let yesOrNo: JSONValue = ["enum": ["yes", "no", true, false]]
  static let yes: JSONValue = ["enum": ["yes", true]]
  static let count: JSONValue = ["type": "integer", "minimum": 1]
  static let number: JSONValue = ["type": "number"]

  /// One of some words.
  static func words(_ words: [String]) -> JSONValue { ["enum": .array(words.flatMap(asRead))] }

  static func list(_ element: JSONValue, atLeast least: Int64 = 0) -> JSONValue {
    let list: JSONValue = ["type": "array", "items": element]
    return least == 0 ? list : list.adding(["minItems": .integer(least)])
  }

  static func oneOf(_ shapes: [JSONValue]) -> JSONValue {
    shapes.count == 1 ? shapes[0] : ["anyOf": .array(shapes)]
  }

  /// One, or a list of them.
  static func oneOrMore(_ shape: JSONValue) -> JSONValue { .oneOf([shape, .list(shape)]) }

  /// A map whose keys are free.
  static func map(to value: JSONValue) -> JSONValue { ["type": "object", "additionalProperties": value] }

  /// The members behind those that are there; nothing is said twice.
  func adding(_ more: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let others) = more else { return self }
    return .object(own.filter { member in !others.contains { $0.0 == member.0 } } + others)
  }

  /// With a heading and a text for whoever points at it.
  func told(_ title: String?, _ description: String? = nil) -> JSONValue {
    let texts = [("title", title), ("description", description)].compactMap { key, text in
      text.flatMap { $0.isEmpty ? nil : (key, JSONValue.string($0)) }
    }
    return JSONValue.object(texts).adding(self)
  }
}

/// A word as a reader of YAML 1.2 takes it: `1` is a number, `true` is none.
private func asRead(_ word: String) -> [JSONValue] {
  if let number = Int64(word) { return [.integer(number)] }
  switch word {
  case "true": return [true]
  case "false": return [false]
  default: return [.string(word)]
  }
}

/// A mapping: its keys in the order of the language, each with what may stand behind it.
struct ObjectShape {
  var keys: [(String, JSONValue)]
  /// By regular expression.
  var patterns: [(String, JSONValue)] = []
  var required: [String] = []
  /// What may stand in its place: `string`, `null`.
  var orTypes: [String] = []
  /// Whether keys that are not named are refused.
  var isClosed = true

  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("type", orTypes.isEmpty ? "object" : .array((["object"] + orTypes).map { .string($0) })),
      ("properties", .object(keys)),
    ]
    if !patterns.isEmpty { members.append(("patternProperties", .object(patterns))) }
    if isClosed { members.append(("additionalProperties", false)) }
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    return .object(members)
  }
}

/// The definitions that can be reached from a schema, and no others.
func reachable(from root: JSONValue, among definitions: [(String, JSONValue)]) -> [(String, JSONValue)] {
  var byName: [String: JSONValue] = [:]
  for (name, shape) in definitions { byName[name] = shape }
  var found: Set<String> = []
  var waiting = referred(in: root)
  while let name = waiting.popLast() {
    guard found.insert(name).inserted, let shape = byName[name] else { continue }
    waiting += referred(in: shape)
  }
  return definitions.filter { found.contains($0.0) }
}

/// The definitions that a shape refers to, within others as well: `conditions/properties/…`.
private func referred(in shape: JSONValue) -> [String] {
  switch shape {
  case .object(let members):
    members.flatMap { key, value -> [String] in
      guard key == "$ref", let target = value.stringValue else { return referred(in: value) }
      return target.split(separator: "/").dropFirst(2).first.map { [String($0)] } ?? []
    }
  case .array(let elements): elements.flatMap(referred)
  default: []
  }
}
