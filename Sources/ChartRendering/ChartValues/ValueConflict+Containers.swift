import ChartParameters
import KubernetesFacts
import ManifestTree

extension ValueConflict {
  /// The requests of containers that the limits do not allow.
  static func resources(in service: Node) -> [ValueConflict] {
    service.containers.flatMap { container -> [ValueConflict] in
      guard case .map(let requests)? = container.resources["requests"] else { return [] }
      return requests.compactMap { request -> ValueConflict? in
        let limits = "\(container.key)resources.limits"
        let limit = container.resources["limits"]?[request.key] ?? .null
        let isShared = ResourceName.allowsOvercommit(request.key)
        let fix =
          isShared
          ? "lower the request, or raise \(limits).\(request.key)"
          : "set \(limits).\(request.key) to the same amount"
        func conflict(_ problem: String) -> ValueConflict {
          ValueConflict(
            key: "\(container.key)resources",
            problem: "requests \(request.value.plainText ?? "") of \(request.key), \(problem)", fix: fix)
        }
        guard limit != .null else {
          return isShared ? nil : conflict("which requires an equal limit")
        }
        guard let asked = (try? Quantity(request.value)) ?? nil, let most = (try? Quantity(limit)) ?? nil
        else {
          return nil
        }
        if !isShared, asked != most {
          return conflict("but the limit (\(limit.plainText ?? "")) must be equal")
        }
        return asked > most ? conflict("above the limit (\(limit.plainText ?? ""))") : nil
      }
    }
  }
}

extension Evaluation {
  /// The conflict of a `preStop` sleep with the termination grace period of a service.
  func conflict(of sleep: ValueChecks.Sleep, in service: ValuesPath) -> ValueConflict? {
    guard holds(sleep.condition), let seconds = node(of: sleep.seconds)?.int else { return nil }
    let grace = gracePeriod(of: service)?.int ?? Int64(PodDefaults.gracePeriod)
    guard seconds > grace else { return nil }
    return ValueConflict(
      key: "terminationGracePeriodSeconds",
      problem: "results in a grace period of \(grace) s, shorter than the preStop sleep of \(seconds) s",
      fix:
        "set terminationGracePeriodSeconds to \(seconds) plus the number of seconds that the program needs to stop"
    )
  }
}
