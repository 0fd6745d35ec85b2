/// The values that pass a test with constants.
enum Passes: Equatable {
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

  func intersection(_ other: Passes) -> Passes {
    switch (self, other) {
    case (.values(let a), .values(let b)): .values(a.intersection(b))
    case (.numbers(let a), .numbers(let b)): .numbers(a.intersection(b))
    default: self
    }
  }

  func union(_ other: Passes) -> Passes {
    switch (self, other) {
    case (.values(let a), .values(let b)): .values(ValueSet(members: a.members + b.members))
    case (.numbers(let a), .numbers(let b)): .numbers(NumberSet(intervals: a.intervals + b.intervals))
    default: self
    }
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
