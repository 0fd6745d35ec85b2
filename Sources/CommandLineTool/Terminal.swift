import Synchronization
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A standard stream.
enum Stream {
  case input, output, error

  var descriptor: FileDescriptor {
    switch self {
    case .input: .standardInput
    case .output: .standardOutput
    case .error: .standardError
    }
  }

  var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

  /// Columns of the terminal, else of `COLUMNS`.
  var width: Int? {
    var size = winsize()
    if isTerminal, ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return max(20, Int(size.ws_col))
    }
    return environment("COLUMNS").flatMap { Int($0) }.map { min(max(20, $0), 10_000) }
  }
}

/// A variable of the environment.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Ends the process at once: memory is not freed piece by piece before.
func end(_ status: Int32) -> Never { exit(status) }

/// From here on, writing to a pipe that nobody reads is an error of the call, not the end of the process.
func ignoreClosedPipes() {
  signal(SIGPIPE, SIG_IGN)
}

/// Ends the process as one ends that writes to a pipe which nobody reads: silently, by the signal.
func endByClosedPipe() -> Never {
  signal(SIGPIPE, SIG_DFL)
  raise(SIGPIPE)
  end(128 + SIGPIPE)
}

/// The signals that asked to stop so far.
private let stopRequests = Atomic<Int>(0)

/// Whether somebody asked to stop.
var isStopRequested: Bool { stopRequests.load(ordering: .relaxed) > 0 }

extension sigaction {
  /// What a signal calls; each C library has its own name for it.
  fileprivate mutating func handle(_ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Darwin)
      __sigaction_u.__sa_handler = handler
    #elseif canImport(Musl)
      __sa_handler.sa_handler = handler
    #else
      __sigaction_handler.sa_handler = handler
    #endif
  }
}

/// From here on, the first request to stop is noted, and interrupts waiting for input; a second one ends the process.
func noteStopRequests() {
  for number in [SIGINT, SIGTERM] {
    // Without SA_RESTART, so that waiting for input ends.
    var action = sigaction()
    action.handle { number in
      if stopRequests.wrappingAdd(1, ordering: .relaxed).oldValue > 0 { _exit(128 + number) }
    }
    sigaction(number, &action, nil)
  }
}
