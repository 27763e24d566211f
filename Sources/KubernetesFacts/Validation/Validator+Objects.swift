internal import ManifestTree

/// The checks of each kind.
extension Validator {
  mutating func check(_ object: Field, kind: String, group: String) {
    metadata(object, kind, group)
    // These versions have other fields than the checked ones: Ingress was last served in v1beta1 by 1.21, and
    // HorizontalPodAutoscaler in v2beta1 by 1.24. IPAddress and ServiceCIDR have the same fields in v1beta1 and v1.
    switch object["apiVersion"].string {
    case Self.oldIngressVersion where kind == "Ingress": return
    case Self.oldAutoscalerVersion: return
    default: break
    }
    switch group {
    case APIGroup.core: core(object, kind)
    case APIGroup.apps, APIGroup.extensions: workload(object, kind)
    case APIGroup.batch: kind == "CronJob" ? cronJob(object) : kind == "Job" ? job(object) : ()
    case APIGroup.autoscaling: if kind == "HorizontalPodAutoscaler" { autoscaler(object) }
    case APIGroup.keda: if kind == "ScaledObject" { scaledObject(object["spec"]) }
    case APIGroup.policy: if kind == "PodDisruptionBudget" { disruptionBudget(object["spec"]) }
    case APIGroup.networking: networking(object, kind)
    case APIGroup.discovery: if kind == "EndpointSlice" { endpointSlice(object) }
    case APIGroup.rbac: access(object, kind)
    case APIGroup.storage: storage(object, kind)
    case APIGroup.scheduling: scheduling(object, kind)
    case APIGroup.node: if kind == "RuntimeClass" { runtimeClass(object) }
    case APIGroup.coordination: if kind == "Lease" { lease(object["spec"]) }
    case APIGroup.admissionRegistration: admission(object, kind)
    case APIGroup.flowControl: flowControl(object, kind)
    case APIGroup.resource: deviceObject(object, kind)
    case APIGroup.certificates: certificate(object, kind)
    case APIGroup.apiRegistration: if kind == "APIService" { apiService(object) }
    case APIGroup.openShiftApps: if kind == "DeploymentConfig" { deploymentConfig(object["spec"]) }
    case APIGroup.apiExtensions: if kind == "CustomResourceDefinition" { definition(object) }
    case APIGroup.istioNetworking, APIGroup.istioSecurity, APIGroup.istioTelemetry, APIGroup.istioExtensions:
      istio(object, kind, group)
    default: break
    }
  }

  private static let oldIngressVersion = "\(APIGroup.networking)/v1beta1"
  private static let oldAutoscalerVersion = "\(APIGroup.autoscaling)/v2beta1"

  private mutating func core(_ object: Field, _ kind: String) {
    let spec = object["spec"]
    switch kind {
    case "Pod":
      podAnnotations(object["metadata"]["annotations"], spec)
      if !spec.exists { report(.required, at: spec["containers"], "a pod requires at least one container") }
      pod(spec, object["metadata"], isTemplate: false)
    case "PodTemplate": podTemplate(object["template"])
    case "ReplicationController": replicationController(spec)
    case "DeploymentConfig": deploymentConfig(spec)
    case "Service": service(object)
    case "ConfigMap": configMap(object)
    case "Secret": secret(object)
    case "Namespace": namespace(object)
    case "Node": node(spec)
    case "PersistentVolume": persistentVolume(object)
    case "PersistentVolumeClaim": claim(spec)
    case "ResourceQuota": quota(spec)
    case "LimitRange": limitRange(spec)
    case "Endpoints": endpoints(object)
    default: break
    }
  }
}
