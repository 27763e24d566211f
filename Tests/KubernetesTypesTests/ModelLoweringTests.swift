import Diagnostics
import KubernetesFacts
import KubernetesTypes
import ManifestTree
import TestSupport
import Testing

@Suite struct ModelLoweringTests {
  @Test(arguments: ModelExample.all)
  func `a resource becomes its manifest in the conventional order`(example: ModelExample) {
    var writer = YAMLWriter()
    writer.write(object(of: example.resource).node)
    #expect(writer.text == example.yaml + "\n")
  }

  @Test(.enabled(if: KubernetesValidate.isInstalled, "needs python3 with kubernetes-validate"))
  func `the manifests conform to the published schemas`() throws {
    let resources = ModelExample.all.map(\.resource).filter { !isExtension($0) }
    #expect(try KubernetesValidate.faults(of: resources.map { object(of: $0).node }) == "")
  }

  @Test func `an object has the identity of its resource`() {
    let policy = Networking.NetworkPolicy(
      metadata: Meta.ObjectMeta(name: "deny", namespace: "shop"),
      spec: Networking.NetworkPolicySpec(podSelector: Meta.LabelSelector()))
    let identity = ObjectIdentity(
      group: "networking.k8s.io", version: "v1", kind: "NetworkPolicy", namespace: "shop", name: "deny")
    #expect(object(of: policy).identity == identity)
    #expect(object(of: policy).identity.apiVersion == "networking.k8s.io/v1")
    #expect(object(of: policy).origin.location == place)
  }

  @Test func `an object of the core group has an empty group, and a cluster-scoped object has no namespace`()
  {
    let object = object(of: Core.Namespace(metadata: Meta.ObjectMeta(name: "shop")))
    #expect(
      object.identity
        == ObjectIdentity(group: "", version: "v1", kind: "Namespace", namespace: nil, name: "shop"))
  }

  private let place = FileLocation(file: "App.swift", line: 7, column: 5)

  private func object(of resource: any Resource) -> Object { Object(resource, from: Origin(place)) }
}

/// Whether a kind is one of Istio or the Prometheus operator, so that Kubernetes' own schemas do not contain it.
private func isExtension(_ resource: any Resource) -> Bool {
  let apiVersion = type(of: resource).apiVersion
  return apiVersion.contains("istio.io/") || apiVersion.contains("coreos.com/")
}
