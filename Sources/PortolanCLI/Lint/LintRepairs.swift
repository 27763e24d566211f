import Diagnostics
import LintEngine
import ManifestTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The repairs of a run's findings: applied in memory until nothing more can be repaired, then written or printed.
struct LintRepairs {
  /// The input with the applied repairs.
  private(set) var input: LintInput
  private let originals: [(path: String, bytes: [UInt8])]
  private var changes: [RepairedFinding] = []

  init(_ input: LintInput) {
    self.input = input
    originals = input.files
  }

  /// Applies all possible repairs and returns the remaining findings.
  /// - Throws: ``CommandFailure`` with the exit code 70 if a repaired file is invalid.
  mutating func make(_ run: LintRun) throws(CommandFailure) -> LintOutcome {
    var outcome = run.outcome(on: input)
    // A repair can reveal further findings; if 10 rounds are not enough, repairs undo each other.
    for _ in 0..<10 {
      let byFile = Dictionary(grouping: outcome.findings.filter(\.isRepairable), by: \.location.file)
      let repaired = input.files.concurrentMap(minimum: 2) { file in
        byFile[file.path].map { FileRepair(file.bytes, at: file.path, for: $0, in: run.version) }
      }
      let made = repaired.flatMap { $0?.changes ?? [] }
      guard !made.isEmpty else { break }
      changes += made
      try input.replaceFiles(zip(input.files, repaired).map { ($0.path, $1?.bytes ?? $0.bytes) })
      outcome = run.outcome(on: input)
    }
    let sources = input.sources(of: outcome.findings)
    for index in outcome.findings.indices where outcome.findings[index].isOfSpec {
      guard let line = SpecRepair(outcome.findings[index], sources)?.note else { continue }
      outcome.findings[index].notes.append(line)
    }
    return outcome
  }

  private var changed: [(path: String, old: [UInt8], new: [UInt8])] {
    zip(originals, input.files).filter { $0.bytes != $1.bytes }.map { ($0.path, $0.bytes, $1.bytes) }
  }

  /// The repairs as a patch without secrets; empty if there are none.
  var patch: String {
    let secrets = SecretWords(of: input.groups.flatMap(\.objects))
    return changed.map {
      UnifiedPatch($0.old, $0.new, mask: { secrets.masked($0) }).text(at: $0.path)
    }.joined()
  }

  /// Writes the repaired files, all or none, and lists the changes.
  /// - Throws: ``CommandFailure`` with the exit code of the ``FileFault`` if a file cannot be written.
  func write() throws(CommandFailure) {
    guard !changed.isEmpty else { return }
    try FileReplacement.replace(changed.map { ($0.path, $0.new) })
    let files = changed.count == 1 ? "1 file" : "\(changed.count) files"
    let count = changes.count
    StandardStreams.say(changes.map { "\($0.summary.safeForTerminal())\n" }.joined())
    StandardStreams.say("fixed \(count == 1 ? "1 finding" : "\(count) findings") in \(files)\n")
  }
}

extension Finding {
  /// Whether the finding is in a spec and not in a manifest.
  fileprivate var isOfSpec: Bool { location.file.hasSuffix(".swift") }
}
