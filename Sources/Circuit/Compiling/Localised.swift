import RuleModel
import SourceText

/// A question about a path, apart from the rule that asks it: each variable is written as the position of its axis, and
/// places are left out, so that what two rules ask alike is equal.
///
/// `for: {a: bed}, when: {a.light: sun}` and `when: {bed.light: sun}` have one localised test, over bed/0.
struct Localised<Question: Hashable>: Hashable {
  var question: Question
  var path: Path
  /// Those that the paths name, as the builder sorts them.
  var axes: [Axis]
}

extension Localised where Question == Constraint {
  init(_ question: Constraint, _ path: Path, axes: [Axis], _ frame: [Axis]) {
    self.init(
      question: question.localised { $0.localised(axes, frame) }, path: path.localised(axes, frame), axes: axes)
  }
}

extension Localised where Question == Input.Question {
  /// For questions that read no further path.
  init(_ question: Input.Question, _ path: Path, axes: [Axis], _ frame: [Axis]) {
    self.init(question: question, path: path.localised(axes, frame), axes: axes)
  }
}

extension Path {
  fileprivate func localised(_ axes: [Axis], _ frame: [Axis]) -> Path {
    var result = self
    result.span = .none
    result.subject.terms = subject.terms.map { term in
      guard case .variable(let variable) = term else { return term }
      return .variable(VariableID(axes.firstIndex(of: frame[variable.raw]) ?? 0))
    }
    return result
  }
}

extension Expressions {
  /// The axes of the variables that paths name, each once.
  func axes(named paths: [Path], in frame: [Axis]) -> [Axis] {
    var axes: [Axis] = []
    for path in paths {
      for case .variable(let variable) in path.subject.terms where !axes.contains(frame[variable.raw]) {
        axes.append(frame[variable.raw])
      }
    }
    return algebra.build.sorted(axes)
  }
}
