import RuleModel
import SourceText
import YAMLReading

extension ExpressionReader {
  /// Conditions all of which must hold, however many nodes and lists they stand in; tests of one path that no value
  /// passes together are refused, as they are within one map.
  mutating func jointConditions(_ nodes: [YAMLNode], of what: String) -> [Condition] {
    let parts = nodes.flatMap { conjunction($0, of: what) }
    refuseContradictions(parts)
    return parts
  }

  /// What stands under `where`; nothing asks nothing.
  mutating func condition(_ node: YAMLNode?) -> Condition {
    node.map { Condition.allOf(jointConditions([$0], of: "'where'")) } ?? .always
  }

  private mutating func refuseContradictions(_ parts: [Condition]) {
    var tested: [JointTest] = []
    for case .test(let test) in parts {
      let place = tested.firstIndex { $0.path.subject == test.path.subject && $0.path.steps == test.path.steps }
      guard let place else {
        tested.append(JointTest(test))
        continue
      }
      guard !tested[place].passes(test.constraint) else { continue }
      let first = tested[place].span
      sink.error(
        .emptyRange, "no value of '\(words(test.path))' passes this and what is asked of it before", at: test.span,
        secondary: first == test.span ? [] : [.init(span: first, text: "together with this")])
      return
    }
  }

  /// The attribute that a path leads to.
  private func words(_ path: Path) -> String {
    path.steps.last.map { names[$0].fullName } ?? names[path.subject.kind].name
  }
}

/// What several tests of one path let pass together.
private struct JointTest {
  let path: Path
  let span: SourceSpan
  private var accepted: AcceptedValues?
  private var sizes = NumberSet.all
  private var included: Set<Int> = []
  private var excluded: Set<Int> = []
  /// Whether a test asks for a value, and whether one asks for none.
  private var needsValue = false
  private var needsNone = false

  init(_ test: Test) {
    (path, span) = (test.path, test.span)
    _ = passes(test.constraint)
  }

  /// Adds a test; false if nothing passes all of them.
  mutating func passes(_ constraint: Constraint) -> Bool {
    if case .present(false) = constraint { needsNone = true } else { needsValue = true }
    switch constraint {
    case .values(let values): restrict(.values(values))
    case .numbers(let numbers): restrict(.numbers(numbers))
    case .size(let numbers): sizes = sizes.intersection(numbers)
    case .includes(.constants(let ordinals)): included.formUnion(ordinals)
    case .includesNone(.constants(let ordinals)): excluded.formUnion(ordinals)
    default: break
    }
    return !(needsValue && needsNone) && accepted?.isEmpty != true && included.isDisjoint(with: excluded)
      && sizes.meets(Int64(included.count)...(.max))
  }

  private mutating func restrict(_ other: AcceptedValues) { accepted = accepted?.intersection(other) ?? other }
}
