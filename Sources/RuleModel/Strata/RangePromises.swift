import SourceText

/// Refuses what could lead a derived number beyond the range that its declaration promises: who reads it through an
/// unknown reference relies on the range.
struct RangePromises {
  private let ruleSet: RuleSet
  /// By attribute.
  private let ranges: [NumberRange]

  /// `sums`: by attribute, what sums and ranks are bounded by.
  init(_ ruleSet: RuleSet, sums: [ClosedRange<Int64>?]) {
    self.ruleSet = ruleSet
    ranges = zip(ruleSet.attributes, sums).map { attribute, bounds in
      guard case .number(let type) = attribute.type else { return NumberRange(nil, nil) }
      switch attribute.combine {
      case .sum, .rank: return NumberRange(bounds.map { Int128($0.lowerBound) }, bounds.map { Int128($0.upperBound) })
      default: return NumberRange(type)
      }
    }
  }

  /// O(attributes + conclusions).
  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for attribute in ruleSet.attributes {
      guard case .single(_, let fallback?) = attribute.combine else { continue }
      found += breach(attribute, fallback, at: attribute.span)
    }
    for conclusion in ruleSet.rules.flatMap(\.conclusions) {
      guard case .value(let operand) = conclusion.contribution else { continue }
      found += breach(ruleSet.attributes[conclusion.attribute.raw], operand, at: conclusion.span)
    }
    return found + ruleSet.attributes.indices.flatMap { computed($0) }
  }

  /// A contribution or a default.
  private func breach(_ attribute: Attribute, _ operand: Operand, at span: SourceSpan) -> [Diagnostic] {
    guard case .number(let type) = attribute.type else { return [] }
    let declared = NumberRange(type)
    switch operand {
    case .constant(.number(let number)):
      let own = NumberRange(Int128(number), Int128(number))
      guard !declared.contains(own) else { return [] }
      return [refusal(attribute, type, own, at: span, help: ["widen the 'range' of '\(attribute.fullName)'"])]
    case .constant: return []
    case .path(let path):
      guard let last = path.path.steps.last else { return [] }
      let own = ranges[last.raw].moved(by: path)
      return declared.contains(own) ? [] : [refusal(attribute, type, own, at: span, help: wayOut(attribute, last))]
    }
  }

  /// A sum or a rank.
  private func computed(_ index: Int) -> [Diagnostic] {
    let attribute = ruleSet.attributes[index]
    guard case .number(let type) = attribute.type else { return [] }
    let declared = NumberRange(type)
    switch attribute.combine {
    case .sum where !declared.contains(ranges[index]):
      let help = ["widen the 'range' of '\(attribute.fullName)', or leave it out: sums are bounded without it"]
      return [refusal(attribute, type, ranges[index], at: attribute.span, help: help)]
    case .rank where declared.high != nil && !declared.contains(ranges[index]):
      let help = ["leave the 'range' out: a rank goes from 1 to the number of those that compete"]
      return [refusal(attribute, type, ranges[index], at: attribute.span, help: help)]
    default: return []
    }
  }

  private func wayOut(_ attribute: Attribute, _ read: AttributeID) -> [String] {
    let other = ruleSet.attributes[read.raw]
    if case .number(let type) = other.type, NumberRange(type) == NumberRange(nil, nil) {
      return ["declare a 'range' for '\(other.fullName)', or leave out that of '\(attribute.fullName)'"]
    }
    return ["narrow the 'range' of '\(other.fullName)', or widen that of '\(attribute.fullName)'"]
  }

  private func refusal(
    _ attribute: Attribute, _ type: NumberType, _ own: NumberRange, at span: SourceSpan, help: [String]
  ) -> Diagnostic {
    DiagnosticCode.rangePromise.diagnostic(
      "'\(attribute.fullName)' could be \(own.spelling(type)), and its range is \(NumberRange(type).spelling(type))",
      at: span, label: span == attribute.span ? "this range is not kept" : "this can leave the range",
      secondary: span == attribute.span ? [] : [.init(span: attribute.span, text: "its range is declared here")],
      help: help)
  }
}
