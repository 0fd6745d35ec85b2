#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder for generated files, gone when it is removed.
struct TemporaryFolder {
  let path: String
  /// What was written, folders before what is in them.
  private var entries: [String] = []

  init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/demarche-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Returns the path.
  mutating func write(_ text: String, named name: String) -> String { write(Array(text.utf8), "\(path)/\(name)") }

  /// Returns the folder of the rule set.
  mutating func write(_ text: RuleText, named name: String) -> String {
    let folder = "\(path)/\(name)"
    for part in ["", "/vocabulary", "/catalogue", "/theory"] {
      mkdir(folder + part, 0o755)
      entries.append(folder + part)
    }
    for (file, bytes) in text.files { _ = write(bytes, "\(folder)/\(file)") }
    return folder
  }

  private mutating func write(_ bytes: [UInt8], _ path: String) -> String {
    guard let file = fopen(path, "w") else { return path }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    entries.append(path)
    return path
  }

  func removeAll() {
    for entry in entries.reversed() { remove(entry) }
    rmdir(path)
  }
}

/// The processor and how many there are.
var machine: String {
  var model = "unknown processor"
  if let file = fopen("/proc/cpuinfo", "r") {
    var line = [CChar](repeating: 0, count: 1024)
    while fgets(&line, 1024, file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("model name"), let name = text.split(separator: ":").last else { continue }
      model = String(name.drop { $0 == " " }.prefix { $0 != "\n" })
      break
    }
    fclose(file)
  }
  return "\(model), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores"
}
