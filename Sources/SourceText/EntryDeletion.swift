extension SourceFile {
  /// The edit that takes an entry of a mapping or a sequence out of a YAML text with all that belongs to it, whether it is
  /// laid out in lines or between brackets.
  ///
  /// Nil where its parent would be left empty, where a comment would go with it, and where the layout does not say where it
  /// ends: then a person has to. `start` is where its key begins; `whole`: of the first key of an item the item. Linear in
  /// the entry and its neighbours.
  package func deletion(ofEntryAt start: Int32, whole: Bool = false) -> Range<Int>? {
    let text = EntryText(file: self, start: Int(start))
    return text.isInBrackets ? (whole ? nil : text.bracketed) : text.lined(whole: whole)
  }
}

private struct EntryText {
  let file: SourceFile
  let start: Int

  private var bytes: [UInt8] { file.bytes }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  // MARK: Brackets

  /// The last byte before the entry that is no space.
  private var before: Int? { bytes[..<start].lastIndex { !isSpace($0) } }

  var isInBrackets: Bool {
    guard let before, [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ",")].contains(bytes[before]) else {
      return false
    }
    // A comment or a text may end with a comma as well.
    return file.lineNumber(at: Int32(before)) == file.lineNumber(at: Int32(start))
      || !file.line(file.lineNumber(at: Int32(before))).contains("#")
  }

  var bracketed: Range<Int>? {
    guard let before, let end = endInBrackets else { return nil }
    if bytes[end] == UInt8(ascii: ",") {
      let next = bytes[(end + 1)...].firstIndex { !isSpace($0) } ?? end + 1
      return bytes[next] == UInt8(ascii: "#") ? nil : start..<next
    }
    guard bytes[before] == UInt8(ascii: ",") else { return nil }
    let last = bytes[..<end].lastIndex { !isSpace($0) } ?? end
    return before..<last + 1
  }

  /// The comma or the bracket behind the entry; nil where a comment comes before it.
  private var endInBrackets: Int? {
    var (place, depth) = (start, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = closingQuote(place) else { return nil }
        place = close
      case UInt8(ascii: "#") where isSpace(bytes[place - 1]): return nil
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return place }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return place
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Where a quoted text ends; an apostrophe within a word quotes nothing.
  private func closingQuote(_ open: Int) -> Int? {
    let previous = bytes[open - 1]
    if bytes[open] == UInt8(ascii: "'"), !isSpace(previous), ![91, 123, 44, 58].contains(previous) { return open }
    var place = open + 1
    while place < bytes.count, bytes[place] != bytes[open] {
      place += bytes[open] == UInt8(ascii: "\"") && bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place < bytes.count ? place : nil
  }

  // MARK: Lines

  func lined(whole: Bool) -> Range<Int>? {
    let first = file.lineNumber(at: Int32(start))
    let lead = String(decoding: bytes[file.lineRange(first).lowerBound..<start], as: UTF8.self)
    let isItem = lead.hasSuffix("- ") && lead.dropLast(2).allSatisfy { $0 == " " }
    guard isItem || lead.allSatisfy({ $0 == " " }),
      let last = lastLine(first, isItem ? lead.count - 2 : lead.count, isItem)
    else { return nil }
    if isItem, !whole, (first...last).dropFirst().contains(where: { indent($0) == lead.count }) { return nil }
    let own = isItem ? lead.count - 2 : lead.count
    let lines = (first...last).map { file.line($0) }
    guard !lines.contains(where: { $0.contains(" #") || $0.hasPrefix("#") }), hasSibling(first, last, own) else {
      return nil
    }
    let end = file.lineRange(last + 1).lowerBound
    return file.lineRange(first).lowerBound..<max(end, file.lineRange(last).upperBound)
  }

  /// How far a line is indented; nil where it says nothing.
  private func indent(_ line: Int) -> Int? {
    let text = file.line(line)
    let count = text.prefix { $0 == " " }.count
    let rest = text.dropFirst(count)
    return rest.isEmpty || rest.hasPrefix("#") ? nil : count
  }

  /// The last line that says something and is indented further, or is an item below a key.
  private func lastLine(_ first: Int, _ own: Int, _ isItem: Bool) -> Int? {
    let count = file.lineNumber(at: Int32(bytes.count))
    var (last, line) = (first, first + 1)
    while line <= count {
      defer { line += 1 }
      guard let depth = indent(line) else { continue }
      let isPart = depth > own || (!isItem && depth == own && file.line(line).dropFirst(own).hasPrefix("- "))
      if !isPart { break }
      last = line
    }
    return last
  }

  /// Whether the parent holds something else: the line above or below stands as deep.
  private func hasSibling(_ first: Int, _ last: Int, _ own: Int) -> Bool {
    let count = file.lineNumber(at: Int32(bytes.count))
    if let below = (last + 1..<max(count, last) + 1).first(where: { indent($0) != nil }), indent(below) == own {
      return true
    }
    let above = (1..<first).reversed().first { indent($0).map { $0 <= own } ?? false }
    guard let above, let depth = indent(above) else { return false }
    return depth == own || (depth + 2 == own && file.line(above).dropFirst(depth).hasPrefix("- "))
  }
}

extension SourceMap {
  /// The fix that takes out the entry whose key, or whose item with `whole`, begins a span; none where its layout does not
  /// tell how. `isSafe`: whether all conclusions and reasons stay as they are.
  package func deletion(of span: SourceSpan, isSafe: Bool, whole: Bool = false) -> [Diagnostic.Fix] {
    guard let range = self[span.file]?.deletion(ofEntryAt: span.start, whole: whole) else { return [] }
    let place = SourceSpan(file: span.file, start: Int32(range.lowerBound), end: Int32(range.upperBound))
    return [Diagnostic.Fix(title: "take it out", safe: isSafe, edits: [Diagnostic.Edit(span: place, replacement: "")])]
  }
}
