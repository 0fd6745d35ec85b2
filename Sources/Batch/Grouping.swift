import Explanation
import Inference
import Loading
import Presentation
import RuleModel

/// Lines that change facts of one profile, evaluated as worlds of one run.
extension BatchEngine {
  /// What one core does at a time: lines, by their index.
  enum Task: Sendable {
    case alone(Int)
    case together(String, [Int])
  }

  /// Fewer lines than these are not worth the readings of their base.
  private static var fewest: Int { 4 }
  /// A core takes no more of a base at once, so that others have work too.
  private static var most: Int { 1023 }

  /// Every line once: those of one base together, in the order of the first of each.
  func tasks(_ lines: [ReadLine], _ patterns: [LinePattern]) -> [Task] {
    var groups: [String: [Int]] = [:]
    var tasks: [Task] = []
    var names: [String] = []
    for index in lines.indices {
      guard let name = baseName(lines[index], patterns) else {
        tasks.append(.alone(index))
        continue
      }
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(index)
    }
    for name in names {
      let group = groups[name] ?? []
      if group.count < Self.fewest {
        tasks += group.map { .alone($0) }
      } else {
        tasks += stride(from: 0, to: group.count, by: Self.most).map { start in
          .together(name, Array(group[start..<min(start + Self.most, group.count)]))
        }
      }
    }
    return tasks
  }

  /// The base of a line that may be a world beside others.
  private func baseName(_ read: ReadLine, _ patterns: [LinePattern]) -> String? {
    guard options.sharesLines else { return nil }
    switch read.content {
    case .fits(let fit): return patterns[fit.pattern].baseName
    case .change(let changed): return world(changed)?.name
    case .profile, .nothing: return nil
    }
  }

  /// Those that ask for an evaluation of their own get one.
  func records(
    _ lines: [ReadLine], _ name: String, _ indices: [Int], _ patterns: [LinePattern], _ library: ProfileLibrary
  ) -> [(Int, BatchRecord)] {
    guard let base = base(name, like: lines[indices[0]], library) else {
      return indices.map { ($0, record(lines[$0], library)) }
    }
    let most = base.readings.linesAtOnce
    return stride(from: 0, to: indices.count, by: most).flatMap { start in
      let part = indices[start..<min(start + most, indices.count)]
      var worlds: [(index: Int, stated: LineBase.Stated)] = []
      var alone: [(Int, BatchRecord)] = []
      for index in part {
        if let own = stated(lines[index]) {
          worlds.append((index, own))
        } else {
          alone.append((index, record(lines[index], library)))
        }
      }
      return alone + records(lines, worlds, base, patterns, library)
    }
  }

  /// Nil where a change is no world.
  private func stated(_ read: ReadLine) -> LineBase.Stated? {
    switch read.content {
    case .fits(let fit): return .pattern(fit.pattern, fit.match.values)
    case .profile, .nothing: return nil
    case .change(let changed):
      guard let world = world(changed) else { return nil }
      let numbers = world.facts.contains {
        if case .number = rules.ruleSet[$0.key.attribute].type { true } else { false }
      }
      guard numbers, scalesNumbers else { return .facts(world.facts) }
      // Whether numbers grow beyond what is held is asked of all facts together.
      return rules.ruleSet.numbersBeyond(changed.stated(rules).profile).isEmpty ? .facts(world.facts) : nil
    }
  }

  private func records(
    _ lines: [ReadLine], _ worlds: [(index: Int, stated: LineBase.Stated)], _ base: LineBase,
    _ patterns: [LinePattern], _ library: ProfileLibrary
  ) -> [(Int, BatchRecord)] {
    if worlds.isEmpty { return [] }
    guard let (texts, isImpossible) = texts(base, base.table(worlds.map(\.stated), of: patterns)) else {
      return worlds.map { ($0.index, record(lines[$0.index], library)) }
    }
    return worlds.enumerated().map { number, world in
      let line = lines[world.index]
      if isImpossible[number] { return (world.index, record(line, library)) }
      return (world.index, BatchRecord(line) { texts.write(number, to: &$0) })
    }
  }

  private func texts(_ base: LineBase, _ table: FactTable) -> (LineTexts, [Bool])? {
    if options.explain == .brief {
      let found = base.readings.explanations(of: base.form.keys, under: table)
      return found.map { (base.form.texts($0.outcomes), $0.isImpossible) }
    }
    if options.ground {
      let found = base.readings.answers(of: base.form.keys, under: table)
      return found.map { (base.form.texts($0.outcomes), $0.isImpossible) }
    }
    let found = base.readings.workingOutcomes(of: base.form.keys, under: table)
    return found.map { (base.form.texts($0.outcomes), $0.isImpossible) }
  }
}
