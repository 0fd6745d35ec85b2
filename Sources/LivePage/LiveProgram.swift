import Circuit
package import Explanation
import Inference
package import Report
package import RuleModel

/// What evaluates a profile inside a page: the rules' program for complete facts, how each fact's value answers the leaves,
/// and where outcomes and reasons are read.
///
/// It is data and nothing else: `machine.js` runs it. A rule `when: {bed.light: sun}, then: {sowing.fit: +1}` becomes a leaf
/// with a row of bits, one for each light; some steps over planes; and the place of the bit that says of each sowing whether
/// the rule holds. Names stop here as they do at the compiler: only those are kept that a reader sees.
package struct LiveProgram: Sendable {
  /// The profile as the page finds it, settled.
  let working: Explainer
  /// Its facts, as far as rules or the page's documents read them.
  let settled: Facts
  let program: CompleteProgram
  /// What may be changed, in the order of its keys.
  package let facts: [FactKey]
  /// Whose values are read.
  let outcomes: [AttributeID]

  /// How many entries of `never` are the rule set's own.
  private let neverCount: Int
  /// What the page's documents ask.
  let asked: [AskedCondition]

  /// Of a profile that is settled: one world. Compiles the rules with what is asked beside them. Nil where the facts
  /// cannot be held.
  package init?(_ working: Explainer, asking asked: [AskedCondition] = []) {
    let ruleSet = working.ruleSet
    let circuit = asked.isEmpty ? working.circuit : CompiledRules(compiling: ruleSet.asking(asked))
    guard let known = Facts(working.profile, ruleSet, circuit), known.worlds == 1 else { return nil }
    let mayChange = ruleSet.attributes.indices.map { circuit.isRead[$0] && ruleSet.mayBeStated(AttributeID($0)) }
    self.working = working
    settled = known
    self.asked = asked
    program = CompleteProgram(circuit, known, ruleSet, mayChange: mayChange)
    facts = mayChange.indices.filter { mayChange[$0] }.flatMap { working.keys(of: AttributeID($0)) }
    outcomes = ruleSet.attributes.indices.map { AttributeID($0) }.filter { circuit.attributes[$0.raw] != nil }
    neverCount = ruleSet.never.count
  }

  var ruleSet: RuleSet { working.ruleSet }

  /// The data that `machine.js` reads. Linear in the program, facts × values, and rules.
  package var json: JSONValue {
    var leaves = LeafEncoder(program, ruleSet, settled)
    let inputs = zip(program.circuit.inputs, program.isAsked).filter(\.1).map { leaves.json($0.0) }
    return [
      "words": .count(2 * program.program.wordCount), "known": known, "steps": StepEncoder(program.program).json,
      "kinds": .array(ruleSet.kinds.indices.map { .numbers(sizes(of: KindID($0))) }),
      "attributes": .array(ruleSet.attributes.indices.map { attribute(AttributeID($0)) }),
      "cells": .array(ruleSet.attributes.indices.map { cells(AttributeID($0)) }),
      "stated": .array(ruleSet.attributes.indices.map { stated(AttributeID($0)) }),
      "expected": .array(ruleSet.attributes.map { $0.expected.map { .constant($0) } ?? .null }),
      "leaves": .array(inputs), "tables": .array(leaves.tables),
      "outcomes": .array(outcomes.map { outcome($0) }),
      "rules": .array(ruleSet.rules.indices.map { rule(RuleID($0)) }),
      "asked": .array(asked.indices.map { question($0) }), "never": .array(ruleSet.never.indices.map { never($0) }),
    ]
  }

  /// How many entities each free name may stand for, and where it is read of which the combination is made that cannot be.
  private func never(_ number: Int) -> JSONValue {
    let axes = ruleSet.never[number].axes
    let plane = program.circuit.never[number].instances.certain
    return [.numbers(axes.map { settled.listed[$0.kind.raw] }), bit(plane, axes)]
  }

  /// Which names are free, and where it is read of which entities the condition holds.
  private func question(_ number: Int) -> JSONValue {
    let plane = program.circuit.never[neverCount + number].instances.certain
    return [.numbers(asked[number].variables.map(\.raw)), bit(plane, asked[number].never.axes)]
  }

  /// How many entities name one of a kind, each.
  private func sizes(of kind: KindID) -> [Int] {
    ruleSet.kinds.memberKinds(of: kind).map { settled.listed[$0.raw] }
  }

  /// The words that are not zero before anything is asked: their number, then the lower and the upper half.
  private var known: JSONValue {
    let words = program.leaves.enumerated().filter { $0.element != 0 }
    return .array(
      words.map { number, word in .numbers([number, Int(UInt32(truncatingIfNeeded: word)), Int(word >> 32)]) })
  }
}

extension RuleSet {
  /// Whether a profile may state it and something follows: a text is shown and never tested, and who states a sum states
  /// its band as well, which a page leaves to the rules.
  fileprivate func mayBeStated(_ attribute: AttributeID) -> Bool {
    let declared = self[attribute]
    let isBanded = attributes.contains { if case .band(attribute, _)? = $0.combine { true } else { false } }
    return declared.isStated && declared.type != .text && !isBanded
  }
}

extension JSONValue {
  /// A whole number.
  package static func count(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  /// A list of whole numbers.
  package static func numbers(_ list: some Sequence<Int>) -> JSONValue { .array(list.map { .integer(Int64($0)) }) }
}
