import Report
import RuleModel

/// Maps whose keys are attributes, addresses and paths: `city.size`, `form.role tourism`, `partner.country.power`.
struct Addresses {
  let shapes: AttributeShapes

  private var ruleSet: RuleSet { shapes.ruleSet }

  /// A map from addresses; `shape` says what may stand behind each attribute, `others` are keys that are no addresses.
  ///
  /// Attributes stand by name, so that editors complete them and show their titles; an address and a path is known by its
  /// last two names.
  func map(
    _ shape: (Attribute) -> JSONValue?, named definition: String, others: [(String, JSONValue)] = []
  ) -> ObjectShape {
    let found = ruleSet.attributes.compactMap { attribute in shape(attribute).map { (attribute, $0) } }
    let known = tokens
    let own = found.map { ($0.0.fullName, shapes.told($0.1, $0.0)) }
    let patterns = found.map { attribute, _ -> (String, JSONValue) in
      ("(^|\\.)\(ending(attribute, known))( |$)", .ref("\(definition)/properties/\(attribute.fullName)"))
    }
    return ObjectShape(keys: others + own, patterns: patterns + [free(known)])
  }

  /// The same without titles and what editors complete: a pattern for each shape.
  func plainMap(_ shape: (Attribute) -> JSONValue?, others: [(String, JSONValue)] = []) -> ObjectShape {
    let known = tokens
    var endings: [(shape: JSONValue, names: [String])] = []
    for attribute in ruleSet.attributes {
      guard let shape = shape(attribute) else { continue }
      let place = endings.firstIndex { $0.shape == shape } ?? endings.endIndex
      if place == endings.endIndex { endings.append((shape, [])) }
      endings[place].names.append(ending(attribute, known))
    }
    let patterns = endings.map { ("(^|\\.)(\($0.names.joined(separator: "|")))( |$)", $0.shape) }
    return ObjectShape(keys: others, patterns: patterns + [free(known)])
  }

  /// The last two names of a path to an attribute: `(country|home)\\.power`.
  private func ending(_ attribute: Attribute, _ known: [String: KindID]) -> String {
    let words = known.keys.filter { known[$0] == attribute.kind }.sorted()
    let kind = words.count == 1 ? words[0] : "(\(words.joined(separator: "|")))"
    return kind + "\\." + attribute.name.split(separator: ".").joined(separator: "\\.")
  }

  /// A path from a name that only the rule knows.
  private func free(_ known: [String: KindID]) -> (String, JSONValue) {
    let words = known.keys.sorted().joined(separator: "|")
    return ("^(?!.*(^|\\.)(\(words))\\.)[^. ]+(\\.[^. ]+)+( .*)?$", .anything)
  }

  /// Names before the last of a path that say which kind it belongs to: of the kind, and of references that lead to it. A name
  /// that leads to two kinds says nothing.
  private var tokens: [String: KindID] {
    var found: [String: KindID] = [:]
    var unclear: Set<String> = []
    func add(_ name: String, _ kind: KindID) {
      if let other = found.updateValue(kind, forKey: name), other != kind { unclear.insert(name) }
    }
    for (number, kind) in ruleSet.kinds.enumerated() { add(kind.name, KindID(number)) }
    for attribute in ruleSet.attributes { if case .reference(let kind) = attribute.type { add(attribute.name, kind) } }
    return found.filter { !unclear.contains($0.key) }
  }
}
