import SourceText
import SystemPackage

/// Why a file or a folder could not be read.
package enum FileProblem: Error, Sendable, Hashable {
  case missing
  /// A folder stands where a file is wanted.
  case isFolder
  /// A file stands where a folder is wanted.
  case isNoFolder
  /// A pipe, a socket or a device.
  case isSpecial
  case denied
  case tooLarge(limit: Int)
  case tooManyLinks
  /// A folder so deep within others that it is not looked into.
  case tooDeep(limit: Int)
  /// Anything else: what the system calls it.
  case other(String)

  init(_ errno: Errno) {
    self =
      switch errno {
      case .noSuchFileOrDirectory: .missing
      case .notDirectory: .isNoFolder
      case .isDirectory: .isFolder
      case .permissionDenied, .notPermitted: .denied
      case .tooManySymbolicLinkLevels: .tooManyLinks
      default: .other(errno.description)
      }
  }

  /// In a few words, as they stand behind a colon.
  package var reason: String {
    switch self {
    case .missing: "it does not exist"
    case .isFolder: "it is a folder"
    case .isNoFolder: "it is not a folder"
    case .isSpecial: "it is not a plain file"
    case .denied: "reading it is not permitted"
    case .tooLarge(let limit): "it has more than \(EnglishText.count(limit, "byte"))"
    case .tooManyLinks: "its links lead in a circle"
    case .tooDeep(let limit):
      "it lies more than \(EnglishText.count(limit, "folder")) deep: perhaps a link leads in a circle"
    case .other(let words): words
    }
  }
}

/// Runs calls of the system, whose errors are `Errno`.
func system<T>(_ body: () throws -> T) throws(FileProblem) -> T {
  do {
    return try body()
  } catch let errno as Errno {
    throw FileProblem(errno)
  } catch let problem as FileProblem {
    throw problem
  } catch {
    throw .other("\(error)")
  }
}
