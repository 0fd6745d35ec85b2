import Foundation
import FuzzTargets
import Testing

/// Every seed of the fuzzer, and every input that once was a finding.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus").path

  @Test(arguments: FuzzTarget.allCases) func everyInputIsReadInTime(target: FuzzTarget) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(target.rawValue)").sorted()
    try #require(names.count >= 5)
    let session = FuzzSession(target)
    for name in names {
      let bytes = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(target.rawValue)/\(name)"))
      let time = ContinuousClock().measure { session.run(Array(bytes)) }
      #expect(time < .seconds(10), "\(name)")
    }
  }
}
