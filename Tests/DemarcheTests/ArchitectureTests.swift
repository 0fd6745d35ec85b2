import Foundation
import Testing

/// The code imports what the architecture article says, and the package declares the same.
@Suite struct ArchitectureTests {
  private static let platform: Set<String> = ["Glibc", "Musl", "Darwin", "Foundation", "Dispatch", "Synchronization"]

  @Test func everyModuleHasARow() throws {
    let modules = try FileManager.default.contentsOfDirectory(atPath: packageFolder + "/Sources")
    let system: Set = ["CLibYAML"]
    #expect(Set(modules.filter { !system.contains($0) && !$0.hasPrefix(".") }) == Set(try Self.arrows().keys))
  }

  @Test func noImportWithoutAnArrow() throws {
    for (module, allowed) in try Self.arrows() {
      let imported = try imports(module).subtracting(Self.platform)
      #expect(imported.subtracting(allowed) == [], "\(module) imports what the article does not show")
    }
  }

  @Test func noDependencyWithoutAnArrow() throws {
    let declared = try dependencies()
    for (module, allowed) in try Self.arrows() {
      let own = try #require(declared[module], "Package.swift has no target \(module)")
      #expect(own.subtracting(allowed) == [], "\(module) depends on what the article does not show")
      #expect(allowed.subtracting(own) == [], "the article shows what \(module) does not depend on")
    }
  }

  @Test func nothingImportsFoundation() throws {
    for module in try Self.arrows().keys { #expect(try !imports(module).contains("Foundation"), "\(module)") }
  }

  /// Steps and answers name a file and a declaration that stands in it.
  @Test func everyStepIsInTheCode() throws {
    let article = try text("Sources/Demarche/Demarche.docc/Architecture.md")
    let rows = article.matches(of: /\| `([^`|]+\.swift)` \| `([^`|]+)` \|/)
    #expect(rows.count > 60)
    for row in rows {
      let (file, declaration) = (String(row.1), String(row.2))
      #expect(try text("Sources/" + file).contains(declaration), "\(file) has no '\(declaration)'")
    }
  }

  @Test(arguments: [("### From a profile to what is printed", 35), ("### From a rule to its reason", 30)])
  func walksAreShort(heading: String, most: Int) throws {
    let article = try text("Sources/Demarche/Demarche.docc/Architecture.md")
    let start = try #require(article.range(of: heading)).upperBound
    let walk = article[start...].prefix(while: { $0 != "#" })
    let steps = walk.matches(of: /\| (\d+) \| `/).compactMap { Int($0.1) }
    #expect(steps == Array(1...max(1, steps.count)) && steps.count > 10)
    #expect(steps.count <= most)
  }

  /// So that `Module.Name` never means a type's member.
  @Test(arguments: try arrows().keys.sorted())
  func noModuleBearsTheNameOfAType(module: String) throws {
    let declaration = try Regex("(struct|enum|class|actor|protocol|typealias) \(module)\\b")
    for file in try files(module) { #expect(try !text(file).contains(declaration), "\(file)") }
  }

  /// Twenty slices of one type are one type: the lines of its declaration, of the types in it and of all extensions.
  @Test func noTypeIsLongerThanCanBeHeldInMind() throws {
    var lines: [String: Int] = [:]
    for module in try Self.arrows().keys {
      for file in try files(module) {
        for (type, count) in Self.lengths(try text(file)) { lines[type, default: 0] += count }
      }
    }
    #expect(lines["Workspace", default: 0] > 200, "nothing was counted")
    // A table of texts need not be held in mind.
    for (type, count) in lines where count > 500 && type != "Phrase" {
      Issue.record("\(type) has \(count) lines over all its extensions")
    }
  }

  /// The lines of each declaration and extension that stands at the left margin; of `extension A.B` those of `A`.
  private static func lengths(_ text: String) -> [(type: String, lines: Int)] {
    let head = /^(?:@\w+(?:\([^)]*\))? |[a-z]+ )*(?:struct|class|enum|actor|extension|protocol) (\w+)/
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { start in
      guard let match = lines[start].firstMatch(of: head) else { return nil }
      let end = lines[start].hasSuffix("{") ? lines[start...].firstIndex(of: "}") : start
      return (String(match.1), (end ?? start) - start + 1)
    }
  }

  /// The table under "Arrows".
  private static func arrows() throws -> [String: Set<String>] {
    let article = try text("Sources/Demarche/Demarche.docc/Architecture.md")
    let table = try #require(article.components(separatedBy: "## Arrows").last?.components(separatedBy: "\n## ").first)
    var arrows: [String: Set<String>] = [:]
    for line in table.split(separator: "\n") where line.hasPrefix("| `") {
      let names = line.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      arrows[names[0]] = Set(names.dropFirst())
    }
    return arrows
  }

  private func imports(_ module: String) throws -> Set<String> {
    let lines = try files(module).flatMap { try text($0).split(separator: "\n") }
    // With attributes, access and the kind of thing imported: `@_exported import struct YAMLTree.YAMLLimits`.
    let pattern = /^\s*(?:@\w+\s+)*(?:[a-z]+\s+)?import\s+(?:[a-z]+\s+)?(\w+)/
    return Set(lines.compactMap { $0.firstMatch(of: pattern).map { String($0.1) } })
  }

  /// By target, the targets and products that `Package.swift` names.
  private func dependencies() throws -> [String: Set<String>] {
    let package = try text("Package.swift")
    var dependencies: [String: Set<String>] = [:]
    for match in package.matches(of: /\.(?:executableT|t)arget\(\s*name: "(\w+)"/) {
      let rest = package[match.range.upperBound...]
      let end = rest.firstMatch(of: /\.(?:executableT|t|testT|systemLibrary)\w*\(/)?.range.lowerBound ?? rest.endIndex
      let body = rest[..<end].split(separator: "path:").first ?? ""
      let names = body.matches(of: /"([A-Z]\w+)"/).map { String($0.1) }
      dependencies[String(match.1)] = Set(names)
    }
    return dependencies
  }

  private func text(_ path: String) throws -> String { try Self.text(path) }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: packageFolder + "/" + path, encoding: .utf8)
  }

  private func files(_ module: String) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: packageFolder + "/Sources/" + module)
    let names = try #require(all).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    return names.map { "Sources/\(module)/\($0)" }
  }
}
