internal import ManifestTree

/// Results as JSON: an object for one scenario, and a list of objects for several.
package enum SimulationJSON {
  package static func text(for report: SimulationReport) -> String {
    var writer = JSONWriter(.indented)
    if report.results.count == 1, let only = report.results.first {
      writer.write(node(only))
    } else {
      writer.write(["format": 1, "scenarios": .list(report.results.map(node))])
    }
    return writer.text
  }

  private static func node(_ result: SimulationResult) -> Node {
    var root: NodeMap = [
      "format": 1, "scenario": .string(result.scenario), "seconds": seconds(result.duration),
    ]
    root["services"] = .list(result.services.map(service))
    root["pending"] = .list(
      result.pending.map {
        ["pod": .string($0.pod), "service": .string($0.workload), "message": .string($0.message)]
      })
    root["events"] = .list(
      result.events.map {
        [
          "time": seconds($0.time), "kind": .string($0.kind.rawValue), "subject": .string($0.subject),
          "text": .string($0.text),
        ]
      })
    root["pods"] = .list(
      result.pods.filter { $0.endedAt == nil }.map { pod in
        [
          "pod": .string(pod.pod),
          "service": .string(
            result.services.indices.contains(pod.workload) ? result.services[pod.workload].name : ""),
          "node": .string(result.nodes[pod.node].name), "zone": .string(result.nodes[pod.node].zone),
        ]
      })
    if let search = result.search { root["search"] = node(search) }
    if !result.notes.isEmpty { root["notes"] = .list(result.notes.map { .string($0) }) }
    if let bound = result.bound { root["bound"] = .string(bound) }
    return .map(root)
  }

  private static func service(_ service: ServiceResult) -> Node {
    [
      "name": .string(service.name), "namespace": .string(service.namespace), "kind": .string(service.kind),
      "replicas": .int(Int64(service.replicas)), "leastReady": .int(Int64(service.leastReady)),
      "secondsWithoutReady": seconds(service.withoutReady), "cutOff": .int(Int64(service.cutOff)),
      "evictionsRefused": .int(Int64(service.evictionsRefused)),
      "availability": service.availability.map { number($0) } ?? .null,
      "target": service.target.map { number($0) } ?? .null, "verdict": .string(service.verdict.rawValue),
      "fix": service.fix.map { .string($0) } ?? .null,
      "unfixed": service.unfixed.map { .string($0) } ?? .null,
    ]
  }

  private static func node(_ search: SearchSummary) -> Node {
    [
      "tried": .int(Int64(search.tried)), "possible": number(search.possible),
      "exhaustive": .bool(search.isExhaustive),
      "worst": .list(search.worst.map { .string($0) }),
      "perService": .list(
        search.perService.map {
          [
            "service": .string($0.service), "nodes": .list($0.nodes.map { .string($0) }),
            "availability": number($0.availability),
          ]
        }),
    ]
  }

  private static func seconds(_ milliseconds: Int64) -> Node {
    milliseconds % 1000 == 0 ? .int(milliseconds / 1000) : .double(Double(milliseconds) / 1000)
  }

  /// A number, rounded down to six decimal digits; whole numbers without a fraction.
  private static func number(_ value: Double) -> Node {
    let rounded = (value * 1_000_000).rounded(.down) / 1_000_000
    return Int64(exactly: rounded).map { .int($0) } ?? .double(rounded)
  }
}
