/// Where the planes of a program are kept: planes that are not needed at the same time share their words, as registers
/// are shared; what is read afterwards, and the leaves, keep words of their own. Linear in the program.
struct Addresses {
  /// By plane: its first word; -1 for what is never made.
  private(set) var starts: [Int32]
  private(set) var wordCount: Int
  /// By form: the first that has as many words.
  private let sizeClasses: [Int]
  /// By size class.
  private var free: [[Int32]]

  init(_ schedule: Schedule, _ layout: Layout, _ leaves: Leaves, keeping kept: [Int32]) {
    let list = schedule.list
    starts = leaves.starts + Array(repeating: -1, count: list.forms.count - leaves.starts.count)
    wordCount = leaves.words.count
    var classes: [Int: Int] = [:]
    sizeClasses = layout.forms.enumerated().map { index, form in
      let known = classes[form.words, default: index]
      classes[form.words] = known
      return known
    }
    free = Array(repeating: [], count: layout.forms.count)
    let ends = Addresses.lastUses(schedule, keeping: kept)
    for (position, index) in schedule.order.enumerated() {
      let step = list.steps[Int(index)]
      if step.kernel == .count {
        for digit in list.destinations(of: step) { place(digit, list, layout) }
      } else if step.kernel != .grow, step.kernel != .head, step.kernel != .again {
        place(step.destination, list, layout)
      }
      for plane in list.sources(of: step) where ends[Int(plane)] == position { release(plane, list, leaves) }
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

  private mutating func release(_ plane: Int32, _ list: StepList, _ leaves: Leaves) {
    let index = Int(plane)
    guard index >= leaves.starts.count || leaves.starts[index] < 0 else { return }
    free[sizeClasses[Int(list.forms[index])]].append(starts[index])
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
