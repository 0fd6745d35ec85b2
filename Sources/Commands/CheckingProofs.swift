import ClauseProofs
import Explanation
import Loading
import Presentation
import Report
import RuleModel
import SourceText
import SystemPackage

/// What is asked of certificates.
package struct ProofCheckRequest: Sendable {
  /// The folder that `--certify` wrote.
  package var folder: String
  package var rules: String
  /// The older version of which something is said to be the same: a folder, or a revision that git knows.
  package var against: String?
  package var language: ReportLanguage

  package init(folder: String, rules: String = "Rules", against: String? = nil, language: ReportLanguage = .en) {
    (self.folder, self.rules, self.against, self.language) = (folder, rules, against, language)
  }
}

/// Whether certificates show what they claim: that the clauses are those of the question, made anew from the rules and the
/// profile, and that each step of the proof follows from what is before it. The first that does not is named.
///
/// The proof is checked by code that shares nothing with the solver.
package func checkProofs(_ request: ProofCheckRequest) -> CommandResult {
  run { workspace in
    guard let folder = filePath(request.folder), let names = try? namesInFolder(folder) else {
      return CommandResult(problem: unreadable(request.folder), WorkspaceCode.unreadableInput, status: .unreadable)
    }
    let files = names.filter { $0.hasSuffix(".cnf") }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    if files.isEmpty {
      let problem = "the folder '\(request.folder)' holds no certificate"
      return CommandResult(problem: problem, WorkspaceCode.unreadableInput, status: .unreadable)
    }
    var result = CommandResult()
    for file in files {
      let check = CertificateCheck(request: request, path: folder.appending(file))
      switch check.verdict(&workspace) {
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

private func unreadable(_ name: String) -> String { "the folder '\(name)' cannot be read" }

/// Why a certificate is not accepted.
private struct CertificateFault: Error {
  var reason: String
  init(_ reason: String) { self.reason = reason }
}

private struct CertificateCheck {
  let request: ProofCheckRequest
  let path: FilePath

  /// What is shown, in words, or what does not hold.
  func verdict(_ workspace: inout Workspace) -> Result<String, CertificateFault> {
    Result { () throws(CertificateFault) in
      guard let file = ClauseFile(try text(path)), let header = ClauseHeader(file.comments) else {
        throw CertificateFault("it is no certificate of this program")
      }
      let isOfVersions = header["claim"] == EqualityHeader.claim
      let denial = header.denial
      guard isOfVersions || denial != nil else { throw CertificateFault("its claim '\(header["claim"])' is none") }
      let proofPath = FilePath(String(path.string.dropLast(4)) + ".drat")
      guard let proof = readDRAT(try text(proofPath)) else { throw CertificateFault("its proof is none") }
      let clauses =
        if let denial { try clauses(header, denial, &workspace) } else { try equality(header, &workspace) }
      guard clauses == file.body else {
        throw CertificateFault(
          "its clauses are not those of the question; line \(difference(clauses, file.body)) differs")
      }
      if case .refused(let step) = check(formula: file.clauses, proof: proof) {
        throw CertificateFault("step \(step + 1) of its proof does not follow")
      }
      return denial.map { claim(header, $0) } ?? claim(ofEquality: header)
    }
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

  /// The clauses that say that outcomes differ between two versions, made anew.
  private func equality(_ header: ClauseHeader, _ workspace: inout Workspace) throws(CertificateFault) -> String {
    guard let against = request.against else {
      throw CertificateFault("it speaks of two versions: name the older one by '--against'")
    }
    let old = loadVersion(against, of: request.rules, in: &workspace)
    let new = loadVersion(request.rules, of: request.rules, in: &workspace)
    guard !old.hasErrors, !new.hasErrors, declareTheSame(old.value.ruleSet, new.value.ruleSet) else {
      throw CertificateFault("its rules cannot be read here")
    }
    if new.value.digest != header["rules"] { throw CertificateFault("it speaks of other rules") }
    if old.value.digest != header["against"] { throw CertificateFault("it speaks of another older version") }
    let profile = workspace.loadProfile(path: header["file"], rules: new.value)
    if profile.hasErrors || profile.value.digest != header["profile"] {
      throw CertificateFault("it speaks of another profile")
    }
    let engines = [old, new].map { Engine($0.value.ruleSet) }
    guard let readings = engines[1].readings(profile.value.profile) else {
      throw CertificateFault("its rules or its profile cannot be read here")
    }
    let presenter = Presenter(readings, files: workspace.sources, language: .en)
    let keys = header.all("outcome").map { presenter.conclusions($0) }
    guard keys.allSatisfy({ $0.count == 1 }),
      let clauses = engines[1].clauses(
        ofEquality: keys.flatMap { $0 }, beside: engines[0], profile.value.profile)
    else { throw CertificateFault("its outcomes are none") }
    return clauses
  }

  private func claim(ofEquality header: ClauseHeader) -> String {
    let count = header.all("outcome").count
    return request.language == .ko
      ? "증명됨. 사실을 어떻게 바꾸어도 두 판에서 결과 \(count)건이 같다: \(header["file"])"
      : "proved: \(count) outcomes are the same under both versions, however the facts are changed: \(header["file"])"
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
    guard let count = denial.fewerThan else {
      return isKorean
        ? "증명됨. 어떤 사실을 바꾸어도 이룰 수 없다\(owner ?? ""): \(asked)"
        : "proved: no facts\(owner ?? ""), however changed, bring about \(asked)"
    }
    return isKorean
      ? "증명됨. 사실을 \(count)개 미만으로 바꾸어서는 이룰 수 없다\(owner ?? ""): \(asked)"
      : "proved: fewer than \(count) changed facts\(owner ?? "") do not bring about \(asked)"
  }
}
