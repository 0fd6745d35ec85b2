#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program as people start it: a process that reads its files, evaluates, and writes its report.
struct ProcessSuite {
  private struct Case {
    var label: String
    var arguments: [String]
    var wall: Double?
    var memory: Double?
  }

  static func run(_ session: inout Session) {
    for program in session.options.programs {
      let isStatic = program.name.contains("static")
      guard access(program.path, X_OK) == 0 else {
        session.check(session.options.filters.isEmpty, "'\(program.path)' is not a program")
        continue
      }
      guard var folder = TemporaryFolder() else { continue }
      for one in cases(&folder, isStatic: isStatic) { measure(one, program, &session) }
      folder.removeAll()
    }
  }

  private static func cases(_ folder: inout TemporaryFolder, isStatic: Bool) -> [Case] {
    var cases = [100, 1000].map { count -> Case in
      let rules = folder.write(Propositional(ruleCount: count).text, named: "rules-\(count)")
      let profile = folder.write(Propositional.profile(seed: 1), named: "profile-\(count).yaml")
      let wall = count == 100 ? (isStatic ? 4.0 : 8) : 20
      return Case(
        label: "\(grouped(count)) rules", arguments: ["evaluate", profile, "--rules", rules], wall: wall,
        memory: count == 1000 ? 20 : nil)
    }
    if access("Profiles/seoul.yaml", R_OK) == 0 {
      cases.append(
        Case(label: "Profiles/seoul.yaml", arguments: ["evaluate", "Profiles/seoul.yaml"], wall: 40, memory: 40))
    }
    return cases
  }

  private static func measure(_ one: Case, _ program: (name: String, path: String), _ session: inout Session) {
    let name = "process (\(program.name)), \(one.label)"
    let names = ["wall", "user", "memory"].map { "\(name): \($0)" }
    guard session.wantsAny(names) else { return }
    var usages: [ProcessUsage] = []
    for _ in 0..<(session.options.isQuick ? 3 : 31) {
      guard let usage = ProcessUsage(running: program.path, one.arguments) else { continue }
      session.check(usage.status == 0 || usage.status == 1, "\(name): exit status \(usage.status)")
      usages.append(usage)
    }
    session.check(!usages.isEmpty, "\(name): does not start")
    guard !usages.isEmpty else { return }
    session.record(Figure(names[0], .milliseconds, usages.map(\.wall), aim: one.wall))
    session.record(Figure(names[1], .milliseconds, usages.map(\.user)))
    session.record(Figure(names[2], .megabytes, usages.map(\.memory), aim: one.memory))
  }
}

/// What one process took.
struct ProcessUsage {
  /// Milliseconds.
  var wall: Double
  /// Milliseconds.
  var user: Double
  /// Peak of the resident set, in megabytes.
  var memory: Double
  var status: Int32

  /// Nil where it does not start. What it writes is thrown away.
  init?(running path: String, _ arguments: [String]) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    var usage = rusage()
    var status: Int32 = 0
    let start = ContinuousClock.now
    guard posix_spawn(&process, path, &actions, nil, &words, environ) == 0, wait4(process, &status, 0, &usage) > 0
    else { return nil }
    wall = start.duration(to: .now).inSeconds * 1e3
    user = Double(usage.ru_utime.tv_sec) * 1e3 + Double(usage.ru_utime.tv_usec) / 1e3
    memory = Double(usage.ru_maxrss) * ProcessUsage.memoryUnit / 1_048_576
    self.status = status & 0x7f == 0 ? status >> 8 & 0xff : -1
  }

  /// In which `ru_maxrss` is counted.
  private static var memoryUnit: Double {
    #if canImport(Darwin)
      1
    #else
      1024
    #endif
  }
}
