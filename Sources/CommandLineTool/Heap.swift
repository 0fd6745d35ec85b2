#if canImport(Glibc)
  import CMalloc
  import Dispatch
  import Glibc

  /// Gives the heap room on large pages, where the system has them, and that of another core as well: a run of some ten
  /// milliseconds spends a tenth of them on page faults otherwise. What fails changes nothing but the time.
  func prepareHeap() {
    // What is freed stays with the heap, also in large blocks.
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
    // Threads that come after as many as there are cores share the heaps of those before, with the room in them.
    _ = mallopt(M_ARENA_MAX, Int32(clamping: sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    DispatchQueue.global().async { makeRoom() }
    makeRoom()
  }

  /// In the heap of the thread that calls.
  private func makeRoom() {
    let (room, page) = (8 << 20, 2 << 20)
    guard let block = malloc(room) else { return }
    let before = page - Int(bitPattern: block) & (page - 1)
    madvise(block + before, room - before, MADV_HUGEPAGE)
    // What lies before the first large page stays taken, and untouched: it would be filled in small ones.
    _ = realloc(block, before - 16)
  }
#else
  /// The heap is as the system has it.
  func prepareHeap() {}
#endif
