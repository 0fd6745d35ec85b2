import ClauseProofs
import Explanation
package import Loading
import Presentation
import Report
import RuleModel
import SourceText
import SystemPackage

/// What is asked of certificates, or of an evaluation that was saved.
package struct ProofCheckRequest: Sendable {
  /// The folder that `--certify` wrote, or the JSON of an evaluation.
  package var path: String
  package var rules: String
  /// The older version of which something is said to be the same: a folder, or a revision that git knows.
  package var against: String?
  package var language: ReportLanguage

  package init(path: String, rules: String = "Rules", against: String? = nil, language: ReportLanguage = .en) {
    (self.path, self.rules, self.against, self.language) = (path, rules, against, language)
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
  let request: ProofCheckRequest

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

  private func text(_ path: FilePath) throws(CertificateFault) -> String {
    guard let bytes = try? readFile(path, limit: 1 << 31) else { throw CertificateFault("'\(path)' cannot be read") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first line that differs, from 1.
  private func difference(_ left: String, _ right: String) -> Int {
    let lines = zip(left.split(separator: "\n"), right.split(separator: "\n"))
    return 1 + (lines.enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.utf8.count, right.utf8.count))
  }
}
