import CFuzzer
import FuzzTargets
import Glibc

/// `fuzz TARGET [libFuzzer's arguments]`.
let name = CommandLine.arguments.dropFirst().first ?? ""
guard let target = FuzzTarget(rawValue: name) else {
  print("usage: fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's arguments]")
  exit(64)
}

/// libFuzzer's callback takes no context.
nonisolated(unsafe) private let session = FuzzSession(target)

var arguments = CommandLine.arguments.enumerated().filter { $0.offset != 1 }.map { strdup($0.element) } + [nil]
var count = Int32(arguments.count - 1)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
  var start = buffer.baseAddress
  return withUnsafeMutablePointer(to: &start) { pointer in
    pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
      LLVMFuzzerRunDriver(&count, $0) { data, size in
        session.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
  }
}
exit(status)
