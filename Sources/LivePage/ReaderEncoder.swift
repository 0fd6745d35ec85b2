import Circuit
import Explanation
import Inference
import Report
import RuleModel

extension CompleteProgram {
  /// The first bit and the strides for each entity along one axis more.
  func places(of plane: Plane, along axes: [Axis], each extra: Axis, _ count: Int) -> [JSONValue] {
    let place = place(of: plane, along: axes + [extra])
    let step = place.strides[axes.count]
    return (0..<count).map { .numbers([place.start + step * $0] + place.strides.dropLast()) }
  }
}

/// Where outcomes and reasons are read after the program has run.
extension LiveProgram {
  /// Its kind, how contributions make its value, and to which attribute rules contribute.
  func attribute(_ id: AttributeID) -> JSONValue {
    let declared = ruleSet[id]
    let combine =
      switch declared.combine {
      case .single(true, _)?: "ranked"
      case .level(_, let capWins)?: capWins ? "capped level" : "level"
      default: ""
      }
    return [.count(declared.kind.raw), .string(combine), .count(ruleSet.contributing(id).raw)]
  }

  /// The attribute, its planes, and of a level those of its base.
  func outcome(_ id: AttributeID) -> JSONValue {
    let axes = working.place(FactKey(id, [])).axes
    let value = program.circuit.attributes[id.raw].map { self.value($0, axes) } ?? .null
    return [.count(id.raw), value, program.circuit.bases[id.raw].map { self.value($0, axes) } ?? .null]
  }

  func bit(_ plane: Plane, _ axes: [Axis]) -> JSONValue {
    let place = program.place(of: plane, along: axes)
    return .numbers([place.start] + place.strides)
  }

  private func truth(_ truth: TruthPlanes, _ axes: [Axis]) -> [JSONValue] {
    [bit(truth.possible, axes), bit(truth.certain, axes)]
  }

  /// What it is made of; then: may be empty, possible and certain contradiction.
  private func value(_ value: ValuePlanes, _ axes: [Axis]) -> JSONValue {
    func bits(_ planes: [Plane]) -> JSONValue { .array(planes.map { bit($0, axes) }) }
    let own: [JSONValue] =
      switch value {
      case .ordinals(let values): ["ordinals", bits(values.canBe)]
      case .reference(let reference): ["ordinals", spread(reference.canBe, axes, each: reference.target)]
      case .number(let number):
        [
          "number", .string(String(number.offset)), bits(number.low), bits(number.high),
          bits([number.unboundedBelow, number.unboundedAbove, number.mayExist]),
        ]
      case .set(let set): ["set"] + elements(set.elements, axes) + [bit(set.mayExist, axes)]
      }
    let rest = [value.mayBeEmpty, value.contradiction.possible, value.contradiction.certain]
    return .array([bits(rest)] + own)
  }

  private func count(_ axis: Axis) -> JSONValue { .count(settled.listed[axis.kind.raw]) }

  /// The bits of each entity, which the plane has along one axis more.
  private func spread(_ plane: Plane, _ axes: [Axis], each target: Axis) -> JSONValue {
    .array(program.places(of: plane, along: axes, each: target, settled.listed[target.kind.raw]))
  }

  /// By element: that it may be in the set, and that it is.
  private func elements(_ elements: SetPlanes.Elements, _ axes: [Axis]) -> [JSONValue] {
    switch elements {
    case .values(let truths):
      [.array(truths.map { bit($0.possible, axes) }), .array(truths.map { bit($0.certain, axes) })]
    case .entities(let truth, let target):
      [spread(truth.possible, axes, each: target), spread(truth.certain, axes, each: target)]
    }
  }

  // MARK: Rules

  /// The sizes of its axes, its rank, what counts apart, and its conclusions; null of drafts.
  func rule(_ id: RuleID) -> JSONValue {
    guard let planes = program.circuit.rules[id.raw] else { return .null }
    let rule = ruleSet[id]
    let axes = Array(planes.axes.prefix(rule.freeCount))
    let each: JSONValue =
      if case .forEach(let variables) = rule.multiplicity { .numbers(variables.map(\.raw)) } else { [] }
    return [
      .array(axes.map { count($0) }), rule.rank.map { .count($0.raw) } ?? .null, each,
      .array(zip(rule.conclusions, planes.contributions).map { conclusion($0, $1, axes) }),
    ]
  }

  /// The attribute, whose it is, what is said, the bits of its body and of what nothing sets aside, and its value.
  private func conclusion(_ said: Conclusion, _ planes: ContributionPlanes, _ axes: [Axis]) -> JSONValue {
    let (name, amount) = contribution(said.contribution)
    return [
      .count(said.attribute.raw), .terms(said.subject), .string(name), .whole(amount),
      .array(truth(planes.body, axes)), .array(truth(planes.unlessOverridden, axes)),
      planes.value.map { value($0, axes) } ?? .null,
    ]
  }

  private func contribution(_ contribution: Contribution) -> (String, Int64) {
    switch contribution {
    case .assert: ("assert", 0)
    case .value: ("value", 0)
    case .weight(let weight): ("weight", weight)
    case .step(let step): ("step", step)
    case .atLeast: ("floor", 0)
    case .atMost: ("cap", 0)
    case .add: ("add", 0)
    }
  }
}
