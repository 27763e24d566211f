/// The size of a machine, and the resources that are left for pods.
package struct InstanceSize: Sendable {
  package let name: String
  let cpus: Int
  let memoryGiB: Int
  let pods: Int

  /// Common sizes.
  package static let all = [
    InstanceSize(name: "t3.medium", cpus: 2, memoryGiB: 4, pods: 17),
    InstanceSize(name: "m5.large", cpus: 2, memoryGiB: 8, pods: 29),
    InstanceSize(name: "m5.xlarge", cpus: 4, memoryGiB: 16, pods: 58),
    InstanceSize(name: "m5.2xlarge", cpus: 8, memoryGiB: 32, pods: 58),
    InstanceSize(name: "c5.xlarge", cpus: 4, memoryGiB: 8, pods: 58),
    InstanceSize(name: "r5.xlarge", cpus: 4, memoryGiB: 32, pods: 58),
    InstanceSize(name: "e2-standard-2", cpus: 2, memoryGiB: 8, pods: 110),
    InstanceSize(name: "e2-standard-4", cpus: 4, memoryGiB: 16, pods: 110),
    InstanceSize(name: "e2-standard-8", cpus: 8, memoryGiB: 32, pods: 110),
    InstanceSize(name: "Standard_D2s_v5", cpus: 2, memoryGiB: 8, pods: 110),
    InstanceSize(name: "Standard_D4s_v5", cpus: 4, memoryGiB: 16, pods: 110),
    InstanceSize(name: "Standard_D8s_v5", cpus: 8, memoryGiB: 32, pods: 110),
  ]

  /// The amounts that pods can request: the machine's resources minus the reserves for the kubelet and the system.
  ///
  /// The reserved CPU is 6% of the first core, 1% of the second, 0.5% of the next two, and 0.25% of the others. The
  /// reserved memory on AWS is 255 MiB plus 11 MiB for each pod. For other providers, it is 25% of the first 4 GiB, 20%
  /// of the next 4 GiB, 10% of the next 8 GiB, and 6% of the next 112 GiB. Pods also cannot request the eviction
  /// threshold, 100 MiB.
  var allocatable: [String: Int64] {
    var keptCPU: Int64 = 60
    if cpus > 1 { keptCPU += 10 }
    keptCPU += Int64(min(max(cpus - 2, 0), 2)) * 5
    keptCPU += Int64(max(cpus - 4, 0)) * 5 / 2
    let total = Int64(memoryGiB) << 30
    let isAWS = name.contains(".")
    var kept: Int64 = isAWS ? Int64(255 + 11 * pods) << 20 : 0
    if !isAWS {
      var rest = total
      for (size, percent) in [(4, 25), (4, 20), (8, 10), (112, 6)] as [(Int64, Int64)] {
        let step = min(rest, size << 30)
        kept += step * percent / 100
        rest -= step
      }
    }
    return ["cpu": Int64(cpus) * 1000 - keptCPU, "memory": total - kept - (100 << 20), "pods": Int64(pods)]
  }
}
