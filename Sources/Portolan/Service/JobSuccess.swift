/// A rule by which an indexed Job succeeds before all of its indexes have succeeded: a rule of `successPolicy`,
/// Kubernetes 1.31 and newer.
///
/// ```swift
/// .job(.init(completions: 5, indexed: IndexedJob(), succeeds: [.indexes("0"), .count(3)]))
/// ```
/// When a rule is met, the Job has succeeded, and its remaining pods are stopped.
public struct JobSuccess: PayloadValue, Sendable, Equatable {
  package let indexes: String?
  package let count: Int?

  /// The Job succeeds when all of these indexes have succeeded, or `count` of them if it is set.
  ///
  /// Indexes are separated by commas and can be ranges, such as `0,2-4`.
  public static func indexes(_ indexes: String, count: Int? = nil) -> JobSuccess {
    JobSuccess(indexes: indexes, count: count)
  }

  /// The Job succeeds when this number of its indexes have succeeded.
  public static func count(_ count: Int) -> JobSuccess { JobSuccess(indexes: nil, count: count) }
}

/// When a Job creates the replacement of a pod: `podReplacementPolicy`.
public enum PodReplacement: String, PayloadValue, Sendable {
  /// `TerminatingOrFailed`: as soon as the old pod starts to terminate, so both pods can run at the same time.
  case whenTerminating = "TerminatingOrFailed"
  /// `Failed`: only after the old pod has ended.
  case whenEnded = "Failed"
}

extension JobSuccess {
  package init(from reader: inout PayloadReader) throws { (indexes, count) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(indexes, count) }
}
