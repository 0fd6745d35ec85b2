import Foundation
import Testing

@Suite struct ProfileFileTests {
  @Test func theSampleReadsWithoutErrors() throws {
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: sampleFolder)
    let seoul = workspace.loadProfile(path: sampleFolder + "/profiles/seoul.yaml", rules: rules.value)
    #expect(workspace.lines(seoul.diagnostics) == [])
    #expect(seoul.value.profile.id == "seoul")
    #expect(workspace.sources.files.map(\.path).contains(sampleFolder + "/profiles/countries/kr.yaml"))
  }

  @Test func theDigestHangsOnFilesThatAreNamed() throws {
    let before = try load(profile)
    let same = try load(profile)
    let other = try load(profile.merging(["countries/kr.yaml": "country: kr\npower: great"]) { $1 })
    let unnamed = try load(profile.merging(["countries/jp.yaml": "country: jp"]) { $1 })
    #expect(before.loaded.value.digest == same.loaded.value.digest)
    #expect(before.loaded.value.digest != other.loaded.value.digest)
    #expect(before.loaded.value.digest == unnamed.loaded.value.digest)
  }

  @Test(arguments: ["countries/kr", "countries/kr.yaml", "./countries/../countries/kr"])
  func namesOfFilesMayLackTheirEnding(name: String) throws {
    #expect(try load(profile.merging(["p.yaml": "profile: p\ncity: {country: \(name)}"]) { $1 }).lines == [])
  }

  @Test func aCountryThatIsMissing() throws {
    let lines = try load(["p.yaml": "profile: p\ncity: {country: countries/kr}"]).lines
    #expect(lines == ["D0021 there is no file 'countries/kr'"])
  }

  @Test func aFolderInPlaceOfAFile() throws {
    let lines = try load(["p.yaml": "profile: p\ncity: {country: countries/kr}", "countries/kr.yaml/x": ""]).lines
    #expect(lines == ["D0023 the file 'countries/kr' cannot be read: it is a folder"])
  }

  @Test(arguments: ["../secret", "/etc/passwd", "countries/../../secret"])
  func aFileOutside(name: String) throws {
    let lines = try load(profile.merging(["p.yaml": "profile: p\ncity: {country: \(name)}"]) { $1 }).lines
    #expect(lines == ["D0022 the file '\(name)' lies outside the profile root"])
  }

  @Test func aLinkThatLeavesTheRoot() throws {
    let outside = try TemporaryFolder(["kr.yaml": "country: kr"])
    let folder = try TemporaryFolder(["p.yaml": "profile: p\ncity: {country: countries/kr}"])
    try folder.link("countries", to: outside.path)
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: sampleFolder).value
    let loaded = workspace.loadProfile(path: folder / "p.yaml", rules: rules)
    #expect(workspace.lines(loaded.diagnostics) == ["D0022 the file 'countries/kr' lies outside the profile root"])
  }

  @Test func theRootIsTheNearestFolderWithAnIndex() throws {
    let files = [
      "profiles.yaml": "profiles: []", "asia/east/p.yaml": "profile: p\ncity: {country: countries/kr}",
      "countries/kr.yaml": "country: kr",
    ]
    #expect(try load(files, "asia/east/p.yaml").lines == [])
    let without = files.filter { $0.key != "profiles.yaml" }
    #expect(try load(without, "asia/east/p.yaml").lines == ["D0021 there is no file 'countries/kr'"])
  }

  @Test func anUnreadableProfile() throws {
    let folder = try TemporaryFolder(["p.yaml": "profile: p"])
    #expect(try load([:], "p.yaml").loaded.isUnreadable)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder / "p.yaml")
    // Root may read everything.
    guard !FileManager.default.isReadableFile(atPath: folder / "p.yaml") else { return }
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: sampleFolder).value
    #expect(workspace.loadProfile(path: folder / "p.yaml", rules: rules).isUnreadable)
  }

  // MARK: Settings

  @Test func settingsAreStated() throws {
    let result = try load(profile, settings: ["system.rivalry=cooperation", "city.lead-budget=unknown"])
    #expect(result.lines == [])
    #expect(result.loaded.value.settings.map(\.address) == ["system.rivalry", "city.lead-budget"])
    #expect(result.loaded.value.settings.map(\.value) == ["cooperation", "unknown"])
    #expect(result.loaded.value.settings.map(\.fact.origin) == [.set, .set])
  }

  @Test func aSettingIsDiagnosedWhereItStands() throws {
    let result = try load(profile, settings: ["system.rivalry=coperation"])
    #expect(result.lines.count == 1)
    #expect(result.loaded.diagnostics.first.map { result.workspace.sources.place(of: $0.primary.span) } == "--set:1:16")
  }

  @Test(arguments: ["system.rivalry", "system.rivalry=", "=cooperation", "system.rivalry=[", "a b c=\u{0}"])
  func whatIsNoSetting(text: String) throws {
    #expect(try load(profile, settings: [text]).loaded.hasErrors)
  }

  @Test func aFactIsSetOnce() throws {
    let lines = try load(profile, settings: ["system.rivalry=cooperation", "system.rivalry=competition"]).lines
    #expect(lines == ["D0213 'system.rivalry' is set twice"])
  }

  private let profile = [
    "p.yaml": "profile: p\ncity: {country: countries/kr}", "countries/kr.yaml": "country: kr\npower: middle",
  ]

  private struct Result {
    var loaded: Loaded<LoadedProfile>
    var workspace: Workspace
    var lines: [String] { workspace.lines(loaded.diagnostics) }
  }

  private func load(
    _ files: [String: String], _ path: String = "p.yaml", settings: [String] = []
  ) throws -> Result {
    let folder = try TemporaryFolder(files)
    var workspace = Workspace()
    let rules = workspace.loadRules(directory: sampleFolder).value
    let loaded = workspace.loadProfile(path: folder / path, rules: rules, settings: settings)
    return Result(loaded: loaded, workspace: workspace)
  }
}
