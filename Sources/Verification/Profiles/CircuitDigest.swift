package import Circuit
package import RuleModel

/// What planes compute, as numbers that are the same for the same computation, wherever in a rule set it stands: what
/// was found of one plane is known of every plane with its digest.
///
/// Attributes, entities and values go in by their names, the facts of the catalogue with the attributes that state them.
/// Value numbering over a whole circuit: Cocke, Schwartz, Programming Languages and Their Compilers, 1970.
package struct CircuitDigest: Sendable {
  private let circuit: CompiledRules
  /// By plane.
  private var digests: [Digest]
  private let axes: [Digest]

  /// Linear in the circuit, and in the facts of the catalogue.
  package init(_ circuit: CompiledRules, _ ruleSet: RuleSet) {
    self.circuit = circuit
    let declared = DeclarationDigests(circuit, ruleSet)
    axes = circuit.shapes.map { axes in
      axes.reduce(into: Digest()) { $0.add(declared.kinds[$1.kind.raw], UInt64($1.slot)) }
    }
    digests = Array(repeating: Digest(), count: circuit.shapeOfPlane.count)
    digests[Int(Plane.always.index)].add("always")
    for input in circuit.inputs { take(input, declared) }
    run()
  }

  /// What a plane computes.
  package subscript(plane: Plane) -> Digest { digests[Int(plane.index)] }

  private mutating func take(_ input: Input, _ declared: DeclarationDigests) {
    var digest = Digest()
    digest.add("\(input.question)")
    for path in [input.path] + input.question.paths {
      digest.add("\(path.subject.terms)")
      digest.add(declared.kinds[path.subject.kind.raw])
      for step in path.steps { digest.add(declared.attributes[step.raw]) }
    }
    for axis in input.axes { digest.add(declared.kinds[axis.kind.raw], UInt64(axis.slot)) }
    for (place, plane) in input.planes.enumerated() {
      digests[Int(plane.index)] = digest.adding(UInt64(place))
    }
  }

  private mutating func run() {
    var ends: [Int: Int] = [:]
    for (place, instruction) in circuit.instructions.enumerated() where instruction.operation == .again {
      ends[Int(instruction.extra)] = place
    }
    var place = 0
    while place < circuit.instructions.count {
      if let end = ends[place] {
        runLoop(place...end)
        place = end
      } else {
        let instruction = circuit.instructions[place]
        let digest = digest(of: instruction) { self[$0] }
        for (number, plane) in circuit.results(of: instruction).enumerated() {
          digests[Int(plane.index)] = digest.adding(UInt64(number))
        }
      }
      place += 1
    }
  }

  /// What a loop makes hangs on all of it: each result is the loop's digest with its place.
  private mutating func runLoop(_ places: ClosedRange<Int>) {
    let instructions = circuit.instructions[places]
    var numbers: [Plane: UInt64] = [:]
    for plane in instructions.flatMap({ circuit.results(of: $0) }) where numbers[plane] == nil {
      numbers[plane] = UInt64(numbers.count)
    }
    var whole = Digest()
    for instruction in instructions {
      whole.add(
        digest(of: instruction) { plane in numbers[plane].map { Digest().adding($0) } ?? self[plane] })
      for plane in circuit.results(of: instruction) { whole.add(numbers[plane] ?? 0) }
    }
    for (plane, number) in numbers { digests[Int(plane.index)] = whole.adding(number) }
  }

  private func digest(of instruction: Instruction, _ operand: (Plane) -> Digest) -> Digest {
    var digest = Digest()
    digest.add(UInt64(instruction.operation.rawValue))
    let results = circuit.results(of: instruction)
    for plane in results { digest.add(axes[Int(circuit.shapeOfPlane[Int(plane.index)])]) }
    if instruction.operation == .move { digest.add("\(circuit.routes[Int(instruction.extra)])") }
    for plane in circuit.operands(of: instruction).dropLast(instruction.operation == .count ? results.count : 0) {
      digest.add(operand(plane))
    }
    return digest
  }
}

/// What is declared, and stated in the catalogue, of what inputs name.
private struct DeclarationDigests {
  /// With the entities of the catalogue.
  let kinds: [Digest]
  /// With the facts of the catalogue.
  let attributes: [Digest]

  init(_ circuit: CompiledRules, _ ruleSet: RuleSet) {
    kinds = ruleSet.kinds.indices.map { kind in
      var digest = Digest()
      digest.add("\(ruleSet.kinds[kind].name) \(ruleSet.kinds[kind].form)")
      for entity in ruleSet.entities[kind] { digest.add(entity.id) }
      for pair in ruleSet.listedPairs[KindID(kind)] ?? [] { digest.add("\(pair)") }
      return digest
    }
    var facts: [Int: Digest] = [:]
    for (key, fact) in ruleSet.facts.sorted(by: { $0.key < $1.key }) {
      facts[key.attribute.raw, default: Digest()].add("\(key.numbers) \(fact.statement)")
    }
    attributes = ruleSet.attributes.enumerated().map { number, attribute in
      var digest = facts[number] ?? Digest()
      digest.add("\(attribute.fullName) \(attribute.origin) \(attribute.mayNotApply)")
      digest.add("\(String(describing: attribute.ifLeftOut)) \(String(describing: attribute.expected))")
      if let domain = attribute.type.domain {
        digest.add("\(ruleSet.domains[domain.raw].values.map(\.name)) \(attribute.type == .domain(domain))")
      } else {
        digest.add("\(attribute.type)")
      }
      digest.add("\(circuit.cuts[AttributeID(number)] ?? [])")
      return digest
    }
  }
}

/// A number made of numbers and words in their order: others make others, but for one chance in 2⁶⁴.
///
/// The mixing is that of Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
package struct Digest: Hashable, Sendable {
  package private(set) var word: UInt64 = 0

  package init() {}

  package mutating func add(_ number: UInt64) {
    word = (word ^ number) &+ 0x9e37_79b9_7f4a_7c15
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    word ^= word >> 31
  }

  package mutating func add(_ other: Digest) { add(other.word) }

  package mutating func add(_ other: Digest, _ number: UInt64) {
    add(other)
    add(number)
  }

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(UInt64(text.utf8.count))
  }

  package func adding(_ number: UInt64) -> Digest {
    var copy = self
    copy.add(number)
    return copy
  }
}
