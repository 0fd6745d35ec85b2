import Commands
import Explanation
import Loading
import Parallel
import Presentation
import Report
import RuleModel
import SourceText
import TestSupport

/// An evaluation that is changed, and what it is held against.
private struct Subject: Sendable {
  let name: String
  let readings: Readings
  let files: SourceMap
  let detail: Detail
}

/// Evaluations of the fixtures' profiles and of random rule sets, each changed equally often.
func tamperWithRecords(_ count: Int, seed: UInt64) throws -> Tally {
  let subjects = fixtures() + randomSubjects(60, seed: seed)
  let each = (count + subjects.count - 1) / subjects.count
  return subjects.enumerated().map { ($0.offset, $0.element) }.concurrentMap { number, subject in
    tamper(subject, each, seed: seed &+ UInt64(number))
  }.reduce(into: Tally()) { $0.add($1) }
}

private func fixtures() -> [Subject] {
  [("wells", "delta"), ("wells", "valley"), ("wells", "plain"), ("zoo", "odd")].flatMap { base, name -> [Subject] in
    var workspace = Workspace()
    let folder = "Tests/Fixtures/\(base)"
    let loaded = workspace.load(rules: folder, profile: "\(folder)/profiles/\(name).yaml")
    guard let readings = loaded.value?.readings(workspace.sources).value else { return [] }
    return [Detail.full, .brief].map {
      Subject(name: "\(base)/\(name)", readings: readings, files: workspace.sources, detail: $0)
    }
  }
}

private func randomSubjects(_ count: Int, seed: UInt64) -> [Subject] {
  (0..<UInt64(count)).compactMap { number in
    var generator = RuleSetGenerator(seed: seed &* 1000 &+ number)
    let (rules, profile) = generator.generate()
    return Engine(rules).readings(profile).map {
      Subject(name: "seed \(seed &* 1000 &+ number)", readings: $0, files: SourceMap(), detail: .full)
    }
  }
}

private func tamper(_ subject: Subject, _ count: Int, seed: UInt64) -> Tally {
  let provenance = Provenance(profileFile: "profile.yaml", profileDigest: "sha256:p", rulesDigest: "sha256:r")
  let presenter = Presenter(subject.readings, files: subject.files, language: .en)
  let keys = presenter.selection([AddressPattern("*")])
  let bytes = presenter.evaluationJSON(
    EvaluationContent(keys, explain: subject.detail, form: .compact), provenance)
  var tally = Tally(subjects: 1)
  guard let document = try? JSONValue.parse(bytes) else {
    tally.faults.append("\(subject.name): what is written is no JSON")
    return tally
  }
  do throws(EvaluationFault) {
    let check = try EvaluationCheck(subject.readings, subject.files, provenance)
    _ = try check.check(try RecordedEvaluation(document))
    var tampering = JSONTampering(document, seed: seed)
    for _ in 0..<count {
      let changed = tampering.next()
      tally.tried += 1
      guard let recorded = try? RecordedEvaluation(changed), (try? check.check(recorded)) != nil else {
        tally.refused += 1
        continue
      }
      if claimsNoMore(changed, than: document) {
        tally.same += 1
      } else {
        tally.faults.append("\(subject.name): \(changed.text(.compact).prefix(2000))")
      }
    }
  } catch {
    tally.faults.append("\(subject.name): what holds is refused: \(error.reason)")
  }
  return tally
}

/// Whether each outcome is one of the other's, and nothing else is said.
private func claimsNoMore(_ left: JSONValue, than right: JSONValue) -> Bool {
  let (own, others) = (left["outcomes"]?.arrayValue ?? [], right["outcomes"]?.arrayValue ?? [])
  return own.allSatisfy { others.contains($0) } && left["contradictions"] == right["contradictions"]
}
