import SourceText

/// What fixes make of the text of files: comments and layout stay as they are, since only the bytes of the edits change.
struct FileEdits {
  /// By file, edits that do not overlap, in the order of the text.
  private(set) var edits: [FileID: [Diagnostic.Edit]] = [:]
  /// Findings that are mended.
  private(set) var mended: Set<Diagnostic> = []
  private let sources: SourceMap

  /// One fix of each finding, the first that is safe, or with `includingLikely` the first; of fixes that overlap or
  /// meet the first, so that no list is emptied entry by entry.
  init(_ findings: [Diagnostic], _ sources: SourceMap, includingLikely: Bool) {
    self.sources = sources
    for finding in findings {
      guard let fix = finding.fixes.first(where: { $0.safe || includingLikely }), take(fix) else { continue }
      mended.insert(finding)
    }
  }

  private mutating func take(_ fix: Diagnostic.Fix) -> Bool {
    let isFree = fix.edits.allSatisfy { edit in
      (edits[edit.span.file] ?? []).allSatisfy { $0.span.end < edit.span.start || edit.span.end < $0.span.start }
    }
    guard isFree, fix.edits.allSatisfy({ sources[$0.span.file] != nil }) else { return false }
    for edit in fix.edits {
      edits[edit.span.file, default: []].append(edit)
      edits[edit.span.file]?.sort { $0.span.start < $1.span.start }
    }
    return true
  }

  /// Path and new text of each file, in the order of the files.
  var files: [(path: String, text: String)] {
    edits.keys.sorted { $0 < $1 }.compactMap { id in
      sources[id].map { ($0.path, Self.text($0, 0..<$0.bytes.count, edits[id] ?? [])) }
    }
  }

  private static func text(_ file: SourceFile, _ range: Range<Int>, _ edits: [Diagnostic.Edit]) -> String {
    var (bytes, place) = ([UInt8](), range.lowerBound)
    for edit in edits where Int(edit.span.start) >= range.lowerBound && Int(edit.span.end) <= range.upperBound {
      bytes += file.bytes[place..<Int(edit.span.start)] + Array(edit.replacement.utf8)
      place = Int(edit.span.end)
    }
    return String(decoding: bytes + file.bytes[place..<range.upperBound], as: UTF8.self)
  }

  // MARK: Difference

  /// The changes in the unified format, with three lines around each.
  var difference: String {
    edits.keys.sorted { $0 < $1 }.map { id in
      sources[id].map { Hunks(file: $0, edits: edits[id] ?? []).text } ?? ""
    }.joined()
  }

  private struct Hunks {
    let file: SourceFile
    let edits: [Diagnostic.Edit]

    /// Lines, from 1, that are shown together, and the edits in them.
    private var groups: [(lines: ClosedRange<Int>, edits: [Diagnostic.Edit])] {
      let count = file.lineNumber(at: Int32(max(0, file.bytes.count - 1)))
      return edits.reduce(into: []) { groups, edit in
        let last = max(edit.span.start, edit.span.end - 1)
        let own = max(1, file.lineNumber(at: edit.span.start) - 3)...min(count, file.lineNumber(at: last) + 3)
        if let before = groups.last, before.lines.upperBound >= own.lowerBound - 1 {
          groups[groups.count - 1].lines = before.lines.lowerBound...max(before.lines.upperBound, own.upperBound)
          groups[groups.count - 1].edits.append(edit)
        } else {
          groups.append((own, [edit]))
        }
      }
    }

    var text: String {
      var (text, shift) = ("--- a/\(file.path)\n+++ b/\(file.path)\n", 0)
      for group in groups {
        let range = file.lineRange(group.lines.lowerBound).lowerBound..<end(group.lines.upperBound)
        let old = lines(FileEdits.text(file, range, []))
        let new = lines(FileEdits.text(file, range, group.edits))
        let start = group.lines.lowerBound
        text += "@@ -\(start),\(old.count) +\(start + shift),\(new.count) @@\n" + marked(old, new)
        shift += new.count - old.count
      }
      return text
    }

    private func end(_ line: Int) -> Int {
      let next = file.lineRange(line + 1).lowerBound
      return next > file.lineRange(line).lowerBound ? next : file.bytes.count
    }

    private func lines(_ text: String) -> [Substring] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }

    /// By the standard library's difference (Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986).
    private func marked(_ old: [Substring], _ new: [Substring]) -> String {
      let changes = new.difference(from: old)
      let removed = Set(changes.removals.map(\.offset))
      let added = Set(changes.insertions.map(\.offset))
      var (text, left, right) = ("", 0, 0)
      while left < old.count || right < new.count {
        if left < old.count, removed.contains(left) {
          text += "-\(old[left])\n"
          left += 1
        } else if right < new.count, added.contains(right) {
          text += "+\(new[right])\n"
          right += 1
        } else {
          text += " \(old[left])\n"
          (left, right) = (left + 1, right + 1)
        }
      }
      return text
    }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
