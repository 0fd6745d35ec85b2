import RuleModel

/// The values that pass a test with constants.
enum AcceptedValues: Equatable {
  case values(ValueSet)
  case numbers(NumberSet)

  /// Those that stand to a constant as said; `size` is the number of values where they are few and ordered or not.
  init?(_ comparison: Comparison, _ constant: Constant, size: Int?) {
    switch constant {
    case .ordinal(let ordinal): self = .values(ValueSet(comparison, ordinal, size: size))
    case .number(let number): self = .numbers(NumberSet(comparison, number))
    case .set, .text: return nil
    }
  }

  /// One of several values; nil if there is none.
  init?(oneOf constants: [Constant]) {
    if constants.count == 1, case .ordinal(let ordinal) = constants[0] {
      self = .values(ValueSet(members: [ordinal]))
      return
    }
    let (ordinals, numbers) = Self.split(constants)
    guard !ordinals.isEmpty || !numbers.isEmpty else { return nil }
    self =
      numbers.isEmpty
      ? .values(ValueSet(members: ordinals)) : .numbers(NumberSet(intervals: numbers.map { $0...$0 }))
  }

  /// Another than any of several values; nil if there is none. Written out where all values are known.
  init?(noneOf constants: [Constant], size: Int?) {
    let (ordinals, numbers) = Self.split(constants)
    guard !ordinals.isEmpty || !numbers.isEmpty else { return nil }
    if numbers.isEmpty {
      let complement = ValueSet(members: ordinals, isComplement: true)
      self = .values(size.map { ValueSet(members: (0..<$0).filter { complement.contains($0) }) } ?? complement)
    } else {
      self = .numbers(NumberSet(around: numbers))
    }
  }

  private static func split(_ constants: [Constant]) -> (ordinals: [Int], numbers: [Int64]) {
    var (ordinals, numbers): ([Int], [Int64]) = ([], [])
    for constant in constants {
      if case .ordinal(let ordinal) = constant { ordinals.append(ordinal) }
      if case .number(let number) = constant { numbers.append(number) }
    }
    return (ordinals, numbers)
  }

  func intersection(_ other: AcceptedValues) -> AcceptedValues {
    switch (self, other) {
    case (.values(let a), .values(let b)): .values(a.intersection(b))
    case (.numbers(let a), .numbers(let b)): .numbers(a.intersection(b))
    default: self
    }
  }

  /// Those that lie in a number's declared range.
  func within(_ type: ValueType) -> AcceptedValues {
    guard case .number(let number) = type, case .numbers(let accepted) = self else { return self }
    let range = (number.lower ?? .min)...(number.upper ?? .max)
    return .numbers(accepted.intersection(NumberSet(intervals: [range])))
  }

  var isEmpty: Bool {
    switch self {
    case .values(let values): values.members.isEmpty && !values.isComplement
    case .numbers(let numbers): numbers.intervals.isEmpty
    }
  }

  var numbers: NumberSet? {
    if case .numbers(let numbers) = self { return numbers }
    return nil
  }

  /// On a boolean, a domain, a reference or a number.
  var constraint: Constraint {
    switch self {
    case .values(let values): .values(values)
    case .numbers(let numbers): .numbers(numbers)
    }
  }
}

extension ValueSet {
  /// Written out where there are few values; a complement only where there may be more than are known.
  init(_ comparison: Comparison, _ ordinal: Int, size: Int?) {
    switch comparison {
    case .equal: self.init(members: [ordinal])
    case .otherThan:
      guard let size else {
        self.init(members: [ordinal], isComplement: true)
        return
      }
      self.init(members: (0..<size).filter { $0 != ordinal })
    case .atLeast: self.init(members: (0..<(size ?? 0)).filter { $0 >= ordinal })
    case .atMost: self.init(members: (0..<(size ?? 0)).filter { $0 <= ordinal })
    case .above: self.init(members: (0..<(size ?? 0)).filter { $0 > ordinal })
    case .below: self.init(members: (0..<(size ?? 0)).filter { $0 < ordinal })
    }
  }

  func intersection(_ other: ValueSet) -> ValueSet {
    switch (isComplement, other.isComplement) {
    case (true, true): ValueSet(members: members + other.members, isComplement: true)
    case (true, false): ValueSet(members: other.members.filter { contains($0) })
    case (false, _): ValueSet(members: members.filter { other.contains($0) })
    }
  }
}

extension NumberSet {
  /// All numbers but these.
  init(around numbers: [Int64]) {
    var intervals: [ClosedRange<Int64>] = []
    var start: Int64? = .min
    for number in Set(numbers).sorted() {
      if let start, start < number { intervals.append(start...(number - 1)) }
      start = number < .max ? number + 1 : nil
    }
    if let start { intervals.append(start...(.max)) }
    self.init(intervals: intervals)
  }

  init(_ comparison: Comparison, _ number: Int64) {
    let below: [ClosedRange<Int64>] = number > .min ? [.min...(number - 1)] : []
    let above: [ClosedRange<Int64>] = number < .max ? [(number + 1)...(.max)] : []
    switch comparison {
    case .equal: self.init(intervals: [number...number])
    case .otherThan: self.init(intervals: below + above)
    case .atLeast: self.init(intervals: [number...(.max)])
    case .atMost: self.init(intervals: [.min...number])
    case .above: self.init(intervals: above)
    case .below: self.init(intervals: below)
    }
  }
}
