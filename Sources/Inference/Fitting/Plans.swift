import Circuit

/// How the rows of one plane are made from the bits of another of given form.
package struct MovePlan: Sendable {
  package enum Way: Sendable {
    case spread, copy
    case gather(stride: Int)
  }
  package let way: Way
  package let target: Layout.Form
  /// By row of the target: the source's first bit, counted from the first of the plane.
  package let bits: [Int32]

  init(_ routes: [Route], _ source: Layout.Form, _ target: Layout.Form) {
    self.target = target
    var strides = Array(repeating: 0, count: target.sizes.count)
    var base = 0
    for (axis, route) in routes.enumerated() {
      switch route {
      case .axis(let position): strides[position] += source.strides[axis]
      case .entity(let entity): base += entity * source.strides[axis]
      }
    }
    let last = target.packsWorlds ? source.worldStride : strides.last ?? 0
    bits = rowBits(target, strides, from: base, worldStride: source.worldStride)
    let isAligned = bits.allSatisfy { $0 & 63 == 0 }
    way = last == 0 ? .spread : last == 1 && isAligned ? .copy : .gather(stride: last)
  }
}

/// Where the rows of one plane go in another of given form that lacks some of its axes.
package struct FoldPlan: Sendable {
  package let source: Layout.Form
  package let target: Layout.Form
  /// Whether the packed axis is dropped.
  package let dropsLast: Bool
  /// By row of the source: the target's first bit, counted from the first of the plane.
  package let bits: [Int32]

  /// `strides`: of the target, by axis of the source; 0 for an axis that it lacks.
  init(_ source: Layout.Form, _ target: Layout.Form, strides: [Int]) {
    self.source = source
    self.target = target
    dropsLast = !source.packsWorlds && strides.last == 0
    bits = rowBits(source, strides, from: 0, worldStride: target.worldStride)
  }
}

/// By row of a plane: the first bit in another plane with these strides.
private func rowBits(_ form: Layout.Form, _ strides: [Int], from base: Int, worldStride: Int) -> [Int32] {
  var starts = form.packsWorlds ? [base] : (0..<form.worlds).map { base + $0 * worldStride }
  for axis in form.sizes.indices.dropLast(form.packsWorlds ? 0 : 1) {
    let size = form.sizes[axis]
    starts = starts.flatMap { start in (0..<size).map { start + $0 * strides[axis] } }
  }
  return starts.map { Int32($0) }
}
