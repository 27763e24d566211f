internal import Diagnostics

/// The results of one or more scenarios, ready to be written.
package struct SimulationReport: Sendable {
  package var results: [SimulationResult]
  /// The maximum number of timeline lines in text; nil for all lines, including those about ready and scheduled pods.
  package var shownEvents: Int? = 40

  package init(_ results: [SimulationResult]) { self.results = results }

  /// Whether a target is missed, a rollout stalls, a Job fails, or a drain is blocked.
  package var hasFailed: Bool { results.contains(where: \.hasFailed) }

  /// `1:02:03` or `02:03` since the start of the scenario.
  static func clock(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / 1000
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, rest) = (seconds / 3600, seconds % 3600)
    return (hours > 0 ? "\(hours):" : "") + "\(two(rest / 60)):\(two(rest % 60))"
  }

  /// Seconds with at most one decimal digit.
  static func seconds(_ milliseconds: Int64) -> String {
    let tenths = (milliseconds + 50) / 100
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// A percentage, rounded down to thousandths, so that a missed target never looks met.
  static func percent(_ value: Double) -> String {
    let thousandths = Int((value * 1000 + 1e-6).rounded(.down))
    var text = "\(thousandths / 1000)"
    let rest = thousandths % 1000
    if rest > 0 {
      var digits = String(String(1000 + rest).dropFirst())
      while digits.hasSuffix("0") { digits.removeLast() }
      text += ".\(digits)"
    }
    return text
  }

  static func target(_ service: ServiceResult) -> String {
    switch service.verdict {
    case .met: "met"
    case .missed: "missed \(service.target.map(percent) ?? "")%"
    case .stalled: service.kind == "Job" ? "Job failed" : "rollout stalled"
    case .blocked: "blocks drains"
    case .none: "no target"
    }
  }
}

extension SimulationResult {
  /// The verdicts in words, such as `2 services fail`.
  var summary: String {
    switch services.count(where: \.hasFailed) {
    case 0: services.contains { $0.verdict == .met } ? "all targets are met" : "no service fails"
    case 1: "1 service fails"
    case let failed: "\(failed) services fail"
    }
  }

  /// A pending message, with all pods that have it.
  var pendingByMessage: [(message: String, pods: [String])] {
    var order: [String] = []
    var pods: [String: [String]] = [:]
    for pod in pending {
      if pods[pod.message] == nil { order.append(pod.message) }
      pods[pod.message, default: []].append(pod.pod)
    }
    return order.map { ($0, pods[$0] ?? []) }
  }
}
