import Circuit

/// A circuit's program for the facts at hand: batches of steps of one kind, with the addresses of their words.
package struct Program: Sendable {
  /// Steps of one kind; `code` holds their addresses one after the other.
  package struct Batch: Sendable {
    package enum Kernel: UInt8, Sendable {
      case and2, and4, and8, andAny, or2, or4, or8, orAny, xor, not, move, fold, count, fill, clear, grow, again
    }
    package internal(set) var kernel: Kernel
    /// Steps.
    package internal(set) var count: Int32
    /// Words of the destination.
    package internal(set) var words: Int32
    /// Where the addresses begin.
    package internal(set) var code: Int32
    /// Of a move, fold or count: the plan. Of a loop's end: the batch at its head. Else: the form of the destination.
    package internal(set) var plan: Int32
  }

  package internal(set) var batches: [Batch] = []
  package internal(set) var code: [UInt32] = []
  package internal(set) var moves: [MovePlan] = []
  package internal(set) var folds: [FoldPlan] = []
  package let forms: [Layout.Form]
  package let wordCount: Int
  /// Those that are read afterwards: the first.
  package let keptCount: Int
  /// By plane of the circuit: its first word, and its form.
  let starts: [Int32]
  let formOfPlane: [Int32]

  /// Linear in the circuit.
  init(_ circuit: CompiledRules, _ layout: Layout, _ leaves: Leaves) {
    let simple = Simplification(circuit, layout, leaves).list
    let schedule = Schedule(simple, sparingMemory: layout.isWide)
    let outputs = circuit.outputs.map { simple.canonical[Int($0.index)] }
    let addresses = Addresses(schedule, layout, leaves, keeping: outputs)
    forms = layout.forms
    (wordCount, keptCount) = (addresses.wordCount, addresses.keptCount)
    starts = simple.canonical.map { addresses.starts[Int($0)] }
    formOfPlane = simple.canonical.map { schedule.list.forms[Int($0)] }
    var writer = ProgramWriter(circuit, schedule, addresses, layout)
    writer.write()
    (batches, code, moves, folds) = (writer.batches, writer.code, writer.moves, writer.folds)
  }
}

/// Writes batches in the order of a schedule.
private struct ProgramWriter {
  let circuit: CompiledRules
  let list: StepList
  let order: [Int32]
  let levels: [Int32]
  let kinds: [UInt64]
  let starts: [Int32]
  let layout: Layout
  var batches: [Program.Batch] = []
  var code: [UInt32] = []
  var moves: [MovePlan] = []
  var folds: [FoldPlan] = []
  private var head: Int32 = 0
  private var movePlans: [PlanKey: Int32] = [:]
  private var foldPlans: [PlanKey: Int32] = [:]

  private struct PlanKey: Hashable {
    var source: Int32
    var target: Int32
    var route: Int32
  }

  init(_ circuit: CompiledRules, _ schedule: Schedule, _ addresses: Addresses, _ layout: Layout) {
    self.circuit = circuit
    list = schedule.list
    order = schedule.order
    levels = schedule.levels
    let all = schedule.list.steps
    kinds = schedule.order.map { schedule.kind(all[Int($0)]) }
    starts = addresses.starts
    self.layout = layout
    code.reserveCapacity(list.operands.count + 2 * order.count)
  }

  mutating func write() {
    var next = 0
    while next < order.count {
      let end = endOfBatch(next)
      write(next..<end)
      next = end
    }
  }

  private func step(_ position: Int) -> Step { list.steps[Int(order[position])] }
  private func source(_ step: Step) -> Int32 { list.operands[Int(step.first)] }

  /// Steps of one kind and level; a few that a wider batch can take over belong to it.
  private func endOfBatch(_ start: Int) -> Int {
    let first = step(start)
    var end = start + 1
    while end < order.count, levels[end] == levels[start], kinds[end] == kinds[start], isAlike(step(end), first) {
      end += 1
    }
    guard first.kernel == .and || first.kernel == .or, end < order.count, levels[end] == levels[start],
      kinds[end] & ~0xffff == kinds[start] & ~0xffff, isWorthWidening(start, end)
    else { return end }
    return endOfBatch(end)
  }

  private func isAlike(_ step: Step, _ other: Step) -> Bool {
    func form(_ plane: Int32) -> Int32 { list.forms[Int(plane)] }
    guard form(step.destination) == form(other.destination), step.extra == other.extra else { return false }
    return step.count == 0 || form(source(step)) == form(source(other))
  }

