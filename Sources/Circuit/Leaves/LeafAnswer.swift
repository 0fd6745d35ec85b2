import RuleModel

/// What the planes of an input say of one value: which of them are on.
public struct LeafAnswer: Sendable {
  private let question: Input.Question
  private let universe: Universe
  private let type: ValueType

  /// Of a question about what a fact is; tests are answered by `LeafTest`, and lists by who holds them.
  public init(_ input: Input, _ universe: Universe) {
    question = input.question
    self.universe = universe
    type = universe.type(of: input.path)
  }

  /// The planes that are on, by their place in the input; along the extra axis, where the plane has it, for which entity.
  public func planes(of fact: KnownFact) -> [(plane: Int, entity: Int?)] {
    let value = universe.value(fact, type)
    let exists = value.possibilities != .nothing
    switch question {
    case .values(let count): return plain(value.ordinals ?? []) + plain([count], if: value.mayBeEmpty)
    case .reference:
      let entities = (value.ordinals ?? []) + unlisted(value)
      return along(entities, 0) + plain([1], if: value.mayBeEmpty) + plain([2], if: fact == .unknown)
    case .contains(let count):
      return plain(value.elements.possible.map { 2 * $0 }) + plain(value.elements.certain.map { 2 * $0 + 1 })
        + plain([2 * count], if: value.mayBeEmpty) + plain([2 * count + 1], if: exists)
    case .containsEntity:
      return along(value.elements.possible + unlisted(value), 0) + along(value.elements.certain, 1)
        + plain([2], if: value.mayBeEmpty) + plain([3], if: exists)
    case .digits(let offset, let width, let plus, let times):
      let ends = value.interval.map { AffineMap(plus: plus, times: times).units($0) }
      return digits(ends, offset, width) + plain([2 * width + 2], if: value.mayBeEmpty)
        + plain([2 * width + 3], if: exists)
    case .test, .stated, .listed, .unlisted, .open, .listedPair, .isEntity, .same: return []
    }
  }

  private func plain(_ planes: [Int], if isOn: Bool = true) -> [(plane: Int, entity: Int?)] {
    isOn ? planes.map { ($0, nil) } : []
  }

  private func along(_ entities: [Int], _ plane: Int) -> [(plane: Int, entity: Int?)] {
    entities.map { (plane, $0) }
  }

  /// The lane behind the last listed entity stands for those that nobody listed.
  private func unlisted(_ value: Value) -> [Int] {
    switch type {
    case .reference(let kind), .set(.reference(let kind)): value.mayBeUnlisted ? [universe.listed[kind.raw]] : []
    default: []
    }
  }

  private func digits(_ ends: Interval<Int128>?, _ offset: Int64, _ width: Int) -> [(plane: Int, entity: Int?)] {
    let bottom = Int128(offset)
    let top = bottom + (Int128(1) << Int128(width)) - 1
    func held(_ value: Int128?) -> Int128 { min(max(value ?? bottom, bottom), top) - bottom }
    let (low, high) = (held(ends?.low), held(ends?.high))
    let lower = (0..<width).filter { low >> Int128($0) & 1 == 1 }
    let upper = (0..<width).filter { high >> Int128($0) & 1 == 1 }.map { width + $0 }
    guard let ends else { return plain(lower + upper) }
    return plain(lower + upper) + plain([2 * width], if: ends.low == nil) + plain([2 * width + 1], if: ends.high == nil)
  }
}

extension Value {
  fileprivate var elements: (certain: [Int], possible: [Int]) {
    if case .set(let certain, let possible) = possibilities { (certain, possible) } else { ([], []) }
  }
}
