import Circuit
import Explanation
import Inference
import Report
import RuleModel

/// What evaluates a profile inside a page: the rules' program for complete facts, how each fact's value answers the leaves,
/// and where outcomes and reasons are read.
///
/// It is data and nothing else: `machine.js` runs it. A rule `when: {bed.light: sun}, then: {sowing.fit: +1}` becomes a leaf
/// with a row of bits, one for each light; some steps over planes; and the place of the bit that says of each sowing whether
/// the rule holds. Names stop here as they do at the compiler: only those are kept that a reader sees.
public struct LiveProgram: Sendable {
  /// The profile as the page finds it, settled.
  let working: Explainer
  let program: CompleteProgram
  /// What may be changed, in the order of its keys.
  public let facts: [FactKey]
  /// Whose values are read.
  let outcomes: [AttributeID]

  /// Of a profile that is settled: one world. `circuit` may ask more than the profile's own, such as what its documents
  /// ask. Nil where the facts cannot be held.
  public init?(_ working: Explainer, _ circuit: CompiledRules? = nil) {
    let (ruleSet, circuit) = (working.ruleSet, circuit ?? working.circuit)
    guard let known = Facts(working.profile, ruleSet, circuit), known.worlds == 1 else { return nil }
    let mayChange = ruleSet.attributes.indices.map { circuit.isRead[$0] && ruleSet.mayBeStated(AttributeID($0)) }
    self.working = working
    program = CompleteProgram(circuit, known, ruleSet, mayChange: mayChange)
    facts = mayChange.indices.filter { mayChange[$0] }.flatMap { working.keys(of: AttributeID($0)) }
    outcomes = ruleSet.attributes.indices.map { AttributeID($0) }.filter { circuit.attributes[$0.raw] != nil }
  }

  var ruleSet: RuleSet { working.ruleSet }

  /// The data that `machine.js` reads. Linear in the program, facts × values, and rules.
  public var json: JSONValue {
    var leaves = LeafEncoder(program, ruleSet, working.facts)
    let asked = zip(program.circuit.inputs, program.isAsked).filter(\.1).map { leaves.json($0.0) }
    return [
      "words": .count(2 * program.program.wordCount), "known": known, "steps": StepEncoder(program.program).json,
      "kinds": .array(ruleSet.kinds.indices.map { .numbers(sizes(of: KindID($0))) }),
      "attributes": .array(ruleSet.attributes.indices.map { attribute(AttributeID($0)) }),
      "cells": .array(ruleSet.attributes.indices.map { cells(AttributeID($0)) }),
      "stated": .array(ruleSet.attributes.indices.map { stated(AttributeID($0)) }),
      "expected": .array(ruleSet.attributes.map { $0.expected.map { .constant($0) } ?? .null }),
      "leaves": .array(asked), "tables": .array(leaves.tables),
      "outcomes": .array(outcomes.map { outcome($0) }),
      "rules": .array(ruleSet.rules.indices.map { rule(RuleID($0)) }),
    ]
  }

  /// How many entities name one of a kind, each.
  private func sizes(of kind: KindID) -> [Int] {
    ruleSet.kinds.memberKinds(of: kind).map { working.facts.listed[$0.raw] }
  }

  /// The words that are not zero before anything is asked: their number, then the lower and the upper half.
  private var known: JSONValue {
    let words = program.leaves.enumerated().filter { $0.element != 0 }
    return .numbers(
      words.flatMap { number, word in [number, Int(UInt32(truncatingIfNeeded: word)), Int(word >> 32)] })
  }
}

extension RuleSet {
  /// Whether a profile may state it and something follows: a text is shown and never tested, and who states a sum states
  /// its band as well, which a page leaves to the rules.
  fileprivate func mayBeStated(_ attribute: AttributeID) -> Bool {
    let declared = self[attribute]
    let isBanded = attributes.contains { if case .band(attribute, _)? = $0.combine { true } else { false } }
    return (declared.origin == .given || declared.origin == .both) && declared.type != .text && !isBanded
  }
}

extension JSONValue {
  static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }
  static func numbers(_ list: some Sequence<Int>) -> JSONValue { .array(list.map { .integer(Int64($0)) }) }
}
