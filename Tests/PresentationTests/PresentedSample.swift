import Circuit
import Explanation
import Foundation
import Inference
import Reading
import Report
import RuleModel
import SourceText
import YAMLReading

@testable import Presentation

/// A rule base and a profile of it, read and evaluated, with the places of their files.
struct PresentedSample {
  let ruleSet: RuleSet
  let names: Names
  let circuit: CompiledRules
  let base: String
  let profiles: String
  private var map = SourceMap()

  static let tests: String = {
    var path = #filePath as NSString
    for _ in 0..<2 { path = path.deletingLastPathComponent as NSString }
    return path as String
  }()
  /// The rule base that is shipped.
  static let shipped = PresentedSample("\(tests)/../Rules", profiles: "\(tests)/../Profiles")
  static let zoo = PresentedSample("\(tests)/Fixtures/zoo", profiles: "\(tests)/Fixtures/zoo/profiles")
  static let wells = PresentedSample("\(tests)/Fixtures/wells", profiles: "\(tests)/Fixtures/wells/profiles")
  static let sample = PresentedSample("\(tests)/Fixtures/sample", profiles: "\(tests)/Fixtures/sample/profiles")

  init(_ base: String, profiles: String) {
    var map = SourceMap()
    let all = ((try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? []).sorted()
    let paths = all.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("profiles/") && !$0.hasPrefix("tests/") }
    let files = paths.map { RuleFile(path: $0, tree: PresentedSample.tree(base, $0, in: "Rules", &map)) }
    self.init(files, map, base: base, profiles: profiles)
  }

  /// A rule base in memory; its profiles are given as text.
  init(_ texts: [String: String]) {
    var map = SourceMap()
    let files = texts.sorted { $0.key < $1.key }.map { path, text in
      RuleFile(path: path, tree: PresentedSample.tree(Array(text.utf8), "Rules/\(path)", &map))
    }
    self.init(files, map, base: "", profiles: "")
  }

  private init(_ files: [RuleFile], _ map: SourceMap, base: String, profiles: String) {
    self.base = base
    self.profiles = profiles
    let read = readRuleSet(files)
    ruleSet = read.ruleSet
    names = read.names
    circuit = CompiledRules(compiling: read.ruleSet)
    self.map = map
  }

  private static func tree(_ folder: String, _ path: String, in name: String, _ map: inout SourceMap) -> YAMLTree {
    tree(Array(FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()), "\(name)/\(path)", &map)
  }

  private static func tree(_ bytes: [UInt8], _ path: String, _ map: inout SourceMap) -> YAMLTree {
    let id = map.add(path: path, bytes: bytes)
    return YAMLTree.read(file: SourceFile(path: path, bytes: bytes), id: id).tree
  }

  /// An evaluation of a profile that is given as text.
  func presenter(text: String, _ language: ReportLanguage = .en) -> Presenter? {
    var map = map
    let tree = PresentedSample.tree(Array(text.utf8), "Profiles/p.yaml", &map)
    let profile = readProfile(tree, ruleSet: ruleSet, names: names) { _ in .missing() }.profile
    return presenter(profile, map, language)
  }

  /// A document about a profile, in a language.
  func document(
    _ document: String, of name: String, _ language: ReportLanguage, _ options: DocumentOptions = DocumentOptions()
  ) -> Document? {
    var map = map
    let profile = profile(name, &map)
    guard let readings = Readings(profile, ruleSet, circuit),
      let declared = ruleSet.documents.first(where: { $0.name == document })
    else { return nil }
    return DocumentPresenter(EvaluatedProfile(readings), files: map, language: language, Self.provenance, options)
      .document(declared)
  }

  /// All outcomes of a profile, with lists cut as the manifest says or whole.
  func whole(
    of name: String, _ language: ReportLanguage, isCut: Bool = false, _ options: DocumentOptions = DocumentOptions()
  ) -> Document? {
    var map = map
    let profile = profile(name, &map)
    return whole(of: profile, map, language, isCut: isCut, options)
  }

  /// The same of a profile that is given as text.
  func whole(text: String, _ language: ReportLanguage = .en) -> Document? {
    var map = map
    let tree = PresentedSample.tree(Array(text.utf8), "Profiles/p.yaml", &map)
    let profile = readProfile(tree, ruleSet: ruleSet, names: names) { _ in .missing() }.profile
    return whole(of: profile, map, language, isCut: false, DocumentOptions())
  }

  private func whole(
    of profile: Profile, _ map: SourceMap, _ language: ReportLanguage, isCut: Bool, _ options: DocumentOptions
  ) -> Document? {
    Readings(profile, ruleSet, circuit).map { readings in
      DocumentPresenter(EvaluatedProfile(readings), files: map, language: language, Self.provenance, options)
        .document(ruleSet.wholeDocument(isCut: isCut))
    }
  }

  /// The same in every language, from one evaluation.
  func documents(
    _ document: String, of name: String, _ options: DocumentOptions = DocumentOptions()
  ) -> [(language: ReportLanguage, document: Document)] {
    var map = map
    let profile = profile(name, &map)
    guard let readings = Readings(profile, ruleSet, circuit),
      let declared = ruleSet.documents.first(where: { $0.name == document })
    else { return [] }
    let (files, evaluated) = (map, EvaluatedProfile(readings))
    return ReportLanguage.allCases.map { language in
      let presenter = DocumentPresenter(evaluated, files: files, language: language, Self.provenance, options)
      return (language: language, document: presenter.document(declared))
    }
  }

  private func profile(_ name: String, _ map: inout SourceMap) -> Profile {
    let tree = PresentedSample.tree(profiles, "\(name).yaml", in: "Profiles", &map)
    return readProfile(tree, ruleSet: ruleSet, names: names) { file in
      FileManager.default.fileExists(atPath: "\(profiles)/\(file).yaml")
        ? .tree(PresentedSample.tree(profiles, "\(file).yaml", in: "Profiles", &map)) : .missing()
    }.profile
  }

  private func presenter(_ profile: Profile, _ map: SourceMap, _ language: ReportLanguage) -> Presenter? {
    Readings(profile, ruleSet, circuit).map { Presenter($0, files: map, language: language) }
  }

  /// An evaluation of a profile, with settings such as `("system.rivalry", "cooperation")`.
  func presenter(_ name: String, _ language: ReportLanguage, set settings: [(String, String)] = []) -> Presenter? {
    var map = map
    var profile = profile(name, &map)
    for (address, value) in settings {
      let root = YAMLTree.read(file: SourceFile(path: "set", bytes: Array(value.utf8)), id: .none).tree.root
      guard let root, let setting = readSetting(address, at: .none, value: root, names: names).setting else { continue }
      profile = profile.stating([setting], names: names, catalogue: ruleSet.facts)
    }
    return presenter(profile, map, language)
  }

  static let provenance = Provenance(
    profileFile: "Profiles/seoul.yaml", profileDigest: "sha256:0", rulesDigest: "sha256:1")
}
