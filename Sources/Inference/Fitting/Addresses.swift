/// Where the planes of a program are kept: first the leaves and what is read afterwards, with words of their own; then the others,
/// of which those that are not needed at the same time share their words, as registers are shared. Linear in the program.
struct Addresses {
  /// By plane: its first word; -1 for what is never made.
  private(set) var starts: [Int32]
  private(set) var wordCount: Int
  /// The words that are read afterwards: those behind them are of no use once the program has run.
  private(set) var keptCount: Int
  /// By form: the first that has as many words.
  private let sizeClasses: [Int]
  /// By size class.
  private var free: [[Int32]]

  init(_ schedule: Schedule, _ layout: Layout, _ leaves: Leaves, keeping kept: [Int32]) {
    let list = schedule.list
    starts = leaves.starts + Array(repeating: -1, count: list.forms.count - leaves.starts.count)
    (wordCount, keptCount) = (leaves.words.count, 0)
    var classes: [Int: Int] = [:]
    sizeClasses = layout.forms.enumerated().map { index, form in
      let known = classes[form.words, default: index]
      classes[form.words] = known
      return known
    }
    free = Array(repeating: [], count: layout.forms.count)
    var ends = Addresses.lastUses(schedule, keeping: kept)
    for plane in kept where starts[Int(plane)] < 0 { place(plane, list, layout) }
    keptCount = wordCount
    for (position, index) in schedule.order.enumerated() {
      let step = list.steps[Int(index)]
      // A gate goes word by word: its result may stand where an operand stood.
      if step.isGate { release(list.sources(of: step), at: position, &ends, list, leaves) }
      for plane in list.made(by: step) where ends[Int(plane)] != .max { place(plane, list, layout) }
      if !step.isGate { release(list.sources(of: step), at: position, &ends, list, leaves) }
    }
  }

  private mutating func place(_ plane: Int32, _ list: StepList, _ layout: Layout) {
    let form = Int(list.forms[Int(plane)])
    if let known = free[sizeClasses[form]].popLast() {
      starts[Int(plane)] = known
    } else {
      starts[Int(plane)] = Int32(wordCount)
      wordCount += layout.forms[form].words
    }
  }

  /// The planes that no later position needs, each once.
  private mutating func release(
    _ planes: ArraySlice<Int32>, at position: Int, _ ends: inout [Int], _ list: StepList, _ leaves: Leaves
  ) {
    for plane in planes where ends[Int(plane)] == position {
      let index = Int(plane)
      ends[index] = -1
      guard index >= leaves.starts.count || leaves.starts[index] < 0 else { continue }
      free[sizeClasses[Int(list.forms[index])]].append(starts[index])
    }
  }

  /// By plane: the last position that needs it; beyond all for what is kept.
  private static func lastUses(_ schedule: Schedule, keeping kept: [Int32]) -> [Int] {
    let list = schedule.list
    var last = Array(repeating: -1, count: list.forms.count)
    var head: Int?
    /// What a loop reads lives until its end: the next round needs it again.
    var inLoop: [Int32] = []
    for (position, index) in schedule.order.enumerated() {
      let step = list.steps[Int(index)]
      if step.kernel == .head { head = position }
      if step.kernel == .grow { last[Int(step.destination)] = position }
      for plane in list.sources(of: step) {
        last[Int(plane)] = position
        if head != nil { inLoop.append(plane) }
      }
      if step.kernel == .again {
        for plane in inLoop { last[Int(plane)] = position }
        (head, inLoop) = (nil, [])
      }
    }
    for plane in kept { last[Int(plane)] = .max }
    return last
  }
}
