internal import Portolan

extension SystemExpansion {
  /// The targets that services declare: the share of requests, in percent, that must succeed.
  package var objectives: [String: Double] {
    Dictionary(system.services.compactMap { service in service.objective.map { (service.name, $0.value) } }) {
      $1
    }
  }

  /// How long services finish requests after SIGTERM, in seconds, where they declare it.
  package var drainTimes: [String: Int] {
    Dictionary(
      system.services.compactMap { service in service.draining?.time.wholeSeconds.map { (service.name, $0) } }
    ) { $1 }
  }
}
