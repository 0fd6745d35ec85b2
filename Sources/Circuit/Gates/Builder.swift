import RuleModel

/// Emits instructions, one for each gate that is asked for. Constants are folded at once, and a plane is spread over more
/// axes only where two meet.
///
/// `and([a, .always, a])` is `a` and emits nothing; `and([a, b])` of a plane over beds and one over plants first spreads
/// both over beds and plants, with the larger kind innermost. Moves that were made before are found again (value numbering:
/// J. Cocke and J. T. Schwartz, Programming Languages and Their Compilers, 1970); equal gates become one when the program
/// is fitted to what is known.
struct Builder {
  /// Distinct lists of axes; planes of equal axes are laid out alike.
  var shapes: [[Axis]] = [[]]
  /// By shape: what first asked for it.
  var origins: [CompiledRules.Origin] = [.attribute(AttributeID(0))]
  /// What is compiled at the moment.
  var origin = CompiledRules.Origin.attribute(AttributeID(0))
  var shapeOfPlane: [Int32] = [0, 0]
  private var shapeNumbers: [[Axis]: Int32] = [[]: 0]
  var instructions: [Instruction] = []
  var operands: [Plane] = []
  /// Distinct lists of routes.
  var routes: [[Route]] = []
  var routeNumbers: [[Route]: Int] = [:]
  /// What planes become along other axes.
  var moved: [Move: Plane] = [:]
  /// By plane: the one with the opposite bits; -1 where there is none so far.
  private var negated: [Int32] = [-1, -1]
  /// Kinds with few entities come first, so that the largest is the packed axis.
  private let order: [Int]

  /// A move or fold of a plane.
  struct Move: Hashable {
    var source: Plane
    var shape: Int32
    /// Of a move: the index of its routes; nil of a fold.
    var routes: Int?
  }

  init(order: [Int]) { self.order = order }

  func sorted(_ axes: some Sequence<Axis>) -> [Axis] {
    let order = order
    return axes.sorted { (order[$0.kind.raw], $0.kind.raw, $0.slot) < (order[$1.kind.raw], $1.kind.raw, $1.slot) }
  }

  func axes(of plane: Plane) -> [Axis] { shapes[Int(shapeOfPlane[Int(plane.index)])] }

  mutating func newPlane(_ axes: [Axis]) -> Plane { newPlane(shape: shape(of: axes)) }

  mutating func shape(of axes: [Axis]) -> Int32 {
    if let known = shapeNumbers[axes] { return known }
    let number = Int32(shapes.count)
    shapes.append(axes)
    origins.append(origin)
    shapeNumbers[axes] = number
    return number
  }

  mutating func newPlane(shape: Int32) -> Plane {
    shapeOfPlane.append(shape)
    negated.append(-1)
    return Plane(shapeOfPlane.count - 1)
  }

  func shape(of plane: Plane) -> Int32 { shapeOfPlane[Int(plane.index)] }

  mutating func emit(_ operation: Instruction.Operation, to destination: Plane, _ from: [Plane], extra: Int = 0) {
    instructions.append(
      Instruction(
        operation: operation, destination: destination, firstOperand: Int32(operands.count),
        operandCount: Int32(from.count), extra: Int32(extra)))
    operands.append(contentsOf: from)
  }

  // MARK: Logic

  mutating func not(_ plane: Plane) -> Plane {
    if plane == .never { return .always }
    if plane == .always { return .never }
    let known = negated[Int(plane.index)]
    if known >= 0 { return Plane(Int(known)) }
    let result = newPlane(shape: shape(of: plane))
    emit(.not, to: result, [plane])
    negated[Int(plane.index)] = result.index
    negated[Int(result.index)] = plane.index
    return result
  }

  mutating func and(_ planes: [Plane]) -> Plane {
    if planes.contains(.never) { return .never }
    return join(planes.filter { $0 != .always }, .and, unit: .always)
  }

  mutating func or(_ planes: [Plane]) -> Plane {
    if planes.contains(.always) { return .always }
    return join(planes.filter { $0 != .never }, .or, unit: .never)
  }

  mutating func and(_ first: Plane, _ second: Plane) -> Plane {
    if first == .never || second == .never { return .never }
    if first == .always || first == second { return second }
    return second == .always ? first : join([first, second], .and, unit: .always)
  }

  mutating func or(_ first: Plane, _ second: Plane) -> Plane {
    if first == .always || second == .always { return .always }
    if first == .never || first == second { return second }
    return second == .never ? first : join([first, second], .or, unit: .never)
  }

  mutating func andNot(_ first: Plane, _ second: Plane) -> Plane {
    if second == .never { return first }
    let inverse = not(second)
    return and([first, inverse])
  }

  mutating func xor(_ first: Plane, _ second: Plane) -> Plane {
    if first == second { return .never }
    if first == .never { return second }
    if second == .never { return first }
    if first == .always { return not(second) }
    if second == .always { return not(first) }
    return join([first, second], .xor, unit: .never)
  }

