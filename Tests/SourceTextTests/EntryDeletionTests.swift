import SourceText
import Testing

/// Entries of YAML that are taken out of a text: `|` stands where the key begins.
@Suite struct EntryDeletionTests {
  private func without(_ marked: String, whole: Bool = false) -> String? {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let file = SourceFile(path: "a.yaml", bytes: Array(parts.joined().utf8))
    guard let range = file.deletion(ofEntryAt: Int32(parts[0].utf8.count), whole: whole) else { return nil }
    var bytes = file.bytes
    bytes.removeSubrange(range)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("when: {|a: yes, b: no}\n", "when: {b: no}\n"), ("when: {a: yes, |b: no}\n", "when: {a: yes}\n"),
    ("when: {a: yes, |b: {at most: 3, at least: [1, 2]} , c: no}\n", "when: {a: yes, c: no}\n"),
    ("ranks: [law, |habit]\n", "ranks: [law]\n"), ("{|a: \"x, }\", b: it's}\n", "{b: it's}\n"),
    ("{a: 'x''s, ', |b: 1}\n", "{a: 'x''s, '}\n"), ("when: {a: yes,\n  |b: no}\n", "when: {a: yes}\n"),
  ])
  func betweenBrackets(marked: String, left: String) { #expect(without(marked) == left) }

  @Test(arguments: [
    ("a: 1\n|b: 2\nc: 3\n", "a: 1\nc: 3\n"), ("a:\n  |b:\n    c: 1\n    d: 2\n\n  e: 3\n", "a:\n\n  e: 3\n"),
    ("a: 1\n|b:\n- x\n- y\nc: 3\n", "a: 1\nc: 3\n"), ("- a\n- |b\n- c\n", "- a\n- c\n"),
    ("x:\n  - {a: 1}\n  - |b: 2\n  - c: 3\n", "x:\n  - {a: 1}\n  - c: 3\n"),
    ("# above\na: 1\n# of b\n|b: 2", "# above\na: 1\n# of b\n"),
  ])
  func inLines(marked: String, left: String) { #expect(without(marked) == left) }

  @Test func theWholeItemOfItsFirstKey() {
    #expect(
      without("rules:\n  - id: a\n    x: 1\n  - |id: b\n    y: 2\n", whole: true) == "rules:\n  - id: a\n    x: 1\n")
    #expect(without("rules:\n  - id: a\n    x: 1\n  - |id: b\n    y: 2\n") == nil)
  }

  /// The only entry of its parent, what takes a comment with it, what ends nobody knows where.
  @Test(arguments: [
    "when: {|a: yes}\n", "a:\n  |b: 1\nc: 2\n", "a: 1\n|b: 2 # why\nc: 3\n", "a: 1\n|b:\n  # why\n  c: 2\nd: 3\n",
    "{a: 1, |b: 2, # why\n c: 3}\n", "{a: 1, |b: \"open\n",
  ])
  func isLeftToAPerson(marked: String) { #expect(without(marked) == nil) }
}
