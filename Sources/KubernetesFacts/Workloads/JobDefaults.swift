/// The API server's defaults for the `spec` of a Job.
package enum JobDefaults {
  package static let parallelism = 1
  /// `completionMode`.
  package static let completionMode = "NonIndexed"

  /// `completions`: nil if only `parallelism` is set, so that the first success ends the Job.
  package static func completions(hasParallelism: Bool) -> Int? { hasParallelism ? nil : 1 }

  /// `backoffLimit`: without a limit if each index has its own.
  package static func backoffLimit(perIndex: Bool) -> Int { perIndex ? Int(Int32.max) : 6 }

  /// `podReplacementPolicy`: with a failure policy, a pod is replaced only when it has ended.
  package static func podReplacementPolicy(hasFailurePolicy: Bool) -> String {
    hasFailurePolicy ? "Failed" : "TerminatingOrFailed"
  }
}
