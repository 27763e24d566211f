import ClusterDiff
import ManifestTree
import Testing

/// What controllers of clouds and of widely used projects change in objects that were applied.
@Suite struct ControllerTraceTests {
  private static func managed(_ manager: String, _ fields: String, _ more: String = "") -> String {
    "managedFields: [{manager: kubectl, operation: Apply, fieldsV1: {'f:spec': {'f:type': {}}}}, "
      + "{manager: \(manager), operation: Update, fieldsV1: {\(fields)}\(more)}]"
  }

  private static func annotation(_ name: String) -> String { "annotations: {\(name): x}" }

  @Test(arguments: [
    ("v1", "Service", "service.kubernetes.io/backend-service"),
    ("v1", "Service", "service.kubernetes.io/firewall-rule-for-hc"),
    ("v1", "Service", "service.kubernetes.io/tcp-forwarding-rule"),
    ("v1", "Service", "service.kubernetes.io/healthcheck"),
    ("karpenter.sh/v1", "NodePool", "karpenter.sh/nodepool-hash-version"),
    ("karpenter.k8s.aws/v1", "EC2NodeClass", "karpenter.k8s.aws/ec2nodeclass-hash"),
    ("v1", "Namespace", "cattle.io/status"), ("v1", "Namespace", "kubernetes.azure.com/set-by"),
    ("v1", "ServiceAccount", "openshift.io/internal-registry-pull-secret-ref"),
  ])
  func `an annotation of a controller is not drift, and other annotations are`(
    version: String, kind: String, name: String
  ) throws {
    let declared = object(version, kind)
    let live = object(version, kind, metadata: Self.annotation(name))
    #expect(try !Pair.report(declared, live).hasDrift)
    let other = object(version, kind, metadata: Self.annotation("harbour.example/pilot"))
    #expect(try Pair.report(declared, other).hasDrift)
  }

  @Test(arguments: [("GoogleCloudControllerManager", false), ("glbc", false), ("kubectl-annotate", true)])
  func `an annotation belongs to the controller that wrote it`(manager: String, isDrift: Bool) throws {
    let fields = "'f:metadata': {'f:annotations': {'f:cloud.google.com/neg': {}}}"
    let live = service(
      metadata: Self.annotation("cloud.google.com/neg") + ", " + Self.managed(manager, fields))
    #expect(try Pair.report(service(), live).hasDrift == isDrift)
  }

  private static func webhook(_ name: String, _ policy: String, _ more: String = "") -> String {
    "---\napiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: \(name)\(more)}\nwebhooks: [{name: a.example.com, failurePolicy: \(policy)}]\n"
  }

  @Test(arguments: [
    ("istiod-default-validator", "", false), ("check", "", true),
    (
      "check",
      ", managedFields: [{manager: pilot-discovery, operation: Update, fieldsV1: {'f:webhooks': {'k:{\"name\":\"a.example.com\"}': {'f:failurePolicy': {}}}}}]",
      false
    ),
    (
      "istiod-default-validator",
      ", managedFields: [{manager: kubectl-edit, operation: Update, fieldsV1: {'f:webhooks': {'k:{\"name\":\"a.example.com\"}': {'f:failurePolicy': {}}}}}]",
      true
    ),
  ])
  func `istiod changes the failure policy of its webhook when it can answer`(
    name: String, metadata: String, isDrift: Bool
  ) throws {
    let report = try Pair.report(Self.webhook(name, "Ignore"), Self.webhook(name, "Fail", metadata))
    #expect(report.hasDrift == isDrift)
  }

  @Test(arguments: [("cert-manager-certificates-issuing", false), ("kubectl-edit", true)])
  func `a controller can fill in a value that is declared as an empty string`(manager: String, isDrift: Bool)
    throws
  {
    let live = object(
      "v1", "Secret", "data: {tls.crt: QQ==}",
      metadata: Self.managed(manager, "'f:data': {'f:tls.crt': {}}"))
    #expect(try Pair.report(object("v1", "Secret", "data: {tls.crt: ''}"), live).hasDrift == isDrift)
  }

  @Test(arguments: [("keda", false), ("kubectl", true)])
  func `KEDA can set replicas outside the bounds`(manager: String, isDrift: Bool) throws {
    let scaler = object(
      "keda.sh/v1alpha1", "ScaledObject",
      "spec: {scaleTargetRef: {name: cart}, minReplicaCount: 2, maxReplicaCount: 6}")
    let live = deployment(
      "replicas: 0",
      metadata: Self.managed(manager, "'f:spec': {'f:replicas': {}}", ", subresource: scale"))
    #expect(try Pair.report(deployment("replicas: 3") + scaler, live + scaler).hasDrift == isDrift)
  }
}
