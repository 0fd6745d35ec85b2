import Explanation
import Loading
import Presentation
import RuleModel

/// Lines that change facts of one profile, evaluated as worlds of one run.
extension BatchEngine {
  /// What one core does at a time: lines, by their index.
  enum Task: Sendable {
    case alone(Int)
    case together([Int])
  }

  /// Fewer lines than these are not worth the readings of their base.
  private static var fewest: Int { 4 }
  /// A core takes no more of a base at once, so that others have work too.
  private static var most: Int { 64 }

  /// Every line once: those of one base together, in the order of the first of each.
  func tasks(_ lines: [ReadLine]) -> [Task] {
    var groups: [String: [Int]] = [:]
    var tasks: [Task] = []
    var names: [String] = []
    for index in lines.indices {
      guard let name = sharedName(lines[index]) else {
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
          .together(Array(group[start..<min(start + Self.most, group.count)]))
        }
      }
    }
    return tasks
  }

  /// The base of a line that may be a world beside others.
  private func sharedName(_ read: ReadLine) -> String? {
    guard options.explain == .none, case .change(let changed) = read.content else { return nil }
    return changed.sharedName
  }

  /// Those that ask for an evaluation of their own get one.
  func records(_ lines: [ReadLine], _ indices: [Int], _ library: ProfileLibrary) -> [(Int, BatchRecord)] {
    let changes = indices.map { index -> ChangedProfile? in
      if case .change(let changed) = lines[index].content { changed } else { nil }
    }
    guard let first = changes.first ?? nil, let name = first.sharedName,
      let readings = readings(first.base, sharedName: name)
    else { return indices.map { ($0, record(lines[$0], library)) } }
    let form = form(readings.readings.profile)
    var records: [(Int, BatchRecord)] = []
    let numbers = Array(indices.indices)
    let most = readings.listsAtOnce
    for start in stride(from: 0, to: numbers.count, by: most) {
      let part = numbers[start..<min(start + most, numbers.count)]
      records += self.records(lines, part.map { (indices[$0], changes[$0]) }, readings, form, library)
    }
    return records
  }

  private func records(
    _ lines: [ReadLine], _ part: [(index: Int, change: ChangedProfile?)], _ readings: VariedReadings,
    _ form: OutcomeLine,
    _ library: ProfileLibrary
  ) -> [(Int, BatchRecord)] {
    let lists = part.map { $0.change.map { list($0, readings) } ?? nil }
    let worlds = lists.compactMap { $0 }
    let writers = options.ground ? grounded(worlds, readings, form) : working(worlds, readings, form)
    var next = 0
    return zip(part, lists).map { part, list in
      defer { if list != nil { next += 1 } }
      guard list != nil, let write = writers[next] else { return (part.index, record(lines[part.index], library)) }
      return (part.index, write(lines[part.index]))
    }
  }

  /// Nil where the changes are no worlds.
  private func list(_ changed: ChangedProfile, _ readings: VariedReadings) -> StatedFacts? {
    let list = changed.settings.map { (key: $0.key, statement: $0.fact.statement) }
    guard readings.canVary(list) else { return nil }
    let numbers = list.contains { if case .number = rules.ruleSet[$0.key.attribute].type { true } else { false } }
    guard numbers else { return list }
    // Numbers may grow beyond what is counted: whether they do is asked of all facts together.
    return rules.ruleSet.numbersBeyond(changed.stated(rules).profile).isEmpty ? list : nil
  }

  private typealias Writer = (ReadLine) -> BatchRecord

  private func grounded(
    _ lists: [StatedFacts], _ readings: VariedReadings, _ form: OutcomeLine
  ) -> [Writer?] {
    readings.answers(of: form.keys, under: lists).map { answers in
      answers.map { answers in { BatchRecord($0, warnings: []) { form.write(answers, to: &$0) } } }
    }
  }

  private func working(
    _ lists: [StatedFacts], _ readings: VariedReadings, _ form: OutcomeLine
  ) -> [Writer?] {
    readings.workingOutcomes(of: form.keys, under: lists).map { outcomes in
      outcomes.map { outcomes in { BatchRecord($0, warnings: []) { form.write(outcomes, to: &$0) } } }
    }
  }
}
