package import Inference
package import RuleModel

/// Facts that are stated otherwise than a profile has them.
package typealias StatedFacts = [(key: FactKey, statement: Statement)]

/// Something told of every line of a table, each different thing once.
package struct ByLine<Element: Sendable>: Sendable {
  package var distinct: [Element]
  /// By line, which of them; empty where one holds in all.
  package var numbers: [UInt16]

  package init(distinct: [Element], numbers: [UInt16] = []) { (self.distinct, self.numbers) = (distinct, numbers) }

  /// Which of the distinct ones a line has.
  package func number(_ line: Int) -> Int { numbers.isEmpty ? 0 : Int(numbers[line]) }

  package subscript(line: Int) -> Element { distinct[number(line)] }
}

/// What the lines of a table make of outcomes.
package struct LineOutcomes<Element: Sendable>: Sendable {
  /// By outcome, in the order in which they were asked for.
  package var outcomes: [ByLine<Element>]
  /// By line: whether it makes certain what cannot be, so that it asks for an evaluation of its own.
  package var isImpossible: [Bool]
}

/// A profile's readings, to be asked what they tell where facts are stated otherwise: many lines of facts side by side, as
/// worlds of one run for each reading.
///
///     let varied = VariedReadings(readings, keeping: FittedPrograms())
///     var rivalry = FactTable.Column(key, lines: 2)
///     rivalry.state(.value(.ordinal(0)), in: 0)
///     rivalry.state(.value(.ordinal(1)), in: 1)
///     let answers = varied.answers(of: keys, under: FactTable([rivalry], lines: 2))
///
/// The readings must be of a circuit that holds no more than is asked.
package struct VariedReadings: Sendable {
  private let programs: FittedPrograms
  private let reading: VariedReading
  /// Nil where only the working reading is asked.
  private let others: (bounds: VariedReading, trusted: VariedReading)?

  /// The most worlds of a run in which many lines are tried: more cost memory and are no quicker.
  private static let manyWorlds = 1024

  /// `programs` keep what is fitted to the circuit.
  package init(_ readings: Readings, keeping programs: FittedPrograms = FittedPrograms()) {
    self.programs = programs
    reading = VariedReading(readings.working)
    let bounds = VariedReading(readings.bounds)
    others = (bounds, readings.profile.placeholders.isEmpty ? bounds : VariedReading(readings.trusted))
  }

  /// Of the working reading alone.
  package init(working: Explainer, keeping programs: FittedPrograms = FittedPrograms()) {
    self.programs = programs
    reading = VariedReading(working)
    others = nil
  }

  /// The working reading without changes.
  package var working: Explainer { reading.explainer }

  /// Whether facts that are stated otherwise can be worlds: those that a profile gives, of one value or none, and no
  /// references, which may open lists.
  package func canVary(_ facts: StatedFacts) -> Bool { working.ruleSet.canVary(facts) }

  /// How many lines are worth trying in one run.
  package var linesAtOnce: Int {
    max(1, mostWorlds / (worlds.max() ?? 1) - 1)
  }

  private var worlds: [Int] {
    [reading, others?.bounds, others?.trusted].map { $0?.explainer.evaluation.worlds ?? 1 }
  }

  /// The same of the working reading alone, which is one world.
  package var workingLinesAtOnce: Int { max(1, mostWorlds - 1) }

  private var mostWorlds: Int { min(Self.manyWorlds, working.circuit.worldsAtOnce(working.profile)) }

  /// Whether no reading has more worlds than one.
  var isOneWorld: Bool { worlds.allSatisfy { $0 == 1 } }

  /// For each line the answers to each key without reasons, as an evaluation of its own would give them; nil where the
  /// lines cannot be worlds.
  package func answers(of keys: [FactKey], under table: FactTable) -> LineOutcomes<Answer>? {
    guard let read = readLines(keys, table) else { return nil }
    let outcomes = keys.indices.map { key in
      let isStated = working.isStated(keys[key])
      return read.told(key) { line in
        read.answer(key, line, Outcome(of: keys[key], read.working.values[key][line], isStated: isStated))
      }
    }
    return LineOutcomes(outcomes: outcomes, isImpossible: read.bounds.isImpossible)
  }

  /// The three readings under the lines of a table, of which there is at least one; nil where the lines cannot be worlds.
  func readLines(_ keys: [FactKey], _ table: FactTable) -> ReadingsByLine? {
    guard let others, let working = ReadLines(reading, table, keys, programs),
      let bounds = ReadLines(others.bounds, table, keys, programs),
      let trusted = others.trusted.explainer === others.bounds.explainer
        ? bounds : ReadLines(others.trusted, table, keys, programs)
    else { return nil }
    return ReadingsByLine(working: working, bounds: bounds, trusted: trusted, lines: table.lines)
  }

  /// The same of the working reading alone.
  package func workingOutcomes(of keys: [FactKey], under table: FactTable) -> LineOutcomes<Outcome>? {
    guard let read = ReadLines(reading, table, keys, programs) else { return nil }
    let outcomes = zip(keys, read.values).map { key, values in
      let isStated = working.isStated(key)
      return ByLine(distinct: values.distinct.map { Outcome(of: key, $0, isStated: isStated) }, numbers: values.numbers)
    }
    return LineOutcomes(outcomes: outcomes, isImpossible: read.isImpossible)
  }
}

