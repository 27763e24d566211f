internal import Portolan

extension SystemExpansion {
  /// The targets that services declare: the percentage of requests that must succeed.
  package var objectives: [String: Double] {
    Dictionary(system.services.compactMap { service in service.objective.map { (service.name, $0.value) } }) {
      $1
    }
  }

  /// The declared time in seconds that services need after SIGTERM to finish open requests.
  package var drainTimes: [String: Int] {
    Dictionary(
      system.services.compactMap { service in service.draining?.time.wholeSeconds.map { (service.name, $0) } }
    ) { $1 }
  }
}
