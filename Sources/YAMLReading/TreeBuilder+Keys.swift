import CLibYAML
import SourceText

/// The promise that keys are scalars and differ.
extension TreeBuilder {
  /// Takes out of an ending mapping the entries that the language does not have, each with a diagnostic.
  mutating func settleKeys(of frame: Frame) {
    // After an error a key may stand alone.
    if (pending.count - frame.firstPending) % 2 == 1 { addMissingValue(end: frame.end) }
    let keys = stride(from: frame.firstPending, to: pending.count, by: 2)
    var refused: [Int] = keys.filter { isRefusedKey(pending[$0]) }
    for place in refused { reportRefusedKey(pending[place]) }
    let duplicates = KeyComparison(tree: tree).duplicates(in: pending, from: frame.firstPending)
    for duplicate in duplicates { reportDuplicate(duplicate) }
    guard !refused.isEmpty || !duplicates.isEmpty else { return }
    refused += duplicates.map(\.place)
    remove(entriesAt: Set(refused), from: frame.firstPending)
  }

  private mutating func addMissingValue(end: Int32) {
    let place = log.span(Int(end), Int(end))
    if tree.records.count < limits.nodes, let index = placeholder(at: place) {
      pending.append(index)
    } else {
      pending.removeLast()
    }
  }

  private mutating func remove(entriesAt refused: Set<Int>, from first: Int) {
    let places = stride(from: first, to: pending.count, by: 2).filter { !refused.contains($0) }
    let kept = places.flatMap { [pending[$0], pending[$0 + 1]] }
    pending.removeSubrange(first...)
    pending.append(contentsOf: kept)
  }

  private func isRefusedKey(_ index: Int32) -> Bool {
    let record = tree.records[Int(index)]
    if record.kind != .scalar { return true }
    guard record.count == 2, record.flags.contains(.plain) else { return false }
    let first = Int(record.first)
    return tree.bytes[first] == UInt8(ascii: "<") && tree.bytes[first + 1] == UInt8(ascii: "<")
  }

  private mutating func reportRefusedKey(_ index: Int32) {
    guard log.hasRoom() else { return }
    let node = YAMLNode(tree: tree, index: index)
    if node.kind == .scalar {
      log.add(
        YAMLCode.mergeKey.diagnostic("'<<' does not merge mappings here", at: node.span)
          .helping("write the entries out, or quote the key if its name is meant"))
    } else {
      let what = node.kind == .sequence ? "a list" : "a mapping"
      log.add(
        YAMLCode.keyNotText.diagnostic("\(what) stands where a key has to be text", at: firstByte(of: node.span))
          .helping("quote text that begins with '[' or '{'"))
    }
  }

  private mutating func reportDuplicate(_ duplicate: KeyComparison.Duplicate) {
    guard log.hasRoom() else { return }
    let key = YAMLNode(tree: tree, index: pending[duplicate.place])
    let first = YAMLNode(tree: tree, index: pending[duplicate.first])
    log.add(
      YAMLCode.duplicateKey.diagnostic("the key '\(shortened(key.text))' stands twice", at: key.span, label: "again")
        .relating(first.span, "first here")
        .helping("rename or remove one of the two: only the first is read"))
  }

  /// The beginning of what an author wrote, on one line.
  func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}

/// Finds equal keys without making strings of them.
struct KeyComparison {
  /// Places in the list of children.
  struct Duplicate {
    let place: Int
    let first: Int
  }

  let tree: YAMLTree

  /// The keys that stand further up in the same mapping too, in file order. Keys that are not scalars are passed over.
  /// O(n log n).
  func duplicates(in children: [Int32], from first: Int) -> [Duplicate] {
    // For few keys comparing each with each is quickest.
    children.count - first <= 24 ? compareAll(children, first) : compareHashed(children, first)
  }

  private func compareAll(_ children: [Int32], _ first: Int) -> [Duplicate] {
    var found: [Duplicate] = []
    for place in stride(from: first, to: children.count, by: 2) {
      for earlier in stride(from: first, to: place, by: 2) where isSame(children[earlier], children[place]) {
        found.append(Duplicate(place: place, first: earlier))
        break
      }
    }
    return found
  }

  private func compareHashed(_ children: [Int32], _ first: Int) -> [Duplicate] {
    let hashed = stride(from: first, to: children.count, by: 2)
      .filter { tree.records[Int(children[$0])].kind == .scalar }
      .map { (hash: hash(children[$0]), place: $0) }
      .sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var found: [Duplicate] = []
    // Keys of one hash that differ from each other: mostly one.
    var different: [Int] = []
    for (index, entry) in hashed.enumerated() {
      if index > 0, hashed[index - 1].hash != entry.hash { different = [] }
      if let earlier = different.first(where: { isSame(children[$0], children[entry.place]) }) {
        found.append(Duplicate(place: entry.place, first: earlier))
      } else {
        different.append(entry.place)
      }
    }
    return found.sorted { $0.place < $1.place }
  }

  private func isSame(_ left: Int32, _ right: Int32) -> Bool {
    let (one, other) = (tree.records[Int(left)], tree.records[Int(right)])
    guard one.kind == .scalar, other.kind == .scalar, one.count == other.count else { return false }
    return tree.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return true }
      return memcmp(base + Int(one.first), base + Int(other.first), Int(one.count)) == 0
    }
  }

  /// Of a scalar. Seeded anew in each run, so that no file can be made of keys that collide.
  private func hash(_ index: Int32) -> Int {
    let record = tree.records[Int(index)]
    var hasher = Hasher()
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    tree.bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range])) }
    return hasher.finalize()
  }
}