extension RuleSet {
  /// Whether facts that are stated otherwise can be worlds: those that a profile gives, of one value or none, and no
  /// references, which may open lists.
  package func canVary(_ facts: StatedFacts) -> Bool {
    facts.allSatisfy { key, statement in
      self[key.attribute].origin == .given && self[key.attribute].type.referredKind == nil && statement.knownFact != nil
    }
  }
}

private struct VariedReading: Sendable {
  let explainer: Explainer
  let facts: VariedFacts

  init(_ explainer: Explainer) {
    self.explainer = explainer
    facts = VariedFacts(explainer.facts, explainer.circuit, explainer.ruleSet)
  }
}

/// Three readings under the lines of a table.
struct ReadingsByLine {
  let working: ReadLines
  let bounds: ReadLines
  let trusted: ReadLines
  let lines: Int

  /// What the readings tell of a key in a line whose outcome is known.
  func answer(_ key: Int, _ line: Int, _ outcome: Outcome) -> Answer {
    Answer(working: outcome, bounds: bounds.values[key][line], trusted: trusted.values[key][line])
  }

  /// What lines are told of a key: lines with the same values, and the same of the classes if there are any, the same. It
  /// is made of the first line of each.
  func told<Element>(
    _ key: Int, beside classes: [UInt16] = [], _ make: (Int) -> Element
  ) -> ByLine<Element> {
    let all = [working.values[key].numbers, bounds.values[key].numbers, trusted.values[key].numbers, classes]
    let differing = all.filter { !$0.isEmpty }
    if differing.isEmpty { return ByLine(distinct: [make(0)]) }
    var known: [UInt64: UInt16] = [:]
    var result = ByLine<Element>(distinct: [])
    result.numbers = (0..<lines).map { line in
      // At most four numbers of 16 bits.
      let combination = differing.reduce(UInt64(0)) { $0 << 16 | UInt64($1[line]) }
      if let number = known[combination] { return number }
      let number = UInt16(clamping: result.distinct.count)
      result.distinct.append(make(line))
      known[combination] = number
      return number
    }
    return result
  }
}

/// One reading under the lines of a table.
struct ReadLines {
  let evaluation: Evaluation
  /// By key.
  let values: [ByLine<Value>]
  let isImpossible: [Bool]

  /// Nil where the lines cannot be worlds.
  fileprivate init?(_ reading: VariedReading, _ table: FactTable, _ keys: [FactKey], _ programs: FittedPrograms) {
    let own = reading.facts.facts.worlds
    // Of few sizes, so that programs serve again.
    let worlds = [64, 256, 1024].first { own * (table.lines + 1) <= $0 }
    let padded = table.padded(to: worlds.map { max(table.lines, $0 / own - 1) } ?? table.lines)
    guard let evaluation = reading.facts.evaluation(padded, keeping: programs) else { return nil }
    self.evaluation = evaluation
    let sweep = Sweep(evaluation, reading.explainer)
    values = sweep.values(keys).map { $0?.byLine(table.lines, own) ?? ByLine(distinct: [Value(.nothing)]) }
    var impossible = [Bool](repeating: false, count: padded.lines + 1)
    for world in sweep.impossible { impossible[world / own] = true }
    // The first worlds are those without changes.
    isImpossible = Array(impossible[1..<table.lines + 1])
  }
}

extension ValuesByWorld {
  /// What it can be under each line of a table: a line has as many worlds as the facts have without it, which come first.
  fileprivate func byLine(_ lines: Int, _ own: Int) -> ByLine<Value> {
    guard distinct.count > 1 else { return ByLine(distinct: distinct) }
    if own == 1 { return ByLine(distinct: distinct, numbers: (1..<lines + 1).map { UInt16(number($0)) }) }
    var result = ByLine<Value>(distinct: [])
    var known: [[Int]: UInt16] = [:]
    result.numbers = (1..<lines + 1).map { line in
      let worlds = line * own..<(line + 1) * own
      let numbers = Set(worlds.map(number)).sorted()
      if let found = known[numbers] { return found }
      let found = UInt16(clamping: result.distinct.count)
      result.distinct.append(joined(in: worlds))
      known[numbers] = found
      return found
    }
    return result
  }
}

extension Statement {
  /// What is known where it says one thing.
  package var knownFact: KnownFact? {
    switch self {
    case .known(let constant): .value(constant)
    case .doesNotApply: KnownFact.none
    case .unknown, .any, .interval, .oneOf: nil
    }
  }
}
