import ClauseProofs
import Explanation
package import Loading
import Report
import RuleModel
import SourceText
import SystemPackage

/// What is asked of certificates, or of an evaluation that was saved.
package struct ProofCheckRequest: Sendable {
  /// The folder that `--certify` wrote, or the JSON of an evaluation.
  package var path: String
  package var rules: String
  package var language: ReportLanguage

  package init(path: String, rules: String = "Rules", language: ReportLanguage = .en) {
    (self.path, self.rules, self.language) = (path, rules, language)
  }
}

/// Whether what was claimed holds: the certificates of a folder, or an evaluation that was saved as JSON.
///
/// Of a certificate the clauses must be those of the question, made anew from the rules and the profile, and each step of the proof
/// must follow from what is before it; of an evaluation each conclusion must follow from the rules and the profile. The first
/// step that does not is named. Neither checker shares anything with what is checked.
package func checkProofs(_ request: ProofCheckRequest) -> CommandResult {
  run { workspace in
    if let path = filePath(request.path), (try? fileType(path)) == .regular {
      return checkEvaluation(request, path, &workspace)
    }
    guard let folder = filePath(request.path), let names = try? namesInFolder(folder) else {
      return CommandResult(problem: unreadable(request.path), WorkspaceCode.unreadableInput, status: .unreadable)
    }
    let files = names.filter { $0.hasSuffix(".cnf") }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    if files.isEmpty {
      let problem = "the folder '\(request.path)' holds no certificate"
      return CommandResult(problem: problem, WorkspaceCode.unreadableInput, status: .unreadable)
    }
    var result = CommandResult()
    for file in files {
      switch CertificateCheck(request).verdict(folder.appending(file), &workspace) {
      case .success(let claim): result.output += "\(file): \(claim)\n"
      case .failure(let fault):
        result.diagnostics.append(
          WorkspaceCode.refusedProof.diagnostic("\(file) is refused: \(fault.reason)", at: .none))
        result.status = .findings
      }
    }
    return result
  }
}

private func unreadable(_ name: String) -> String { "'\(name)' cannot be read" }

/// Why a certificate is not accepted.
package struct CertificateFault: Error {
  package var reason: String
  init(_ reason: String) { self.reason = reason }
}

