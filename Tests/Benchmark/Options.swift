/// What the command line asks for.
struct Options {
  static let usage = """
    usage: demarche-bench [--json] [--quick] [--calls N] [--filter TEXT]... [--program NAME=PATH]...

      --json               every figure with its unit, as JSON
      --quick              fewer repetitions: to see that it runs, not to be quoted
      --calls N            do what a figure measures so many times and measure nothing: for counting instructions
      --filter TEXT        only figures whose name holds the text
      --program NAME=PATH  a built `demarche` to start as a process; without it, the one beside this program
    """

  var isJSON = false
  var isQuick = false
  /// What is measured is only done, so many times.
  var calls: Int?
  var filters: [String] = []
  var programs: [(name: String, path: String)] = []

  /// Nil where the arguments are not understood.
  init?(_ arguments: [String]) {
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--calls":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count >= 0 else { return nil }
        calls = count
      case "--filter":
        guard let text = rest.popFirst() else { return nil }
        filters.append(text)
      case "--program":
        guard let parts = rest.popFirst()?.split(separator: "=", maxSplits: 1), parts.count == 2 else { return nil }
        programs.append((String(parts[0]), String(parts[1])))
      default: return nil
      }
    }
    if programs.isEmpty { programs = [("release", Options.neighbour(of: arguments.first ?? ""))] }
  }

  func wants(_ name: String) -> Bool { filters.isEmpty || filters.contains { name.contains($0) } }

  private static func neighbour(of program: String) -> String {
    let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder.isEmpty ? "./demarche" : folder + "/demarche"
  }
}
