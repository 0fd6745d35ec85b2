import Commands
import Foundation
import Loading
import RuleModel
import Testing

/// Names as people type them, on the shipped rule set: what is meant is taken, else what may be meant is listed.
@Suite struct TypedNameTests {
  private static let rules = packageFolder + "/Rules"
  private static let seoul = packageFolder + "/Profiles/seoul.yaml"

  /// Read once.
  private static let read: (Workspace, RuleBase) = {
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: TypedNameTests.rules).value
    return (workspace, rules)
  }()

  /// What is set, read without an evaluation.
  private func read(_ settings: [String]) -> (profile: LoadedProfile, diagnostics: [Diagnostic]) {
    var workspace = Self.read.0
    let rules = Self.read.1
    let loaded = workspace.loadProfile(path: Self.seoul, rules: rules, settings: settings)
    return (loaded.value, loaded.diagnostics.filter { $0.severity == .error })
  }

  @Test(arguments: [
    ("budget=high", "city.budget", "high"), ("국제교류 예산=높음", "city.budget", "high"),
    ("city.office=a full office", "city.office", "full"), ("health.pressure=high", "area.pressure health", "high"),
    ("pressure 보건=높음", "area.pressure health", "high"),
    ("partner.stage Beijing=cooperation", "partner.stage beijing", "cooperation"),
  ])
  func settingsAreUnderstood(text: String, address: String, value: String) {
    let (loaded, errors) = read([text])
    #expect(errors.isEmpty, "\(errors)")
    let key = loaded.settings.first?.key
    #expect(key.map { loaded.names.address(of: $0) } == address)
    guard case .known(.ordinal(let ordinal))? = loaded.settings.first?.fact.statement, let key,
      let domain = loaded.names[key.attribute].type.domain
    else {
      Issue.record("no value of a scale")
      return
    }
    #expect(loaded.names[domain].values[ordinal].name == value)
  }

  @Test func aSectionIsSetByItsFile() {
    let (loaded, errors) = read(["system=systems/confrontation"])
    #expect(errors.isEmpty)
    #expect(loaded.profile.replaced.map(\.file) == ["systems/confrontation"])
    let wrong = read(["system=systems/confrontaton"]).diagnostics
    #expect(wrong.map(\.primary.text) == ["did you mean 'systems/confrontation'?"])
  }

  @Test(arguments: [
    ("role=lead", "did you mean 'form.role' or 'engagement.role'?"), ("city.budgt=high", "did you mean 'city.budget'?"),
    ("city.budget=hgh", "did you mean 'high'?"), ("tourism=high", "'tourism-aviation-diplomacy' is a form: "),
    ("city.budget=?", "write 'unknown', or leave it out"), ("city.budget=n/a", "write 'unknown', or leave it out"),
    ("area.pressure=high", "write 'area.pressure AREA'"),
  ])
  func settingsThatAreNoneAreHelped(text: String, help: String) {
    let errors = read([text]).diagnostics
    #expect(errors.count == 1)
    let told = errors.flatMap { [$0.primary.text] + $0.help }
    #expect(told.contains { $0.contains(help) }, "\(errors)")
  }

  private func traced(_ request: (inout TraceRequest) -> Void) -> CommandResult {
    var wanted = TraceRequest(evaluation: EvaluationRequest(profile: Self.seoul, rules: Self.rules))
    request(&wanted)
    return trace(wanted)
  }

  @Test func aTraceIsNarrowedByTitlesAndParts() {
    let result = traced {
      $0.attributes = ["form.role"]
      $0.entities = ["관광"]
    }
    #expect(result.status == .done)
    #expect(result.output.contains("form.role tourism-aviation-diplomacy"))
    #expect(!result.output.contains("form.role climate"))
  }

  @Test func severalAreListed() {
    let result = traced { $0.entities = ["climate"] }
    #expect(result.status == .badUsage)
    #expect(result.diagnostics.first?.help.contains { $0.hasPrefix("'climate-diplomacy' (") } == true)
    #expect(!result.messages().contains("(built in)"))
  }

  @Test(arguments: [
    (["evalute", "x.yaml"], "did you mean 'evaluate'?"), (["table", "outcoms"], "did you mean 'outcomes'?"),
    (["evaluate", Self.seoul, "--set", "budgt=high"], "did you mean 'city.budget'?"),
    (["lint", "--explain", "unknwon-value"], "'D0203' (unknown-value)"),
    (["evaluate", "seol"], "did you mean 'seoul'?"), (["evaluate", "새울"], "'seoul' (Seoul, 서울)"),
    (["evaluate", "Profiles/seol.yaml"], "did you mean 'Profiles/seoul.yaml'?"),
  ])
  func theCommandLineIsHelped(arguments: [String], help: String) throws {
    let run = try ProgramRun("demarche", arguments, in: packageFolder)
    #expect(run.status == (help.contains("seoul") ? 66 : 64))
    #expect(run.errors.contains(help), "\(run.errors)")
  }

  /// A profile is called by its id, by its name in any language, and by a part that no other has.
  @Test(arguments: ["seoul", "Seoul", "서울", "SEOUL", "seou"])
  func profilesAreNamedAsPeopleCallThem(name: String) throws {
    let run = try ProgramRun("demarche", ["convert", name], in: packageFolder)
    #expect(run.status == 0 && run.output.contains("profile,seoul"), "\(run.errors)")
    let linted = try ProgramRun("demarche", ["lint", name], in: packageFolder)
    #expect(linted.status == 0 && linted.errors.contains("1 profile"), "\(linted.errors)")
  }

  /// The shell splits an address that holds a space.
  @Test func aSettingNeedsNoQuotes() throws {
    let arguments = ["trace", Self.seoul, "--attribute", "area.pressure", "--set", "area.pressure", "health=hihg"]
    let run = try ProgramRun("demarche", arguments, in: packageFolder)
    #expect(run.status == 64 && run.errors.contains("did you mean 'high'?"), "\(run.errors)")
  }

  /// What was set stands under the title.
  @Test func settingsAreToldAtTheHead() {
    let result = traced {
      $0.evaluation.settings = ["budget=high", "system=systems/renewed-cooperation"]
      $0.attributes = ["city.capacity"]
    }
    #expect(result.output.prefix(900).contains("Set for this run: "), "\(result.output.prefix(900))")
    #expect(result.output.contains("work abroad: high"))
  }

  /// Who asks for English misses no Korean.
  @Test(arguments: [(ReportLanguage.en, 0), (.ko, 1)]) func onlyTheAskedLanguageIsMissed(
    language: ReportLanguage, count: Int
  )
    throws
  {
    let folder = try TemporaryFolder(["p.yaml": "profile: p\ncity: {name: {en: Gdańsk}}"])
    let request = EvaluationRequest(profile: folder / "p.yaml", rules: sampleFolder, language: language)
    let result = trace(TraceRequest(evaluation: request, attributes: ["form.role"]))
    #expect(result.diagnostics.filter { $0.code == "D0301" && $0.message.contains("city.name") }.count == count)
  }
}
