/// The plain files of a tar archive, as `git archive` writes one: bytes by path. What is no such archive has none. O(n).
func filesOfArchive(_ bytes: [UInt8]) -> [(path: String, bytes: [UInt8])] {
  var files: [(path: String, bytes: [UInt8])] = []
  var longName: String?
  var place = 0
  while place + 512 <= bytes.count, bytes[place] != 0 {
    let header = bytes[place..<place + 512]
    guard let size = octal(header.dropFirst(124).prefix(12)), size <= bytes.count - place - 512 else { return files }
    let content = bytes[place + 512..<place + 512 + size]
    place += 512 + (size + 511) / 512 * 512
    switch header[header.startIndex + 156] {
    case UInt8(ascii: "0"), 0:
      files.append((longName ?? name(header), Array(content)))
      longName = nil
    case UInt8(ascii: "x"): longName = path(ofRecords: content)
    default: longName = nil
    }
  }
  return files
}

private func name(_ header: ArraySlice<UInt8>) -> String {
  let prefix = text(header.dropFirst(345).prefix(155))
  let name = text(header.prefix(100))
  return prefix.isEmpty ? name : prefix + "/" + name
}

private func text(_ field: ArraySlice<UInt8>) -> String { String(decoding: field.prefix { $0 != 0 }, as: UTF8.self) }

private func octal(_ field: ArraySlice<UInt8>) -> Int? {
  let digits = field.filter { $0 != 0 && $0 != UInt8(ascii: " ") }
  return digits.count <= 12 ? Int(String(decoding: digits, as: UTF8.self), radix: 8) : nil
}

/// `27 path=theory/long name.yaml` of records that begin with their own length.
private func path(ofRecords bytes: ArraySlice<UInt8>) -> String? {
  for record in bytes.split(separator: UInt8(ascii: "\n")) {
    let text = String(decoding: record, as: UTF8.self)
    guard let start = text.firstIndex(of: " ") else { continue }
    let field = text[text.index(after: start)...]
    if field.hasPrefix("path=") { return String(field.dropFirst(5)) }
  }
  return nil
}
