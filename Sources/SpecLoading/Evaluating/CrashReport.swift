import Diagnostics

/// The information that a crashed program leaves: Swift's backtrace and the end of standard error.
struct CrashReport {
  /// The position in the spec; nil if it is unknown.
  let location: FileLocation?
  /// Swift's reason for the crash: `Index out of range`; nil if there is none.
  let reason: String?

  init(backtrace: [UInt8], standardError: [UInt8], of sources: SpecSources) {
    let words = String(decoding: standardError, as: UTF8.self)
    let fatal = words.split(separator: "\n").last { $0.contains(Self.fatal) }
    reason = fatal.flatMap { $0.firstRange(of: Self.fatal) }.flatMap { range in
      fatal.map { String($0[range.upperBound...]) }
    }
    location =
      Self.firstFrame(in: String(decoding: backtrace, as: UTF8.self), of: sources)
      ?? fatal.flatMap { Self.place(in: $0, after: "\(Compilation.moduleName)/", of: sources) }
  }

  /// Whether a program has written its complete backtrace.
  static func isComplete(_ path: String) -> Bool {
    String(decoding: Workspace.words(in: path), as: UTF8.self).contains("\nBacktrace took ")
  }

  /// Standard error without the lines in which Swift announces a backtrace.
  static func withoutAnnouncement(_ standardError: [UInt8]) -> [UInt8] {
    guard !standardError.isEmpty else { return [] }
    let lines = standardError.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.starts(with: Array("*** Signal ".utf8)) }
    return Array(kept.joined(separator: [UInt8(ascii: "\n")]))
  }

  private static let fatal = "Fatal error: "

  /// The innermost frame in the spec: `3 [ra] Shop.services() + 388 in spec at /tmp/portolan-x/sources/App.swift:9:27`.
  private static func firstFrame(in backtrace: String, of sources: SpecSources) -> FileLocation? {
    for line in backtrace.split(separator: "\n") {
      if let location = place(in: line, after: "/sources/", of: sources) { return location }
    }
    return nil
  }

  /// The first `file:line:column` or `file:line` in a file of the spec that directly follows `mark`.
  private static func place(in line: Substring, after mark: String, of sources: SpecSources) -> FileLocation?
  {
    guard let range = line.firstRange(of: mark) else { return nil }
    return SourcePlace(line[range.upperBound...], of: sources)?.location
  }
}
