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

/// What `git` writes when it is called so; nil where it cannot be run or ends with an error.
///
/// No shell is asked, and of the environment it gets what it needs to find itself and its repository.
func git(_ arguments: [String], limit: Int) -> [UInt8]? {
  guard let pipe = try? FileDescriptor.pipe() else { return nil }
  defer { try? pipe.readEnd.close() }
  guard let process = start(["git"] + arguments, writingTo: pipe.writeEnd, closing: pipe.readEnd) else {
    try? pipe.writeEnd.close()
    return nil
  }
  try? pipe.writeEnd.close()
  let bytes = try? readStream(pipe.readEnd, limit: limit)
  if bytes == nil { kill(process, SIGKILL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  return status == 0 ? bytes : nil
}

private func start(_ command: [String], writingTo output: FileDescriptor, closing other: FileDescriptor) -> pid_t? {
  #if canImport(Darwin)
    var actions: FileActions = nil
  #else
    var actions = FileActions()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, output.rawValue, 1)
  posix_spawn_file_actions_addclose(&actions, other.rawValue)
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
