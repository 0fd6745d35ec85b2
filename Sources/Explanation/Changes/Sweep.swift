import Circuit
import Inference
import RuleModel

/// One run of facts in many worlds, side by side, that tells the values of some attributes and nothing of their reasons.
///
/// The program is fitted once, to what is known in all of the worlds together: what is one value in each of them, and has
/// all its readers agree, is kept once; what is known in most and unknown in some counts as not known, and what a list
/// leaves out is asked for where some world asks. So a change may alter how much is known, and not only what is.
struct Sweep {
  private let evaluation: Evaluation
  private let explainer: Explainer

  /// `explainer` knows the entities: its facts may differ from these, its lists may not. What is not asked for is left out
  /// of the circuit.
  init(_ facts: Facts, of keys: [FactKey], _ explainer: Explainer) {
    let wanted = Set(keys.map(\.attribute)).sorted()
    let circuit = explainer.circuit.restricted(to: wanted)
    evaluation = Evaluation(circuit, facts, explainer.ruleSet)
    self.explainer = explainer
  }

  /// An evaluation that was made of facts in many worlds.
  init(_ evaluation: Evaluation, _ explainer: Explainer) {
    self.evaluation = evaluation
    self.explainer = explainer
  }

  var worlds: Int { evaluation.worlds }

  /// Of each key by world; nil of what is only given.
  func values(_ keys: [FactKey]) -> [ValuesByWorld?] {
    var readers: [AttributeID: ValueReader] = [:]
    return keys.map { key in
      let reader = readers[key.attribute] ?? reader(key.attribute)
      readers[key.attribute] = reader
      return reader?.values(key.numbers)
    }
  }

  private func reader(_ attribute: AttributeID) -> ValueReader? {
    evaluation.circuit.attributes[attribute.raw].map {
      ValueReader(evaluation, $0, along: explainer.place(FactKey(attribute)).axes)
    }
  }

  /// The worlds in which something is certain that cannot be.
  var impossible: [Int] {
    let certain = evaluation.circuit.never.map(\.anywhere.certain).filter { evaluation.isOnAnywhere($0) }
      .map { evaluation.probe($0, along: []) }
    if certain.isEmpty { return [] }
    return (0..<worlds).filter { world in certain.contains { evaluation.isOn($0, [], world: world) } }
  }

  /// The worlds in which something is certain that cannot be, and that is not so in the first world.
  var forbidden: [Int] {
    let certain = evaluation.circuit.never.map { evaluation.probe($0.anywhere.certain, along: []) }
      .filter { $0.variesByWorld && !evaluation.isOn($0, [], world: 0) }
    return (0..<worlds).filter { world in certain.contains { evaluation.isOn($0, [], world: world) } }
  }
}
