import Synchronization

/// Values by number, each made when it is first asked for and kept; to be shared between cores.
///
/// A value that two ask for at the same time may be made twice: it must be the same.
public final class Memo<Value: Sendable>: Sendable {
  @usableFromInline let values: Mutex<[Value?]>

  @inlinable
  public init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  // Inlinable: a look-up of an unspecialised generic type costs a hundred times as much.
  @inlinable
  public func value(_ number: Int, _ make: () -> Value) -> Value {
    if let known = values.withLock({ $0[number] }) { return known }
    let value = make()
    values.withLock { $0[number] = value }
    return value
  }
}
