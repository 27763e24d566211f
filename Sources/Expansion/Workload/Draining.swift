internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Seconds of the `preStop` sleep; nil where no endpoint has the service's pods and its spec asks for none.
  func endpointDelay(of service: Portolan.Service) -> Int? {
    if service.runsToEnd || !service.has(.draining) && service.draining == nil { return nil }
    return service.draining?.endpointDelay?.wholeSeconds
      ?? (service.servesTraffic ? Defaults.endpointDelay : nil)
  }

  /// Seconds from the wish to end a pod to its kill: sleep, drain and margin, but no more than its spot nodes leave it.
  func gracePeriod(of service: Portolan.Service) -> Int? {
    if let exact = service.pod.gracePeriod?.value.wholeSeconds { return exact }
    if !service.has(.draining), service.draining == nil { return nil }
    let notice = service.spotProvider?.notice.wholeSeconds ?? .max
    let wanted = service.draining?.time.wholeSeconds
    let delay = endpointDelay(of: service)
    // What runs to an end answers nobody, and what says nothing and serves nothing has Kubernetes' own time.
    guard !service.runsToEnd, wanted != nil || delay != nil else {
      return notice < wanted ?? PodDefaults.gracePeriod ? notice : wanted
    }
    return min((delay ?? 0) + (wanted ?? Defaults.drain) + Defaults.drainMargin, notice)
  }

  /// The annotation that says how a service drains.
  func drainAnnotations(of service: Portolan.Service) -> StringMap {
    guard let mechanism = service.draining?.mechanism else { return [:] }
    return [PortolanKey.drainedBy: mechanism]
  }
}
