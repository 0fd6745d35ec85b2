import Loading
import Presentation
import Reading
import Report
import RuleModel
import SourceText
import SystemPackage
import Trials

/// What is asked of a run of tests.
public struct TestRequest: Sendable {
  public enum Format: String, Sendable, CaseIterable { case text, json, junit }

  /// Files and folders of tests; none: the folder `tests` of the rule set.
  public var paths: [String]
  public var rules: String
  /// The folder of `profiles.yaml`.
  public var profiles: String
  public var format: Format
  /// Lists what no test and no example meets.
  public var showsCoverage: Bool
  /// The language of the report.
  public var language: ReportLanguage
  public var colour: Bool

  public init(
    paths: [String] = [], rules: String = "Rules", profiles: String = "Profiles", format: Format = .text,
    showsCoverage: Bool = false, language: ReportLanguage = .en, colour: Bool = false
  ) {
    self.paths = paths
    self.rules = rules
    self.profiles = profiles
    self.format = format
    self.showsCoverage = showsCoverage
    self.language = language
    self.colour = colour
  }
}

/// Judges the examples of all rules, and the tests and relations of files.
public func test(_ request: TestRequest) -> CommandResult { run { $0.test(request) } }

extension Workspace {
  /// Judges the examples of all rules, and the tests and relations of files: read, plan, run, report.
  mutating func test(_ request: TestRequest) -> CommandResult {
    let rules = loadRules(directory: request.rules, registers: true)
    guard !rules.hasErrors else { return unread(rules.diagnostics) }
    let files = readTests(request, rules.value)
    guard !files.hasErrors else { return unread(files.diagnostics) }
    let plan = planTests(files.value, request, rules.value)
    guard !plan.hasErrors else { return unread(plan.diagnostics) }
    let engine = Engine(rules.value.ruleSet)
    // What no test could change: the profiles as they stand, with these rules, ask for more than can be held.
    let refused = plan.value.bases.flatMap { excesses(engine, $0.profile) }
    guard refused.isEmpty else { return unread(sorted(refused)) }
    let results = runTests(plan.value, engine, coverage: request.showsCoverage)
    let report = TestReport(results: results, request: request, rules: rules.value.ruleSet, workspace: self)
    let remarks = sorted(rules.diagnostics + files.diagnostics + plan.diagnostics)
    return CommandResult(
      output: report.output, diagnostics: remarks, status: results.failures.isEmpty ? .done : .findings)
  }

  private func unread(_ diagnostics: [Diagnostic]) -> CommandResult {
    CommandResult(diagnostics: diagnostics, status: CommandResult.Status(reading: diagnostics))
  }

  // MARK: Reading

  /// The tests of all files, in the order of their paths.
  mutating func readTests(_ request: TestRequest, _ rules: RuleBase) -> Loaded<TestFile> {
    var diagnostics: [Diagnostic] = []
    var reader = TestFileReader(rules.names)
    let own = FilePath(request.rules).appending("tests").string
    let named = request.paths.isEmpty ? (filePath(own).map(isFolder) == true ? [own] : []) : request.paths
    for path in named {
      for file in yamlFiles(path, &diagnostics) {
        do {
          let bytes = try readFile(file, limit: limits.bytes)
          reader.read(addYAML(bytes, path: file.string, &diagnostics))
        } catch {
          diagnostics.append(unreadable(file.string, error))
        }
      }
    }
    return Loaded(reader.file, sorted(diagnostics + reader.sink.diagnostics))
  }

  /// The file itself, or all files of a folder and of those in it.
  private mutating func yamlFiles(_ path: String, _ diagnostics: inout [Diagnostic], depth: Int = 0) -> [FilePath] {
    guard let file = filePath(path) else {
      diagnostics.append(unreadable(path, .missing))
      return []
    }
    guard isFolder(file) else { return [file] }
    do throws(FileProblem) {
      guard depth < RuleFolder.depth else { throw FileProblem.tooManyLinks }
      let names = try namesInFolder(file).filter { !$0.hasPrefix(".") }
      var files: [FilePath] = []
      for place in names.map({ file.appending($0) }) {
        if isFolder(place) {
          files += yamlFiles(place.string, &diagnostics, depth: depth + 1)
        } else if place.extension == "yaml" {
          files.append(place)
        }
      }
      return files
    } catch {
      diagnostics.append(unreadable(path, error))
      return []
    }
  }
}
