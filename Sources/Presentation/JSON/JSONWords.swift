import Inference
import RuleModel

/// Names as JSON strings, written once.
struct JSONWords: Sendable {
  let entities: [[[UInt8]]]
  let attributes: [[UInt8]]
  let rules: [[UInt8]]
  private let values: [[[UInt8]]]
  static let unlisted = JSONBuffer.quoted("?")

  init(_ titles: Titles) {
    let ruleSet = titles.ruleSet
    entities = titles.profile.entities.map { $0.map { JSONBuffer.quoted($0.id) } }
    attributes = ruleSet.attributes.map { JSONBuffer.quoted($0.fullName) }
    rules = ruleSet.rules.map { JSONBuffer.quoted($0.id) }
    values = ruleSet.domains.map { $0.values.map { JSONBuffer.quoted($0.name) } }
  }

  func entity(_ kind: KindID, _ number: Int) -> [UInt8] {
    entities[kind.raw].indices.contains(number) ? entities[kind.raw][number] : JSONWords.unlisted
  }

  func value(_ domain: DomainID, _ ordinal: Int) -> [UInt8] {
    values[domain.raw].indices.contains(ordinal) ? values[domain.raw][ordinal] : JSONWords.unlisted
  }
}

extension JSONBuffer {
  mutating func ordinal(_ ordinal: Int, _ type: ValueType, _ words: JSONWords) {
    switch type {
    case .boolean: bool(ordinal != 0)
    case .domain(let domain), .set(.domain(let domain)): fragment(words.value(domain, ordinal))
    case .reference(let kind), .set(.reference(let kind)): fragment(words.entity(kind, ordinal))
    case .number, .text: number(String(ordinal))
    }
  }

  mutating func ordinals(_ ordinals: [Int], _ type: ValueType, _ words: JSONWords) {
    begin("[")
    for value in ordinals { ordinal(value, type, words) }
    end("]")
  }

  mutating func scaled(_ value: Int64?, _ type: ValueType) {
    guard let value else { return literal("null") }
    guard case .number(let format) = type else { return number(String(value)) }
    number(decimal(value, places: format.places))
  }

  /// The members that tell what a value can be.
  mutating func members(_ value: Value, _ type: ValueType, _ words: JSONWords) {
    switch value.possibilities {
    case .ordinals(let values) where values.count == 1:
      key("value")
      ordinal(values[0], type, words)
    case .ordinals(let values):
      key("values")
      ordinals(values, type, words)
    case .number(let from?, let to?) where from == to:
      key("value")
      scaled(from, type)
    case .number(let from, let to):
      key("from")
      scaled(from, type)
      key("to")
      scaled(to, type)
    case .set(let certain, let possible):
      key(certain == possible ? "value" : "from")
      ordinals(certain, type, words)
      if certain != possible {
        key("to")
        ordinals(possible, type, words)
      }
    case .nothing: break
    }
    if value.mayBeEmpty {
      key("empty")
      bool(true)
    }
    if value.contradiction != .none {
      key("contradiction")
      bool(true)
    }
  }

  /// A statement of a profile as JSON: a value, or an object for doubt.
  mutating func statement(_ statement: Statement, _ type: ValueType, _ words: JSONWords, _ titles: Titles) {
    switch statement {
    case .known(let constant): self.constant(constant, type, words, titles)
    case .interval(let low, let high):
      begin("{")
      key("from")
      bound(low, type, words)
      key("to")
      bound(high, type, words)
      end("}")
    case .unknown: word("unknown")
    case .doesNotApply: word("does not apply")
    case .oneOf(let parts):
      begin("{")
      key("one of")
      begin("[")
      for part in parts { self.statement(part, type, words, titles) }
      end("]")
      end("}")
    }
  }

  private mutating func bound(_ bound: Int64, _ type: ValueType, _ words: JSONWords) {
    if case .number = type { scaled(bound, type) } else { ordinal(Int(clamping: bound), type, words) }
  }

  mutating func constant(_ constant: Constant, _ type: ValueType, _ words: JSONWords, _ titles: Titles) {
    switch constant {
    case .ordinal(let value): ordinal(value, type, words)
    case .number(let value): scaled(value, type)
    case .set(let elements): ordinals(elements, type, words)
    case .text(let text): string(titles.text(text) ?? "")
    }
  }
}
