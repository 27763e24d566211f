internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the hook settings and the naming of a Job.
  mutating func checkHook() {
    let isJob = if case .job = service.workload { true } else { false }
    if let contentName = service.contentName, contentName.value, !isJob {
      faults.report(.jobSetting("namedByContent", of: workloadKind, at: contentName.location))
    }
    guard let hook = service.hook else { return }
    guard isJob else { return faults.report(.jobSetting("hook", of: workloadKind, at: hook.location)) }
    if hook.points.isEmpty { faults.report(.hookWithoutPoint(at: hook.location)) }
    for (place, point) in hook.points.enumerated() where hook.points[..<place].contains(point) {
      faults.report(.repeatedHookPoint(point.rawValue, at: hook.location))
    }
    faults.checkNumber(
      hook.weight, in: Int(Int32.min)...Int(Int32.max), of: "hook weight", at: hook.location)
    guard hook.points.contains(.preInstall) else { return }
    for call in service.calls {
      guard case .service(let name, _) = call.callee, index.position(ofService: name) != nil else { continue }
      faults.report(.hookBeforeDependency("service '\(name)'", at: call.location, hook: hook.location))
    }
    for volume in service.volumes {
      guard case .claim(let name, _) = volume.source,
        system.resources.claims.contains(where: { $0.name == name })
      else { continue }
      faults.report(
        .hookBeforeDependency("PersistentVolumeClaim '\(name)'", at: volume.location, hook: hook.location))
    }
  }
}
