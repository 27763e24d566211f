internal import Diagnostics
internal import LintEngine

struct UnusedVolume: Rule {
  static let card = RuleCard(
    id: "unused-volume", topic: .references, .warning, in: .default,
    summary: "Pod declares a volume that no container uses",
    why:
      "The kubelet skips a volume that no container uses. A program that needs the volume does not find its files. Data that the program writes goes to the container's filesystem and is lost when the container restarts.",
    fix:
      "add a volumeMount with the name of the volume to the container that needs the volume. For a claim with 'volumeMode: Block', add a volumeDevice instead. If no container needs the volume, remove the volume. If an injected sidecar uses the volume, allow the finding with a reason",
    specFix:
      "set the mount path in the main container with 'at' in 'Volume', or add a 'Mount' to another container. For a claim with the mode '.block', add a 'Device' instead. If no container needs the volume, remove 'Volume'. If an injected sidecar uses the volume, allow the finding with a reason",
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
              volumes:
              - name: tmp-volume
                emptyDir: {}
              containers:
              - name: web
                volumeMounts: [{name: tmp-volume, mountPath: /tmp}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let containers = workload.containers + workload.initContainers
    let mounted = Set(
      containers.flatMap { $0["volumeMounts"].items + $0["volumeDevices"].items }.compactMap {
        $0["name"].text
      })
    return workload.pod["volumes"].items.compactMap { volume in
      guard let name = volume["name"].text, !mounted.contains(name) else { return nil }
      return finding(at: volume["name"], "no container uses the volume '\(name)'")
    }
  }
}