  /// Whether the operands that are read twice cost less than a batch of its own.
  private func isWorthWidening(_ start: Int, _ end: Int) -> Bool {
    let (narrow, wide) = (Int(kinds[start] & 0xffff), Int(kinds[end] & 0xffff))
    let words = layout.forms[Int(list.forms[Int(step(start).destination)])].words
    return wide <= 8 && (end - start) * (wide - narrow) * words < 24
  }

  private mutating func write(_ steps: Range<Int>) {
    let first = step(steps.lowerBound)
    if first.kernel == .head {
      head = Int32(batches.count)
      return
    }
    let form = first.kernel == .again ? 0 : list.forms[Int(first.destination)]
    var batch = Program.Batch(
      kernel: .again, count: Int32(steps.count), words: Int32(layout.forms[Int(form)].words),
      code: Int32(code.count), plan: form)
    switch first.kernel {
    case .and: batch.kernel = gates(steps, [.and2, .and4, .and8, .andAny])
    case .or: batch.kernel = gates(steps, [.or2, .or4, .or8, .orAny])
    case .xor: batch.kernel = plain(steps, .xor)
    case .not: batch.kernel = plain(steps, .not)
    case .move:
      batch.kernel = plain(steps, .move)
      batch.plan = movePlan(first, circuit.routes[Int(first.extra)], number: first.extra)
    case .widen:
      let axes = layout.forms[Int(form)].sizes.indices
      batch.kernel = plain(steps, .move)
      batch.plan = movePlan(first, axes.map { .axis($0) }, number: -1)
    case .fold:
      batch.kernel = plain(steps, .fold)
      batch.plan = foldPlan(first, onto: first.destination)
    case .count:
      batch.kernel = counts(steps)
      batch.plan = foldPlan(first, onto: first.destination)
    case .fill: batch.kernel = plain(steps, .fill)
    case .clear: batch.kernel = plain(steps, .clear)
    case .grow: batch.kernel = plain(steps, .grow)
    case .head, .again: batch.plan = head
    }
    batches.append(batch)
  }

  private mutating func put(_ plane: Int32) { code.append(UInt32(bitPattern: starts[Int(plane)])) }

  /// The destination, then the operands.
  private mutating func plain(_ steps: Range<Int>, _ kernel: Program.Batch.Kernel) -> Program.Batch.Kernel {
    for position in steps {
      let step = step(position)
      put(step.destination)
      for plane in list.sources(of: step) { put(plane) }
    }
    return kernel
  }

  /// As many operands for each: the last is repeated, which changes nothing.
  private mutating func gates(_ steps: Range<Int>, _ kernels: [Program.Batch.Kernel]) -> Program.Batch.Kernel {
    let width = Int(kinds[steps.upperBound - 1] & 0xffff)
    for position in steps {
      let step = step(position)
      let operands = list.sources(of: step)
      put(step.destination)
      let rounded = width > 8 ? (operands.count + 3) / 4 * 4 : width
      if width > 8 { code.append(UInt32(rounded / 4)) }
      for plane in operands { put(plane) }
      for _ in operands.count..<rounded { put(operands[operands.endIndex - 1]) }
    }
    return kernels[width == 2 ? 0 : width == 4 ? 1 : width == 8 ? 2 : 3]
  }

  /// How many digits, the operand, the digits.
  private mutating func counts(_ steps: Range<Int>) -> Program.Batch.Kernel {
    for position in steps {
      let step = step(position)
      code.append(UInt32(step.count - 1))
      for plane in list.operands[Int(step.first)..<Int(step.first + step.count)] { put(plane) }
    }
    return .count
  }

  // MARK: Plans

  private mutating func movePlan(_ step: Step, _ routes: [Route], number: Int32) -> Int32 {
    let key = PlanKey(source: list.forms[Int(source(step))], target: list.forms[Int(step.destination)], route: number)
    if let known = movePlans[key] { return known }
    moves.append(MovePlan(routes, layout.forms[Int(key.source)], layout.forms[Int(key.target)]))
    movePlans[key] = Int32(moves.count - 1)
    return Int32(moves.count - 1)
  }

  private mutating func foldPlan(_ step: Step, onto target: Int32) -> Int32 {
    let key = PlanKey(source: list.forms[Int(source(step))], target: list.forms[Int(target)], route: 0)
    if let known = foldPlans[key] { return known }
    let (from, to) = (layout.forms[Int(key.source)], layout.forms[Int(key.target)])
    let axes = circuit.shapes[Int(key.source >> 1)]
    let own = circuit.shapes[Int(key.target >> 1)]
    let strides = axes.map { axis in own.firstIndex(of: axis).map { to.strides[$0] } ?? 0 }
    folds.append(FoldPlan(from, to, strides: strides))
    foldPlans[key] = Int32(folds.count - 1)
    return Int32(folds.count - 1)
  }
}
