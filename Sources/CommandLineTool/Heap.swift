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
    DispatchQueue.global().async { makeRoom() }
    makeRoom()
  }

  /// In the heap of the thread that calls.
  private func makeRoom() {
    let (room, page) = (UInt(8 << 20), UInt(2 << 20))
    guard let block = malloc(Int(room)) else { return }
    let start = (UInt(bitPattern: block) + page - 1) & ~(page - 1)
    madvise(UnsafeMutableRawPointer(bitPattern: start), Int(UInt(bitPattern: block) + room - start), MADV_HUGEPAGE)
    free(block)
  }
#else
  /// The heap is as the system has it.
  func prepareHeap() {}
#endif
