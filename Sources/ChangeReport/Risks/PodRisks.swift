import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks of changes in a pod template for the availability of the pods.
struct PodRisks {
  let old: Node
  let new: Node

  /// - Parameter path: the path in the pod template.
  func marks(of difference: ObjectDifference, at path: ArraySlice<NodePath.Step>) -> [RiskMark] {
    if path.isBelow("spec.terminationGracePeriodSeconds") { return gracePeriod() }
    if path.isBelow("spec.topologySpreadConstraints") { return spread() }
    if path.touches("spec.affinity.podAntiAffinity"), path.count > 1 { return antiAffinity() }
    if path.isBelow("spec.hostname") || path.isBelow("spec.subdomain") {
      return [RiskMark(.movesAddress, "the host names or the DNS names of the pods change")]
    }
    guard path.isBelow("spec.containers") || path.isBelow("spec.initContainers"), path.count >= 3 else {
      return []
    }
    let field = path.dropFirst(3)
    guard let (before, after) = containers(at: path) else { return [] }
    for probe in ProbeKey.all where field.isBelow(probe) {
      return ProbeRisks.marks(probe, before, after)
    }
    if field.touches("lifecycle.preStop"), !field.isEmpty { return preStop(before, after) }
    return []
  }

  /// Both versions of the container that a path leads to.
  private func containers(at path: ArraySlice<NodePath.Step>) -> (Node, Node)? {
    let container = NodePath(Array(path.prefix(3)))
    guard let before = old[container], let after = new[container] else { return nil }
    return (before, after)
  }

  private func gracePeriod() -> [RiskMark] {
    let standard = Int64(PodDefaults.gracePeriod)
    let (before, after) = (
      old.at("spec", "terminationGracePeriodSeconds")?.int ?? standard,
      new.at("spec", "terminationGracePeriodSeconds")?.int ?? standard
    )
    guard after < before else { return [] }
    return [
      RiskMark(
        .lowersAvailability, "the grace period of terminating pods is \(after) s, previously \(before) s")
    ]
  }

  private func preStop(_ before: Node, _ after: Node) -> [RiskMark] {
    guard let hook = before.at("lifecycle", "preStop") else { return [] }
    guard let next = after.at("lifecycle", "preStop") else {
      return [RiskMark(.lowersAvailability, "the container is stopped without a preStop hook")]
    }
    guard let sleep = hook.at("sleep", "seconds")?.int, let other = next.at("sleep", "seconds")?.int,
      other < sleep
    else { return [] }
    return [
      RiskMark(
        .lowersAvailability,
        "the container is stopped after a preStop sleep of \(other) s, previously \(sleep) s")
    ]
  }

  // MARK: Spread

  private func spread() -> [RiskMark] {
    let (before, after) = (SpreadReading(old), SpreadReading(new))
    return before.weakened(by: after).map { RiskMark(.lowersAvailability, $0) }
  }

  private func antiAffinity() -> [RiskMark] {
    func keys(_ pod: Node, _ field: String) -> Set<String> {
      let terms = pod.at("spec", "affinity", "podAntiAffinity", field)?.items ?? []
      return Set(terms.compactMap { ($0["podAffinityTerm"] ?? $0)["topologyKey"]?.text })
    }
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution"
    var lost = keys(old, required).subtracting(keys(new, required))
    lost.formUnion(keys(old, preferred).subtracting(keys(new, preferred)).subtracting(keys(new, required)))
    return lost.sorted().map {
      RiskMark(.lowersAvailability, "the anti-affinity with topology key '\($0)' is removed or weakened")
    }
  }
}

/// The topology spread of a pod template.
private struct SpreadReading {
  private var constraints: [String: (skew: Int64, isStrict: Bool, domains: Int64)] = [:]

