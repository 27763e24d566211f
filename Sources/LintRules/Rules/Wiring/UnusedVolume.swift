internal import Diagnostics

/// A volume that nobody mounts.
struct UnusedVolume: Rule {
  static let card = RuleCard(
    id: "unused-volume", .warning, in: .default,
    summary: "A volume of a pod is mounted by no container.",
    why: "The pod waits for what it never uses, and the server writes elsewhere.",
    fix: "mount it, or take it away",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes:
              - name: tmp-volume  # flagged
                emptyDir: {}
              containers: [{name: web}]
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              volumes: [{name: data, emptyDir: {}}]
              containers:
              - name: web
                volumeMounts: [{name: data, mountPath: /data}]
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let containers = workload.containers + workload.initContainers
    let mounted = Set(
      containers.flatMap { $0["volumeMounts"].items + $0["volumeDevices"].items }.compactMap {
        $0["name"].text
      })
    return workload.pod["volumes"].items.compactMap { volume in
      guard let name = volume["name"].text, !mounted.contains(name) else { return nil }
      return finding(at: volume["name"], "no container mounts the volume '\(name)'")
    }
  }
}
