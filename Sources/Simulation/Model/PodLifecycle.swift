internal import KubernetesFacts
internal import ManifestTree

/// The times that a pod takes to get ready and to stop according to its manifest, in milliseconds.
struct PodLifecycle: Sendable {
  /// Probes of each container that decide when it is ready.
  var probes: [(startup: ProbeTimes?, readiness: ProbeTimes?)]
  /// The number of init containers that run to their end.
  let initSteps: Int
  /// The value of `terminationGracePeriodSeconds`.
  var grace: Int64
  /// The longest preStop sleep.
  let preStop: Int64
  /// The time in which the pod finishes requests after SIGTERM; nil if the manifest does not set it.
  let drain: Int64

  /// When a probe runs.
  struct ProbeTimes: Sendable {
    let initialDelay: Int64
    let period: Int64

    /// The time of the first run at a time or later, from the start of the container.
    func firstRun(at time: Int64) -> Int64 {
      if time <= initialDelay { return initialDelay }
      return initialDelay + (time - initialDelay + period - 1) / period * period
    }
  }

  /// Reads a pod template.
  init(_ template: Node) {
    let pod = template.at("spec")
    let sidecars = pod.at("initContainers").items.filter { $0.at("restartPolicy").text == "Always" }
    let containers = pod.at("containers").items
    probes = (containers + sidecars).map {
      (Self.times($0.at("startupProbe")), Self.times($0.at("readinessProbe")))
    }
    initSteps = pod.at("initContainers").items.count - sidecars.count
    grace =
      1000
      * Int64(
        max(0, min(pod.at("terminationGracePeriodSeconds").count ?? PodDefaults.gracePeriod, 1_000_000)))
    preStop = (containers + sidecars).map { Self.sleep($0.at("lifecycle", "preStop")) }.max() ?? 0
    drain = Self.proxyDrain(template.at("metadata", "annotations"))
  }

  private static func times(_ probe: Node) -> ProbeTimes? {
    guard probe.exists else { return nil }
    let delay = max(0, min(probe.at("initialDelaySeconds").count ?? 0, 1_000_000))
    let period = max(1, min(probe.at("periodSeconds").count ?? PodDefaults.probePeriod, 1_000_000))
    return ProbeTimes(initialDelay: 1000 * Int64(delay), period: 1000 * Int64(period))
  }

  /// How long a preStop hook sleeps; 0 where a command does something else.
  private static func sleep(_ hook: Node) -> Int64 {
    if let seconds = hook.at("sleep", "seconds").count {
      return 1000 * Int64(max(0, min(seconds, 1_000_000)))
    }
    let words = hook.at("exec", "command").texts.flatMap { $0.split { " ;&'\"".contains($0) } }
    return zip(words, words.dropFirst()).reduce(0) { sum, pair in
      guard pair.0.split(separator: "/").last == "sleep" else { return sum }
      return sum + (seconds(pair.1) ?? 0)
    }
  }

  /// The time that `sleep` takes for an argument such as `15`, `90s`, `1m` or `0.5`, in milliseconds.
  private static func seconds(_ text: Substring) -> Int64? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = text.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? text : text.dropLast()), number >= 0,
      number * (unit ?? 1) <= 1_000_000
    else { return nil }
    return Int64(number * (unit ?? 1) * 1000)
  }

  /// `terminationDrainDuration` of the Istio proxy's annotation.
  private static func proxyDrain(_ annotations: Node) -> Int64 {
    guard let text = annotations.at("proxy.istio.io/config").text,
      let range = text.range(of: "terminationDrainDuration:")
    else { return 0 }
    let value = text[range.upperBound...].drop { " \"'".contains($0) }.prefix { !" \"'\n,}".contains($0) }
    return (try? DurationText(String(value))).map { max(0, $0.nanoseconds / 1_000_000) } ?? 0
  }
}

extension String {
  /// The first place of a text, without Foundation.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
