#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The time that a process has run or waited, without the time that it was ready to run while all processors were busy.
///
/// On a busy machine, a limit on the time since the start would stop correct programs.
enum ProcessTime {
  /// The time of a process, zero if it has ended; nil if the system does not provide it.
  static func of(_ process: pid_t) -> Duration? {
    #if os(Linux)
      guard let waited = words(of: "/proc/\(process)/schedstat").dropFirst().first.flatMap({ Int64($0) }),
        let start = fields(of: process).dropFirst(19).first.flatMap({ Double($0) }),
        let now = words(of: "/proc/uptime").first.flatMap({ Double($0) })
      else { return .zero }
      let ticks = Double(sysconf(CInt(_SC_CLK_TCK)))
      return .seconds(now - start / ticks) - .nanoseconds(waited)
    #else
      return nil
    #endif
  }

  #if os(Linux)
    /// The fields of `/proc/PID/stat` after the name, which can contain spaces: the state is the first one.
    private static func fields(of process: pid_t) -> [Substring] {
      let text = text(of: "/proc/\(process)/stat")
      guard let end = text.lastIndex(of: ")") else { return [] }
      return text[text.index(after: end)...].split(separator: " ")
    }

    private static func words(of path: String) -> [Substring] {
      text(of: path).split(whereSeparator: \.isWhitespace)
    }

    private static func text(of path: String) -> String {
      String(decoding: Workspace.words(in: path), as: UTF8.self)
    }
  #endif
}
