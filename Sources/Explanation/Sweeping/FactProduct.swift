import Inference
package import RuleModel

/// Facts of which each takes some values: every combination is a world, numbered with the first fact changing fastest.
package struct FactProduct: Sendable {
  /// What takes several values: one fact, or all facts of a section that is read from several files.
  package struct Varied: Sendable {
    package enum Subject: Sendable, Hashable {
      case fact(FactKey)
      /// The section's name.
      case section(String)
    }
    package struct Choice: Sendable {
      /// What it states.
      package var facts: StatedFacts
      /// Of a section, the file from which it is read.
      package var file: String?

      package init(_ facts: StatedFacts, file: String? = nil) {
        self.facts = facts
        self.file = file
      }
    }
    package var subject: Subject
    /// At least one, each once.
    package var choices: [Choice]

    package init(_ subject: Subject, _ choices: [Choice]) {
      self.subject = subject
      self.choices = choices
    }

    package init(_ key: FactKey, _ values: [Statement]) {
      self.init(.fact(key), values.map { Choice([(key, $0)]) })
    }
  }
  package let varied: [Varied]
  /// How many worlds there are.
  package let count: Int
  /// By fact: how far apart worlds are that have its next value, all else the same.
  let strides: [Int]

  /// Nil if there are more worlds than the limit.
  package init?(_ varied: [Varied], limit: Int) {
    var count = 1
    var strides: [Int] = []
    for fact in varied {
      strides.append(count)
      let (product, overflows) = count.multipliedReportingOverflow(by: max(1, fact.choices.count))
      if overflows || product > limit { return nil }
      count = product
    }
    (self.varied, self.count, self.strides) = (varied, count, strides)
  }

  /// Which value a fact has in a world.
  package func choice(of fact: Int, in world: Int) -> Int { world / strides[fact] % varied[fact].choices.count }

  /// What a world states.
  package func facts(of world: Int) -> StatedFacts {
    varied.indices.flatMap { varied[$0].choices[choice(of: $0, in: world)].facts }
  }

  /// The worlds of one of several parts, from 1: together they are all worlds, each once.
  package func worlds(ofPart part: Int, of parts: Int) -> Range<Int> {
    count * (part - 1) / parts..<count * part / parts
  }

  /// What some worlds state, fact by fact.
  func table(of worlds: some Collection<Int>) -> FactTable {
    var columns: [FactTable.Column] = []
    for (fact, varied) in varied.enumerated() {
      for key in Set(varied.choices.flatMap { $0.facts.map(\.key) }).sorted() {
        var column = FactTable.Column(key, lines: worlds.count)
        let numbers = varied.choices.map { choice in
          choice.facts.first { $0.key == key }?.statement.knownFact.map { column.number(of: $0) }
        }
        for (line, world) in worlds.enumerated() {
          if let number = numbers[choice(of: fact, in: world)] { column.chosen[line] = number }
        }
        columns.append(column)
      }
    }
    return FactTable(columns, lines: worlds.count)
  }
}
