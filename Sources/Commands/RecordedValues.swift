import Replay
import Report
import RuleModel

/// Values of the proof checker in the shapes of an evaluation's JSON; see `Presentation` for those of an evaluation.
struct RecordedValues {
  let spelling: Spelling
  /// By kind; the number behind the last stands for what nobody listed.
  let entityCounts: [Int]

  /// `value`, and `contradiction` or `open` where it is not one.
  func members(_ value: Finding, _ type: ValueType) -> [(String, JSONValue)] {
    let single = ("value", single(value, type))
    if value.contradiction == .certain { return [single, ("contradiction", true)] }
    return value.isOne ? [single] : [single, ("open", bounds(value, type))]
  }

  func singleOrBounds(_ value: Finding, _ type: ValueType) -> JSONValue {
    value.isOne ? single(value, type) : bounds(value, type)
  }

  private func single(_ value: Finding, _ type: ValueType) -> JSONValue {
    guard value.isOne else { return .null }
    switch value.content {
    case .ordinals(let all): return all.first.map { ordinal($0, type) } ?? .null
    case .number(let number, _): return number.map { self.number($0, type) } ?? .null
    case .set(let elements, _): return .array(ordinals(elements, type))
    case .nothing: return .null
    }
  }

  func bounds(_ value: Finding, _ type: ValueType) -> JSONValue {
    var members: [(String, JSONValue)] = []
    switch value.content {
    case .ordinals(let all): members.append(("one of", .array(ordinals(all, type))))
    case .number(let from, let to):
      members.append(("from", from.map { number($0, type) } ?? .null))
      members.append(("to", to.map { number($0, type) } ?? .null))
    case .set(let certain, let possible):
      members.append(("from", .array(ordinals(certain, type))))
      members.append(("to", .array(ordinals(possible, type))))
    case .nothing: break
    }
    if value.mayBeEmpty || value.content == .nothing && value.contradiction != .certain {
      members.append(("or none", true))
    }
    if value.contradiction != .none {
      members.append(("contradiction", .string(value.contradiction == .certain ? "certain" : "possible")))
    }
    return .object(members)
  }

  func number(_ number: Int64, _ type: ValueType) -> JSONValue {
    let text = spelling.number(number, of: type)
    return (try? JSONValue.parse(text)) ?? .decimal(text)
  }

  private func ordinal(_ ordinal: Int, _ type: ValueType) -> JSONValue {
    switch type {
    case .boolean: .bool(ordinal != 0)
    case .number, .text: .integer(Int64(ordinal))
    case .domain, .reference, .set: .string(spelling.value(ordinal, of: type))
    }
  }

  /// In the order of the scale; entities in that of their ids, those that nobody listed last.
  private func ordinals(_ all: [Int], _ type: ValueType) -> [JSONValue] {
    guard case .reference(let kind) = type.element else { return all.map { ordinal($0, type) } }
    let listed = all.filter { $0 < entityCounts[kind.raw] }.map { ($0, spelling.value($0, of: type)) }
    let sorted = listed.sorted { Array($0.1.utf8).lexicographicallyPrecedes(Array($1.1.utf8)) }
    return sorted.map { ordinal($0.0, type) } + (listed.count < all.count ? ["?"] : [])
  }
}
