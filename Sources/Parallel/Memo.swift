import Synchronization

/// Values by number, each made when it is first asked for and kept; to be shared between cores, without a lock.
///
/// A value that two ask for at the same time may be made twice: the first that is ready is kept for both.
public final class Memo<Value: Sendable>: Sendable {
  @usableFromInline
  final class Made: Sendable {
    @usableFromInline let value: Value
    @inlinable init(_ value: Value) { self.value = value }
  }

  @usableFromInline
  final class Slot: Sendable {
    @usableFromInline let made = AtomicLazyReference<Made>()
    @inlinable init() {}
  }

  @usableFromInline let slots: [Slot]

  @inlinable
  public init(count: Int) { slots = (0..<count).map { _ in Slot() } }

  // Inlinable: a look-up of an unspecialised generic type costs a hundred times as much.
  @inlinable
  public func value(_ number: Int, _ make: () -> Value) -> Value {
    let slot = slots[number]
    return (slot.made.load() ?? slot.made.storeIfNil(Made(make()))).value
  }

  /// Makes a value and keeps it; one that was made before is kept instead.
  func make(_ number: Int, _ make: (Int) -> Value) {
    _ = slots[number].made.storeIfNil(Made(make(number)))
  }

  /// What was made so far, in the order of the numbers.
  var values: [Value] { slots.compactMap { $0.made.load()?.value } }
}
