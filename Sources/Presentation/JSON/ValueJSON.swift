import Explanation
import Report
import RuleModel

/// Values and statements as JSON, by the names that authors write.
extension JSONWriter {
  mutating func ordinal(_ ordinal: Int, _ type: ValueType, _ titles: Titles) {
    switch type {
    case .boolean: bool(ordinal != 0)
    case .domain, .reference, .set: string(titles.spelling.value(ordinal, of: type))
    case .number, .text: number(String(ordinal))
    }
  }

  /// `?` stands for an entity that nobody listed.
  private mutating func ordinals(_ ordinals: [Int], orUnlisted: Bool = false, _ type: ValueType, _ titles: Titles) {
    begin("[")
    for value in ordinals { ordinal(value, type, titles) }
    if orUnlisted { string("?") }
    end("]")
  }

  private mutating func scaled(_ value: Int64?, _ type: ValueType, _ titles: Titles) {
    guard let value else { return literal("null") }
    number(titles.spelling.number(value, of: type))
  }

  // MARK: Values

  /// The members that tell what a value can be.
  mutating func members(_ value: Value, _ type: ValueType, _ titles: Titles) {
    switch value.possibilities {
    case .ordinals(let values) where values.count == 1 && !value.mayBeUnlisted:
      key("value")
      ordinal(values[0], type, titles)
    case .ordinals([]):
      key("value")
      string("?")
    case .ordinals(let values):
      key("values")
      ordinals(values, orUnlisted: value.mayBeUnlisted, type, titles)
    case .number(let from?, let to?) where from == to:
      key("value")
      scaled(from, type, titles)
    case .number(let from, let to):
      key("from")
      scaled(from, type, titles)
      key("to")
      scaled(to, type, titles)
    case .set(let certain, let possible):
      let isSettled = certain == possible && !value.mayBeUnlisted
      key(isSettled ? "value" : "from")
      ordinals(certain, type, titles)
      if !isSettled {
        key("to")
        ordinals(possible, orUnlisted: value.mayBeUnlisted, type, titles)
      }
    case .nothing: break
    }
    flag("empty", value.mayBeEmpty)
    flag("contradiction", value.contradiction != .none)
  }

  private mutating func flag(_ name: String, _ isOn: Bool) {
    guard isOn else { return }
    key(name)
    bool(true)
  }

  /// A value as one JSON value; an object where it is not single.
  mutating func value(_ value: Value, _ type: ValueType, _ titles: Titles) {
    if value.contradiction == .none, !value.mayBeEmpty {
      switch value.possibilities {
      case .ordinals([]): return string("?")
      case _ where value.mayBeUnlisted: break
      case .ordinals(let values) where values.count == 1: return ordinal(values[0], type, titles)
      case .number(let from?, let to?) where from == to: return scaled(from, type, titles)
      case .set(let certain, let possible) where certain == possible: return ordinals(certain, type, titles)
      case .nothing: return string("does not apply")
      default: break
      }
    }
    begin("{")
    members(value, type, titles)
    end("}")
  }

  // MARK: Facts

  mutating func fact(_ fact: ShownFact, _ type: ValueType, _ titles: Titles) {
    switch fact {
    case .stated(let statement): self.statement(statement, type, titles)
    case .assumed(let constant): self.constant(constant, type, titles)
    case .concluded(let value): self.value(value, type, titles)
    case .unknown: string("unknown")
    case .nothing: string("does not apply")
    }
  }

  /// A statement of a profile as JSON: a value, or an object for doubt.
  mutating func statement(_ statement: Statement, _ type: ValueType, _ titles: Titles) {
    switch statement {
    case .known(let constant): self.constant(constant, type, titles)
    case .interval(let low, let high):
      begin("{")
      key("from")
      bound(low, type, titles)
      key("to")
      bound(high, type, titles)
      end("}")
    case .unknown, .any: string("unknown")
    case .doesNotApply: string("does not apply")
    case .oneOf(let parts):
      begin("{")
      key("one of")
      begin("[")
      for part in parts { self.statement(part, type, titles) }
      end("]")
      end("}")
    }
  }

  private mutating func bound(_ bound: Int64, _ type: ValueType, _ titles: Titles) {
    if case .number = type { scaled(bound, type, titles) } else { ordinal(Int(clamping: bound), type, titles) }
  }

  private mutating func constant(_ constant: Constant, _ type: ValueType, _ titles: Titles) {
    switch constant {
    case .ordinal(let value): ordinal(value, type, titles)
    case .number(let value): scaled(value, type, titles)
    case .set(let elements): ordinals(elements, type, titles)
    case .text(let text): string(titles.text(text) ?? "")
    }
  }
}
