import RuleModel
import TestSupport
import YAMLReading

/// The constructs of the language, in the order of its description.
let constructs = [
  // Manifest
  "ranks", "controllers", "outcomes", "show", "show always", "highest first", "summary", "order by", "certain only",
  "bibliography", "url",
  // Kinds
  "single kind", "many kind", "by-reference kind", "pair kind", "pair over one kind twice", "listed pair",
  // Attributes
  "given", "fixed", "derived", "both", "boolean", "integer", "decimal", "choice", "scale", "reference",
  "set of choices", "set of references", "text", "unit", "range", "places", "question", "controlled by", "effort",
  "if left out", "expected", "never",
  // Combining
  "asserted", "single", "single prefer rank", "default", "default by path", "may stay empty", "sum",
  "sum base by path", "band", "level cap wins", "level contradiction", "level base", "level base by path", "collected",
  "rank", "rank by two", "rank among", "rank per", "rank lowest first",
  // Rules
  "defaults", "title", "basis", "source", "evidence", "confidence", "because", "draft", "cases", "for",
  "entity itself", "entity addressed", "listed pair named", "path through a reference",
  "path through a derived reference", "several conclusions",
  // Conditions
  "values", "numbers", "at least", "at most", "above", "below", "between", "other than", "present", "compare", "plus",
  "times", "includes", "includes by path", "includes any of", "includes none of", "size", "size compared", "any of",
  "all of", "not of", "unless",
  // Quantifiers
  "some", "every", "no", "count", "count compared", "as", "nested quantifiers", "pairs quantified",
  "listed pairs quantified",
  // Contributions
  "raise", "lower", "floor", "cap", "floor by path", "cap by path", "value", "value by path", "add", "add by path",
  "once", "for each", "overrides", "recursion", "follows", "does not follow",
  // Profiles
  "known", "interval", "unknown", "does not apply", "one of", "likely", "open list", "value with source", "placeholder",
  "note", "as-of",
]

/// What occurs in rule sets, profiles and the text of their files.
struct Constructs {
  private(set) var names: Set<String> = []

  /// Keys as they are written, and the construct that each shows.
  static let keys: [String: String] = {
    let same = [
      "ranks", "controllers", "outcomes", "show", "show always", "summary", "order by", "certain only", "bibliography",
      "url", "unit", "range", "places", "question", "controlled by", "effort", "defaults", "title", "basis", "evidence",
      "confidence",
      "because", "cases", "for", "at least", "at most", "above", "below", "between", "other than", "present", "plus",
      "times", "as", "follows", "does not follow", "note", "as-of", "source",
    ]
    return Dictionary(uniqueKeysWithValues: same.map { ($0, $0) })
  }()

  /// What the reader makes of rules, as `coverage(of:_:)` names it; some in the words of the list.
  static let ofRules: Set<String> = [
    "never", "if left out", "expected", "given", "fixed", "derived", "both", "asserted", "single", "single prefer rank",
    "default",
    "default by path", "may stay empty", "sum", "sum base by path", "band", "level cap wins", "level contradiction",
    "level base", "level base by path", "collected", "rank", "rank by two", "rank among", "rank per", "draft",
    "entity itself", "entity addressed", "listed pair named", "path through a reference",
    "path through a derived reference", "several conclusions", "values", "numbers", "compare", "includes",
    "includes by path", "includes any of", "includes none of", "size", "size compared", "any of", "all of", "not of",
    "unless", "some", "every", "no", "count", "count compared", "nested quantifiers", "pairs quantified",
    "listed pairs quantified", "raise", "lower", "floor", "cap", "floor by path", "cap by path", "value",
    "value by path", "add", "add by path", "once", "for each", "overrides", "recursion", "known", "interval", "unknown",
    "does not apply", "one of", "likely", "open list", "placeholder",
  ]
  private static let renamed = [
    "at least": "floor", "at most": "cap", "at least by path": "floor by path", "at most by path": "cap by path",
    "range of numbers": "interval", "range of steps": "interval",
  ]

  static let ofTypes: Set<String> = [
    "single kind", "many kind", "by-reference kind", "pair kind", "pair over one kind twice", "listed pair", "boolean",
    "integer", "decimal", "choice", "scale", "reference", "set of choices", "set of references", "text",
    "highest first", "rank lowest first",
  ]
  static let ofValues: Set<String> = ["value with source"]

  /// What the reader found, as `coverage(of:_:)` names it.
  mutating func add(_ found: Set<String>) {
    for name in found {
      let name = name.hasPrefix("open ") ? "open list" : Self.renamed[name] ?? name
      if Self.ofRules.contains(name) { names.insert(name) }
    }
  }

  /// Keys as they are written.
  mutating func add(_ node: YAMLNode) {
    for element in node.elements { add(element) }
    for (key, value) in node.entries {
      if let construct = Self.keys[key.text] { names.insert(construct) }
      add(value)
    }
    if node["value"] != nil, node["source"] != nil { names.insert("value with source") }
  }

  mutating func add(_ rules: RuleSet) {
    for kind in rules.kinds { add(kind) }
    for attribute in rules.attributes {
      names.insert(Self.name(attribute.type, rules))
      if case .rank(let ranking)? = attribute.combine, !ranking.highestFirst { names.insert("rank lowest first") }
    }
    if rules.outcomes.contains(where: { $0.highestFirst == true }) { names.insert("highest first") }
  }

  private mutating func add(_ kind: Kind) {
    switch kind.form {
    case .single: names.insert("single kind")
    case .many: names.insert("many kind")
    case .byReference: names.insert("by-reference kind")
    case .pair(let first, let second, let isListed):
      names.insert(first.kind == second.kind ? "pair over one kind twice" : "pair kind")
      if isListed { names.insert("listed pair") }
    }
  }

  private static func name(_ type: ValueType, _ rules: RuleSet) -> String {
    switch type {
    case .boolean: "boolean"
    case .number(let number): number.places == 0 ? "integer" : "decimal"
    case .domain(let domain): rules.domains[domain.raw].isOrdered ? "scale" : "choice"
    case .reference: "reference"
    case .set(.domain): "set of choices"
    case .set(.reference): "set of references"
    case .text: "text"
    }
  }
}
