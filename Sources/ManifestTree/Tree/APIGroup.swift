/// The names of API groups: the part of an `apiVersion` before the `/`.
package enum APIGroup {
  /// The group of Pods, Services, and ConfigMaps, whose `apiVersion` has no group.
  package static let core = ""
  package static let admissionRegistration = "admissionregistration.k8s.io"
  package static let apiExtensions = "apiextensions.k8s.io"
  package static let apiRegistration = "apiregistration.k8s.io"
  package static let apiServerInternal = "internal.apiserver.k8s.io"
  package static let apps = "apps"
  package static let authentication = "authentication.k8s.io"
  package static let authorization = "authorization.k8s.io"
  package static let autoscaling = "autoscaling"
  package static let batch = "batch"
  package static let certificates = "certificates.k8s.io"
  package static let coordination = "coordination.k8s.io"
  package static let discovery = "discovery.k8s.io"
  package static let events = "events.k8s.io"
  /// The former group of Deployments, DaemonSets, Ingresses, and NetworkPolicies.
  package static let extensions = "extensions"
  package static let flowControl = "flowcontrol.apiserver.k8s.io"
  package static let metrics = "metrics.k8s.io"
  package static let networking = "networking.k8s.io"
  package static let node = "node.k8s.io"
  package static let policy = "policy"
  /// The group of Roles and their bindings.
  package static let rbac = "rbac.authorization.k8s.io"
  package static let resource = "resource.k8s.io"
  package static let scheduling = "scheduling.k8s.io"
  package static let snapshots = "snapshot.storage.k8s.io"
  package static let storage = "storage.k8s.io"
  package static let storageMigration = "storagemigration.k8s.io"

  package static let gatewayAPI = "gateway.networking.k8s.io"
  package static let istioExtensions = "extensions.istio.io"
  package static let istioNetworking = "networking.istio.io"
  package static let istioSecurity = "security.istio.io"
  package static let istioTelemetry = "telemetry.istio.io"

  package static let argo = "argoproj.io"
  package static let awsLoadBalancer = "elbv2.k8s.aws"
  package static let certManager = "cert-manager.io"
  package static let cilium = "cilium.io"
  package static let externalSecrets = "external-secrets.io"
  package static let flagger = "flagger.app"
  package static let fluxHelm = "helm.toolkit.fluxcd.io"
  package static let fluxKustomize = "kustomize.toolkit.fluxcd.io"
  package static let fluxSource = "source.toolkit.fluxcd.io"
  package static let gkeNetworking = "networking.gke.io"
  package static let jobSet = "jobset.x-k8s.io"
  package static let keda = "keda.sh"
  package static let kedaHTTP = "http.keda.sh"
  package static let knativeServing = "serving.knative.dev"
  package static let kruiseApps = "apps.kruise.io"
  package static let kruisePolicy = "policy.kruise.io"
  package static let kyvernoReports = "reports.kyverno.io"
  package static let openShiftApps = "apps.openshift.io"
  package static let openShiftRoute = "route.openshift.io"
  package static let openShiftSecurity = "security.openshift.io"
  package static let policyReports = "wgpolicyk8s.io"
  package static let prometheus = "monitoring.coreos.com"
  package static let sealedSecrets = "bitnami.com"
  package static let verticalAutoscaling = "autoscaling.k8s.io"

  /// Whether the group is one of Istio.
  package static func isIstio(_ group: some StringProtocol) -> Bool { group.hasSuffix(".istio.io") }

  /// Whether the group is reserved for Kubernetes and its subprojects; false for the groups without a dot.
  package static func isOfKubernetes(_ group: some StringProtocol) -> Bool { group.hasSuffix(".k8s.io") }

  /// Whether the group is one of Flux.
  package static func isFlux(_ group: some StringProtocol) -> Bool { group.hasSuffix(".toolkit.fluxcd.io") }

  /// The oldest groups of Kubernetes, without a dot.
  package static let withoutDomain: Set<String> = [apps, autoscaling, batch, extensions, policy]
}
