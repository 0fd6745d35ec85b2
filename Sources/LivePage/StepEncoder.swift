import Inference
import Report

/// A program as `machine.js` runs it: a word of 64 bits is two of 32, the lower one first, so that a bit has the same number
/// in both.
struct StepEncoder {
  private let program: Program

  init(_ program: Program) { self.program = program }

  /// Batches as operation, words of the destination, plan, its form where bits are turned over, and steps one after the other.
  /// A step is written as its destination, how many operands it has, and these; of a count its operand comes first, then
  /// the digits.
  var json: JSONValue {
    [
      "batches": .array(program.batches.map { batch($0) }), "moves": .array(program.moves.map { move($0) }),
      "folds": .array(program.folds.map { fold($0) }),
    ]
  }

  private func batch(_ batch: Program.Batch) -> JSONValue {
    var rest = program.code[Int(batch.code)...]
    var steps: [Int] = []
    for _ in 0..<batch.count { steps += step(batch.kernel, &rest) }
    let form: JSONValue =
      switch batch.kernel {
      case .not, .fill: self.form(program.forms[Int(batch.plan)])
      default: .null
      }
    return [
      "name": .string(name(batch.kernel)), "size": .count(2 * Int(batch.words)), "plan": .count(Int(batch.plan)),
      "form": form, "code": .numbers(steps),
    ]
  }

  private func step(_ kernel: Program.Batch.Kernel, _ code: inout ArraySlice<UInt32>) -> [Int] {
    switch kernel {
    case .and2, .or2, .xor: return gate(2, &code)
    case .and4, .or4: return gate(4, &code)
    case .and8, .or8: return gate(8, &code)
    case .andAny, .orAny:
      let target = address(&code)
      let count = 4 * Int(code.removeFirst())
      return distinct([target] + (0..<count).map { _ in address(&code) })
    case .not, .move, .fold, .grow: return gate(1, &code)
    case .fill, .clear: return [address(&code), 0]
    case .count:
      let digits = Int(code.removeFirst())
      let operand = address(&code)
      return [operand, digits] + (0..<digits).map { _ in address(&code) }
    case .again: return []
    }
  }

  private func gate(_ count: Int, _ code: inout ArraySlice<UInt32>) -> [Int] {
    distinct((0...count).map { _ in address(&code) })
  }

  /// Without the operands that only fill up a batch.
  private func distinct(_ addresses: [Int]) -> [Int] {
    var operands = Array(addresses.dropFirst())
    while operands.count > 1, operands.last == operands[operands.count - 2] { operands.removeLast() }
    return [addresses[0], operands.count] + operands
  }

  private func address(_ code: inout ArraySlice<UInt32>) -> Int { 2 * Int(code.removeFirst()) }

  private func name(_ kernel: Program.Batch.Kernel) -> String {
    switch kernel {
    case .and2, .and4, .and8, .andAny: "and"
    case .or2, .or4, .or8, .orAny: "or"
    case .xor: "xor"
    case .not: "not"
    case .move: "move"
    case .fold: "fold"
    case .count: "count"
    case .fill: "fill"
    case .clear: "clear"
    case .grow: "grow"
    case .again: "again"
    }
  }

  // MARK: Plans

  /// Words, words of a row, and how many bits of a row are in use.
  private func form(_ form: Layout.Form) -> JSONValue {
    .numbers([2 * form.words, 2 * form.wordsPerRow, form.isSplat ? 64 : form.lanes])
  }

  /// The form of the target, how far apart the bits of a row lie in the source, and by row where they begin.
  private func move(_ plan: MovePlan) -> JSONValue {
    let stride =
      switch plan.way {
      case .spread: 0
      case .copy: 1
      case .gather(let stride): stride
      }
    return ["form": form(plan.target), "stride": .count(stride), "bits": .numbers(plan.bits.map { Int($0) })]
  }

  /// The forms of source and target, whether each row becomes one bit, and by row where it goes.
  private func fold(_ plan: FoldPlan) -> JSONValue {
    [
      "source": form(plan.source), "target": form(plan.target), "isSplat": .bool(plan.target.isSplat),
      "dropsLast": .bool(plan.dropsLast), "bits": .numbers(plan.bits.map { Int($0) }),
    ]
  }
}
