import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

#if canImport(Darwin)
  private typealias FileActions = posix_spawn_file_actions_t?
#else
  private typealias FileActions = posix_spawn_file_actions_t
#endif

/// What a program writes when it is called so and reads `input`; nil where it cannot be run or ends with an error.
///
/// No shell is asked, and of the environment it gets what it needs to find itself and, of git, its repository. The program has to
/// read its input to the end before it writes.
package func outputOfProgram(_ command: [String], input: [UInt8] = [], limit: Int) -> [UInt8]? {
  guard let given = try? FileDescriptor.pipe(), let made = try? FileDescriptor.pipe() else { return nil }
  defer { try? made.readEnd.close() }
  let process = start(
    command, reading: given.readEnd, writingTo: made.writeEnd, closing: [given.writeEnd, made.readEnd])
  try? given.readEnd.close()
  try? made.writeEnd.close()
  if process != nil { _ = try? given.writeEnd.writeAll(input) }
  try? given.writeEnd.close()
  guard let process else { return nil }
  let bytes = try? readStream(made.readEnd, limit: limit)
  if bytes == nil { kill(process, SIGKILL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  return status == 0 ? bytes : nil
}

/// What `git` writes when it is called so; nil where it cannot be run or ends with an error.
func git(_ arguments: [String], limit: Int) -> [UInt8]? { outputOfProgram(["git"] + arguments, limit: limit) }

private func start(
  _ command: [String], reading input: FileDescriptor, writingTo output: FileDescriptor, closing others: [FileDescriptor]
) -> pid_t? {
  #if canImport(Darwin)
    var actions: FileActions = nil
  #else
    var actions = FileActions()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input.rawValue, 0)
  posix_spawn_file_actions_adddup2(&actions, output.rawValue, 1)
  for other in others { posix_spawn_file_actions_addclose(&actions, other.rawValue) }
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  let names: [String] = ["PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE"]
  let kept = names.compactMap { name in getenv(name).map { "\(name)=" + String(cString: $0) } }
  var arguments = command.map { strdup($0) } + [nil]
  var environment = kept.map { strdup($0) } + [nil]
  defer { for text in arguments + environment { free(text) } }
  var process: pid_t = 0
  let failed = posix_spawnp(&process, command[0], &actions, nil, &arguments, &environment)
  return failed == 0 ? process : nil
}
