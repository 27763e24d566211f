import Foundation
import Testing

/// Facts about Kubernetes and Istio are written once.
@Suite struct FactsTests {
  /// Strings that only `KubernetesFacts` may contain, except in examples and documentation.
  private static let facts = [
    // Names of objects, containers, and namespaces.
    #""istio-system""#, #"namespace ?? "default""#, #""kube-root-ca.crt""#, #""istio-ca-root-cert""#,
    #""istio-proxy""#, #""istio-init""#, #""system-cluster-critical""#,
    // Keys of labels, annotations, and taints.
    #""portolan.dev/"#, #""app.kubernetes.io/part-of""#, #""kubernetes.io/metadata.name""#,
    #""kubernetes.io/ingress.class""#, #""kubernetes.io/hostname""#, #""kubernetes.io/os""#,
    #""topology.kubernetes.io/zone""#, #""node.kubernetes.io/"#, #""helm.sh/hook""#,
    #""argocd.argoproj.io/hook""#, #""prometheus.io/"#, #""checksum/config""#, #""pod-template-hash""#,
    #""controller-revision-hash""#, #""kubectl.kubernetes.io/restartedAt"#,
    #""container.apparmor.security.beta.kubernetes.io/"#, #""networking.istio.io/exportTo""#,
    #""node-role.kubernetes.io/control-plane""#, #""batch.kubernetes.io/"#, #""controller-uid""#,
    #""job-name""#,
    // Spot nodes.
    #""eks.amazonaws.com/capacityType""#, #""karpenter.sh/capacity-type""#, #""cloud.google.com/gke-spot""#,
    #""kubernetes.azure.com/scalesetpriority""#,
    #""PreSync""#, #""BeforeHookCreation""#,
    // Ports, retries, routes, and policies.
    #"?.text ?? "TCP""#, #"["TCP", "UDP"#, #""gateway-error", "reset""#, #"["http", "t"#,
    #"?? "ALLOW""#, #""deny-all""#, #""DEADLINE_EXCEEDED""#, #""system:serviceaccount"#, #""/ns/""#,
    // Hosts and identities.
    #""system:anonymous""#, #""system:authenticated""#, #""system:unauthenticated""#,
    #""system:serviceaccounts""#,
    #"svc.cluster.local""#, #"".svc"#, #"== "svc""#, #""kubernetes.default.svc"#, #""cluster.local"#,
    #"/sa/\("#,
    // Paths and kinds.
    #"["template"]["spec"]"#, #""template", "spec""#, #""CronJob", "BroadcastJob""#,
    // Defaults.
    #""default-scheduler""#, #"["replicas"].int ?? 1"#, #"["replicas"]?.int ?? 1"#, #""minReplicaCount""#,
    #""25%""#, "int ?? 30", "${grace:-30}", "ternary 30", "?? 600", "seconds: 300", "?? 110", "== 1337",
    // Limits.
    "utf8.count <= 63", "utf8.count <= 253", "= 52", "1...65", "30000...", "30_000...", "1_048_576",
    "1_000_000_000 != 0", "1...1800", "262144",
    // Resources, security, and types of Secrets.
    #""SYS_CHROOT""#, #""runtime/default""#, #""status.podIP""#, #""system-"#,
    #""hugepages-"#, #""kubernetes.io/tls""#, #""tls.crt""#,
  ]

  @Test(arguments: facts)
  func `a fact about Kubernetes is in only one module`(fact: String) throws {
    let places = try Self.places { $0.contains(fact) }
    #expect(places.filter { !$0.hasPrefix("KubernetesFacts/") } == [])
  }

  @Test func `only the list of API groups contains their names`() throws {
    let home = "ManifestTree/Tree/APIGroup.swift"
    let list = try String(contentsOf: Self.sources.appending(path: home), encoding: .utf8)
    let groups = list.matches(of: /static let \w+ = "([^"]+)"/).map { String($0.1) }
    #expect(groups.count > 40)
    // Some groups without a domain are also names of chart values and plain words.
    let words: Set<String> = ["autoscaling", "extensions", "policy"]
    let literals = groups.flatMap { group in
      [#""\(group)/v"#] + (words.contains(group) ? [] : [#""\(group)""#])
    }
    let places = try Self.places { line in literals.contains(where: line.contains) }
    #expect(places.subtracting([home, "KubernetesFacts/Schema/SchemaTables.swift"]) == [])
  }

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The files, as paths in `Sources`, with a line outside of comments that satisfies a condition.
  private static func places(where holds: (Substring) -> Bool) throws -> Set<String> {
    Set(try files.get().filter { $0.lines.contains(where: holds) }.map(\.path))
  }

  /// The paths of all files, with their lines outside of comments.
  private static let files = Result {
    let paths = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var files: [(path: String, lines: [Substring])] = []
    for case let file as URL in paths where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      files.append(
        (
          String(file.path.dropFirst(sources.path.count + 1)),
          lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        ))
    }
    return files
  }
}
