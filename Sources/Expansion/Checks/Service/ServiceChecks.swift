internal import Diagnostics
internal import Portolan

/// Checks a service, including its references to other services.
struct ServiceChecks {
  let system: SystemModel
  let index: SystemIndex
  let service: Portolan.Service
  /// The ports of the main container and the sidecars, in this order.
  let ports: [Port]
  /// The ports that a Kubernetes Service serves.
  let served: [Port]
  var faults = SpecFaults()

  /// The errors and warnings about the service at a position.
  static func faults(of position: Int, in system: SystemModel, _ index: SystemIndex) -> SpecFaults {
    let service = system.services[position]
    var checks = ServiceChecks(
      system: system, index: index, service: service, ports: service.allPorts,
      served: index.servedPorts(at: position))
    checks.checkNames()
    checks.checkMetadata()
    checks.checkPodSettings()
    checks.checkWorkload()
    checks.checkHook()
    checks.checkWrittenHook()
    checks.checkPorts()
    checks.checkExposures()
    checks.checkCalls()
    for container in service.allContainers { checks.check(container) }
    checks.checkContainerNames()
    checks.checkInitContainers()
    checks.checkVolumes()
    checks.checkReplicas()
    if let objective = service.objective { checks.faults.checkObjective(objective) }
    checks.checkAutoscaling()
    checks.checkBudget()
    checks.checkRollout()
    checks.checkDraining()
    checks.checkNodes()
    checks.checkNeighbors()
    checks.checkScraping()
    checks.checkTraffic()
    checks.checkRoutings()
    checks.checkAuthorization()
    return checks.faults
  }

  /// The kind of the service's workload, as Kubernetes names it.
  var workloadKind: String {
    switch service.workload {
    case .deployment: "Deployment"
    case .statefulSet: "StatefulSet"
    case .daemonSet: "DaemonSet"
    case .job: "Job"
    case .cronJob: "CronJob"
    }
  }
}
