package import RuleModel

/// What the planes of an input say of one value: which of them are on.
package struct LeafAnswer: Sendable {
  /// Turns a plane on, by its place in the input; along the extra axis, where the plane has it, for an entity.
  package typealias TurnOn = (_ plane: Int, _ entity: Int?) -> Void

  private let question: Input.Question
  private let universe: Universe
  private let type: ValueType

  /// Of a question about what a fact is; tests are answered by `LeafTest`, and lists by who holds them.
  package init(_ input: Input, _ universe: Universe) {
    question = input.question
    self.universe = universe
    type = universe.type(of: input.path)
  }

  /// What can be known of a fact of the input's type.
  package func value(_ fact: KnownFact) -> Value { universe.value(fact, type) }

  /// `isUnknown`: nothing is known of it, so that nothing is known of what it leads to.
  package func answer(_ value: Value, isUnknown: Bool, _ turnOn: TurnOn) {
    let exists = value.possibilities != .nothing
    switch question {
    case .values(let count):
      for ordinal in value.ordinals ?? [] { turnOn(ordinal, nil) }
      if value.mayBeEmpty { turnOn(count, nil) }
    case .reference:
      for entity in value.ordinals ?? [] { turnOn(0, entity) }
      if let unlisted = unlisted(value) { turnOn(0, unlisted) }
      if value.mayBeEmpty { turnOn(1, nil) }
      if isUnknown { turnOn(2, nil) }
    case .contains(let count):
      for ordinal in value.elements.possible { turnOn(2 * ordinal, nil) }
      for ordinal in value.elements.certain { turnOn(2 * ordinal + 1, nil) }
      if value.mayBeEmpty { turnOn(2 * count, nil) }
      if exists { turnOn(2 * count + 1, nil) }
    case .containsEntity:
      for entity in value.elements.possible { turnOn(0, entity) }
      if let unlisted = unlisted(value) { turnOn(0, unlisted) }
      for entity in value.elements.certain { turnOn(1, entity) }
      if value.mayBeEmpty { turnOn(2, nil) }
      if exists { turnOn(3, nil) }
    case .digits(let offset, let width, let plus, let times):
      let ends = value.interval.map { AffineMap(plus: plus, times: times).units($0) }
      digits(ends, offset, width, turnOn)
      if value.mayBeEmpty { turnOn(2 * width + 2, nil) }
      if exists { turnOn(2 * width + 3, nil) }
    case .test, .stated, .listed, .unlisted, .open, .listedPair, .isEntity, .same: break
    }
  }

  /// The lane behind the last listed entity stands for those that nobody listed.
  private func unlisted(_ value: Value) -> Int? {
    guard value.mayBeUnlisted else { return nil }
    switch type {
    case .reference(let kind), .set(.reference(let kind)): return universe.listed[kind.raw]
    default: return nil
    }
  }

  private func digits(_ ends: Interval<Int128>?, _ offset: Int64, _ width: Int, _ turnOn: TurnOn) {
    let bottom = Int128(offset)
    let top = bottom + (Int128(1) << Int128(width)) - 1
    func held(_ value: Int128?) -> UInt64 {
      UInt64(truncatingIfNeeded: min(max(value ?? bottom, bottom), top) - bottom)
    }
    let (low, high) = (held(ends?.low), held(ends?.high))
    for digit in 0..<width {
      if low >> UInt64(digit) & 1 == 1 { turnOn(digit, nil) }
      if high >> UInt64(digit) & 1 == 1 { turnOn(width + digit, nil) }
    }
    guard let ends else { return }
    if ends.low == nil { turnOn(2 * width, nil) }
    if ends.high == nil { turnOn(2 * width + 1, nil) }
  }
}

extension Value {
  fileprivate var elements: (certain: [Int], possible: [Int]) {
    switch possibilities {
    case .set(let certain, let possible): (certain, possible)
    case .ordinals, .number, .nothing: ([], [])
    }
  }
}
