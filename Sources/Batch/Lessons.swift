import Explanation
import Loading
import Report
import RuleModel
import SourceText

/// The patterns of lines that were read so far.
struct PatternShelf: Sendable {
  /// More are not compared with every line.
  private static let most = 256
  private(set) var patterns: [LinePattern] = []
  /// How many patterns of whole profiles there were: each names a profile of its own.
  private var profileCount = 0

  /// Learns from a line that was read in full.
  mutating func learn(_ lesson: Lesson) {
    if let number = patterns.firstIndex(where: { $0.ranges(lesson.line) != nil }) {
      for (slot, range) in (patterns[number].ranges(lesson.line) ?? []).enumerated() {
        guard case .fact(let key) = patterns[number].slots[slot].meaning,
          let fact = lesson.facts.first(where: { $0.range == range && $0.key == key })
        else { continue }
        patterns[number].learn(Array(lesson.line[range]), fact.fact, at: slot)
      }
    } else if patterns.count < Self.most, let pattern = lesson.pattern(ofProfile: profileCount + 1) {
      if lesson.baseName == nil { profileCount += 1 }
      patterns.append(pattern)
    }
  }

  /// Begins anew where there is no room for lines that come now.
  mutating func forget(matched: Int, of lines: Int) {
    if patterns.count >= Self.most, matched < lines / 2 { patterns = [] }
  }
}

/// What can be learnt from a line that was read in full: where its facts stand that may differ in other lines.
struct Lesson: Sendable {
  struct StatedFact {
    var range: Range<Int>
    var key: FactKey
    var fact: KnownFact
  }
  let line: [UInt8]
  /// Of a whole profile none.
  let baseName: String?
  let facts: [StatedFact]
  /// What the line states in places that may not differ.
  let constants: [(key: FactKey, fact: KnownFact)]

  /// The pattern of lines like this; nil where its id is written in a way that others would not share.
  func pattern(ofProfile number: Int) -> LinePattern? {
    let places = facts.map { (range: $0.range, meaning: LinePattern.Meaning.fact($0.key)) } + ids
    var pattern = LinePattern(
      line, baseName: baseName ?? "\0\(number)", constants: constants,
      places: places.sorted { $0.range.lowerBound < $1.range.lowerBound })
    guard let ranges = pattern.ranges(line), ranges.count == places.count else { return nil }
    for (slot, range) in ranges.enumerated() {
      guard let fact = facts.first(where: { $0.range == range }) else { continue }
      pattern.learn(Array(line[range]), fact.fact, at: slot)
    }
    return pattern
  }

  /// Where the line's id stands, and the name of its profile.
  private var ids: [(range: Range<Int>, meaning: LinePattern.Meaning)] {
    guard let json = try? PlacedJSON(parsing: line) else { return [] }
    let members = json.members
    let id = members.first { $0.key == "id" }
    guard baseName == nil else { return id.map { [($0.range, .id)] } ?? [] }
    guard let name = members.first(where: { $0.key == "profile" }) else { return id.map { [($0.range, .name)] } ?? [] }
    return [(name.range, .name)] + (id.map { [($0.range, .id)] } ?? [])
  }
}

extension PlacedJSON {
  /// The members of an object with the places of their values.
  fileprivate var members: [(key: String, range: Range<Int>)] {
    var place = 1
    return (value.objectValue ?? []).map { key, value in
      defer { place += 1 + Self.count(value) }
      return (key, places[place + 1])
    }
  }

  /// How many places a value has.
  private static func count(_ value: JSONValue) -> Int {
    switch value {
    case .array(let elements): 1 + elements.reduce(0) { $0 + count($1) }
    case .object(let members): 1 + members.reduce(0) { $0 + 1 + count($1.1) }
    case .null, .bool, .integer, .decimal, .string: 1
    }
  }
}

extension BatchEngine {
  /// What is learnt from a line; nil where others like it ask for evaluations of their own.
  func lesson(_ read: ReadLine, _ library: ProfileLibrary) -> Lesson? {
    guard options.sharesLines else { return nil }
    switch read.content {
    case .nothing, .fits: return nil
    case .change(let changed):
      guard let world = world(changed), isHeld(world.facts) else { return nil }
      let facts = changed.settings.map { (key: $0.key, fact: $0.fact) }
      return lesson(read.line.bytes, world.name, facts, beside: world.facts, library)
    case .profile(let loaded):
      guard !loaded.hasErrors else { return nil }
      let facts = loaded.value.profile.facts.filter { key, fact in
        fact.span.file == library.text && rules.ruleSet.canVary([(key, fact.statement)])
          && !(options.ground && fact.confidence == .low) && isHeld([(key, fact.statement)])
      }
      return lesson(read.line.bytes, nil, facts.map { ($0.key, $0.value) }, beside: [], library)
    }
  }

  /// Numbers that rules add to may grow beyond what is held: whether they do is asked of all facts together.
  private func isHeld(_ facts: StatedFacts) -> Bool {
    guard scalesNumbers else { return true }
    return !facts.contains { if case .number = rules.ruleSet[$0.key.attribute].type { true } else { false } }
  }

  private func lesson(
    _ line: [UInt8], _ baseName: String?, _ facts: [(key: FactKey, fact: Fact)], beside all: StatedFacts,
    _ library: ProfileLibrary
  ) -> Lesson {
    let starts = Dictionary(grouping: facts) { $0.fact.span.start }
    var own: [Lesson.StatedFact] = []
    for (key, fact) in facts {
      let range = Int(fact.span.start)..<Int(fact.span.end)
      guard let known = fact.statement.knownFact, fact.span.file == library.text, starts[fact.span.start]?.count == 1,
        LinePattern.isValue(line, range)
      else { continue }
      own.append(Lesson.StatedFact(range: range, key: key, fact: known))
    }
    let constants = all.filter { fact in !own.contains { $0.key == fact.key } }
    return Lesson(
      line: line, baseName: baseName, facts: own,
      constants: constants.compactMap { one in one.statement.knownFact.map { (one.key, $0) } })
  }

  /// The profile of which a changed one is a world, by its name, and what it states of it; nil where it is none.
  func world(_ changed: ChangedProfile) -> (name: String, facts: StatedFacts)? {
    let settings = changed.settings.map { (key: $0.key, statement: $0.fact.statement) }
    guard let name = changed.sharedName, rules.ruleSet.canVary(settings) else { return nil }
    guard let plain = changed.plain else { return (name, settings) }
    guard let facts = changed.base.profile.facts(otherwiseThan: plain.profile.profile), rules.ruleSet.canVary(facts)
    else { return (name, settings) }
    // What is set stands over what a file says.
    return (plain.name, facts.filter { fact in !settings.contains { $0.key == fact.key } } + settings)
  }
}
