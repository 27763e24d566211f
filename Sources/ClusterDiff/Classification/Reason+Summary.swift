extension Reason {
  /// The reason why a difference is not drift, as a phrase for reports.
  package var summary: String {
    switch self {
    case .serverMetadata: "metadata that the server maintains"
    case .status: "status that controllers report"
    case .references: "an owner reference or a finalizer that a controller sets"
    case .lastApplied: "`kubectl apply` records the applied manifest"
    case .toolTrace: "a deployment tool's tracking metadata"
    case .workloadTrace: "a workload controller records its revision or state"
    case .restartMarker: "the pods were restarted, for example with `kubectl rollout restart`"
    case .autoscalerTrace:
      "metadata of KEDA, or annotations with the fields of an autoscaler that was read in an older API version"
    case .claimBinding: "the binding or the provisioning of a claim and its volume"
    case .apiDefault: "an API default"
    case .hostPort:
      "the server sets hostPort in pods on the host network; older servers set it in pod templates as well"
    case .alias: "an alias of a field that the server stores under another name"
    case .allocated: "a value that the server allocates"
    case .admission: "a value that the API server, an admission controller, or the scheduler sets"
    case .setOrder: "the order of these elements has no meaning"
    case .autoscaledReplicas: "an autoscaler sets replicas"
    case .jobTrace: "the server sets the Job's selector and labels"
    case .aggregatedRules: "rules aggregated from other ClusterRoles"
    case .injectedCertificate: "a certificate that a controller injects"
    case .accountTokens: "a controller adds Secrets to a ServiceAccount, or fills in a token Secret"
    case .quantitySpelling: "the same quantity in a different notation"
    case .durationSpelling: "the same duration in a different notation"
    case .scalarSpelling: "the same value in a different notation"
    case .hostSpelling: "the same host name, in its short or its full form"
    case .emptyValue: "an empty value, which the server does not store"
    case .emptySpelling: "an empty value, which is equivalent to no value"
    case .generatedName: "a different generated name for the same content"
    case .canaryWeights: "a canary controller sets the weights or the selectors"
    case .customDefault:
      "possibly a default of a CustomResourceDefinition that is neither in the dump nor declared"
    case .injected: "injected by a service mesh or an agent"
    case .webhook: "changed by an admission webhook or policy when the object was applied"
    case .otherController: "another controller sets the value"
    case .prunedField:
      "the server drops the field, because the kind's schema does not contain the field: correct or remove it in the manifest"
    case .droppedAnnotation: "an annotation of older Kubernetes versions: the server drops it"
    case .encrypted: "a value that SOPS encrypted or added, which is not compared"
    case .controllerChild: "created by a controller"
    case .clusterObject: "the cluster or a tool such as Helm creates this object"
    case .transient: "a hook, or a Job that is deleted after it finishes"
    }
  }
}
