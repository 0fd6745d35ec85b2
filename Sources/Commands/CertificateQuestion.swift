import Explanation
import Loading
import Presentation
import RuleModel
import SourceText

/// What certificates claim, asked anew: one function for each kind of claim, from the head of the file to clauses and words.
extension CertificateCheck {
  /// The clauses of the question, made anew, and what they show in words.
  func question(
    _ header: ClauseHeader, _ workspace: inout Workspace
  ) throws(CertificateFault) -> (clauses: String, claim: String) {
    if header["claim"] == ClauseHeader.never { return try neverQuestion(header, &workspace) }
    if header["claim"] == EqualityHeader.claim {
      return (try equality(header, &workspace), claim(ofEquality: header))
    }
    if !header["finding"].isEmpty { return try findingQuestion(header, &workspace) }
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
    let sizes = listedCounts(engine, number, rules.ruleSet)
    if sizes != header["listed"] { throw otherQuestion(header["listed"], sizes) }
    let size = sizes.isEmpty ? "" : " (\(sizes))"
    let asked = conditions.joined(separator: "; ")
    let claim =
      request.language == .ko
      ? "증명됨. 어떤 프로필에서도 성립하지 않는다\(size): \(asked)" : "proved: in no profile\(size) does it hold that \(asked)"
    return (engine.clauses(ofNever: key, is: .ordinal(1), claim: number), claim)
  }

  private func otherQuestion(_ said: String, _ asked: String) -> CertificateFault {
    CertificateFault("it speaks of '\(said)', its clauses of '\(asked)'")
  }

  /// What an exact check of lint denies, asked anew of the rules.
  private func findingQuestion(
    _ header: ClauseHeader, _ workspace: inout Workspace
  ) throws(CertificateFault) -> (clauses: String, claim: String) {
    let words = header["finding"].split(separator: " ")
    guard words.count == 3, let slice = Int(words[1]), let number = Int(words[2]) else {
      throw CertificateFault("its finding is none")
    }
    let rules = workspace.loadRules(directory: request.rules).value
    if !rules.isSound || rules.digest != header["rules"] { throw CertificateFault("it speaks of other rules") }
    let denial = ExactLint.denial(String(words[0]), slice: slice, number: number, rules, workspace.sources)
    guard let denial else { throw CertificateFault("its question is none") }
    guard denial.slug == header["slug"], denial.listed == header["listed"] else {
      throw otherQuestion("\(header["slug"]) \(header["listed"])", "\(denial.slug) \(denial.listed)")
    }
    let (check, listed) = ("\(words[0]) \(denial.slug)", denial.listed)
    let (extent, extentKo) = listed.isEmpty ? ("", "") : (" of \(listed)", "(\(listed))")
    let claim =
      request.language == .ko
      ? "증명됨. \(check): 반례가 되는 프로필은 없다\(extentKo)" : "proved: \(check): in no profile\(extent) is it otherwise"
    return (denial.clauses, claim)
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
      let read = workspace.readGoal(header["conclusion"], header["value"], value.profile)
      guard let goal = read.value else { return nil }
      // A name that is only near to it is read as it; the claim is shown as it is written.
      let written = goalLines(goal, value.rules.ruleSet, value.profile.profile)
      return written == ["conclusion \(header["conclusion"])", "value \(header["value"])"] ? goal : nil
    }
    return Question.key(in: value.rules.names).map { Goal(key: $0, wanted: .value(.ordinal(1))) }
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
