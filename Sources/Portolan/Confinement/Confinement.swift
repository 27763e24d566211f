#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// What a spec's program gives up before the first statement of the spec runs.
///
/// The kernel enforces it until the program and everything that it starts have ended.
enum Confinement {
  /// Confines this process: files by Landlock, sockets and interfaces of the kernel by seccomp.
  ///
  /// What the kernel does not offer is left out. The working directory is the folder `empty` of the workspace; the
  /// files `confined-files` and `confined-network` there tell `portolan` what the kernel enforces.
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

    /// A process can confine itself if it cannot gain privileges, for example by running a set-user-ID program.
    private static func forbidNewPrivileges() -> Bool {
      let setNoNewPrivileges: CInt = 38
      return processControl(setNoNewPrivileges, 1, 0) == 0
    }

    /// `prctl(2)`, which C declares with a variable number of arguments, so that Swift cannot call it by name.
    static func processControl(_ option: CInt, _ first: UInt, _ second: UInt) -> CInt {
      typealias Function = @convention(c) (CInt, UInt, UInt, UInt, UInt) -> CInt
      guard let address = dlsym(nil, "prctl") else { return -1 }
      return unsafeBitCast(address, to: Function.self)(option, first, second, 0, 0)
    }

    /// `syscall(2)`, for calls without a function in the C library.
    static func systemCall(_ number: Int, _ arguments: Int...) -> Int {
      typealias Function = @convention(c) (Int, Int, Int, Int, Int) -> Int
      guard let address = dlsym(nil, "syscall") else { return -1 }
      let given = arguments + [0, 0, 0, 0]
      return unsafeBitCast(address, to: Function.self)(number, given[0], given[1], given[2], given[3])
    }
  #endif
}