package struct CertificateCheck {
  private let request: ProofCheckRequest

  package init(_ request: ProofCheckRequest) { self.request = request }

  /// What a file of clauses shows, in words, or what does not hold; its proof stands beside it.
  fileprivate func verdict(_ path: FilePath, _ workspace: inout Workspace) -> Result<String, CertificateFault> {
    Result { () throws(CertificateFault) in
      let proof = FilePath(String(path.string.dropLast(4)) + ".drat")
      return try verdict(clauses: text(path), proof: text(proof), &workspace)
    }
  }

  /// What clauses and a proof show, in words; throws what does not hold.
  package func verdict(
    clauses: String, proof: String, _ workspace: inout Workspace
  ) throws(CertificateFault) -> String {
    guard let file = ClauseFile(clauses), let header = ClauseHeader(file.comments) else {
      throw CertificateFault("it is no certificate of this program")
    }
    guard let proof = readDRAT(proof) else { throw CertificateFault("its proof is none") }
    let (clauses, claim) = try question(header, &workspace)
    guard clauses == file.body else {
      throw CertificateFault(
        "its clauses are not those of the question; line \(difference(clauses, file.body)) differs")
    }
    if case .refused(let step) = check(formula: file.clauses, proof: proof) {
      throw CertificateFault("step \(step + 1) of its proof does not follow")
    }
    return claim
  }

  /// The clauses of the question, made anew, and what they show in words.
  private func question(
    _ header: ClauseHeader, _ workspace: inout Workspace
  ) throws(CertificateFault) -> (clauses: String, claim: String) {
    if header["claim"] == ClauseHeader.never { return try neverQuestion(header, &workspace) }
    guard let denial = header.denial else { throw CertificateFault("its claim '\(header["claim"])' is none") }
    return (try clauses(header, denial, &workspace), claim(header, denial))
  }

  /// That conditions hold in no profile that lists so many entities.
  private func neverQuestion(
    _ header: ClauseHeader, _ workspace: inout Workspace
  ) throws(CertificateFault) -> (clauses: String, claim: String) {
    let conditions = header.all("condition")
    let rules = workspace.loadRules(directory: request.rules, asking: conditions).value
    guard rules.isSound, let key = Question.key(in: rules.names), let number = Int(header["entities"]) else {
      throw CertificateFault("its rules or its question cannot be read here")
    }
    if rules.digest != header["rules"] { throw CertificateFault("it speaks of other rules") }
    let engine = Engine(rules.ruleSet)
    guard (0..<engine.listingCount).contains(number) else { throw CertificateFault("its question is none") }
    let sizes = engine.listing(number).map { "\(rules.ruleSet[$0.kind].name): \($0.count)" }.joined(separator: ", ")
    let size = sizes.isEmpty ? "" : " (\(sizes))"
    let asked = conditions.joined(separator: "; ")
    let claim =
      request.language == .ko
      ? "증명됨. 어떤 프로필에서도 성립하지 않는다\(size): \(asked)" : "proved: in no profile\(size) does it hold that \(asked)"
    return (engine.clauses(ofNever: key, is: .ordinal(1), claim: number), claim)
  }

  private func text(_ path: FilePath) throws(CertificateFault) -> String {
    guard let bytes = try? readFile(path, limit: 1 << 31) else { throw CertificateFault("'\(path)' cannot be read") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The clauses of the question, made anew.
  private func clauses(
    _ header: ClauseHeader, _ denial: Denial, _ workspace: inout Workspace
  ) throws(CertificateFault) -> String {
    let conditions = header.all("condition")
    let loaded = workspace.load(
      rules: request.rules, profile: header["file"], settings: header.all("set"), asking: conditions)
    guard let value = loaded.value, let readings = value.readings(workspace.sources).value else {
      throw CertificateFault("its rules or its profile cannot be read here")
    }
    if value.rules.digest != header["rules"] { throw CertificateFault("it speaks of other rules") }
    if value.profile.digest != header["profile"] { throw CertificateFault("it speaks of another profile") }
    guard let goal = goal(header, value, &workspace) else { throw CertificateFault("its question is none") }
    return value.engine.clauses(of: denial, goal.key, goal.wanted, in: readings)
  }

  private func goal(_ header: ClauseHeader, _ value: LoadedCase, _ workspace: inout Workspace) -> Goal? {
    if header.all("condition").isEmpty {
      return workspace.readGoal(header["conclusion"], header["value"], value.profile).value
    }
    return Question.key(in: value.rules.names).map { Goal(key: $0, wanted: .value(.ordinal(1))) }
  }

  /// The first line that differs, from 1.
  private func difference(_ left: String, _ right: String) -> Int {
    let lines = zip(left.split(separator: "\n"), right.split(separator: "\n"))
    return 1 + (lines.enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.utf8.count, right.utf8.count))
  }

  private func claim(_ header: ClauseHeader, _ denial: Denial) -> String {
    let conditions = header.all("condition")
    let asked =
      conditions.isEmpty ? "\(header["conclusion"]) = \(header["value"])" : conditions.joined(separator: "; ")
    let isKorean = request.language == .ko
    let owner = denial.controller.map { isKorean ? " (변경 주체: \($0) 이하)" : " that '\($0)' or a nearer one can change" }
    switch denial.fewerThan {
    case nil:
      return isKorean
        ? "증명됨. 어떤 사실을 바꾸어도 이룰 수 없다\(owner ?? ""): \(asked)"
        : "proved: no facts\(owner ?? ""), however changed, bring about \(asked)"
    case 1?:
      return isKorean ? "증명됨. 현재 사실대로는 성립하지 않는다: \(asked)" : "proved: as the facts stand it is not so: \(asked)"
    case 2?:
      return isKorean
        ? "증명됨. 사실 하나만 바꾸어서는 이룰 수 없다\(owner ?? ""): \(asked)"
        : "proved: no single changed fact\(owner ?? "") brings about \(asked)"
    case let count?:
      return isKorean
        ? "증명됨. 사실을 \(count)개 미만으로 바꾸어서는 이룰 수 없다\(owner ?? ""): \(asked)"
        : "proved: fewer than \(count) changed facts\(owner ?? "") do not bring about \(asked)"
    }
  }
}
