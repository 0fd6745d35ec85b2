import RuleModel
import SourceText

/// The names that a path can begin with, beside those of single kinds.
struct Scope {
  private(set) var variables: [Variable] = []
  private(set) var freeCount = 0
  /// A few: searched in order.
  private var visible: [(name: String, id: VariableID)] = []
  /// Where each variable is named first.
  private var places: [SourceSpan] = []

  /// Variables of a rule in a canonical order: by kind, a pair's first member before its second, by name.
  init(free: [FreeName]) {
    let sorted = free.sorted { ($0.kind.raw, $0.position, $0.name) < ($1.kind.raw, $1.position, $1.name) }
    for name in sorted { bind(name.name, name.kind, at: name.span) }
    freeCount = variables.count
  }

  /// The entity or the pair that an attribute belongs to: variable 0, and 1 for a pair's second member.
  init(ofAttributeOf kind: KindID, _ names: Names, at span: SourceSpan) {
    switch names[kind].form {
    case .single: break
    case .many, .byReference: bind(names[kind].name, kind, at: span)
    case .pair(let first, let second, _):
      bind(first.name, first.kind, at: span)
      bind(second.name, second.kind, at: span)
    }
    freeCount = variables.count
  }

  func variable(_ name: String) -> VariableID? { visible.first { $0.name == name }?.id }

  func kind(of variable: VariableID) -> KindID { variables[variable.raw].kind }

  func place(of variable: VariableID) -> SourceSpan { places[variable.raw] }

  /// What can be named here, in the order of the variables.
  var visibleNames: [String] {
    visible.sorted { $0.id < $1.id }.map(\.name)
  }

  @discardableResult
  mutating func bind(_ name: String, _ kind: KindID, at span: SourceSpan) -> VariableID {
    let id = VariableID(variables.count)
    variables.append(Variable(name: name, kind: kind))
    places.append(span)
    visible.removeAll { $0.name == name }
    visible.append((name, id))
    return id
  }

  /// Ends what a quantifier has bound.
  mutating func hide(_ ids: [VariableID]) {
    visible.removeAll { ids.contains($0.id) }
  }

  /// With the names that another scope of the same variables lets be seen.
  func showing(_ other: Scope) -> Scope {
    var copy = self
    copy.visible = other.visible
    return copy
  }

  /// As texts see it: without what quantifiers bind.
  var outermost: Scope {
    var copy = self
    copy.hide((freeCount..<max(freeCount, variables.count)).map { VariableID($0) })
    return copy
  }
}

/// A name of a rule before the rule's variables are numbered.
struct FreeName {
  var name: String
  var kind: KindID
  /// 1 for the second member of a pair over one kind, else 0.
  var position: Int
  var span: SourceSpan
}
