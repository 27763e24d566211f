internal import ManifestTree

/// The checks of each kind.
extension Validator {
  mutating func check(_ object: Field, kind: String, group: String) {
    metadata(object, kind, group)
    // These versions have other fields than the checked ones: Ingress was last served in v1beta1 by 1.21, and
    // HorizontalPodAutoscaler in v2beta1 by 1.24. IPAddress and ServiceCIDR have the same fields in v1beta1 and v1.
    switch (object["apiVersion"].string, kind) {
    case ("networking.k8s.io/v1beta1", "Ingress"), ("autoscaling/v2beta1", _): return
    default: break
    }
    switch group {
    case "": core(object, kind)
    case "apps", "extensions": workload(object, kind)
    case "batch": kind == "CronJob" ? cronJob(object) : kind == "Job" ? job(object) : ()
    case "autoscaling": if kind == "HorizontalPodAutoscaler" { autoscaler(object) }
    case "keda.sh": if kind == "ScaledObject" { scaledObject(object["spec"]) }
    case "policy": if kind == "PodDisruptionBudget" { disruptionBudget(object["spec"]) }
    case "networking.k8s.io": networking(object, kind)
    case "discovery.k8s.io": if kind == "EndpointSlice" { endpointSlice(object) }
    case "rbac.authorization.k8s.io": access(object, kind)
    case "storage.k8s.io": storage(object, kind)
    case "scheduling.k8s.io": if kind == "PriorityClass" { priorityClass(object) }
    case "node.k8s.io": if kind == "RuntimeClass" { runtimeClass(object) }
    case "coordination.k8s.io": if kind == "Lease" { lease(object["spec"]) }
    case "admissionregistration.k8s.io": admission(object, kind)
    case "flowcontrol.apiserver.k8s.io": flowControl(object, kind)
    case "resource.k8s.io": deviceObject(object, kind)
    case "certificates.k8s.io":
      if kind == "CertificateSigningRequest" { certificateRequest(object["spec"]) }
    case "apiregistration.k8s.io": if kind == "APIService" { apiService(object) }
    case "apps.openshift.io": if kind == "DeploymentConfig" { deploymentConfig(object["spec"]) }
    case "apiextensions.k8s.io": if kind == "CustomResourceDefinition" { definition(object) }
    case "networking.istio.io", "security.istio.io", "telemetry.istio.io", "extensions.istio.io":
      istio(object, kind, group)
    default: break
    }
  }

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
