import RuleModel
import SourceText

/// The questions that a circuit asks of the facts, each once: the leaves of every derivation.
struct LeafTable {
  private(set) var inputs: [Input] = []
  private var known: [Key: [Plane]] = [:]

  private struct Key: Hashable {
    var question: Input.Question
    var path: Path
    var axes: [Axis]
  }

  /// The planes of the answer, over `axes`, and over `extra` too where the question says so. The variables of its paths
  /// are positions among the axes, and paths bear no place, so that equal questions are found again.
  mutating func ask(
    _ question: Input.Question, _ path: Path, _ axes: [Axis], also extra: [Axis] = [], planes count: Int,
    _ build: inout Builder
  ) -> [Plane] {
    let key = Key(question: question, path: path, axes: axes + extra)
    if let planes = known[key] { return planes }
    let planeAxes = build.sorted(axes + extra)
    let planes = (0..<count).map { place in
      build.newPlane(question.isOverExtra(place) ? planeAxes : axes)
    }
    inputs.append(Input(question: question, path: path, axes: key.axes, planes: planes))
    known[key] = planes
    return planes
  }

  /// A question about the entities of one or two axes.
  mutating func ask(_ question: Input.Question, _ axes: [Axis], _ build: inout Builder) -> Plane {
    let own = build.sorted(axes)
    let terms = axes.map { axis in Term.variable(VariableID(own.firstIndex(of: axis) ?? 0)) }
    let path = Path(subject: Subject(kind: axes[0].kind, terms: terms), steps: [], span: .none)
    return ask(question, path, own, planes: 1, &build)[0]
  }

  mutating func askIfOpen(_ kind: KindID, _ build: inout Builder) -> Plane {
    let path = Path(subject: Subject(kind: kind, terms: []), steps: [], span: .none)
    return ask(.open, path, [], planes: 1, &build)[0]
  }
}
