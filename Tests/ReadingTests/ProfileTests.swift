import RuleModel
import SourceText
import Testing
import YAMLReading

@testable import Reading

/// A profile read against the sample rule base, with the files of the sample and further ones given in place.
struct ReadProfile {
  var declarations: Declarations
  var profile: Profile
  var lines: [String]
  var asked: [String]

  init(_ path: String, text: String? = nil, files: [String: String] = [:]) {
    let fixture = Fixture()
    let declared = fixture.declarations()
    var asked: [String] = []
    let tree = fixture.tree("profiles/\(path)", text: text)
    let read = readProfile(tree, ruleSet: declared.ruleSet, names: declared.names) { name in
      asked.append(name)
      if name.hasPrefix("..") { return .outsideRoot }
      if name == "locked" { return .unreadable("permission denied") }
      let known = ["au", "cn", "jp", "kr", "mn", "ru", "us"].map { "countries/\($0)" } + ["systems/2026-rivalry"]
      if let text = files[name] { return .tree(fixture.tree("profiles/\(name).yaml", text: text)) }
      guard known.contains(name) else { return .missing() }
      return .tree(fixture.tree("profiles/\(name).yaml"))
    }
    declarations = declared
    profile = read.profile
    lines = fixture.lines(read.diagnostics)
    self.asked = asked
  }

  var names: Names { declarations.names.including(profile) }

  func fact(_ address: String) -> Fact? {
    var sink = DiagnosticSink()
    return names.address(address, span: { _ in .none }, &sink).flatMap { profile.facts[$0] }
  }

  func ids(_ kind: String) -> [String] {
    names.kind(kind).map { profile.entities[$0.raw].map(\.id) } ?? []
  }

  func isOpen(_ kind: String) -> Bool? { names.kind(kind).map { profile.isOpen[$0.raw] } }
}

@Suite struct ProfileTests {
  @Test func seoul() throws {
    let seoul = ReadProfile("seoul.yaml")
    #expect(seoul.lines == [])
    #expect(seoul.profile.id == "seoul")
    #expect(seoul.ids("partner") == ["beijing", "tokyo", "ulaanbaatar", "moscow"])
    #expect(Set(seoul.ids("country")) == ["kr", "us", "ru", "cn", "jp", "mn", "au"])
    #expect(seoul.fact("profile.as-of")?.statement == .known(.number(2026)))
    #expect(seoul.fact("system.rivalry")?.sourceKey == "seed-s6")
    #expect(seoul.fact("system.rivalry")?.confidence == .medium)
    #expect(seoul.fact("city.population")?.note?.texts == ["registered residents", nil])
    #expect(seoul.fact("city.party-with-centre")?.statement == .oneOf([.known(.ordinal(1)), .known(.ordinal(2))]))
    #expect(seoul.fact("partner.population beijing")?.statement == .interval(21_000_000, 22_000_000))
    #expect(seoul.fact("country.power jp")?.statement == .oneOf([.known(.ordinal(1)), .known(.ordinal(2))]))
    #expect(seoul.fact("country.alignment ru")?.statement == .unknown)
    #expect(seoul.fact("place.twins moscow")?.statement == .unknown)
    #expect(seoul.fact("tie.formal tokyo/moscow")?.statement == .unknown)
    #expect(seoul.fact("area.pressure human-rights") == nil)
    #expect(seoul.fact("actor.city-seat international-organisation")?.statement == .known(.ordinal(1)))
    #expect(Set(seoul.asked).count == seoul.asked.count)
  }

  @Test func openLists() throws {
    let seoul = ReadProfile("seoul.yaml")
    let melbourne = ReadProfile("melbourne.yaml")
    #expect(melbourne.lines == [])
    #expect(seoul.isOpen("partner") == false)
    #expect(melbourne.isOpen("partner") == true)
    // Listed in the profile, so complete; countries are not, and Russia's allies are left out.
    #expect(seoul.isOpen("place") == false)
    #expect(melbourne.isOpen("place") == false)
    #expect(seoul.isOpen("country") == true)
    #expect(melbourne.fact("city.sued-by-centre")?.statement == .unknown)
    #expect(melbourne.fact("country.external-law au")?.sourceKey == "australia-2020")
    let tie = try #require(melbourne.names.kind("tie"))
    #expect(melbourne.profile.listedPairs[tie]?.count == 2)
  }

