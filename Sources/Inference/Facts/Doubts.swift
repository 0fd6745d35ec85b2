import Circuit
import RuleModel

/// Only doubts that some question meets make worlds: what nobody asks about cannot make a difference.
extension Facts {
  /// The doubts on the paths of a circuit's inputs, whatever the other doubts turn out to be.
  func touched(by circuit: CompiledRules) -> Set<Int> {
    guard !doubts.isEmpty else { return [] }
    var isDoubted = [Bool](repeating: false, count: circuit.isRead.count)
    for doubt in doubts { isDoubted[doubt.key.attribute.raw] = true }
    var result: Set<Int> = []
    func isDoubtful(_ path: Path) -> Bool { path.steps.contains { isDoubted[$0.raw] } }
    // Most inputs read nothing that is in doubt; they are large, and read in place.
    let inputs = circuit.inputs.indices.lazy.filter {
      isDoubtful(circuit.inputs[$0].path) || circuit.inputs[$0].question.paths.contains(where: isDoubtful)
    }
    for input in inputs.map({ circuit.inputs[$0] }) {
      for path in [input.path] + input.question.paths where isDoubtful(path) {
        var subjects: [[Int]] = []
        combine(path.subject.terms.map { entities(of: $0, input) }, [], &subjects)
        for subject in subjects { touch(path, subject, &result) }
      }
    }
    return result
  }

  private func entities(of term: Term, _ input: Input) -> [Int] {
    switch term {
    case .entity(let entity): [entity.raw]
    case .variable(let position): Array(0..<listed[input.axes[position.raw].kind.raw])
    }
  }

  private func combine(_ choices: [[Int]], _ start: [Int], _ result: inout [[Int]]) {
    guard let first = choices.first else {
      result.append(start)
      return
    }
    for entity in first { combine(Array(choices.dropFirst()), start + [entity], &result) }
  }

  /// Marks the doubts on a path, through every case of the references on the way.
  private func touch(_ path: Path, _ subject: [Int], _ result: inout Set<Int>) {
    var ends = [subject]
    for step in path.steps {
      var next: [[Int]] = []
      for entities in ends {
        let (cases, doubt) = allCases(step, entities)
        if let doubt { result.insert(doubt) }
        for fact in cases { if case .value(.ordinal(let entity)) = fact { next.append([entity]) } }
      }
      ends = next
    }
  }
}
