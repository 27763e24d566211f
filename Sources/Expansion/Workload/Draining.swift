internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Seconds of the `preStop` sleep.
  ///
  /// Nil for pods that run to completion, for services without draining, and if the service has no served port and the
  /// spec sets no delay.
  func endpointDelay(of service: Portolan.Service) -> Int? {
    if service.runsToEnd || !service.has(.draining) && service.draining == nil { return nil }
    return service.draining?.endpointDelay?.wholeSeconds
      ?? (service.servesTraffic ? PortolanDefaults.endpointDelay : nil)
  }

  /// Seconds from the deletion of a pod to SIGKILL; nil uses Kubernetes' default.
  ///
  /// A grace period in the spec is used unchanged. Otherwise, the value is nil for a service without draining, and for
  /// other services the sum of the sleep, the drain, and a margin. For pods that run to completion, and without a sleep
  /// and a declared drain, the value is the declared drain, or nil. With draining, the value is at most the notice of
  /// the pod's spot nodes, which also replaces a longer default of Kubernetes.
  func gracePeriod(of service: Portolan.Service) -> Int? {
    if let exact = service.pod.gracePeriod?.value.wholeSeconds { return exact }
    if !service.has(.draining), service.draining == nil { return nil }
    let notice = service.spotProvider?.notice.wholeSeconds ?? .max
    let wanted = service.draining?.time.wholeSeconds
    let delay = endpointDelay(of: service)
    // Pods that run to completion serve no requests, and services with neither served ports nor
    // settings for draining use Kubernetes' default.
    guard !service.runsToEnd, wanted != nil || delay != nil else {
      return notice < wanted ?? PodDefaults.gracePeriod ? notice : wanted
    }
    return min((delay ?? 0) + (wanted ?? PortolanDefaults.drain) + PortolanDefaults.drainMargin, notice)
  }

  /// The annotation that describes how a service drains.
  func drainAnnotations(of service: Portolan.Service) -> StringMap {
    guard let mechanism = service.draining?.mechanism else { return [:] }
    return [PortolanKey.drainedBy: mechanism]
  }
}
