import Report
import TestSupport
import Testing

@Suite struct SchemaValidatorTests {
  static let schema: JSONValue = [
    "type": "object", "required": ["id"], "additionalProperties": false,
    "properties": [
      "id": ["type": "string"], "count": ["type": "integer", "minimum": 1],
      "kind": ["enum": ["a", 2]], "version": ["const": "1"], "tree": ["$ref": "#/$defs/node"],
      "either": ["oneOf": [["type": "integer"], ["type": "number"]]],
      "any": ["anyOf": [["type": ["null", "integer"]], ["minimum": 3, "type": "number"]]],
      "map": ["type": "object", "additionalProperties": ["type": "boolean"]],
    ],
    "$defs": [
      "node": ["type": "object", "properties": ["children": ["items": ["$ref": "#/$defs/node"], "minItems": 1]]],
      "loop": ["$ref": "#/$defs/loop"],
    ],
  ]

  @Test(
    arguments: [
      (#"{"id": "x"}"#, []),
      (
        #"{"id": "x", "count": 1, "kind": 2, "version": "1", "either": 1.5, "any": null, "map": {"a/b": true}}"#,
        []
      ),
      (#"{"id": "x", "tree": {"children": [{"children": [{}]}, {}]}}"#, []),
      (#"[]"#, [": no object"]),
      (#"{}"#, [": id is missing"]),
      (#"{"id": 1}"#, ["/id: no string"]),
      (#"{"id": "x", "other": 1}"#, [": other is not expected"]),
      (#"{"id": "x", "count": 0}"#, ["/count: below 1"]),
      (#"{"id": "x", "count": 1.5}"#, ["/count: no integer"]),
      (#"{"id": "x", "kind": "b"}"#, [#"/kind: not one of ["a",2]"#]),
      (#"{"id": "x", "version": "2"}"#, [#"/version: not "1""#]),
      (#"{"id": "x", "tree": {"children": [{"children": []}]}}"#, ["/tree/children/0/children: fewer than 1 items"]),
      (#"{"id": "x", "either": 1}"#, ["/either: 2 alternatives of oneOf match"]),
      (#"{"id": "x", "any": 2.5}"#, ["/any: no alternative of anyOf matches", "  /any: no null or integer"]),
      (#"{"id": "x", "map": {"a/b": 1}}"#, ["/map/a~1b: no boolean"]),
    ] as [(String, [String])])
  func validates(text: String, errors: [String]) throws {
    #expect(SchemaValidator(Self.schema).errors(in: try JSONValue.parse(text)) == errors)
  }

  @Test(
    arguments: [
      (["pattern": "x"], [": unknown schema keyword pattern"]),
      (["$ref": "#/$defs/none"], [": the schema has no #/$defs/none"]),
      (["$ref": "#"], [": the schema refers to itself without end"]),
      (false, [": nothing is allowed here"]), (true, []),
    ] as [(JSONValue, [String])])
  func faultySchemas(schema: JSONValue, errors: [String]) {
    #expect(SchemaValidator(schema).errors(in: 1) == errors)
  }
}
