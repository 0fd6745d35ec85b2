import SourceText
import Testing
import YAMLReading

@Suite struct LimitTests {
  private func limits(_ change: (inout YAMLLimits) -> Void) -> YAMLLimits {
    var limits = YAMLLimits.standard
    change(&limits)
    return limits
  }

  private func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test func depthIsExact() {
    #expect(Reading(times("[", 128) + times("]", 128)).diagnostics.isEmpty)
    let deeper = Reading(times("[", 129) + times("]", 129))
    #expect(deeper.found == ["D0007 1:129"] && deeper.shape == times("[", 128) + times("]", 128))
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{", "- ", "? ", "{a: ", "[[", "a: ["])
  func hundredThousandLevelsEndAtOnce(opening: String) {
    let reading = Reading(times(opening, 100_000))
    #expect(!reading.diagnostics.isEmpty && !reading.tree.isComplete && reading.tree.nodeCount < 1_000)
  }

  @Test(.timeLimit(.minutes(1))) func levelsByIndentationEndToo() {
    let lines = (0..<1_000).map { times(" ", $0) + "a:\n" }.joined()
    #expect(Reading(lines).found == ["D0007 129:129"])
  }

  @Test func aliasesCountTowardsDepth() {
    let inner = "&x " + times("[", 100) + times("]", 100)
    let reading = Reading(
      "a: \(inner)\nb: \(times("[", 27))*x\(times("]", 27))\nc: \(times("[", 28))*x\(times("]", 28))\n")
    #expect(reading.found == ["D0007 3:32"])
  }

  @Test func laughsCostNothing() {
    let levels = (1..<30).map { "a\($0): &a\($0) [\(times("*a\($0 - 1), ", 9))*a\($0 - 1)]\n" }.joined()
    let reading = Reading("a0: &a0 [\(times("lol, ", 10))]\n" + levels)
    #expect(reading.diagnostics.first?.code == "D0009")
    #expect(reading.diagnostics.filter { $0.code == "D0009" }.count == 1)
    #expect(reading.shape.utf8.count < 200_000)
  }

  @Test func theAliasBudgetIsExact() {
    let text = "a: &x [1, 2, 3]\nb: [*x, *x]\n"
    #expect(Reading(text, limits: limits { $0.aliases = 8 }).diagnostics.isEmpty)
    let over = Reading(text, limits: limits { $0.aliases = 7 })
    #expect(over.found == ["D0009 2:9"] && over.shape == "{a: [1, 2, 3], b: [[1, 2, 3], ]}")
  }

  @Test func nodesAreCounted() {
    let text = "[1, 2, 3]"
    #expect(Reading(text, limits: limits { $0.nodes = 4 }).diagnostics.isEmpty)
    let over = Reading(text, limits: limits { $0.nodes = 3 })
    #expect(over.found == ["D0006 1:8"] && over.shape == "[1, 2]" && !over.tree.isComplete)
  }

  @Test func scalarsAreMeasuredInBytes() {
    let limits = limits { $0.scalarBytes = 6 }
    #expect(Reading("a: 서울\n", limits: limits).diagnostics.isEmpty)
    let over = Reading("a: 서울시\nb: 1\n", limits: limits)
    #expect(over.found == ["D0008 1:4"] && over.shape == "{a: , b: 1}")
  }

  @Test(.timeLimit(.minutes(1))) func aHundredMegabytesAreNotRead() {
    var bytes = Array("a: '".utf8)
    bytes += [UInt8](repeating: 0x78, count: 100 << 20)
    let reading = Reading(bytes: bytes)
    #expect(reading.found == ["D0005 1:1"] && reading.root == nil)
    #expect(Reading("abcd", limits: limits { $0.bytes = 3 }).found == ["D0005 1:1"])
  }

  @Test(.timeLimit(.minutes(1))) func aScalarOfSixteenMegabytesIsRead() {
    let bytes = Array("a: '".utf8) + [UInt8](repeating: 0x78, count: 15 << 20) + Array("'\nb: 1\n".utf8)
    let reading = Reading(bytes: bytes)
    #expect(reading.found == ["D0008 1:4"] && reading.root?["b"]?.text == "1")
    #expect(render(reading.diagnostics[0], in: reading.map).utf8.count < 2_000)
  }

  @Test func diagnosticsAreLimitedAndTheStopIsShown() {
    let text = "a: [\(times("*x, ", 200))]\nb: 'x' y\n"
    let reading = Reading(text)
    #expect(reading.diagnostics.count == 101)
    #expect(reading.diagnostics[99].code == "D0116")
    #expect(reading.diagnostics[100].message == "101 more diagnostics of this file are not shown")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "%TAG !a! b\n", "&a1 x: *b\n", "a: 1\n", "*a : 1\n", "!t a: 1\n", "\0\n", "- \"\\L\"\n", "a: b: c\n",
      "b: @x: `\n", "- [a, b: c]\n",
    ])
  func hostileRepetitionEnds(line: String) {
    let reading = Reading(times(line, 50_000))
    #expect(reading.diagnostics.count <= 101)
  }
}
