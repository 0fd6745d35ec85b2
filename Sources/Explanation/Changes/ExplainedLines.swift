import Circuit
package import Inference
package import RuleModel
import SourceText

/// An answer with reasons, as a line is told it.
package struct ExplainedAnswer: Sendable {
  package var answer: Answer
  /// The working reading of that line, in which its sentences are read.
  package var reading: Explainer
}

extension VariedReadings {
  /// Answers with the reasons of the working reading, each different one once; nil where lines ask for evaluations of their
  /// own: where facts are contested, or names differ.
  ///
  /// The readings must be of a circuit that keeps the reasons and what they show (`Rule.paths(telling:)`). Beside the
  /// evaluations it costs what reasons cost for each different answer, and for each line to tell which of them it has.
  package func explanations(of keys: [FactKey], under table: FactTable) -> LineOutcomes<ExplainedAnswer>? {
    guard isOneWorld, !table.columns.contains(where: { working.ruleSet[$0.key.attribute].type == .text }),
      let read = readLines(keys, table)
    else { return nil }
    var lines = ExplainedLines(read.working.evaluation, working, table)
    let outcomes = keys.indices.map { key in
      read.told(key, beside: lines.classes(of: keys[key])) { line in
        let reading = lines.reading(line)
        return ExplainedAnswer(answer: read.answer(key, line, reading.outcome(keys[key])), reading: reading)
      }
    }
    return LineOutcomes(outcomes: outcomes, isImpossible: read.bounds.isImpossible)
  }
}

/// The lines of a run, each of which is one of its worlds, told apart by their reasons.
private struct ExplainedLines {
  private let run: Explainer
  private let table: FactTable
  private var readings: [Int: Explainer] = [:]

  /// `evaluation` has the worlds of the table's lines behind the first, which is that of `working`.
  init(_ evaluation: Evaluation, _ working: Explainer, _ table: FactTable) {
    run = Explainer(evaluation, working.ruleSet, working.profile)
    self.table = table
  }

  /// The world of a line as if there were no other.
  mutating func reading(_ line: Int) -> Explainer {
    if let known = readings[line] { return known }
    var profile = run.profile
    for column in table.columns where column.chosen[line] != FactTable.asItStands {
      let statement = column.cases[Int(column.chosen[line])].statement
      profile.facts[column.key] = Fact(statement: statement, origin: .set, span: .none)
    }
    let reading = Explainer(run, only: line + 1, profile)
    readings[line] = reading
    return reading
  }

  /// By line: lines with the same number have the same reasons, which say the same; empty where all have.
  func classes(of key: FactKey) -> [UInt16] {
    let reader = run.contributionReader(key.attribute)
    var partition = reader.partition(key.numbers)
    for (conclusion, entities) in reader.instances(key.numbers) {
      for path in run.ruleSet.rules[conclusion.rule.raw].paths(telling: conclusion.index) {
        refine(&partition, by: path, entities)
      }
    }
    guard partition.representatives.count > 1 else { return [] }
    return partition.numbers[1...table.lines].map { UInt16(clamping: $0) }
  }

  /// Parts lines in which something differs on the path: behind its first step, anything of the attribute.
  private func refine(_ partition: inout WorldPartition, by path: Path, _ entities: [Int]) {
    for (step, attribute) in path.steps.enumerated() {
      let own = step == 0 ? [FactKey(attribute, numbers: path.subject.entities(in: entities))] : run.keys(of: attribute)
      for key in own {
        if let column = table.columns.first(where: { $0.key == key }) {
          partition.refine([.max] + column.chosen.map { UInt64($0) } + padding)
        }
        if let values = run.valueReader(attribute)?.values(key.numbers), values.distinct.count > 1 {
          partition.refine((0..<run.evaluation.worlds).map { UInt64(values.number($0)) })
        }
      }
    }
  }

  /// Of worlds behind the last line.
  private var padding: [UInt64] { Array(repeating: .max, count: run.evaluation.worlds - 1 - table.lines) }
}

extension Rule {
  /// The paths whose ends are told where one of its conclusions is a reason.
  package func paths(telling conclusion: Int) -> [Path] {
    guard case .path(let operand)? = conclusions[conclusion].contribution.operand else { return because.paths }
    return because.paths + [operand.path]
  }
}
