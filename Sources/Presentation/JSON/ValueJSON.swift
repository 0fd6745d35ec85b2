import Report
import RuleModel

/// Values as JSON, by the names that authors write: one shape for every type and certainty.
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
    for value in titles.inOrder(ordinals, type) { ordinal(value, type, titles) }
    if orUnlisted { string("?") }
    end("]")
  }

  private mutating func scaled(_ value: Int64?, _ type: ValueType, _ titles: Titles) {
    guard let value else { return literal("null") }
    number(titles.spelling.number(value, of: type))
  }

  // MARK: Values

  /// The members that say what one reading makes of an attribute: `value`, which is null where there is none or where
  /// nobody knows; `contradiction` where rules contradict each other; `open` where what it reads does.
  mutating func members(_ value: Value?, _ type: ValueType, _ titles: Titles) {
    key("value")
    guard let value else { return literal("null") }
    single(value, type, titles)
    if value.contradiction == .certain {
      key("contradiction")
      bool(true)
    } else if !value.isSingle {
      key("open")
      bounds(value, type, titles)
    }
  }

  /// One value, else an object of bounds.
  mutating func singleOrBounds(_ value: Value, _ type: ValueType, _ titles: Titles) {
    if value.isSingle { single(value, type, titles) } else { bounds(value, type, titles) }
  }

  /// A scalar, the elements of a set, or null where it is not one value.
  private mutating func single(_ value: Value, _ type: ValueType, _ titles: Titles) {
    guard value.isSingle else { return literal("null") }
    switch value.possibilities {
    case .ordinals(let values): values.first.map { ordinal($0, type, titles) } ?? string("?")
    case .number(let number, _): scaled(number, type, titles)
    case .set(let elements, _): ordinals(elements, type, titles)
    case .nothing: literal("null")
    }
  }

  /// Everything that a value can be: `one of` the values listed; a number, or a set, between `from` and `to`.
  mutating func bounds(_ value: Value, _ type: ValueType, _ titles: Titles) {
    begin("{")
    switch value.possibilities {
    case .ordinals(let values):
      key("one of")
      ordinals(values, orUnlisted: value.mayBeUnlisted, type, titles)
    case .number(let from, let to):
      key("from")
      scaled(from, type, titles)
      key("to")
      scaled(to, type, titles)
    case .set(let certain, let possible):
      key("from")
      ordinals(certain, type, titles)
      key("to")
      ordinals(possible, orUnlisted: value.mayBeUnlisted, type, titles)
    case .nothing: break
    }
    if value.mayBeEmpty || value.possibilities == .nothing && value.contradiction != .certain {
      key("or none")
      bool(true)
    }
    if value.contradiction != .none {
      key("contradiction")
      string(value.contradiction == .certain ? "certain" : "possible")
    }
    end("}")
  }

  // MARK: Statements

  /// The members that say what is stated: `value`, as the working reading takes it, and `bounds` where it is contested.
  mutating func members(_ statement: Statement, taken: Value?, _ type: ValueType, _ titles: Titles) {
    if case .known(.text(let text)) = statement {
      key("value")
      return string(titles.text(text) ?? "")
    }
    members(taken, type, titles)
    guard statement.isInDoubt, let value = Value(statement, of: type) else { return }
    key("bounds")
    bounds(value, type, titles)
  }
}

extension Value {
  /// One value, or none, for certain.
  var isSingle: Bool { isCertain || possibilities == .nothing && contradiction == .none }
}

extension Titles {
  /// Values in the order of their scale, entities in that of their ids.
  func inOrder(_ ordinals: [Int], _ type: ValueType) -> [Int] {
    guard case .reference = type.element else { return ordinals }
    return sorted(ordinals) { spelling.value($0, of: type) }
  }
}
