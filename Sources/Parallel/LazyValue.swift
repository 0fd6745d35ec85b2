import Synchronization

/// A value that is made when it is first asked for, once for all who share it.
package final class LazyValue<Value: Sendable>: Sendable {
  private let made: Mutex<Value?> = Mutex(nil)
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Who asks while it is made waits.
  package var value: Value {
    made.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
