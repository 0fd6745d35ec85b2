import Report

/// A JSON document changed at one random place at a time.
package struct JSONTampering {
  package let document: JSONValue
  /// To every value but the document itself.
  private let paths: [[Int]]
  private let texts: [String]
  private var random: SplitMix64

  package init(_ document: JSONValue, seed: UInt64) {
    self.document = document
    paths = document.paths
    texts = Array(Set(document.texts)).sorted()
    random = SplitMix64(seed: seed)
  }

  /// Another document.
  package mutating func next() -> JSONValue {
    guard !paths.isEmpty else { return .null }
    while true {
      let path = paths[random.below(paths.count)]
      let other = changed(document, path[...])
      if other != document { return other }
    }
  }

  private mutating func changed(_ value: JSONValue, _ path: ArraySlice<Int>) -> JSONValue {
    guard let place = path.first else { return replaced(value) }
    let rest = path.dropFirst()
    switch value {
    case .array(var elements):
      guard rest.isEmpty, random.below(3) == 0 else {
        elements[place] = changed(elements[place], rest)
        return .array(elements)
      }
      switch random.below(3) {
      case 0: elements.remove(at: place)
      case 1: elements.insert(elements[place], at: place)
      default: elements.swapAt(place, random.below(elements.count))
      }
      return .array(elements)
    case .object(var members):
      guard rest.isEmpty, random.below(4) == 0 else {
        members[place].1 = changed(members[place].1, rest)
        return .object(members)
      }
      if random.below(2) == 0 { members.remove(at: place) } else { members[place].0 = text() }
      return .object(members)
    case .null, .bool, .integer, .decimal, .string: return replaced(value)
    }
  }

  private mutating func replaced(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null: return .integer(0)
    case .bool(let isSo): return .bool(!isSo)
    case .integer(let number): return random.below(2) == 0 ? .integer(number &+ 1) : .integer(Int64(random.below(10)))
    case .decimal: return .integer(Int64(random.below(10)))
    case .string(let own): return random.below(8) == 0 ? .string(own + "x") : .string(text())
    case .array(let elements): return random.below(2) == 0 || elements.isEmpty ? .null : .array([])
    case .object(let members): return random.below(2) == 0 || members.isEmpty ? .null : .object([])
    }
  }

  private mutating func text() -> String { texts.isEmpty ? "x" : texts[random.below(texts.count)] }
}

extension SplitMix64 {
  /// From 0 up to a bound.
  fileprivate mutating func below(_ bound: Int) -> Int { number(0..<bound) }
}

extension JSONValue {
  fileprivate var parts: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .object(let members): members.map(\.1)
    case .null, .bool, .integer, .decimal, .string: []
    }
  }

  fileprivate var paths: [[Int]] {
    parts.enumerated().flatMap { place, part in [[place]] + part.paths.map { [place] + $0 } }
  }

  fileprivate var texts: [String] { (stringValue.map { [$0] } ?? []) + parts.flatMap(\.texts) }
}
