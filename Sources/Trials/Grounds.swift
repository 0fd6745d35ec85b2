package import Explanation
package import RuleModel

/// Judges how firmly working values stand; `working` is the run of the working reading, `whole` evaluates the readings with
/// everything kept.
package func judge(
  _ claim: GroundClaim, _ readings: Readings, working: TrialRun, whole: () -> Readings
) -> Verdict {
  var verdict = Verdict()
  for instance in instances(of: claim.claim, working) where claim.claim.speaks(of: instance, working, world: 0) {
    verdict.count += 1
    if !claim.grounds.contains(readings.ground(instance.key)) {
      verdict.fail(TrialFinding(claim, instance.key, whole(), working))
    }
  }
  return verdict
}

extension TrialFinding {
  fileprivate init(_ claim: GroundClaim, _ key: FactKey, _ readings: Readings, _ run: TrialRun) {
    let answer = readings.answer(key)
    let spelling = run.spelling
    let type = run.ruleSet.attributes[answer.key.attribute.raw].type
    let values = [("working value", answer.working.value), ("bounds", answer.bounds), ("trusted", answer.trusted)]
    var notes = values.map { "\($0): \(spelling.phrase($1, of: type))" }
    let needed = readings.placeholders(of: answer).map { "'\(spelling.address(of: $0))'" }
    if !needed.isEmpty { notes.append("it rests on \(needed.joined(separator: ", "))") }
    let account = run.account(of: answer.key)
    self.init(
      TrialCode.failedTest, "\(run.words(claim.claim, answer.key)) is \(answer.ground) in \(run.title)",
      claim.claim.span, label: "found \(answer.ground)", account.places, notes: notes)
    subjects = [Subject(key: answer.key)]
  }
}