  init(_ pod: Node) {
    for constraint in pod.at("spec", "topologySpreadConstraints")?.items ?? [] {
      guard let key = constraint["topologyKey"]?.text else { continue }
      let isStrict = SpreadAction.isStrict(constraint["whenUnsatisfiable"]?.text)
      let own = (
        skew: constraint["maxSkew"]?.int ?? 1, isStrict: isStrict,
        domains: constraint["minDomains"]?.int ?? SpreadDefaults.minDomains
      )
      if let known = constraints[key], known.isStrict && !isStrict { continue }
      constraints[key] = own
    }
  }

  /// How other constraints spread pods less, in words.
  func weakened(by other: SpreadReading) -> [String] {
    constraints.keys.sorted().compactMap { key in
      guard let before = constraints[key] else { return nil }
      guard let after = other.constraints[key] else {
        return "the topology spread with key '\(key)' is removed"
      }
      if before.isStrict, !after.isStrict {
        return "the topology spread with key '\(key)' is now only preferred"
      }
      if before.isStrict == after.isStrict, after.skew > before.skew {
        return
          "the topology spread with key '\(key)' allows a skew of \(after.skew), previously \(before.skew)"
      }
      guard before.domains > max(after.domains, SpreadDefaults.minDomains) else { return nil }
      return after.domains <= SpreadDefaults.minDomains
        ? "the topology spread with key '\(key)' no longer requires \(before.domains) domains"
        : "the topology spread with key '\(key)' requires \(after.domains) domains, previously \(before.domains)"
    }
  }
}

/// The risks of a changed probe.
private enum ProbeRisks {
  /// - Parameters:
  ///   - name: the field of the probe.
  ///   - container: the container before the change.
  ///   - changed: the container after the change.
  static func marks(_ name: String, _ container: Node, _ changed: Node) -> [RiskMark] {
    guard let before = container.at(name) else { return [] }
    guard let after = changed.at(name) else {
      let reason =
        switch name {
        case "readinessProbe": "pods can receive requests before they are ready"
        case "livenessProbe": "a container that hangs is not restarted"
        case _ where changed.at("livenessProbe") == nil:
          "a container that hangs while it starts is not restarted"
        default: "the liveness probe can kill the container while it starts"
        }
      return [RiskMark(.lowersAvailability, "the \(name) is removed: \(reason)")]
    }
    func int(_ probe: Node, _ field: String, _ standard: Int) -> Int64 {
      // The API server replaces 0 with the default.
      let value = probe[field]?.int ?? 0
      return value == 0 ? Int64(standard) : value
    }
    func span(_ probe: Node) -> Int64 {
      int(probe, "periodSeconds", PodDefaults.probePeriod)
        .multipliedReportingOverflow(by: int(probe, "failureThreshold", PodDefaults.probeFailures))
        .partialValue
    }
    let timeouts = [before, after].map { int($0, "timeoutSeconds", PodDefaults.probeTimeout) }
    if timeouts[1] < timeouts[0] {
      return [
        RiskMark(
          .lowersAvailability, "the \(name) times out after \(timeouts[1]) s, previously \(timeouts[0]) s"
        )
      ]
    }
    let spans = [span(before), span(after)]
    if name == "readinessProbe" {
      guard spans[1] > spans[0] else { return [] }
      return [
        RiskMark(
          .lowersAvailability,
          "a failing pod receives requests for about \(spans[1]) s, previously \(spans[0]) s")
      ]
    }
    let delays = [before, after].map { int($0, "initialDelaySeconds", 0) }
    // A running container is restarted after the span of its liveness probe. A container whose probe never succeeds is
    // restarted after the delay and the span.
    let restartsSooner = name == "livenessProbe" && spans[1] < spans[0]
    guard restartsSooner || delays[1] &+ spans[1] < delays[0] &+ spans[0] else { return [] }
    let reason =
      restartsSooner
      ? "a container whose \(name) fails is restarted after about \(spans[1]) s, previously \(spans[0]) s"
      : "a container whose \(name) never succeeds is restarted after about \(delays[1] &+ spans[1]) s, previously \(delays[0] &+ spans[0]) s"
    return [RiskMark(.lowersAvailability, reason)]
  }
}
