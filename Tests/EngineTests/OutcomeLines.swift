import Explanation
import Inference
import Report
import RuleModel

/// Outcomes in the words of the sample's `expected/` files, with one fixed order of keys.
struct OutcomeLines {
  let explanation: Explainer
  var ruleSet: RuleSet { explanation.ruleSet }

  func lines() -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for outcome in explanation.outcomes() {
      let line = line(outcome)
      result["\(line.0)"] = line.1
    }
    return result
  }

  func line(_ outcome: Outcome) -> (String, JSONValue) {
    let attribute = ruleSet.attributes[outcome.key.attribute.raw]
    let names = memberNames(attribute.kind)
    let entities = zip(names, outcome.key.entities).map { name, number in
      (name.0, JSONValue.string(entity(name, number.raw)))
    }
    var fields: [(String, JSONValue)] = [
      ("attribute", .string(attribute.fullName)), ("entities", .object(entities.map { ($0.0, $0.1) })),
    ]
    fields += value(outcome.value, attribute.type)
    let certainty: String
    switch outcome.certainty {
    case .certain: certainty = "certain"
    case .possible: certainty = "possible"
    case .contradiction: certainty = "contradiction"
    }
    fields.append(("certainty", .string(certainty)))
    fields.append(("rules", .array(merged(outcome.reasons).map(reason))))
    if let tension = outcome.tension {
      let sides = [tension.upward, tension.downward].map { side in
        JSONValue.array(side.map { ruleSet.rules[$0.raw].id }.sorted().map { .string($0) })
      }
      fields.append(("tension", .array(sides)))
    }
    let key = attribute.fullName + " " + entities.map { $0.1.stringValue ?? "" }.joined(separator: "/")
    return (key, .object(fields))
  }

  private func memberNames(_ kind: KindID) -> [(String, KindID)] {
    let declared = ruleSet.kinds[kind.raw]
    switch declared.form {
    case .single: return []
    case .many, .byReference: return [(declared.name, kind)]
    case .pair(let first, let second, _): return [(first.name, first.kind), (second.name, second.kind)]
    }
  }

  private func entity(_ name: (String, KindID), _ number: Int) -> String {
    let all = explanation.profile.entities[name.1.raw]
    return number < all.count ? all[number].id : "?"
  }

  private func value(_ value: Value, _ type: ValueType) -> [(String, JSONValue)] {
    var fields: [(String, JSONValue)] = []
    switch value.possibilities {
    case .ordinals(let values) where values.count == 1: fields.append(("value", scalar(values[0], type)))
    case .ordinals(let values): fields.append(("values", .array(values.map { scalar($0, type) })))
    case .number(let from?, let to?) where from == to: fields.append(("value", .integer(from)))
    case .number(let from, let to):
      fields.append(("from", from.map { .integer($0) } ?? .null))
      fields.append(("to", to.map { .integer($0) } ?? .null))
    case .set(let certain, let possible) where certain == possible:
      fields.append(("value", .array(certain.map { scalar($0, type) })))
    case .set(let certain, let possible):
      fields.append(("from", .array(certain.map { scalar($0, type) })))
      fields.append(("to", .array(possible.map { scalar($0, type) })))
    case .nothing: break
    }
    if value.mayBeEmpty { fields.append(("empty", .bool(true))) }
    if value.contradiction != .none { fields.append(("contradiction", .bool(true))) }
    return fields
  }

  private func scalar(_ ordinal: Int, _ type: ValueType) -> JSONValue {
    switch type {
    case .boolean: .bool(ordinal == 1)
    case .domain(let domain), .set(.domain(let domain)): .string(ruleSet.domains[domain.raw].values[ordinal].name)
    case .reference(let kind), .set(.reference(let kind)): .string(explanation.profile.entities[kind.raw][ordinal].id)
    case .number, .text: .integer(Int64(ordinal))
    }
  }

  /// The files name an instance once, though it may contribute in several ways: the first status stands.
  private func merged(_ reasons: [Reason]) -> [Reason] {
    var result: [Reason] = []
    for reason in reasons {
      if let known = result.firstIndex(where: { $0.rule == reason.rule && $0.entities == reason.entities }) {
        result[known].status = min(result[known].status, reason.status)
      } else {
        result.append(reason)
      }
    }
    return result
  }

  private func reason(_ reason: Reason) -> JSONValue {
    let rule = ruleSet.rules[reason.rule.raw]
    let entities = zip(rule.scope.prefix(rule.freeCount), reason.entities).map { variable, number in
      (variable.name, JSONValue.string(entity((variable.name, variable.kind), number)))
    }
    return .object([
      ("rule", .string(rule.id)), ("entities", .object(entities.sorted { $0.0 < $1.0 })),
      ("certainty", .string(reason.isCertain ? "certain" : "possible")),
      ("status", .string("\(reason.status)")),
    ])
  }
}
