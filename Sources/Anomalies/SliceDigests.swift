import Circuit
import RuleModel
import Verification

/// What the slices of checks read, as numbers: a slice with the same digest finds the same.
struct SliceDigests: Sendable {
  private let ruleSet: RuleSet
  private let circuit: CompiledRules
  private let planes: CircuitDigest
  /// What every question reads: how many entities profiles list, what `never` excludes.
  private let common: Digest

  init(_ inquiry: Inquiry) {
    (ruleSet, circuit) = (inquiry.ruleSet, inquiry.circuit)
    planes = CircuitDigest(inquiry.circuit, inquiry.ruleSet)
    var common = Digest()
    common.add("\(inquiry.bounds) \(inquiry.budget)")
    for never in circuit.never { common.add(planes[never.anywhere.possible]) }
    self.common = common
  }

  /// Of a check with this code.
  func digest(_ slice: CheckSlice, _ code: String) -> Digest {
    var digest = common
    digest.add(code)
    for subject in slice.subjects {
      switch subject {
      case .rule(let rule): add(rule, to: &digest)
      case .attribute(let attribute): add(attribute, to: &digest)
      case .probe(let place): if let body = circuit.rules[place]?.body { add(body, to: &digest) }
      case .told:
        for attribute in toldAttributes(ruleSet).sorted() { add(circuit.attributes[attribute.raw], to: &digest) }
      }
    }
    return digest
  }

  private func add(_ id: RuleID, to digest: inout Digest) {
    guard let own = circuit.rules[id.raw] else { return }
    let rule = ruleSet[id]
    digest.add("\(rule.when.count) \(rule.unless.count) \(rule.rank?.raw ?? -1) \(rule.overrides.count)")
    for truth in own.conditions + [own.body, own.unlessOverridden] { add(truth, to: &digest) }
    for (conclusion, said) in zip(rule.conclusions, own.contributions) {
      digest.add(ruleSet[conclusion.attribute].fullName)
      digest.add(conclusion.contribution.spelled)
      add(said.body, to: &digest)
      add(said.unlessOverridden, to: &digest)
      add(said.value, to: &digest)
    }
  }

  private func add(_ id: AttributeID, to digest: inout Digest) {
    let attribute = ruleSet[id]
    digest.add("\(attribute.fullName) \(attribute.origin) \(attribute.mayStayEmpty)")
    if let domain = attribute.type.domain { digest.add("\(ruleSet.domains[domain.raw].values.map(\.name))") }
    add(circuit.attributes[id.raw], to: &digest)
    for conclusion in circuit.conclusions[id.raw] {
      digest.add(UInt64(conclusion.index))
      add(conclusion.rule, to: &digest)
    }
  }

  private func add(_ truth: TruthPlanes, to digest: inout Digest) {
    digest.add(planes[truth.possible])
    digest.add(planes[truth.certain])
  }

  private func add(_ values: ValuePlanes?, to digest: inout Digest) {
    for plane in values?.planes ?? [] { digest.add(planes[plane]) }
  }
}

extension Contribution {
  /// What it says, but for what a path leads to.
  fileprivate var spelled: String {
    switch self {
    case .assert: "yes"
    case .value(.constant(let constant)): "is \(constant)"
    case .weight(let weight): "adds \(weight)"
    case .step(let step): "steps \(step)"
    case .atLeast(.constant(let constant)): "at least \(constant)"
    case .atMost(.constant(let constant)): "at most \(constant)"
    case .add(.constant(let constant)): "holds \(constant)"
    case .value: "is a path"
    case .atLeast: "at least a path"
    case .atMost: "at most a path"
    case .add: "holds a path"
    }
  }
}
