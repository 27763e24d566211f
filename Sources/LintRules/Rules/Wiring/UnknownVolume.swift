internal import Diagnostics

struct UnknownVolume: Rule {
  static let card = RuleCard(
    id: "unknown-volume", .error, in: .default,
    summary: "Container mounts a volume that the pod does not have",
    why: "The API server rejects the pod.",
    fix: "declare the volume, or mount one that exists",
    examples: [
      .failing(
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
                volumeMounts:
                - name: dat  # flagged
                  mountPath: /data
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
    let names =
      (workload.pod["volumes"].items.compactMap { $0["name"].text })
      + workload.spec["volumeClaimTemplates"].items.compactMap { $0["metadata"]["name"].text }
    return (workload.containers + workload.initContainers).flatMap { $0["volumeMounts"].items }.compactMap {
      mount in
      guard let name = mount["name"].text, !names.contains(name) else { return nil }
      let near = nearestName(to: name, among: names)
      return finding(
        at: mount["name"], "unknown volume '\(name)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
