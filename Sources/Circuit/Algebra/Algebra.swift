import RuleModel

/// Values and truths as gates: what a test, a comparison or a choice between two values is, in planes. It knows kinds and
/// how many entities they may have, and no attribute and no rule.
///
/// `passes(value, set)` of a value that can be a or b, where a passes, is possible where it can be a, and certain where it
/// cannot be b, has a value and does not contradict itself. Everything is lifted from complete values in this way: possible
/// where some way out is, certain where no way out is not (bounds as in Kleene's strong logic, see `TruthPlanes`).
struct Algebra {
  var build: Builder
  var leaves = LeafTable()
  let kinds: KindBounds

  init(_ kinds: KindBounds) {
    self.kinds = kinds
    build = Builder(order: kinds.listed)
  }

  // MARK: Entities

  /// On for the listed entities of an axis.
  mutating func listed(_ axis: Axis) -> Plane { leaves.ask(.listed, [axis], &build) }

  /// On where no axis stands for an entity that nobody listed.
  mutating func listed(_ axes: [Axis]) -> Plane {
    build.and(axes.filter { kinds.mayBeOpen($0.kind) }.map { listed($0) })
  }

  /// The entity that stands for those that nobody listed.
  mutating func unlisted(_ axis: Axis) -> Plane {
    kinds.mayBeOpen(axis.kind) ? leaves.ask(.unlisted, [axis], &build) : .never
  }

  /// On for every entity of the axis, the unlisted one included.
  mutating func anyEntity(_ axis: Axis) -> Plane {
    let one = listed(axis)
    return build.or(one, unlisted(axis))
  }

  mutating func isEntity(_ axis: Axis, _ entity: Int) -> Plane { leaves.ask(.isEntity(entity), [axis], &build) }

  mutating func same(_ first: Axis, _ second: Axis) -> Plane {
    first == second ? .always : leaves.ask(.same, [first, second], &build)
  }

  /// Whether there may be more of a kind than are listed.
  mutating func open(_ kind: KindID) -> Plane {
    kinds.mayBeOpen(kind) ? leaves.askIfOpen(kind, &build) : .never
  }

  // MARK: Quantifying

  mutating func some(_ truth: TruthPlanes, _ bound: [Axis]) -> TruthPlanes {
    TruthPlanes(possible: some(truth.possible, bound), certain: some(truth.certain, bound))
  }

  /// Whether it is on for some entities of the axes: for none where there are none.
  mutating func some(_ plane: Plane, _ bound: [Axis]) -> Plane {
    guard plane != .never else { return .never }
    let own = build.axes(of: plane)
    let silent = bound.filter { !own.contains($0) && kinds.mayBeOpen($0.kind) }
    let existing = build.and([plane] + silent.map { anyEntity($0) })
    return build.fold(existing, dropping: bound)
  }

  /// For how many entities of the axes it is on.
  mutating func count(_ plane: Plane, along axes: [Axis]) -> [Plane] {
    build.count(plane, along: axes, width: kinds.width(axes))
  }

  /// How many members hold: any number more where one that nobody listed could.
  mutating func count(_ held: TruthPlanes, _ member: TruthPlanes, _ bound: [Axis]) -> NumberPlanes {
    var number = NumberPlanes.constant(0)
    number.low = count(build.and(held.certain, member.certain), along: bound)
    number.high = count(build.and(held.possible, member.certain), along: bound)
    let others = build.andNot(build.and(held.possible, member.possible), member.certain)
    number.unboundedAbove = some(others, bound)
    return number
  }
}

/// How many entities the kinds of a rule set can have.
struct KindBounds {
  /// By kind: those of the catalogue.
  let listed: [Int]
  private let isByReference: [Bool]
  /// By domain: how many values it has.
  let values: [Int]

  init(_ ruleSet: RuleSet) {
    listed = ruleSet.entities.map(\.count)
    isByReference = ruleSet.kinds.map { $0.form == .byReference }
    values = ruleSet.domains.map(\.values.count)
  }

  /// Whether a profile may list entities of the kind, and leave some out.
  func mayBeOpen(_ kind: KindID) -> Bool { isByReference[kind.raw] || listed[kind.raw] == 0 }

  /// Digits enough for the number of entities along the axes.
  func width(_ axes: [Axis]) -> Int {
    axes.reduce(into: 0) { digits, axis in
      let bound = mayBeOpen(axis.kind) ? entityLimit + 1 : listed[axis.kind.raw]
      digits += Int.bitWidth - bound.leadingZeroBitCount
    }
  }
}
