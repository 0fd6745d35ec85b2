package import SourceText

extension RuleSet {
  /// The contributions that, with the numbers a profile states, could make a number that 64 bits do not hold.
  ///
  /// Bounds each number attribute over all entities from what is stated of it and from the rules, stratum by stratum.
  /// O(facts + conclusions). What is unknown and has no range has no bounds either, and is not refused.
  package func numbersBeyond(_ profile: Profile) -> [Diagnostic] {
    guard scalesNumbers else { return [] }
    var reach = NumberReach(self, profile)
    return reach.diagnostics()
  }

  /// Whether some rule adds to a number or multiplies it: only then can numbers grow beyond what is held.
  package var scalesNumbers: Bool {
    rules.contains { $0.conclusions.contains(where: \.isScaled) } || attributes.contains(where: \.startsScaled)
  }
}

extension Conclusion {
  fileprivate var isScaled: Bool {
    guard case .value(let operand) = contribution else { return false }
    return operand.isScaled
  }
}

extension Attribute {
  fileprivate var startsScaled: Bool {
    guard case .single(_, let fallback?)? = combine else { return false }
    return fallback.isScaled
  }
}

extension Operand {
  fileprivate var isScaled: Bool {
    guard case .path(let operand) = self else { return false }
    return operand.plus != 0 || operand.times != .one
  }
}

/// How far the numbers of each attribute reach.
private struct NumberReach {
  /// The range of what is known, and where its greatest part is stated.
  struct Extent {
    var range: NumberRange
    var span: SourceSpan

    func union(_ other: Extent) -> Extent {
      func size(_ range: NumberRange) -> Int128 { max(-(range.low ?? 0), range.high ?? 0) }
      return Extent(range: range.union(other.range), span: size(range) >= size(other.range) ? span : other.span)
    }
  }

  private let ruleSet: RuleSet
  /// By attribute; nil where no number is known.
  private var extents: [Extent?]
  private var found: [Diagnostic] = []

  init(_ ruleSet: RuleSet, _ profile: Profile) {
    self.ruleSet = ruleSet
    extents = ruleSet.attributes.map { attribute in
      if case .number(let number)? = attribute.ifLeftOut ?? attribute.expected {
        return Extent(number, number, attribute.span)
      }
      switch attribute.combine {
      case .sum: return Extent(Int64(Int32.min), Int64(Int32.max), attribute.span)
      case .rank: return Extent(1, Int64(entityLimit + 1) * Int64(entityLimit + 1), attribute.span)
      default: return nil
      }
    }
    for (key, fact) in ruleSet.facts.merging(profile.facts, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      guard case .number = ruleSet.attributes[key.attribute.raw].type else { continue }
      add(fact.statement, key.attribute, fact.span)
    }
  }

  private mutating func add(_ statement: Statement, _ attribute: AttributeID, _ span: SourceSpan) {
    switch statement {
    case .known(.number(let number)): add(Extent(number, number, span), attribute)
    case .interval(let low, let high): add(Extent(low, high, span), attribute)
    case .oneOf(let cases): for one in cases { add(one, attribute, span) }
    case .known, .unknown, .any, .doesNotApply: break
    }
  }

  private mutating func add(_ extent: Extent, _ attribute: AttributeID) {
    extents[attribute.raw] = extents[attribute.raw]?.union(extent) ?? extent
  }

  mutating func diagnostics() -> [Diagnostic] {
    let conclusions = Dictionary(
      grouping: ruleSet.rules.filter { !$0.isDraft }.flatMap(\.conclusions), by: \.attribute)
    for attribute in ruleSet.strata.flatMap(\.attributes) {
      guard case .single(_, let fallback)? = ruleSet.attributes[attribute.raw].combine else { continue }
      if let fallback { contribute(fallback, to: attribute, at: ruleSet.attributes[attribute.raw].span) }
      for conclusion in conclusions[attribute] ?? [] {
        guard case .value(let operand) = conclusion.contribution else { continue }
        contribute(operand, to: attribute, at: conclusion.span)
      }
    }
    return found
  }

  private mutating func contribute(_ operand: Operand, to attribute: AttributeID, at span: SourceSpan) {
    switch operand {
    case .constant(.number(let number)): add(Extent(number, number, span), attribute)
    case .constant: break
    case .path(let path):
      guard let last = path.path.steps.last, let read = extents[last.raw] else { return }
      var extent = Extent(range: read.range.moved(by: path), span: read.span)
      if !NumberRange.ofWords.contains(extent.range) {
        found.append(refusal(attribute, extent, at: span))
        extent.range = extent.range.clamped(to: .ofWords)
      }
      add(extent, attribute)
    }
  }

  private func refusal(_ attribute: AttributeID, _ extent: Extent, at span: SourceSpan) -> Diagnostic {
    let declared = ruleSet.attributes[attribute.raw]
    guard case .number(let type) = declared.type else { return DiagnosticCode.numberBeyond.diagnostic("", at: span) }
    let most = type.spelling(Int64.max)
    let way = type.places > 0 ? "declare fewer 'places' for '\(declared.fullName)'" : "count it in a greater unit"
    return DiagnosticCode.numberBeyond.diagnostic(
      "'\(declared.fullName)' could be \(extent.range.spelling(type)) here, and 64 bits hold no more than \(most)",
      at: span, label: "too large to be held", secondary: [.init(span: extent.span, text: "with this number")],
      help: [way])
  }
}

extension NumberReach.Extent {
  fileprivate init(_ low: Int64, _ high: Int64, _ span: SourceSpan) {
    self.init(range: NumberRange(Int128(low), Int128(high)), span: span)
  }
}