  @Test func referencesCloseAKindThatIsNotListed() {
    let text = "profile: x\ncity: {country: countries/a}\n"
    let closed = ReadProfile("x.yaml", text: text, files: ["countries/a": "country: a\nallies: [a]\n"])
    #expect(closed.lines == [])
    #expect(closed.isOpen("country") == false)
    #expect(closed.isOpen("place") == true)
    let open = ReadProfile(
      "x.yaml", text: text + "partners: {complete: no}\n", files: ["countries/a": "country: a\nallies: [a]\n"])
    #expect(open.isOpen("country") == true)
  }

  @Test func aBareIdMayComeBeforeItsFile() {
    let text = "profile: x\ncity: {country: a}\npartners: {p: {country: countries/a}}\n"
    let read = ReadProfile("x.yaml", text: text, files: ["countries/a": "country: a\nallies: []\n"])
    #expect(read.lines == [])
    #expect(read.ids("country") == ["a"])
    #expect(read.fact("city.country")?.statement == .known(.ordinal(0)))
  }

  @Test func anIdWinsOverAFile() {
    let text = "profile: x\ncountries: {a: {power: small}}\ncity: {country: a}\n"
    let read = ReadProfile("x.yaml", text: text, files: ["a": "country: b\n"])
    #expect(read.lines == [])
    #expect(read.asked == [])
    #expect(read.ids("country") == ["a"])
  }

  @Test func anEntityMayBeAFile() {
    let text = "profile: x\npartners: {osaka: partners/osaka}\n"
    let read = ReadProfile("x.yaml", text: text, files: ["partners/osaka": "partner: osaka\nstage: none\n"])
    #expect(read.lines == [])
    #expect(read.fact("partner.stage osaka")?.statement == .known(.ordinal(0)))
  }

  @Test(arguments: [
    ("partnrs: {}", "D0121 profiles/x.yaml:2:1 the profile has no field 'partnrs' [did you mean 'partners'?]"),
    ("partner: {}", "D0121 profiles/x.yaml:2:1 the profile has no field 'partner' [listed under 'partners']"),
    (
      "city: {populaton: 3}", "D0121 profiles/x.yaml:2:8 the city has no field 'populaton' [did you mean 'population'?]"
    ),
    (
      "areas: {enviroment: {}}", "D0204 profiles/x.yaml:2:9 there is no area 'enviroment' [did you mean 'environment'?]"
    ),
    (
      "areas: {complete: no}",
      "D0124 profiles/x.yaml:2:19 the list of area is complete: the catalogue holds all of them"
    ),
    (
      "city: {portfolio: broad}",
      "D0212 profiles/x.yaml:2:8 'city.portfolio' is derived by rules, and a profile states it"
    ),
    (
      "areas: {health: {goal: {en: a, ko: b}}}",
      "D0212 profiles/x.yaml:2:18 'area.goal' is fixed by the catalogue, and a profile states it"
    ),
    ("city: {country: countries/kx}", "D0021 profiles/x.yaml:2:17 there is no file 'countries/kx'"),
    ("city: {country: kx}", "D0204 profiles/x.yaml:2:17 there is no country 'kx'"),
    ("city: {country: ../kr}", "D0022 profiles/x.yaml:2:17 the file '../kr' lies outside the profile root"),
    ("system: locked", "D0023 profiles/x.yaml:2:9 the file 'locked' cannot be read: permission denied"),
    (
      "system: countries/cn", "D0024 profiles/x.yaml:2:9 the file 'countries/cn' does not say which system it describes"
    ),
    ("system: a", "D0024 profiles/a.yaml:1:9 the file 'a' names another file where it says its id [an id is expected]"),
    (
      "partners: {p: {country: countries/cn}}\ncity: {country: again}",
      "D0024 profiles/again.yaml:1:10 two files describe the country 'cn'"
    ),
    ("partners: {city: {}}", "D0210 profiles/x.yaml:2:12 the partner 'city' bears a name that stands for a kind"),
    ("ties: {a: {}}", "D0217 profiles/x.yaml:2:8 a tie is written as two entities with a slash between"),
    ("places: {a: {}}\nties: {a/b: {}}", "D0204 profiles/x.yaml:3:10 there is no place 'b'"),
    (
      "partners: [a]",
      "D0122 profiles/x.yaml:2:11 the list 'partners' is a mapping, and a list is written [a mapping is expected]"
    ),
    ("city: {name: {en: Seoul}}", "D0301 profiles/x.yaml:2:14 'city.name' is not given in 'ko'"),
    (
      "system: {rivalry: {value: competition, sorce: x}}",
      "D0121 profiles/x.yaml:2:40 the fact 'system.rivalry' has no field 'sorce' [did you mean 'source'?]"
    ),
    ("system: {rivalry: midle}", "D0203 profiles/x.yaml:2:19 'system.rivalry' has no value 'midle'"),
  ])
  func badProfile(_ text: String, _ expected: String) {
    let files = ["a": "system: systems/b\n", "again": "country: cn\n"]
    let read = ReadProfile("x.yaml", text: "profile: x\n\(text)\n", files: files)
    #expect(read.lines == [expected])
  }

