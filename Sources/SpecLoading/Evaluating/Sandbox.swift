/// What surrounds a spec's program: limits, an empty folder, no input, a fixed order of hashes, time zone and
/// language, and no network where the system allows that.
///
/// It guards against accident, not against malice: the program may still read and write the user's files.
enum Sandbox {
  /// The process that runs a spec's program within the sandbox.
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

  /// `$1` workspace, `$2` memory in KiB, `$3` file size in blocks of 512 bytes, `$4` processor time in seconds, which
  /// stops a program whose `portolan` was killed, `$5` the program.
  ///
  /// A limit that the system does not know, or that is above its own, is left out. Whether the network can be cut off is
  /// tried each time, which takes a millisecond, rather than remembered from a time when it may have been otherwise.
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

  /// The command that runs another one without network.
  #if os(macOS)
    private static let isolation = "sandbox-exec -p '(version 1)(allow default)(deny network*)'"
  #else
    private static let isolation = "unshare --map-root-user --net --"
  #endif

  /// What would otherwise differ from run to run or from machine to machine: the order of a Set's or Dictionary's elements,
  /// the time zone, and the language.
  private static let fixed: [(name: String, value: String)] = [
    ("SWIFT_DETERMINISTIC_HASHING", "1"), ("TZ", "UTC0"), ("LC_ALL", "C"),
  ]

  /// Has a crash written down with the places in the spec, without registers and with no more frames than needed.
  private static let backtrace =
    "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none,limit=64,sanitize=no,"
    + "output-to=../crash.txt"
}
