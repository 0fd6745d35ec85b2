import Circuit
import RuleModel

/// Facts in the author's words.
struct FactNames {
  let ruleSet: RuleSet
  let entities: [[Entity]]

  /// `form.role climate-diplomacy`.
  func describe(_ path: Path, _ subject: [Int]) -> String {
    let kind = ruleSet.kinds[path.subject.kind.raw]
    let steps = path.steps.map { ruleSet.attributes[$0.raw].name }
    let kinds: [KindID]
    switch kind.form {
    case .single: kinds = []
    case .many, .byReference: kinds = [path.subject.kind]
    case .pair(let first, let second, _): kinds = [first.kind, second.kind]
    }
    let ids = zip(kinds, subject).map { entity($1, of: $0) }.joined(separator: "/")
    let name = ([kind.name] + steps).joined(separator: ".")
    return ids.isEmpty || ids == kind.name ? name : "\(name) \(ids)"
  }

  func describe(_ fact: KnownFact, _ type: ValueType) -> String {
    switch fact {
    case .unknown: "unknown"
    case .none: "without a value"
    case .interval(let from, let to): "from \(from) to \(to)"
    case .value(let constant): "'\(describe(constant, type))'"
    }
  }

  private func describe(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .text: "…"
    case .number(let number): decimal(number, type)
    case .ordinal(let ordinal): value(ordinal, type)
    case .set(let ordinals): "[" + ordinals.map { value($0, type) }.joined(separator: ", ") + "]"
    }
  }

  func value(_ ordinal: Int, _ type: ValueType) -> String {
    switch type {
    case .boolean: return ordinal == 0 ? "no" : "yes"
    case .reference(let kind), .set(.reference(let kind)): return entity(ordinal, of: kind)
    case .domain(let domain), .set(.domain(let domain)):
      let values = ruleSet.domains[domain.raw].values
      return values.indices.contains(ordinal) ? values[ordinal].name : "?"
    case .number, .text: return "?"
    }
  }

  private func entity(_ number: Int, of kind: KindID) -> String {
    let all = entities.indices.contains(kind.raw) ? entities[kind.raw] : []
    return all.indices.contains(number) ? all[number].id : "?"
  }

  func decimal(_ number: Int64, _ type: ValueType) -> String {
    guard case .number(let type) = type, type.places > 0 else { return String(number) }
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, type.places + 1 - digits.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(type.places) + "." + padded.suffix(type.places)
  }
}
