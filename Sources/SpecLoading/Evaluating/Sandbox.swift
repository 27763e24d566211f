/// The isolation of a spec's program: limits, an empty folder, no input, a fixed hash seed, time zone, and locale, and
/// no network access if the system supports that.
///
/// It protects against accidents, not against malicious code: the program can still read and write the user's files.
enum Sandbox {
  /// The process that runs a spec's program in the sandbox.
  static func process(running program: String, for inputs: SpecInputs, in workspace: Workspace)
    -> ChildProcess
  {
    let limits = inputs.request.limits
    let seconds = Int(limits.time.components.seconds) + 1
    let crashReport = workspace.crashReport
    return ChildProcess(
      script: script,
      arguments: [
        workspace.path, "\(limits.memory >> 10)", "\(limits.fileSize >> 9)", "\(seconds)", program,
      ],
      environment: inputs.variables + fixed + [(name: "SWIFT_BACKTRACE", value: backtrace)],
      timeLimit: limits.time,
      hasReported: { CrashReport.isComplete(crashReport) })
  }

  /// `$1` workspace, `$2` memory in KiB, `$3` file size in blocks of 512 bytes, `$4` CPU time in seconds, which stops a
  /// program whose `portolan` was killed, `$5` the program.
  ///
  /// A limit that the system does not support, or that exceeds the system's own, is skipped. Whether network isolation
  /// works is tested in each run, which takes a millisecond, because a stored result may be outdated.
  private static let script = """
    cd "$1/empty" || exit 126
    limit() { (ulimit "$@") 2>/dev/null && ulimit "$@"; }
    limit -c 0
    limit -v "$2"
    limit -f "$3"
    limit -t "$4"
    exec 3>../payload >../stdout.txt 2>../stderr.txt
    set -- "$5" --result-fd 3
    if \(isolation) true >/dev/null 2>&1; then
      : >../isolated
      exec \(isolation) "$@"
    fi
    exec "$@"
    """

  /// The command that runs another one without network access.
  #if os(macOS)
    private static let isolation = "sandbox-exec -p '(version 1)(allow default)(deny network*)'"
  #else
    private static let isolation = "unshare --map-root-user --net --"
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
}
