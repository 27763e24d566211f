#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The isolation of a spec's program: limits, an empty folder, no input, a fixed hash seed, time zone, and locale, and
/// no network access if the system supports that.
///
/// If the kernel supports it, the program also confines itself before the spec's first statement, and can then read no
/// user files. Without confinement, the sandbox protects against accidents, not against malicious code: the program can
/// read the user's files, and can write them if the system does not support namespaces.
enum Sandbox {
  /// The process that runs a spec's program in the sandbox.
  static func process(running program: String, for inputs: SpecInputs, in workspace: Workspace)
    -> ChildProcess
  {
    let limits = inputs.request.limits
    let seconds = Int(limits.time.components.seconds) + 1
    let (crashReport, process) = (workspace.crashReport, workspace.process)
    hideEnvironment()
    return ChildProcess(
      script: script,
      arguments: [
        workspace.path, "\(limits.memory >> 10)", "\(limits.fileSize >> 9)", "\(seconds)", program,
      ],
      environment: inputs.variables + fixed + [(name: "SWIFT_BACKTRACE", value: backtrace)],
      timeLimit: limits.time,
      hasReported: { CrashReport.isComplete(crashReport) },
      reporter: { processID(in: process) },
      usedTime: {
        // The program has no time of its own before the sandbox is set up.
        processID(in: process).map { ProcessTime.of($0) } ?? .zero
      })
  }

  /// The ID of the program's process outside its namespace, from the file with the path of the process.
  private static func processID(in file: String) -> pid_t? {
    let path = String(decoding: Workspace.words(in: file), as: UTF8.self)
    return path.split(separator: "/").last.flatMap { pid_t($0.prefix { $0 != "\n" }) }
  }

  /// `$1` workspace, `$2` memory in KiB, `$3` file size in blocks of 512 bytes, `$4` CPU time in seconds, which stops a
  /// program whose `portolan` was killed, `$5` the program.
  ///
  /// Limits that the system does not support, or that exceed the system's limits, are skipped. Each run tests whether
  /// network isolation works, because a stored result could be outdated.
  private static let script = """
    cd "$1/empty" || exit 126
    limit() { (ulimit "$@") 2>/dev/null && ulimit "$@"; }
    limit -c 0
    limit -v "$2"
    limit -f "$3"
    limit -t "$4"
    exec 3>../payload >../stdout.txt 2>../stderr.txt
    limit -n 256
    running() { echo "/proc/$$" >../process; }
    workspace=$1
    set -- "$5" --result-fd 3
    \(isolation)
    running
    exec "$@" 4<&-
    """

  /// Runs the program without network access and, on Linux, in namespaces without other processes, without privileges,
  /// and with write access only to its workspace.
  ///
  /// A mount can be made read-only only if no file on it is open for writing, so errors are written to a file that the
  /// parent process opened. Mounts that cannot be made read-only stay writable.
  ///
  /// The first process of the namespace is a shell, because the kernel ignores signals without a handler for the first
  /// process. The file `process` contains the path of the program's process outside the namespace. The file is written
  /// before `/proc` is mounted again, because the new `/proc` shows only the processes of the namespace.
  #if os(macOS)
    private static let isolation = """
      if sandbox-exec -p '(version 1)(allow default)(deny network*)' true >/dev/null 2>&1; then
        : >../isolated
        running
        exec sandbox-exec -p '(version 1)(allow default)(deny network*)' "$@" 4<&-
      fi
      """
  #else
    private static let isolation = """
      alone="unshare --map-root-user --net --mount --pid --fork --kill-child=KILL --"
      if $alone mount -t proc proc /proc >/dev/null 2>&1; then
        : >../isolated
        : >../alone
        exec 5>&2 2>/dev/null
        exec $alone sh -c '
          ulimit -u 64 || ulimit -p 64
          lock() {
            mount --bind "$1" "$1" || return
            while read -r _ _ _ _ place _; do
              case $place in
                "$1" | "$1"/* | /proc | /proc/* | /sys | /sys/* | /dev | /dev/*) ;;
                *) mount -o remount,bind,ro "$(printf %b "$place")" ;;
              esac
            done </proc/self/mountinfo
            cd "$1/empty"
          }
          lock "$0"
          bare="setpriv --no-new-privs --bounding-set=-all --inh-caps=-all"
          $bare true || bare=
          (cd -P /proc/self && pwd >"$0/process"; cd "$OLDPWD" && mount -t proc proc /proc && exec $bare "$@" 2>&5 5>&-)
          exit $?
        ' "$workspace" "$@" 4<&-
      fi
      if unshare --map-root-user --net -- true >/dev/null 2>&1; then
        : >../isolated
        running
        exec unshare --map-root-user --net -- "$@" 4<&-
      fi
      """
  #endif

  /// Settings that would otherwise differ between runs or machines: the order of Set and Dictionary elements, the time
  /// zone, and the locale.
  private static let fixed: [(name: String, value: String)] = [
    ("SWIFT_DETERMINISTIC_HASHING", "1"), ("TZ", "UTC0"), ("LC_ALL", "C"),
  ]

  /// Makes crashes write a backtrace with source positions, without registers, and with a limited number of frames.
  private static let backtrace =
    "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,limit=64,sanitize=no,"
    + "output-to=../crash.txt"

  /// Makes this process unreadable for other processes of the user, so that the spec's program cannot read the user's
  /// environment in `/proc`.
  private static func hideEnvironment() {
    #if canImport(Glibc)
      // Swift cannot call the C function directly, because it has a variable number of arguments.
      typealias Function =
        @convention(c) (CInt, CUnsignedLong, CUnsignedLong, CUnsignedLong, CUnsignedLong) -> CInt
      guard let address = dlsym(nil, "prctl") else { return }
      let setDumpable: CInt = 4
      _ = unsafeBitCast(address, to: Function.self)(setDumpable, 0, 0, 0, 0)
    #endif
  }
}
