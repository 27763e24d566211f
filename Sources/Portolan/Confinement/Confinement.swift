#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// The restrictions that a spec's program puts on itself before the first statement of the spec runs.
///
/// The kernel enforces them until the program and all processes that it started have ended.
enum Confinement {
  /// Confines this process: Landlock restricts files, seccomp restricts sockets and kernel interfaces.
  ///
  /// Restrictions that the kernel does not support are skipped. The working directory is the folder `empty` in the
  /// workspace. The files `confined-files` and `confined-network` there tell `portolan` which restrictions are in
  /// force.
  static func begin() {
    #if os(Linux) && (arch(x86_64) || arch(arm64))
      guard forbidNewPrivileges() else { return }
      if Landlock.restrict() { mark("../confined-files") }
      if SystemCallFilter.install() { mark("../confined-network") }
    #endif
  }

  #if os(Linux) && (arch(x86_64) || arch(arm64))
    private static func mark(_ path: String) {
      let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
      if file >= 0 { close(file) }
    }

    /// Prevents the process from gaining privileges, for example through a set-user-ID program.
    ///
    /// The kernel requires this setting before an unprivileged process can confine itself. Returns false if the
    /// kernel refuses the request.
    private static func forbidNewPrivileges() -> Bool {
      let setNoNewPrivileges: CInt = 38
      return processControl(setNoNewPrivileges, 1, 0) == 0
    }

    /// Calls `prctl(2)`.
    ///
    /// Swift cannot call the C function directly, because it has a variable number of arguments.
    static func processControl(_ option: CInt, _ first: UInt, _ second: UInt) -> CInt {
      typealias Function = @convention(c) (CInt, UInt, UInt, UInt, UInt) -> CInt
      guard let address = dlsym(nil, "prctl") else { return -1 }
      return unsafeBitCast(address, to: Function.self)(option, first, second, 0, 0)
    }

    /// Calls `syscall(2)`, for system calls without a function in the C library.
    static func systemCall(_ number: Int, _ arguments: Int...) -> Int {
      typealias Function = @convention(c) (Int, Int, Int, Int, Int) -> Int
      guard let address = dlsym(nil, "syscall") else { return -1 }
      let given = arguments + [0, 0, 0, 0]
      return unsafeBitCast(address, to: Function.self)(number, given[0], given[1], given[2], given[3])
    }
  #endif
}
