package import Explanation
import Reading
package import RuleModel
import SourceText
import YAMLReading

/// What a conclusion is asked to be.
package struct Goal: Sendable, Equatable {
  package var key: FactKey
  package var wanted: HowTo.Wanted

  package init(key: FactKey, wanted: HowTo.Wanted) {
    self.key = key
    self.wanted = wanted
  }

  /// The value as certificates name it, which is one text for one value: `lead`, `does not apply`.
  package func valueText(_ spelling: Spelling, _ type: ValueType) -> String {
    switch wanted {
    case .value(let constant?): spelling.constant(constant, of: type)
    case .value(nil): "does not apply"
    case .element(let element): spelling.value(element, of: type)
    }
  }
}

extension Workspace {
  /// Reads a conclusion and the value that it shall have, in the names of a profile; nil, with diagnostics, where they are
  /// not there.
  package mutating func readGoal(
    _ conclusion: String, _ value: String, _ profile: LoadedProfile, option: String = "VALUE"
  ) -> Loaded<Goal?> {
    let span = place(ofArgument: conclusion, name: "CONCLUSION")
    var diagnostics: [Diagnostic] = []
    let tree = addYAML(Array(value.utf8), path: option, &diagnostics)
    guard let node = tree.root, diagnostics.isEmpty else {
      if diagnostics.isEmpty { diagnostics.append(noValue(value, option)) }
      return Loaded(nil, diagnostics)
    }
    let read = Reading.readGoal(conclusion, at: span, value: node, names: profile.names)
    guard let goal = read.goal else { return Loaded(nil, sources.sorted(read.diagnostics)) }
    let attribute = profile.names[goal.key.attribute]
    guard attribute.isDerived else { return Loaded(nil, [notConcluded(attribute, span)]) }
    switch (goal.statement, goal.isElement) {
    case (.known(.ordinal(let element)), true): return Loaded(Goal(key: goal.key, wanted: .element(element)))
    case (.known(let constant), _): return Loaded(Goal(key: goal.key, wanted: .value(constant)))
    case (.doesNotApply, _): return Loaded(Goal(key: goal.key, wanted: .value(nil)))
    case (.interval, _), (.unknown, _), (.any, _), (.oneOf, _):
      return Loaded(nil, [severalValues(value, node.span)])
    }
  }

  private mutating func noValue(_ value: String, _ option: String) -> Diagnostic {
    WorkspaceCode.goal.diagnostic("'\(value)' is no value", at: place(ofArgument: value, name: option))
  }

  private func notConcluded(_ attribute: Attribute, _ span: SourceSpan) -> Diagnostic {
    WorkspaceCode.goal.diagnostic(
      "'\(attribute.fullName)' is a fact, which no rule concludes", at: span,
      help: ["'--set' states a fact otherwise for one run"])
  }

  private func severalValues(_ value: String, _ span: SourceSpan) -> Diagnostic {
    WorkspaceCode.goal.diagnostic(
      "'\(value)' is not one value", at: span, help: ["write the one value that the conclusion shall have"])
  }
}
