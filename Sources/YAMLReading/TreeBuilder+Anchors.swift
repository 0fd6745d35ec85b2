import CLibYAML
import SourceText

/// What stands before a value: its anchor and its tag.
struct NodeProperties {
  var anchor: String?
  var tag: String?
  /// Where they stand; known once they were skipped.
  var span = SourceSpan.none

  /// Nil for what has neither, which is nearly everything.
  static func of(anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?) -> NodeProperties? {
    if anchor == nil && tag == nil { return nil }
    return NodeProperties(anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
  }
}

/// The anchors of a file.
struct AnchorTable {
  struct Anchor {
    let index: Int32
    let span: SourceSpan
    var isOpen: Bool
    var isUsed = false
    /// Nodes and levels of collections that an alias stands for.
    var size = 1
    var height = 0
  }

  var named: [String: Anchor] = [:]
  /// Nodes that all aliases so far stand for.
  var expanded = 0
  var isOverBudget = false
  /// Never used, and their names given to others.
  var forgotten: [(name: String, span: SourceSpan)] = []

  mutating func add(_ name: String, _ anchor: Anchor) {
    if let earlier = named.updateValue(anchor, forKey: name), !earlier.isUsed {
      forgotten.append((name, earlier.span))
    }
  }

  mutating func close(_ name: String, _ frame: TreeBuilder.Frame) {
    guard var anchor = named[name], anchor.index == frame.index else { return }
    (anchor.isOpen, anchor.size, anchor.height) = (false, frame.size, frame.height)
    named[name] = anchor
  }

  /// In the order of their places.
  var unused: [(name: String, span: SourceSpan)] {
    let left = named.filter { !$0.value.isUsed }.map { (name: $0.key, span: $0.value.span) }
    return (forgotten + left).sorted { $0.span < $1.span }
  }
}

extension TreeBuilder {
  /// libyaml lets a value start at its anchor or tag; returns the place of the value alone.
  mutating func skip(_ properties: inout NodeProperties?, from span: SourceSpan) -> SourceSpan {
    guard let found = properties else { return span }
    var start = Int(span.start)
    let end = max(Int(span.end), Int(span.start))
    let count = (found.anchor == nil ? 0 : 1) + (found.tag == nil ? 0 : 1)
    var wordEnd = start
    for _ in 0..<count {
      wordEnd = endOfWord(from: start)
      start = endOfBlank(from: wordEnd)
    }
    properties?.span = log.span(Int(span.start), wordEnd)
    // A value left out ends where its anchor does. A block starts at its anchor and ends, so far, there too.
    let isEmpty = end > Int(span.start) && start >= end && wordEnd >= end
    return isEmpty ? log.span(end, end) : log.span(start, max(start, end))
  }

  private func endOfWord(from start: Int) -> Int {
    let ends = " \t\r\n,[]{}".utf8
    var index = start
    if text.bytes[safe: index] == UInt8(ascii: "!"), text.bytes[safe: index + 1] == UInt8(ascii: "<") {
      while let byte = text.bytes[safe: index], byte != UInt8(ascii: ">") { index += 1 }
    }
    while let byte = text.bytes[safe: index], !ends.contains(byte) { index += 1 }
    return index
  }

  /// After spaces, line breaks and comments.
  private func endOfBlank(from start: Int) -> Int {
    var index = start
    while let byte = text.bytes[safe: index] {
      if byte == UInt8(ascii: "#") {
        while let other = text.bytes[safe: index], other != 0x0A, other != 0x0D { index += 1 }
      } else if " \t\r\n".utf8.contains(byte) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  mutating func take(_ properties: NodeProperties?, index: Int32, isOpen: Bool) {
    guard let properties else { return }
    if let tag = properties.tag { reportTag(tag, properties.span) }
    guard let anchor = properties.anchor else { return }
    anchors.add(anchor, AnchorTable.Anchor(index: index, span: properties.span, isOpen: isOpen))
  }

  private mutating func reportTag(_ tag: String, _ span: SourceSpan) {
    guard log.hasRoom() else { return }
    log.add(
      YAMLCode.tag.diagnostic("the tag '\(shortened(source(span)))' is not part of the language", at: span)
        .helping("remove it, or quote the whole text if the '!' belongs to it"))
  }

  mutating func addAlias(_ event: yaml_event_t) -> Bool {
    let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
    let span = span(event)
    anchors.named[name]?.isUsed = true
    if let refusal = refusal(of: name, at: span) {
      log.add(refusal)
    } else if let anchor = anchors.named[name], charge(anchor.size, span) {
      attach(anchor.index, span: span, size: anchor.size, height: anchor.height)
      return true
    }
    guard let index = placeholder(at: span) else { return false }
    attach(index, span: span, size: 1, height: 0)
    return true
  }

  private func refusal(of name: String, at span: SourceSpan) -> Diagnostic? {
    guard let anchor = anchors.named[name] else { return undefined(name, at: span) }
    if anchor.isOpen {
      return YAMLCode.recursiveAlias.diagnostic("'*\(shortened(name))' stands inside the value it names", at: span)
        .relating(anchor.span, "the value starts here").helping("write out what is meant")
    }
    guard frames.count + anchor.height > limits.depth else { return nil }
    let message = "with '*\(shortened(name))' more than \(EnglishText.count(limits.depth, "level")) would be nested"
    return YAMLCode.tooDeep.diagnostic(message, at: span).helping("write the inner values as entries of their own")
  }

  private func undefined(_ name: String, at span: SourceSpan) -> Diagnostic {
    // Sorted, so that the dictionary's order decides nothing; not for a hostile file's million.
    let names = log.isFull || anchors.named.count > 500 ? [] : anchors.named.keys.sorted()
    let near = suggestion(for: name, among: names)
    return YAMLCode.undefinedAlias.diagnostic(
      "no anchor '&\(shortened(name))' stands above", at: span, label: near.map { "did you mean '*\($0)'?" } ?? ""
    ).helping("quote the text if it begins with a star")
  }

  /// Whether the nodes an alias stands for are within the budget; the first time they are not is reported.
  private mutating func charge(_ size: Int, _ span: SourceSpan) -> Bool {
    if anchors.expanded + size <= limits.aliases {
      anchors.expanded += size
      return true
    }
    if !anchors.isOverBudget {
      anchors.isOverBudget = true
      let message = "with this alias, aliases stand for more than \(EnglishText.count(limits.aliases, "value"))"
      log.add(YAMLCode.aliasBudget.diagnostic(message, at: span).helping("write a shared value once and refer to it"))
    }
    return false
  }

  mutating func reportUnusedAnchors() {
    for (name, span) in anchors.unused {
      let message = "the anchor '&\(shortened(name))' is never used"
      log.add(
        YAMLCode.unusedAnchor.diagnostic(message, at: span, severity: .warning)
          .helping("remove it, or quote the whole text if the '&' belongs to it"))
    }
  }

  func source(_ span: SourceSpan) -> String {
    let start = min(max(0, Int(span.start)), text.bytes.count)
    let end = min(max(start, Int(span.end)), text.bytes.count)
    return String(decoding: text.bytes[start..<end], as: UTF8.self)
  }
}

extension Array {
  /// The element at an index, or nil outside the array.
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
