import RuleModel
import Testing

@testable import Circuit

@Suite struct GateTests {
  @Test func constantsAreFolded() {
    var build = Bench().algebra.build
    let plane = build.newPlane([])
    #expect(build.and([plane, .always, plane]) == plane)
    #expect(build.and(plane, .never) == .never)
    #expect(build.or([plane, .never]) == plane)
    #expect(build.or(plane, .always) == .always)
    #expect(build.xor(plane, plane) == .never)
    #expect(build.xor(plane, .never) == plane)
    #expect(build.choose(.always, plane, .never) == plane)
    #expect(build.instructions.isEmpty)
  }

  @Test func whatIsNegatedTwiceIsItself() {
    var build = Bench().algebra.build
    let plane = build.newPlane([])
    let inverse = build.not(plane)
    #expect(build.not(inverse) == plane)
    #expect(build.not(plane) == inverse)
    #expect(build.instructions.count == 1)
  }

  @Test func planesOfDifferentAxesAreSpread() {
    let (bed, plant) = (Axis(KindID(0)), Axis(KindID(1)))
    var build = Builder(order: [3, 5])
    let (first, second) = (build.newPlane([bed]), build.newPlane([plant]))
    let both = build.and(first, second)
    #expect(build.axes(of: both) == [bed, plant])
    #expect(build.instructions.map(\.operation) == [.move, .move, .and])
    _ = build.and([first, second])
    #expect(build.instructions.filter { $0.operation == .move }.count == 2)
    let folded = build.fold(both, dropping: [plant])
    #expect(build.axes(of: folded) == [bed])
  }

  @Test func negationSwapsTheBounds() {
    var bench = Bench()
    let truth = bench.truth()
    let inverse = bench.algebra.build.not(truth)
    bench.forEachAssignment([truth]) { bits in #expect(bits[inverse] == !bits[truth]) }
  }

  @Test func atLeastTwoAreOn() {
    var bench = Bench()
    let planes = (0..<4).map { _ in bench.input() }
    let two = bench.algebra.build.atLeastTwo(planes)
    bench.forEachAssignment { bits in #expect(bits[two] == (planes.count { bits[$0] } >= 2)) }
  }
}

@Suite struct ArithmeticTests {
  @Test func weightedPlanesAreAdded() {
    let weights: [UInt128] = [1, 2, 3, 7, 7]
    var bench = Bench()
    let planes = weights.map { _ in bench.input() }
    let digits = bench.algebra.build.sum(of: Array(zip(planes, weights)).map { (plane: $0, weight: $1) })
    bench.forEachAssignment { bits in
      #expect(bits.number(digits) == zip(planes, weights).reduce(0) { $0 + (bits[$1.0] ? Int($1.1) : 0) })
    }
  }

  @Test func numbersAreCompared() {
    var bench = Bench()
    let (left, right) = ((0..<3).map { _ in bench.input() }, (0..<2).map { _ in bench.input() })
    let atLeast = bench.algebra.build.isAtLeast(left, right)
    let constants = (-1...8).map { (bound: $0, plane: bench.algebra.build.isAtLeast(left, Int128($0))) }
    let moved = bench.algebra.build.rebase(left, from: 5, to: -2)
    bench.forEachAssignment { bits in
      #expect(bits[atLeast] == (bits.number(left) >= bits.number(right)))
      for (bound, plane) in constants { #expect(bits[plane] == (bits.number(left) >= bound)) }
      #expect(bits.number(moved, -2) == bits.number(left, 5))
    }
  }
}
