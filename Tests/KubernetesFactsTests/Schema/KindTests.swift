import KubernetesFacts
import ManifestTree
import Testing

@Suite struct KindTests {
  @Test(arguments: [
    ("apps/v1", "Deployment", nil, nil), ("extensions/v1beta1", "Ingress", nil, 21),
    ("policy/v1beta1", "PodDisruptionBudget", nil, 24),
    ("autoscaling/v2", "HorizontalPodAutoscaler", 23, nil),
    ("batch/v1beta1", "CronJob", nil, 24), ("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 26, 31),
    ("networking.istio.io/v1", "VirtualService", nil, nil),
  ])
  func `a kind is known with the versions that serve it`(
    apiVersion: String, kind: String, since: Int?, until: Int?
  ) throws {
    let availability = try #require(SchemaTable.availability(apiVersion: apiVersion, kind: kind))
    #expect(availability.since?.minor == since)
    #expect(availability.until?.minor == until)
  }

  @Test(arguments: [
    ("Ingress", "extensions", "networking.k8s.io"), ("Deployment", "extensions", "apps"),
    ("PodDisruptionBudget", "", "policy"), ("Service", "apps", ""), ("Pod", "", ""), ("Ingres", "", ""),
    ("Service", "serving.knative.dev", "serving.knative.dev"), ("Event", "apps", "apps"),
  ])
  func `a kind with an old or wrong Kubernetes group has a home group if there is only one`(
    kind: String, group: String, home: String
  ) {
    #expect(SchemaTable.homeGroup(of: kind, named: group) == home)
  }

  @Test(arguments: [
    (37, "extensions/v1beta1", "Ingress", "networking.k8s.io/v1"),
    (37, "policy/v1beta1", "PodDisruptionBudget", "policy/v1"), (37, "apps/v1beta2", "Deployment", "apps/v1"),
    (37, "autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2"),
    (31, "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", "flowcontrol.apiserver.k8s.io/v1"),
    (37, "networking.istio.io/v1alpha3", "VirtualService", "networking.istio.io/v1"),
    (37, "autoscaling/v1", "HorizontalPodAutoscaler", nil), (37, "apps/v1", "Deployment", nil),
    (37, "policy/v1beta1", "PodSecurityPolicy", nil), (37, "example.com/v1alpha1", "Deployment", nil),
    (37, "networking.istio.io/v1alpha3", "EnvoyFilter", nil),
  ])
  func `the better version of a kind is known`(minor: Int, apiVersion: String, kind: String, better: String?)
    throws
  {
    let table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: minor)))
    #expect(table.replacement(apiVersion: apiVersion, kind: kind) == better)
  }

  @Test(arguments: [
    (
      KubernetesVersion.newest.minor, "extensions/v1beta1", "Ingress",
      "'Ingress' of 'extensions/v1beta1' exists only in Kubernetes 1.21 and older, expected a kind of Kubernetes \(KubernetesVersion.newest)",
      "use 'networking.k8s.io/v1'"
    ),
    (
      35, "admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy",
      "'MutatingAdmissionPolicy' of 'admissionregistration.k8s.io/v1' exists only in Kubernetes 1.36 and newer, "
        + "expected a kind of Kubernetes 1.35",
      "use 'admissionregistration.k8s.io/v1beta1'"
    ),
    (
      37, "apps/v1", "Deploymnet",
      "unknown kind 'Deploymnet' of 'apps/v1', expected 'ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', or 'StatefulSet'",
      "did you mean 'Deployment'?"
    ),
    (37, "v1", "Deployment", "unknown kind 'Deployment' of 'v1', expected 'apps/v1'", "use 'apps/v1'"),
    (37, "apps/v2", "Thing", "unknown kind 'Thing' of 'apps/v2', expected a version of 'apps'", nil),
  ])
  func `a kind that a version does not serve is an issue`(
    minor: Int, apiVersion: String, kind: String, message: String, fix: String?
  ) throws {
    let table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: minor)))
    let issues = table.validate(["apiVersion": .string(apiVersion), "kind": .string(kind)])
    #expect(issues.map(\.message) == [message])
    #expect(issues.map(\.fix) == [fix])
  }

  @Test func `only the common fields of a kind in an unknown group are checked`() {
    let monitor: Node = [
      "apiVersion": "monitoring.coreos.com/v1", "kind": "ServiceMonitor",
      "metadata": ["nam": "a", "labels": ["b": 1]],
      "spec": ["whatever": [1, 2]],
    ]
    let issues = SchemaTable.newest.validate(monitor)
    #expect(issues.map(\.path.description) == ["metadata.nam", "metadata.labels.b"])
    #expect(issues.first?.nearest == "name")
    #expect(SchemaTable.newest.validate(["apiVersion": "v1", "kind": "List", "items": []]).isEmpty)
  }

  @Test(
    arguments: [
      (.list([]), ["the object is a list, expected a map"]),
      ([:], ["required field 'apiVersion' is missing", "required field 'kind' is missing"]),
      (["apiVersion": 1, "kind": "Pod"], ["'apiVersion' is 1, expected a string"]),
      (["apiVersion": "v1", "kind": ""], ["required field 'kind' is missing"]),
    ] as [(Node, [String])])
  func `the apiVersion and kind of a manifest determine its schema`(manifest: Node, messages: [String]) {
    #expect(SchemaTable.newest.validate(manifest).map(\.message) == messages)
  }
}