  /// Joins those of equal axes first, then each into the smallest that has all its axes, and spreads only the rest.
  private mutating func join(_ planes: [Plane], _ operation: Instruction.Operation, unit: Plane) -> Plane {
    guard let first = planes.first else { return unit }
    if planes.count == 1 { return first }
    let common = shape(of: first)
    if planes.allSatisfy({ shape(of: $0) == common }) {
      return gate(operation == .xor ? planes : distinct(planes), operation, common)
    }
    var groups = groups(planes)
    while groups.count > 1 {
      let smallest = groups.removeFirst()
      let plane = gate(smallest.planes, operation)
      if let host = host(of: smallest, among: groups) {
        groups[host].planes.append(spread(plane, over: groups[host].shape))
      } else {
        let all = shape(of: sorted(Set(shapes[Int(smallest.shape)]).union(shapes[Int(groups[0].shape)])))
        let other = gate(groups[0].planes, operation)
        groups[0] = PlaneGroup(shape: all, planes: [spread(plane, over: all), spread(other, over: all)])
        sort(&groups)
        mergeEqualShapes(&groups)
      }
    }
    return gate(groups[0].planes, operation)
  }

  /// Planes of equal axes.
  private struct PlaneGroup {
    var shape: Int32
    var planes: [Plane]
  }

  /// Those with few axes first.
  private func groups(_ planes: [Plane]) -> [PlaneGroup] {
    var groups: [PlaneGroup] = []
    for plane in planes {
      let own = shape(of: plane)
      if let known = groups.firstIndex(where: { $0.shape == own }) {
        groups[known].planes.append(plane)
      } else {
        groups.append(PlaneGroup(shape: own, planes: [plane]))
      }
    }
    sort(&groups)
    return groups
  }

  private func sort(_ groups: inout [PlaneGroup]) {
    // Not of the builder: a closure over it copies it.
    let shapes = shapes
    if groups.count > 1 { groups.sort { shapes[Int($0.shape)].count < shapes[Int($1.shape)].count } }
  }

  /// The first group that has all axes of another.
  private func host(of group: PlaneGroup, among groups: [PlaneGroup]) -> Int? {
    let (axes, shapes) = (shapes[Int(group.shape)], shapes)
    return groups.firstIndex { other in axes.allSatisfy { shapes[Int(other.shape)].contains($0) } }
  }

  private func mergeEqualShapes(_ groups: inout [PlaneGroup]) {
    var index = 1
    while index < groups.count {
      if let earlier = groups[..<index].firstIndex(where: { $0.shape == groups[index].shape }) {
        groups[earlier].planes += groups.remove(at: index).planes
      } else {
        index += 1
      }
    }
  }

  private mutating func gate(_ planes: [Plane], _ operation: Instruction.Operation) -> Plane {
    gate(operation == .xor ? planes : distinct(planes), operation, shape(of: planes[0]))
  }

  private mutating func gate(_ planes: [Plane], _ operation: Instruction.Operation, _ shape: Int32) -> Plane {
    if planes.count == 1 { return planes[0] }
    let result = newPlane(shape: shape)
    emit(operation, to: result, planes)
    return result
  }

  /// Each once, in order.
  private func distinct(_ planes: [Plane]) -> [Plane] {
    if planes.count == 2 { return planes[0] == planes[1] ? [planes[0]] : planes }
    if planes.count > 8 {
      var seen = Set<Plane>(minimumCapacity: planes.count)
      return planes.filter { seen.insert($0).inserted }
    }
    var result: [Plane] = []
    result.reserveCapacity(planes.count)
    for plane in planes where !result.contains(plane) { result.append(plane) }
    return result
  }
}

extension Builder {
  mutating func not(_ signal: TruthPlanes) -> TruthPlanes {
    TruthPlanes(possible: not(signal.certain), certain: not(signal.possible))
  }
  mutating func and(_ signals: [TruthPlanes]) -> TruthPlanes {
    TruthPlanes(possible: and(signals.map(\.possible)), certain: and(signals.map(\.certain)))
  }
  mutating func or(_ signals: [TruthPlanes]) -> TruthPlanes {
    TruthPlanes(possible: or(signals.map(\.possible)), certain: or(signals.map(\.certain)))
  }
  mutating func rename(_ signal: TruthPlanes, _ targets: [Axis: AxisTarget]) -> TruthPlanes {
    TruthPlanes(possible: rename(signal.possible, targets), certain: rename(signal.certain, targets))
  }
  /// `first` where the condition holds, else `second`.
  mutating func choose(_ condition: Plane, _ first: Plane, _ second: Plane) -> Plane {
    if first == second { return first }
    let chosen = and(condition, first)
    let other = andNot(second, condition)
    return or(chosen, other)
  }
  /// Whether at least two of the planes are on.
  mutating func atLeastTwo(_ planes: [Plane]) -> Plane {
    var one = Plane.never
    var two = Plane.never
    for plane in planes {
      let both = and(one, plane)
      two = or(two, both)
      one = or(one, plane)
    }
    return two
  }
}