  @Test func filesInACircleAreReadOnce() {
    let read = ReadProfile(
      "x.yaml", text: "profile: x\ncity: {country: countries/a}\n",
      files: [
        "countries/a": "country: a\nallies: [countries/b]\n", "countries/b": "country: b\nallies: [countries/a]\n",
      ])
    #expect(read.lines == [])
    #expect(read.asked == ["countries/a", "countries/b"])
  }

  @Test(arguments: [
    ("system.rivalry", "cooperation", Statement.known(.ordinal(0))),
    ("partner.stage beijing", "{one of: [none, consultation]}", .oneOf([.known(.ordinal(0)), .known(.ordinal(1))])),
    ("partner.stage  beijing", "unknown", .unknown),
    ("tie.formal seoul/beijing", "no", .known(.ordinal(0))),
    ("city.country", "jp", nil),
  ])
  func setting(_ address: String, _ value: String, _ expected: Statement?) throws {
    let seoul = ReadProfile("seoul.yaml")
    let node = try #require(Fixture().node(value))
    let (setting, diagnostics) = readSetting(address, at: .none, value: node, names: seoul.names)
    #expect(diagnostics.isEmpty)
    #expect(setting?.fact.origin == .set)
    if let expected { #expect(setting?.fact.statement == expected) }
  }

  @Test(arguments: [
    ("system.rivalri", "there is no attribute 'system.rivalri'"),
    ("partner.stage", "'partner.stage' is asked of one entity, and 0 stand here"),
    ("partner.stage bejing", "there is no partner 'bejing'"),
    ("form.role climate-diplomacy", "'form.role' is derived by rules, and this setting states it"),
  ])
  func badSetting(_ address: String, _ message: String) throws {
    let seoul = ReadProfile("seoul.yaml")
    let node = try #require(Fixture().node("unknown"))
    let (setting, diagnostics) = readSetting(address, at: .none, value: node, names: seoul.names)
    #expect(setting == nil)
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test func aSettingOpensAKind() throws {
    let text = "profile: x\ncity: {country: countries/a}\n"
    let read = ReadProfile("x.yaml", text: text, files: ["countries/a": "country: a\nallies: [a]\n"])
    let node = try #require(Fixture().node("unknown"))
    let setting = try #require(readSetting("city.country", at: .none, value: node, names: read.names).setting)
    let country = try #require(read.names.kind("country"))
    let changed = read.profile.stating([setting], names: read.names, catalogue: read.declarations.ruleSet.facts)
    #expect(!read.profile.isOpen[country.raw])
    #expect(changed.isOpen[country.raw])
  }

  @Test func moreEntitiesThanAreEvaluated() {
    func read(_ count: Int) -> [String] {
      let partners = (1...count).map { "  p\($0): {}\n" }.joined()
      return ReadProfile("x.yaml", text: "profile: x\npartners:\n" + partners).lines
    }
    #expect(read(4095) == [])
    #expect(
      read(4097) == [
        "D0026 profiles/x.yaml:4098:3 the profile has 4097 entities of 'partner', more than 4095 [the first beyond]"
      ])
  }

  /// A name in plain text is a name in every language.
  @Test func aNameNeedsNoLanguages() {
    let read = ReadProfile("p.yaml", text: "profile: p\ncity: {name: Gdańsk}\npartners: {odesa: {name: Odesa}}")
    #expect(read.lines == [])
    guard case .known(.text(let text))? = read.fact("city.name")?.statement else {
      Issue.record("no name")
      return
    }
    #expect(text.texts == ["Gdańsk", "Gdańsk"])
    #expect(read.names.typed.entity("odesa", of: read.names.kind("partner")!) == EntityID(0))
  }

  /// Words for not knowing lead to 'unknown'; nothing written as well.
  @Test(arguments: ["n/a", "null", "'?'", "모름", "TBD", "~", ""])
  func whoDoesNotKnowIsTold(word: String) {
    let read = ReadProfile("p.yaml", text: "profile: p\ncity:\n  international-office: \(word)\n")
    #expect(read.lines.count == 1)
    #expect(read.lines.first?.contains("city.international-office") == true, "\(read.lines)")
  }
}
