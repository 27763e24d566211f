#if os(Linux) && (arch(x86_64) || arch(arm64))
  /// A system call filter (`seccomp(2)`) that denies calls that no spec needs.
  ///
  /// It denies calls for sockets, other processes, keys, and programs in the kernel. Without sockets, a spec has no
  /// network even on systems that do not allow network namespaces. It also cannot connect to the Unix sockets of local
  /// services, which a network namespace does not hide.
  enum SystemCallFilter {
    /// The numbers of the denied calls.
    ///
    /// In order: `socket`, `io_uring_setup`, `ptrace`, `process_vm_writev`, `pidfd_getfd`, `add_key`, `request_key`,
    /// `keyctl`, `bpf`, `perf_event_open`, and `userfaultfd`. `io_uring_setup` is denied because it allows a program to
    /// create sockets without the call `socket`.
    #if arch(x86_64)
      private static let denied: [UInt64] = [41, 425, 101, 311, 438, 248, 249, 250, 321, 298, 323]
      private static let architecture: UInt64 = 0xC000_003E
    #else
      private static let denied: [UInt64] = [198, 425, 117, 271, 438, 217, 218, 219, 280, 241, 282]
      private static let architecture: UInt64 = 0xC000_00B7
    #endif

    /// An instruction of a packet filter, as the kernel reads it: code, jumps if true and if false, and operand.
    private static func instruction(_ code: UInt64, _ operand: UInt64, _ yes: UInt64 = 0, _ no: UInt64 = 0)
      -> UInt64
    {
      code | yes << 16 | no << 24 | operand << 32
    }

    /// The filter program: it denies the listed calls and all calls of another architecture or of the x32 ABI, and
    /// allows all others.
    private static var program: [UInt64] {
      let (load, equal, atLeast, end): (UInt64, UInt64, UInt64, UInt64) = (0x20, 0x15, 0x35, 0x06)
      let (allow, deny): (UInt64, UInt64) = (0x7FFF_0000, 0x0005_0001)
      let count = UInt64(denied.count)
      let start = [
        instruction(load, 4), instruction(equal, architecture, 0, count + 3),
        // Numbers from 2³⁰ on belong to the x32 ABI, a second set of numbers for the same calls.
        instruction(load, 0), instruction(atLeast, 0x4000_0000, count + 1),
      ]
      let tests = denied.enumerated().map { instruction(equal, $1, count - UInt64($0)) }
      return start + tests + [instruction(end, allow), instruction(end, deny)]
    }

    /// Installs the filter.
    ///
    /// Returns false if the kernel refuses it.
    static func install() -> Bool {
      let (setSeccomp, filterMode): (CInt, UInt) = (22, 2)
      return program.withUnsafeBytes { instructions in
        let header = [UInt(program.count), UInt(bitPattern: instructions.baseAddress)]
        return header.withUnsafeBytes {
          Confinement.processControl(setSeccomp, filterMode, UInt(bitPattern: $0.baseAddress))
        } == 0
      }
    }
  }
#endif
