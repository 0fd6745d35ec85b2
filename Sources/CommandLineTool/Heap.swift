#if canImport(Glibc)
  import CMalloc
  import Dispatch
  import Glibc

  /// Gives the heap room on large pages, where the system has them, and that of another core as well, which fills the
  /// first of both while the arguments are read: a run of some ten milliseconds spends a tenth of them on page faults
  /// otherwise. What fails changes nothing but the time.
  func prepareHeap() {
    // What is freed stays with the heap, also in large blocks.
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
    // Threads that come after as many as there are cores share the heaps of those before, with the room in them.
    _ = mallopt(M_ARENA_MAX, Int32(clamping: sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let own = HeapRoom()
    DispatchQueue.global().async {
      for room in [HeapRoom(), own] { room?.fill() }
    }
  }

  /// Memory of the heap of the thread that makes it, for all that is allocated next.
  private struct HeapRoom: Sendable {
    private static let (size, page, filled) = (8 << 20, 2 << 20, 4 << 20)
    /// MADV_POPULATE_WRITE, which older headers lack.
    private static let populate: Int32 = 23
    private let start: Int

    init?() {
      guard let block = malloc(Self.size) else { return nil }
      let before = Self.page - Int(bitPattern: block) & (Self.page - 1)
      start = Int(bitPattern: block) + before
      madvise(block + before, Self.size - before, MADV_HUGEPAGE)
      // What lies before the first large page stays taken, and untouched: it would be filled in small ones.
      _ = realloc(block, before - 16)
    }

    func fill() { madvise(UnsafeMutableRawPointer(bitPattern: start), Self.filled, Self.populate) }
  }
#else
  /// The heap is as the system has it.
  func prepareHeap() {}
#endif
