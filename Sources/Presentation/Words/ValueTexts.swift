import Explanation
import Report
import RuleModel

extension Titles {
  /// A value in words: `partner or lead`, `3 to 5`, `high`.
  func text(_ value: Value, _ type: ValueType) -> String {
    if value.contradiction == .certain { return wording(.contradiction) }
    var result = possibilities(value, type)
    if value.mayBeEmpty, value.possibilities != .nothing { result += " " + wording(.orNothing) }
    if value.contradiction == .possible { result += wording.note(wording(.mayContradict)) }
    return result
  }

  private func possibilities(_ value: Value, _ type: ValueType) -> String {
    switch value.possibilities {
    case .ordinals([0, 1]) where type == .boolean: wording(.possible)
    case .ordinals(let ordinals) where value.mayBeUnlisted:
      wording.alternatives(ordinals.map { ordinal($0, type) } + [unlisted(type)])
    case .ordinals(let ordinals): self.ordinals(ordinals, type)
    case .number(let from, let to): range(from, to, type)
    case .set(let certain, let possible): set(certain, possible, value.mayBeUnlisted ? [unlisted(type)] : [], type)
    case .nothing: wording(.nothing)
    }
  }

  /// `low or medium`; of three or more steps of a scale in a row `low to high`.
  private func ordinals(_ ordinals: [Int], _ type: ValueType) -> String {
    if case .domain(let domain) = type, ruleSet.domains[domain.raw].isOrdered, ordinals.count > 2,
      let first = ordinals.first, let last = ordinals.last, last - first == ordinals.count - 1
    {
      return wording(.to, ordinal(first, type), ordinal(last, type))
    }
    return wording.alternatives(ordinals.map { ordinal($0, type) })
  }

  private func set(_ certain: [Int], _ possible: [Int], _ others: [String], _ type: ValueType) -> String {
    let open = possible.filter { !certain.contains($0) }.map { ordinal($0, type) } + others
    let parts = certain.map { ordinal($0, type) } + open.map { wording(.possibly, $0) }
    return parts.isEmpty ? wording(.nothing) : wording.list(parts)
  }

  /// An entity that nobody listed.
  private func unlisted(_ type: ValueType) -> String {
    if case .reference(let kind) = type.element { wording(.unlisted, title(kind)) } else { "?" }
  }

  func range(_ from: Int64?, _ to: Int64?, _ type: ValueType) -> String {
    switch (from, to) {
    case (let from?, let to?) where from == to: number(from, type)
    case (let from?, let to?): wording(.to, number(from, type), number(to, type))
    case (let from?, nil): wording(.atLeast, number(from, type))
    case (nil, let to?): wording(.atMost, number(to, type))
    case (nil, nil): wording(.anyNumber)
    }
  }

  /// The title of a position: of a boolean, a domain or an entity.
  func ordinal(_ ordinal: Int, _ type: ValueType) -> String {
    switch type {
    case .boolean: wording(ordinal == 0 ? .no : .yes)
    case .domain(let domain), .set(.domain(let domain)): value(domain, ordinal)
    case .reference(let kind), .set(.reference(let kind)): entity(kind, ordinal)
    case .number, .text: String(ordinal)
    }
  }

  /// A number with its places; digits are grouped from five on, so that years stay whole.
  func number(_ number: Int64, _ type: ValueType) -> String {
    guard case .number(let format) = type else { return String(number) }
    let text = format.spelling(number)
    let whole = text.prefix { $0 != "." }
    let sign = whole.hasPrefix("-") ? "-" : ""
    let digits = Array(whole.dropFirst(sign.count))
    guard digits.count > 4 else { return text }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped + text.dropFirst(whole.count)
  }

  func text(_ constant: Constant, _ type: ValueType) -> String {
    switch constant {
    case .ordinal(let ordinal): self.ordinal(ordinal, type)
    case .number(let number): self.number(number, type)
    case .set(let elements):
      elements.isEmpty ? wording(.nothing) : wording.list(elements.map { ordinal($0, type) })
    case .text(let text): text.text(in: language) ?? ""
    }
  }

  func text(_ statement: Statement, _ type: ValueType) -> String {
    switch statement {
    case .known(let constant): text(constant, type)
    case .interval(let low, let high):
      if case .number = type { range(low, high, type) } else { steps(low, high, type) }
    case .unknown, .any: wording(.unknown)
    case .doesNotApply: wording(.doesNotApply)
    case .oneOf(let parts): wording.alternatives(parts.map { text($0, type) })
    }
  }

  private func steps(_ low: Int64, _ high: Int64, _ type: ValueType) -> String {
    wording(.to, ordinal(Int(clamping: low), type), ordinal(Int(clamping: high), type))
  }

  /// A known fact in words; numbers without their unit.
  func text(_ fact: ShownFact, _ attribute: AttributeID) -> String {
    let type = ruleSet.attributes[attribute.raw].type
    return switch fact {
    case .stated(let statement): text(statement, type)
    case .assumed(let constant): text(constant, type)
    case .concluded(let value): text(value, type)
    case .unknown: wording(.unknown)
    case .nothing: wording(.doesNotApply)
    }
  }

  /// A known fact with the unit of its number.
  func textWithUnit(_ fact: ShownFact, _ attribute: AttributeID) -> String {
    let text = text(fact, attribute)
    switch fact {
    case .unknown, .nothing: return text
    default: return withUnit(text, ruleSet.attributes[attribute.raw].type)
    }
  }

  /// What stands behind a number: its unit, in Korean without a space; nothing where there is none.
  func unit(_ type: ValueType) -> String {
    guard case .number(let format) = type, let word = format.unit, let unit = word.text(in: language) else { return "" }
    return (wording.language == .ko && word.own(language) != nil ? "" : " ") + unit
  }

  /// A text of numbers with their unit; in Korean it stands right behind each number.
  func withUnit(_ text: String, _ type: ValueType) -> String {
    let unit = unit(type)
    guard let first = unit.first, first != " " else { return text + unit }
    return text.replacing(/[0-9][0-9,.]*/) { "\($0.output)\(unit)" }
  }
}
