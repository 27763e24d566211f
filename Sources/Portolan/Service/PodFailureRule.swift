/// A rule for what a Job does when a pod fails: a rule of `podFailurePolicy`.
///
/// ```swift
/// Service("import", .job(.init(restartOnFailure: false, failureRules: [
///   .ignore(on: "DisruptionTarget"), .failJob(onExitCodes: [42], of: "import"),
/// ])), image: "example.com/import:1.0.0")
/// ```
/// Only failed pods are checked, so a condition of a pending or running pod has no effect until the pod fails. The first
/// rule that matches applies. If no rule matches, the failure counts toward `retries`. A rule on exit codes applies to
/// every container of the pod unless you name one with `of`.
public struct PodFailureRule: PayloadValue, Sendable, Equatable {
  package let action: Action
  package let cause: Cause

  package enum Action: String, PayloadValue, Sendable {
    case failJob = "FailJob"
    case failIndex = "FailIndex"
    case ignore = "Ignore"
    case count = "Count"
  }

  package enum Cause: PayloadValue, Sendable, Equatable {
    case exitCodes([Int], isExcluding: Bool, container: String?)
    case condition(String, status: String)
  }

  /// Fails the whole Job if a container of a failed pod exited with one of these codes.
  public static func failJob(onExitCodes codes: [Int], of container: String? = nil) -> PodFailureRule {
    PodFailureRule(action: .failJob, cause: .exitCodes(codes, isExcluding: false, container: container))
  }
  /// Fails the whole Job if a container of a failed pod exited with a nonzero code that is not in the list.
  public static func failJob(unlessExitCodes codes: [Int], of container: String? = nil) -> PodFailureRule {
    PodFailureRule(action: .failJob, cause: .exitCodes(codes, isExcluding: true, container: container))
  }
  /// Fails the whole Job if a failed pod has a condition, such as `ConfigIssue`, with this status.
  public static func failJob(on condition: String, status: String = "True") -> PodFailureRule {
    PodFailureRule(action: .failJob, cause: .condition(condition, status: status))
  }
  /// Fails the index of a failed pod if a container of the pod exited with one of these codes; only for an indexed Job
  /// with `retriesPerIndex`.
  public static func failIndex(onExitCodes codes: [Int], of container: String? = nil) -> PodFailureRule {
    PodFailureRule(action: .failIndex, cause: .exitCodes(codes, isExcluding: false, container: container))
  }
  /// Replaces a failed pod without counting the failure if the pod has a condition, such as `DisruptionTarget`, with
  /// this status.
  public static func ignore(on condition: String, status: String = "True") -> PodFailureRule {
    PodFailureRule(action: .ignore, cause: .condition(condition, status: status))
  }
  /// Replaces a failed pod without counting the failure if a container of the pod exited with one of these codes.
  public static func ignore(onExitCodes codes: [Int], of container: String? = nil) -> PodFailureRule {
    PodFailureRule(action: .ignore, cause: .exitCodes(codes, isExcluding: false, container: container))
  }
  /// Counts the failure of a pod toward `retries` if a container of the pod exited with one of these codes, regardless
  /// of later rules.
  public static func count(onExitCodes codes: [Int], of container: String? = nil) -> PodFailureRule {
    PodFailureRule(action: .count, cause: .exitCodes(codes, isExcluding: false, container: container))
  }
}

/// How an indexed Job counts failures: `completionMode: Indexed`.
public struct IndexedJob: PayloadValue, Sendable, Equatable {
  package let retriesPerIndex: Int?
  package let failedIndexes: Int?

  /// Sets how failures are counted per index.
  /// - Parameters:
  ///   - retriesPerIndex: `backoffLimitPerIndex`; without it, failures of all indexes count together. Requires
  ///     `restartOnFailure: false`.
  ///   - failedIndexes: `maxFailedIndexes`: the Job fails as soon as more indexes than this number have failed. By
  ///     default, the other indexes run to their end. Requires `retriesPerIndex`.
  public init(retriesPerIndex: Int? = nil, failedIndexes: Int? = nil) {
    self.retriesPerIndex = retriesPerIndex
    self.failedIndexes = failedIndexes
  }
}

extension PodFailureRule {
  package init(from reader: inout PayloadReader) throws { (action, cause) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(action, cause) }
}

extension PodFailureRule.Cause {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0:
      self = .exitCodes(
        try reader.next(), isExcluding: try reader.next(), container: try reader.next())
    case 1: self = .condition(try reader.next(), status: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .exitCodes(let codes, let isExcluding, let container):
      writer.put(case: 0, codes, isExcluding, container)
    case .condition(let type, let status): writer.put(case: 1, type, status)
    }
  }
}

extension IndexedJob {
  package init(from reader: inout PayloadReader) throws {
    (retriesPerIndex, failedIndexes) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(retriesPerIndex, failedIndexes) }
}
