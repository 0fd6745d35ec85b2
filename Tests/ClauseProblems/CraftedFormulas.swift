import Solver

/// Formulas that are hard for a reason that is known.
package enum CraftedFormula {
  /// One more pigeon than holes: unsatisfiable, and by resolution only in exponential length (Haken, "The Intractability of
  /// Resolution", 1985).
  package static func pigeonhole(holes: Int) -> Formula {
    var formula = Formula()
    func sits(_ pigeon: Int, _ hole: Int) -> Int { pigeon * holes + hole + 1 }
    for pigeon in 0...holes { formula.append((0..<holes).map { sits(pigeon, $0) }) }
    for hole in 0..<holes {
      for pigeon in 1...holes {
        for other in 0..<pigeon { formula.append([-sits(pigeon, hole), -sits(other, hole)]) }
      }
    }
    return formula
  }

  /// Two chains of exclusive ors over the same variables in different orders, said to differ: unsatisfiable.
  package static func parity(_ count: Int, using random: inout some RandomNumberGenerator) -> Formula {
    var gates = Gates(inputs: count)
    let inputs = Array(1...count)
    let one = inputs.dropFirst().reduce(inputs[0]) { gates.xor($0, $1) }
    let shuffled = inputs.shuffled(using: &random)
    let other = shuffled.dropFirst().reduce(shuffled[0]) { gates.xor($0, $1) }
    gates.formula.append([one, other])
    gates.formula.append([-one, -other])
    return gates.formula
  }

  /// Two sums of the same bits, added in different orders, said to differ: unsatisfiable.
  package static func sums(of count: Int, using random: inout some RandomNumberGenerator) -> Formula {
    var gates = Gates(inputs: count)
    let inputs = Array(1...count)
    let one = gates.sum(inputs)
    let other = gates.sum(inputs.shuffled(using: &random))
    gates.differ(one, other)
    return gates.formula
  }

  /// A product of two numbers in both orders, said to differ: unsatisfiable.
  package static func products(bits: Int) -> Formula {
    var gates = Gates(inputs: 2 * bits)
    let (left, right) = (Array(1...bits), Array(bits + 1...2 * bits))
    let (one, other) = (gates.product(left, right), gates.product(right, left))
    gates.differ(one, other)
    return gates.formula
  }

  /// At least `least` of the bits by a sum, at most `most` by pairs, triples and so on: satisfiable while `least <= most`.
  package static func threshold(of count: Int, least: Int, most: Int) -> Formula {
    var gates = Gates(inputs: count)
    let total = gates.sum(Array(1...count))
    gates.require(total, atLeast: least)
    for chosen in combinations(of: count, most + 1) { gates.formula.append(chosen.map { -$0 }) }
    return gates.formula
  }

  private static func combinations(of count: Int, _ size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard count >= size else { return [] }
    return combinations(of: count - 1, size) + combinations(of: count - 1, size - 1).map { $0 + [count] }
  }
}

extension Formula {
  /// Numbers as in a DIMACS file.
  mutating func append(_ clause: [Int]) { append(clause.compactMap { Literal(dimacs: $0) }) }
}

/// Gates as clauses: Tseitin, "On the Complexity of Derivation in Propositional Calculus", 1968.
private struct Gates {
  var formula: Formula

  init(inputs: Int) { formula = Formula(variableCount: inputs) }

  private func new() -> Int { formula.variableCount + 1 }

  mutating func and(_ left: Int, _ right: Int) -> Int {
    let gate = new()
    formula.append([-gate, left])
    formula.append([-gate, right])
    formula.append([gate, -left, -right])
    return gate
  }

  mutating func or(_ left: Int, _ right: Int) -> Int { -and(-left, -right) }

  mutating func xor(_ left: Int, _ right: Int) -> Int {
    let gate = new()
    formula.append([-gate, left, right])
    formula.append([-gate, -left, -right])
    formula.append([gate, -left, right])
    formula.append([gate, left, -right])
    return gate
  }

  /// The numbers added, least digit first; the longer the sum, the more digits.
  mutating func add(_ left: [Int], _ right: [Int]) -> [Int] {
    var (digits, carry) = ([Int](), Int?.none)
    for place in 0..<max(left.count, right.count) {
      let bits = [left, right].compactMap { place < $0.count ? $0[place] : nil } + [carry].compactMap { $0 }
      (digits, carry) = (digits + [bits.dropFirst().reduce(bits[0]) { xor($0, $1) }], majority(bits))
    }
    return digits + [carry].compactMap { $0 }
  }

  private mutating func majority(_ bits: [Int]) -> Int? {
    guard bits.count > 1 else { return nil }
    let both = and(bits[0], bits[1])
    guard bits.count == 3 else { return both }
    let either = or(bits[0], bits[1])
    return or(both, and(either, bits[2]))
  }

  /// How many of the bits hold.
  mutating func sum(_ bits: [Int]) -> [Int] {
    bits.dropFirst().reduce([bits[0]]) { add($0, [$1]) }
  }

  mutating func product(_ left: [Int], _ right: [Int]) -> [Int] {
    var total: [Int] = []
    for (place, bit) in left.enumerated() {
      let row = right.map { and(bit, $0) }
      total = total.isEmpty ? row : Array(total.prefix(place)) + add(Array(total.dropFirst(place)), row)
    }
    return total
  }

  /// At least one digit is another one.
  mutating func differ(_ one: [Int], _ other: [Int]) {
    let count = max(one.count, other.count)
    let differences = (0..<count).map { place in
      place < one.count && place < other.count
        ? xor(one[place], other[place]) : place < one.count ? one[place] : other[place]
    }
    formula.append(differences)
  }

  /// Digits, least first, that make at least a number: for each 1 of it that digit, or a greater one where it has a 0.
  mutating func require(_ digits: [Int], atLeast least: Int) {
    for place in digits.indices where least >> place & 1 == 1 {
      let greater = digits.indices.filter { $0 > place && least >> $0 & 1 == 0 }
      formula.append([digits[place]] + greater.map { digits[$0] })
    }
  }
}
