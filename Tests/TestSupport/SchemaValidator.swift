import Report

/// Checks values against a JSON Schema of the keywords that our schemas use; any other keyword is itself an error, so
/// that a schema cannot promise what is not checked. Knows nothing of the tests it serves.
package struct SchemaValidator {
  private static let depthLimit = 300
  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "$comment", "title", "description", "default", "examples", "type", "properties",
    "required", "additionalProperties", "items", "enum", "const", "oneOf", "anyOf", "allOf", "minItems", "minimum",
  ]

  /// The schema, in which `$ref` is resolved.
  package let root: JSONValue

  /// Makes a validator for a schema.
  package init(_ schema: JSONValue) { root = schema }

  /// What is wrong with the value, each line beginning with the place as a JSON Pointer; nothing if it is valid.
  package func errors(in value: JSONValue) -> [String] { check(value, root, "", 0) }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int) -> [String] {
    if depth > Self.depthLimit { return ["\(path): the schema refers to itself without end"] }
    if let allowed = schema.boolValue { return allowed ? [] : ["\(path): nothing is allowed here"] }
    guard let keywords = schema.objectValue else { return ["\(path): the schema is no object"] }
    return keywords.flatMap { keyword($0.0, $0.1, value, schema, path, depth + 1) }
  }

  private func keyword(
    _ name: String, _ rule: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int
  ) -> [String] {
    switch name {
    case "type": type(rule, value, path)
    case "enum": (rule.arrayValue ?? []).contains(value) ? [] : ["\(path): not one of \(rule.text(.compact))"]
    case "const": rule == value ? [] : ["\(path): not \(rule.text(.compact))"]
    case "minimum": minimum(rule, value, path)
    case "required": required(rule, value, path)
    case "properties": properties(rule, value, path, depth)
    case "additionalProperties": additional(rule, value, schema, path, depth)
    case "items": items(rule, value, path, depth)
    case "minItems": minItems(rule, value, path)
    case "allOf": (rule.arrayValue ?? []).flatMap { check(value, $0, path, depth) }
    case "oneOf", "anyOf": alternatives(name, rule, value, path, depth)
    case "$ref": reference(rule, value, path, depth)
    default: Self.known.contains(name) ? [] : ["\(path): unknown schema keyword \(name)"]
    }
  }

  private func type(_ rule: JSONValue, _ value: JSONValue, _ path: String) -> [String] {
    let names = (rule.arrayValue ?? [rule]).compactMap(\.stringValue)
    return names.contains { matches(value, $0) } ? [] : ["\(path): no \(names.joined(separator: " or "))"]
  }

  private func matches(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object): true
    case ("integer", .integer), ("number", .integer), ("number", .decimal): true
    default: false
    }
  }

  private func minimum(_ rule: JSONValue, _ value: JSONValue, _ path: String) -> [String] {
    guard let number = self.number(value), let limit = self.number(rule) else { return [] }
    return number < limit ? ["\(path): below \(rule.text())"] : []
  }

  private func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .decimal(let text): Double(text)
    default: nil
    }
  }

  private func required(_ rule: JSONValue, _ value: JSONValue, _ path: String) -> [String] {
    guard value.objectValue != nil else { return [] }
    let keys = (rule.arrayValue ?? []).compactMap(\.stringValue)
    return keys.filter { value[$0] == nil }.map { "\(path): \($0) is missing" }
  }

  private func properties(_ rule: JSONValue, _ value: JSONValue, _ path: String, _ depth: Int) -> [String] {
    (value.objectValue ?? []).flatMap { key, member in
      rule[key].map { check(member, $0, path + "/" + pointer(key), depth) } ?? []
    }
  }

  private func additional(
    _ rule: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ path: String, _ depth: Int
  ) -> [String] {
    let others = (value.objectValue ?? []).filter { schema["properties"]?[$0.0] == nil }
    return others.flatMap { key, member in
      rule == false
        ? ["\(path): \(key) is not expected"] : check(member, rule, path + "/" + pointer(key), depth)
    }
  }

  private func items(_ rule: JSONValue, _ value: JSONValue, _ path: String, _ depth: Int) -> [String] {
    (value.arrayValue ?? []).enumerated().flatMap { check($1, rule, "\(path)/\($0)", depth) }
  }

  private func minItems(_ rule: JSONValue, _ value: JSONValue, _ path: String) -> [String] {
    guard let elements = value.arrayValue, let limit = rule.integerValue else { return [] }
    return elements.count < limit ? ["\(path): fewer than \(limit) items"] : []
  }

  private func alternatives(
    _ name: String, _ rule: JSONValue, _ value: JSONValue, _ path: String, _ depth: Int
  ) -> [String] {
    let results = (rule.arrayValue ?? []).map { check(value, $0, path, depth) }
    let matching = results.count(where: \.isEmpty)
    if matching == 1 || matching > 1 && name == "anyOf" { return [] }
    if matching > 1 { return ["\(path): \(matching) alternatives of oneOf match"] }
    let closest = results.min { $0.count < $1.count } ?? []
    return ["\(path): no alternative of \(name) matches"] + closest.map { "  " + $0 }
  }

  private func reference(_ rule: JSONValue, _ value: JSONValue, _ path: String, _ depth: Int) -> [String] {
    let reference = rule.stringValue ?? ""
    if reference == "#" { return check(value, root, path, depth) }
    let name = reference.hasPrefix("#/$defs/") ? String(reference.dropFirst(8)) : ""
    guard let target = root["$defs"]?[name] else { return ["\(path): the schema has no \(reference)"] }
    return check(value, target, path, depth)
  }

  private func pointer(_ key: String) -> String {
    key.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
  }
}
