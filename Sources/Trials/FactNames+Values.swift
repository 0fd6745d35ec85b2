import Circuit
import Explanation
import Inference
import RuleModel

extension FactNames {
  func memberKinds(of kind: KindID) -> [KindID] {
    switch ruleSet.kinds[kind.raw].form {
    case .single: []
    case .many, .byReference: [kind]
    case .pair(let first, let second, _): [first.kind, second.kind]
    }
  }

  /// `beijing/climate-diplomacy`; empty for a single kind.
  func entities(of key: FactKey) -> String {
    let kinds = memberKinds(of: ruleSet.attributes[key.attribute.raw].kind)
    return zip(kinds, key.entities).map { kind, entity in
      let all = entities[kind.raw]
      return all.indices.contains(entity.raw) ? all[entity.raw].id : "?"
    }.joined(separator: "/")
  }

  /// `form.role climate-diplomacy`.
  func address(of key: FactKey) -> String {
    let ids = entities(of: key)
    let name = ruleSet.attributes[key.attribute.raw].fullName
    return ids.isEmpty ? name : "\(name) \(ids)"
  }

  /// "'a' or 'b', or without a value".
  func describe(_ value: Value, of attribute: AttributeID) -> String {
    let type = ruleSet.attributes[attribute.raw].type
    let isEmptyToo = value.mayBeEmpty && value.possibilities != .nothing
    var text = describe(value.possibilities, type) + (isEmptyToo ? ", or without a value" : "")
    switch value.contradiction {
    case .none: break
    case .possible: text += ", possibly contradictory"
    case .certain: text = "contradictory"
    }
    return text
  }

  private func describe(_ possibilities: Value.Possibilities, _ type: ValueType) -> String {
    switch possibilities {
    case .nothing: return "without a value"
    case .ordinals(let ordinals): return quoted(ordinals.map { self.value($0, type) })
    case .number(let from?, let to?) where from == to: return "'\(decimal(from, type))'"
    case .number(let from, let to):
      let ends = [from.map { "from \(decimal($0, type))" }, to.map { "to \(decimal($0, type))" }]
      return ends.contains { $0 != nil } ? ends.compactMap { $0 }.joined(separator: " ") : "any number"
    case .set(let certain, let possible):
      let open = possible.filter { !certain.contains($0) }.map { value($0, type) }
      let sure = "[\(certain.map { value($0, type) }.joined(separator: ", "))]"
      return open.isEmpty ? sure : "\(sure) and possibly \(quoted(open, "and"))"
    }
  }

  private func quoted(_ words: [String], _ joint: String = "or") -> String {
    let all = words.map { "'\($0)'" }
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " \(joint) \(last)"
  }

  /// "'country.power jp' is 'middle'".
  func describe(_ chosen: Outcome.DoubtCase, _ doubts: [Facts.Doubt]) -> String {
    let doubt = doubts[chosen.doubt]
    let type = ruleSet.attributes[doubt.key.attribute.raw].type
    return "'\(address(of: doubt.key))' is \(describe(doubt.cases[chosen.chosen], type))"
  }
}
