internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks that the grace period of a pod and the notice of its spot nodes are long enough for the sleep and the
  /// drain.
  mutating func checkDraining() {
    let draining = service.draining
    let location = draining?.location ?? service.location
    let time = faults.seconds(draining?.time, of: "drain time", at: location)
    let delay = faults.seconds(draining?.endpointDelay, of: "endpoint delay", at: location)
    if let exact = service.pod.gracePeriod,
      let grace = faults.seconds(
        exact.value, from: 0, of: "termination grace period", at: exact.location)
    {
      let needed = (system.endpointDelay(of: service) ?? 0) + (time ?? 0)
      if needed > grace {
        faults.report(.shortGracePeriod(grace, needed: needed, at: exact.location))
      }
    }
    guard case .spot(let provider, _) = service.placement.nodes?.value, let nodes = service.placement.nodes,
      let notice = provider.notice.wholeSeconds, notice > 0
    else { return }
    let isWellFormed = (draining == nil || time != nil) && (draining?.endpointDelay == nil || delay != nil)
    guard isWellFormed, let sleep = system.endpointDelay(of: service) ?? time.map({ _ in 0 }) else { return }
    let needed = sleep + (time ?? PortolanDefaults.drain)
    guard needed > notice else { return }
    faults.report(
      .longDrain(needed, notice: notice, at: draining?.location ?? nodes.location, nodes: nodes.location))
  }
}
