internal import KubernetesModel
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Seconds of the `preStop` sleep; nil where nothing can call the service and its spec says nothing of draining.
  func endpointDelay(of service: Portolan.Service) -> Int? {
    guard service.draining != nil || service.servesTraffic, !service.runsToEnd else { return nil }
    return service.draining?.endpointDelay?.wholeSeconds ?? Defaults.endpointDelay
  }

  /// Seconds from the wish to end a pod to its kill: sleep, drain and margin, but no more than its spot nodes leave it.
  func gracePeriod(of service: Portolan.Service) -> Int? {
    let notice = service.spotProvider?.notice.wholeSeconds ?? .max
    guard let delay = endpointDelay(of: service) else {
      let wanted = service.draining?.time.wholeSeconds
      return notice < wanted ?? Defaults.kubernetesGracePeriod ? notice : wanted
    }
    let drain = service.draining?.time.wholeSeconds ?? Defaults.drain
    return min(delay + drain + Defaults.drainMargin, notice)
  }

  /// The annotation that says how a service drains.
  func drainAnnotations(of service: Portolan.Service) -> StringMap {
    guard let mechanism = service.draining?.mechanism else { return [:] }
    return ["portolan.dev/drained-by": mechanism]
  }
}
