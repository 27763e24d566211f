/// A part or modifier of the DSL that sets no single field: it changes several objects, files, or other parts.
struct PartWithoutField {
  /// The names, as they are written in a spec.
  let names: [String]
  /// The objects and fields that the part sets.
  let sets: String

  private init(_ names: String..., sets: String) {
    self.names = names
    self.sets = sets
  }

  static let all = [
    PartWithoutField(
      "namespace", "releaseName", "namePrefix", "profiles",
      sets:
        "`metadata.namespace` of all objects, the prefix in `metadata.name` of the services' objects, and the name of the Helm release; objects are rendered for each profile"
    ),
    PartWithoutField("imageRegistry", sets: "the registry in `image` of containers whose image has no slash"),
    PartWithoutField(
      "annotations", "podLabels", "podAnnotations",
      sets:
        "`metadata.annotations` of all objects except those in `Object`; the labels and annotations of all pod templates"
    ),
    PartWithoutField(
      "resources", "experiments", sets: "the objects of the whole system, and the experiments"),
    PartWithoutField(
      "derivedFromCalls", sets: "a NetworkPolicy, an AuthorizationPolicy, and a Sidecar for each service"),
    PartWithoutField(
      "observability", ".traced",
      sets: "a Deployment, a Service, and a ConfigMap for the collector; `env` of the traced services"),
    PartWithoutField(
      ".allowing", sets: "the annotation `portolan.dev/allow` of the objects"),
    PartWithoutField(
      ".draining",
      sets:
        "`lifecycle.preStop` of the container, `terminationGracePeriodSeconds`, and the annotation `portolan.dev/drained-by`"
    ),
    PartWithoutField(
      ".hook", sets: "the annotations of a Job for hooks of Helm and Argo CD"),
    PartWithoutField(".namedByContent", sets: "the suffix of a Job's `metadata.name`"),
    PartWithoutField(
      ".loadBalancing", ".upstreamTLS",
      sets: "`trafficPolicy.loadBalancer` and `trafficPolicy.tls` of a DestinationRule"),
    PartWithoutField(
      ".scraped",
      sets:
        "the annotations `prometheus.io/…` of the pods; rules of the NetworkPolicy and the AuthorizationPolicy; with `monitor`, a ServiceMonitor"
    ),
    PartWithoutField(
      ".withoutDefaults",
      sets: "no field: leaves out what Portolan renders in addition to the declared fields"),
    PartWithoutField(".when", sets: "no field: applies other modifiers if a condition is true"),
    PartWithoutField("SharedParts", "ContainerPart", sets: "the fields of the parts in it"),
    PartWithoutField("Namespace", sets: "a Namespace with its labels and annotations"),
    PartWithoutField(
      "Authorize", sets: "rules of the AuthorizationPolicy and the NetworkPolicy of a service"),
    PartWithoutField(
      "DenyByDefault", sets: "a NetworkPolicy and an AuthorizationPolicy with the name `deny-all`"),
    PartWithoutField(
      "IngressController",
      sets: "the callers that policies allow for services behind an Ingress or a gateway route"),
    PartWithoutField(
      "LoadTest", "RollingRestart",
      sets: "suspended Jobs with their ConfigMaps, and for restarts a Role and a RoleBinding"),
    PartWithoutField("Experiment", "Together", sets: "the objects and scripts of the experiments in it"),
    PartWithoutField(
      "FaultInjection", "SpotInterruption", "NodeDrain", "NodeLoss", "ZoneOutage",
      sets: "scripts that you start outside the cluster"),
    PartWithoutField(
      ".slo",
      sets:
        "no field: sets the percentage of requests that must succeed; simulations and scripts of experiments compare their results with it"
    ),
  ]

  /// The row of the table.
  var row: String { "| \(names.map { "`\($0)`" }.joined(separator: ", ")) | \(sets) |\n" }
}
