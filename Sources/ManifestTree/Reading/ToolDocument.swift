package import Diagnostics

/// A document that configures a tool and is not an object of the API server.
package struct ToolDocument: Sendable {
  /// The tool that reads the document, such as `kustomize`.
  package let tool: String
  /// The position of the document.
  package let location: FileLocation
  /// The ConfigMaps and Secrets that the tool generates from the document.
  package let generated: [ObjectIdentity]

  /// - Parameter mayBePatch: whether the file contains the text of a directive of strategic merge patches.
  /// - Returns: nil for an object and for an unknown document.
  init?(_ root: NodeMap, at location: FileLocation, mayBePatch: Bool) {
    let (apiVersion, kind) = (root["apiVersion"]?.text ?? "", root["kind"]?.text ?? "")
    let isPatch = mayBePatch && PatchDirective.isPresent(in: .map(root))
    guard let tool = isPatch ? "kustomize" : Self.tool(apiVersion, kind, root) else { return nil }
    self.tool = tool
    self.location = location
    generated = Self.generated(by: root, kind)
  }

  private static func tool(_ apiVersion: String, _ kind: String, _ root: NodeMap) -> String? {
    let group = String(Substring(apiVersion.utf8.prefix { $0 != UInt8(ascii: "/") }))
    if let tool = byGroup[group], apiVersion != group || group == "builtin" { return tool }
    if group.hasSuffix(".config.k8s.io") || group.hasSuffix(".admission.k8s.io") { return "kube-apiserver" }
    if isLocal(root["metadata"]?["annotations"]) { return "kustomize" }
    if root["metadata"] == nil, root["spec"] == nil, let tool = program(apiVersion, kind, root) {
      return tool
    }
    switch (apiVersion, kind) {
    case ("v1", "Config") where root["clusters"] != nil || root["contexts"] != nil: return "kubectl"
    case ("v1", ""), ("v2", ""):
      // A `Chart.yaml` has no kind.
      return root["name"]?.text != nil && root["version"] != nil && root["metadata"] == nil ? "helm" : nil
    case ("", "CustomResourceStateMetrics"): return "kube-state-metrics"
    case ("", "") where root["services"] != nil && (root["version"] != nil || root["networks"] != nil):
      return "docker compose"
    default: return nil
    }
  }

  /// Whether the annotations mark the input of a function, which is not applied to a cluster.
  private static func isLocal(_ annotations: Node?) -> Bool {
    let local = annotations?["config.kubernetes.io/local-config"]
    return local.map { $0.plainText != "false" } ?? (annotations?["config.kubernetes.io/function"] != nil)
  }

  /// The program that reads a document without metadata or spec, which no API server accepts; nil for a kind of
  /// Kubernetes or Istio, which then lacks its name.
  private static func program(_ apiVersion: String, _ kind: String, _ root: NodeMap) -> String? {
    if apiVersion.isEmpty {
      // The values of a chart can have a key `kind`.
      let isObject = root["data"] != nil || root["items"] != nil || root.count == 1
      return kind.isEmpty || isObject ? nil : "helm"
    }
    if apiVersion == "v1", kind == "Policy" { return "kube-scheduler" }
    let group = apiVersion.prefix { $0 != "/" }
    let isServed =
      group == apiVersion || APIGroup.withoutDomain.contains(String(group))
      || APIGroup.isOfKubernetes(group) || APIGroup.isIstio(group)
    return isServed || kind.isEmpty || kind.hasSuffix("List") ? nil : String(group)
  }

  private static let byGroup = [
    "kustomize.config.k8s.io": "kustomize", "builtin": "kustomize", "config.kubernetes.io": "kustomize",
    "kpt.dev": "kpt", "fn.kpt.dev": "kpt", "kind.x-k8s.io": "kind", "k3d.io": "k3d", "eksctl.io": "eksctl",
    "ctlptl.dev": "ctlptl", "skaffold": "skaffold", "kubeadm.k8s.io": "kubeadm",
    "kubelet.config.k8s.io": "kubelet", "kubeproxy.config.k8s.io": "kube-proxy",
    "kubescheduler.config.k8s.io": "kube-scheduler",
    "kubecontrollermanager.config.k8s.io": "kube-controller-manager",
    "controllermanager.config.k8s.io": "kube-controller-manager", "apiserver.config.k8s.io": "kube-apiserver",
    "apiserver.k8s.io": "kube-apiserver", "audit.k8s.io": "kube-apiserver",
    "client.authentication.k8s.io": "kubectl", "install.istio.io": "istioctl",
    "controller-runtime.sigs.k8s.io": "controller-runtime", "config.kueue.x-k8s.io": "kueue",
    "krew.googlecontainertools.github.com": "krew", "kuttl.dev": "kuttl", "cli.kyverno.io": "kyverno",
    "chainsaw.kyverno.io": "chainsaw", "backstage.io": "backstage", "meta.pkg.crossplane.io": "crossplane",
    "scorecard.operatorframework.io": "operator-sdk", "helmfile.com": "helmfile",
  ]

  private static func generated(by root: NodeMap, _ kind: String) -> [ObjectIdentity] {
    let listed = [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")].flatMap {
      key, kind -> [(Node, String)] in
      if case .list(let items)? = root[key] { items.map { ($0, kind) } } else { [] }
    }
    let own = ["ConfigMapGenerator": "ConfigMap", "SecretGenerator": "Secret"][kind].map {
      [(Node.map(root), $0)]
    }
    return (listed + (own ?? [])).compactMap { item, kind in
      guard let name = item["name"]?.text ?? item["metadata"]?["name"]?.text else { return nil }
      let namespace = item["namespace"]?.text ?? root["namespace"]?.text
      return ObjectIdentity(apiVersion: "v1", kind: kind, namespace: namespace, name: name)
    }
  }
}
