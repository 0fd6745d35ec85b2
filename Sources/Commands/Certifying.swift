import ClauseProofs
import Explanation
import Loading
import Report
import RuleModel
import SourceText
import SystemPackage
import Verification

/// Of what an answer denies, clauses and proofs as files: `1.cnf` beside `1.drat`, and so on.
///
/// What a file of clauses claims stands before them, so that `check-proof` can ask the same of the same rules and profile.
struct Certification {
  let request: EvaluationRequest
  let output: EvaluationOutput
  let folder: String
  /// What was asked, as lines of a header.
  let question: [String]
  let budget: Int

  func certify(_ howTo: HowTo, _ result: CommandResult) -> CommandResult {
    var result = result
    for (number, denial) in howTo.denials.enumerated() {
      let engine = output.loaded.engine
      guard
        let found = engine.certificate(of: denial, howTo.key, howTo.wanted, in: output.readings, budget: budget)
      else {
        let message = "no proof of '\(denial.claim)' was found"
        result.diagnostics.append(
          WorkspaceCode.uncertified.diagnostic(message, at: .none, help: ["allow more by '--budget'"]))
        continue
      }
      let header = header(denial).map { "c \($0)\n" }.joined()
      result.files.append((name: "\(number + 1).cnf", text: header + found.clauses))
      result.files.append((name: "\(number + 1).drat", text: found.proof))
    }
    result.folder = folder
    return result
  }

  private func header(_ denial: Denial) -> [String] {
    let settings = request.settings.map { "set \(oneLine($0))" }
    let owners = denial.controller.map { ["controller \($0)"] } ?? []
    return [
      ClauseHeader.first, "rules \(output.loaded.rules.digest)", "profile \(output.loaded.profile.digest)",
      "file \(output.loaded.profile.path)",
    ] + settings + question + owners + ["claim \(denial.claim)"]
  }
}

/// What is asked of a conclusion, as lines of a header: one text for one question.
func goalLines(_ goal: Goal, _ ruleSet: RuleSet, _ profile: Profile) -> [String] {
  let spelling = Spelling(ruleSet, entities: profile.entities)
  return [
    "conclusion \(spelling.address(of: goal.key))",
    "value \(oneLine(goal.valueText(spelling, ruleSet[goal.key.attribute].type)))",
  ]
}

/// How many entities the profiles of a claim list: `partner: 2, area: 1`; empty where they list none.
func listedCounts(_ engine: Engine, _ claim: Int, _ ruleSet: RuleSet) -> String {
  engine.listing(claim).map { "\(ruleSet[$0.kind].name): \($0.count)" }.joined(separator: ", ")
}

func oneLine(_ text: String) -> String { text.map { $0.isNewline ? " " : String($0) }.joined() }

extension Denial {
  /// `fewer than 2` changes, or `any`: not by these.
  var claim: String { fewerThan.map { "not by fewer than \($0)" } ?? "not by any" }

  init?(claim: String, controller: String?) {
    if claim == "not by any" {
      self.init(controller: controller, fewerThan: nil)
      return
    }
    let words = claim.split(separator: " ")
    guard claim.hasPrefix("not by fewer than "), words.count == 5, let count = Int(words[4]), (1...1000).contains(count)
    else { return nil }
    self.init(controller: controller, fewerThan: count)
  }
}

/// What stands before the clauses of a certificate.
struct ClauseHeader {
  static let first = "demarche certificate 1"
  /// The claim that conditions hold in no profile of some number of entities.
  static let never = "in no profile"
  private let lines: [Substring]

  /// Nil of a file that is none.
  init?(_ comments: [String]) {
    guard comments.first == Self.first else { return nil }
    lines = comments.dropFirst().map { $0[...] }
  }

  func all(_ name: String) -> [String] {
    lines.filter { $0.hasPrefix(name + " ") }.map { String($0.dropFirst(name.count + 1)) }
  }

  subscript(name: String) -> String { all(name).first ?? "" }

  var denial: Denial? { Denial(claim: self["claim"], controller: all("controller").first) }
}
