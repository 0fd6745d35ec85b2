import Reading
import SourceText

/// Conditions that were typed, and where they stand in the theory file that they were put into.
struct TypedConditions {
  private let file: FileID
  private let places: [(start: Int, span: SourceSpan)]

  /// `conditions` as they stand in the file; each becomes a source of its own.
  init(_ conditions: [String], in file: FileID, _ languages: [String], _ workspace: inout Workspace) {
    self.file = file
    let starts = Question.theory(conditions, languages).starts
    places = zip(starts, conditions).map { start, condition in
      (start, workspace.place(ofArgument: condition, name: "CONDITION"))
    }
  }

  /// The same, said of the words that were typed.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    var copy = diagnostic
    copy.primary.span = placed(copy.primary.span)
    for number in copy.secondary.indices { copy.secondary[number].span = placed(copy.secondary[number].span) }
    // What was typed is no file that could be changed.
    copy.fixes.removeAll { $0.edits.contains { $0.span.file == file } }
    return copy
  }

  private func placed(_ span: SourceSpan) -> SourceSpan {
    guard span.file == file, let place = places.last(where: { $0.start <= Int(span.start) }) ?? places.first else {
      return span
    }
    let end = min(max(span.end - Int32(clamping: place.start), 0), place.span.end)
    // What stands behind the condition closes what was put around it: it is one too many of the condition's own.
    let start = min(max(span.start - Int32(clamping: place.start), 0), max(place.span.end - 1, 0))
    return SourceSpan(file: place.span.file, start: start, end: max(start, end))
  }
}

extension SourceMap {
  /// A text of a rule set that stands in no file.
  mutating func add(_ path: String, _ text: String) -> RuleText {
    let source = SourceFile(path: path, bytes: Array(text.utf8))
    return RuleText(path: path, file: source, id: add(source))
  }
}
