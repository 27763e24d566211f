/// The smallest manifest that contains a field, with one of its spellings.
enum SpellingManifest {
  struct UnknownField: Error { let name: String }

  static func yaml(field: String, path: String, written: String) throws -> String {
    guard let head = head(of: field, path) else { throw UnknownField(name: field) }
    return head.replacing("VALUE", with: written)
  }

  private static func head(of field: String, _ path: String) -> String? {
    func deployment(_ spec: String) -> String {
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: s}\n" + spec
    }
    func template(_ spec: String) -> String {
      deployment("spec:\n  template:\n    spec:\n" + spec)
    }
    func container(_ part: String) -> String {
      template("      containers:\n      - name: c\n        image: c\n" + part)
    }
    func other(_ apiVersion: String, _ kind: String, _ rest: String) -> String {
      "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: s}\n" + rest
    }
    switch field {
    case "resources cpu", "resources memory", "resources ephemeral-storage",
      "resources extended (harbour.example/berth)":
      let key = path.contains("[\"") ? "harbour.example/berth" : String(path.split(separator: ".").last ?? "")
      return container("        resources:\n          limits:\n            \(key): VALUE\n")
    case "pvc storage":
      return other(
        "v1", "PersistentVolumeClaim", "spec:\n  resources:\n    requests:\n      storage: VALUE\n")
    case "quota pods": return other("v1", "ResourceQuota", "spec:\n  hard:\n    pods: VALUE\n")
    case "emptyDir sizeLimit":
      return template("      volumes:\n      - name: v\n        emptyDir:\n          sizeLimit: VALUE\n")
    case "resourceFieldRef divisor":
      return container(
        "        env:\n        - name: E\n          valueFrom:\n            resourceFieldRef:\n              resource: limits.cpu\n              divisor: VALUE\n"
      )
    case "HPA averageValue":
      return other(
        "autoscaling/v2", "HorizontalPodAutoscaler",
        "spec:\n  metrics:\n  - type: Pods\n    pods:\n      metric: {name: m}\n      target:\n        type: AverageValue\n        averageValue: VALUE\n"
      )
    case "file mode":
      return template(
        "      volumes:\n      - name: v\n        configMap:\n          name: c\n          defaultMode: VALUE\n"
      )
    case "replicas": return deployment("spec:\n  revisionHistoryLimit: VALUE\n")
    case "container port": return container("        ports:\n        - containerPort: VALUE\n")
    case "probe port (int or name)":
      return container("        livenessProbe:\n          tcpSocket:\n            port: VALUE\n")
    case "service targetPort (int or name)":
      return other("v1", "Service", "spec:\n  ports:\n  - port: 80\n    targetPort: VALUE\n")
    case "maxSurge (int or percent)":
      return deployment("spec:\n  strategy:\n    rollingUpdate:\n      maxSurge: VALUE\n")
    case "PDB minAvailable (int or percent)":
      return other("policy/v1", "PodDisruptionBudget", "spec:\n  minAvailable: VALUE\n")
    case "boolean": return template("      hostIPC: VALUE\n")
    case "string that looks like something else (env value)":
      return container("        env:\n        - name: E\n          value: VALUE\n")
    case "config value": return other("v1", "ConfigMap", "data:\n  k: VALUE\n")
    case "secret data": return other("v1", "Secret", "data:\n  k: VALUE\n")
    case "secret stringData (read back as data)": return other("v1", "Secret", "stringData:\n  k: VALUE\n")
    case "runAsUser": return template("      securityContext:\n        runAsUser: VALUE\n")
    case "probe period": return container("        livenessProbe:\n          periodSeconds: VALUE\n")
    case "protocol":
      return container("        ports:\n        - containerPort: 80\n          protocol: VALUE\n")
    case "service clusterIP": return other("v1", "Service", "spec:\n  clusterIP: VALUE\n")
    case "cidr":
      return other(
        "networking.k8s.io/v1", "NetworkPolicy",
        "spec:\n  ingress:\n  - from:\n    - ipBlock:\n        cidr: VALUE\n")
    case "cron schedule": return other("batch/v1", "CronJob", "spec:\n  schedule: VALUE\n")
    case "image":
      return template(
        "      containers:\n      - name: c\n        imagePullPolicy: Always\n        image: VALUE\n")
    case "label value":
      return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: s\n  labels:\n    a: VALUE\n"
    case "Istio duration (timeout)":
      return other("networking.istio.io/v1", "VirtualService", "spec:\n  http:\n  - timeout: VALUE\n")
    case "Istio weight":
      return other(
        "networking.istio.io/v1", "VirtualService",
        "spec:\n  http:\n  - route:\n    - destination: {host: h}\n      weight: VALUE\n")
    case "Istio fault percentage (number)":
      return other(
        "networking.istio.io/v1", "VirtualService",
        "spec:\n  http:\n  - fault:\n      abort:\n        percentage:\n          value: VALUE\n")
    case "Istio empty values":
      return other("networking.istio.io/v1", "ServiceEntry", "spec:\n  addresses: VALUE\n")
    case "Gateway API duration":
      return other(
        "gateway.networking.k8s.io/v1", "HTTPRoute", "spec:\n  rules:\n  - timeouts:\n      request: VALUE\n")
    case "priority value": return other("scheduling.k8s.io/v1", "PriorityClass", "value: VALUE\n")
    case "roleRef apiGroup":
      return other(
        "rbac.authorization.k8s.io/v1", "RoleBinding",
        "roleRef:\n  kind: Role\n  name: r\n  apiGroup: VALUE\n")
    case "lease duration micro time":
      return other("coordination.k8s.io/v1", "Lease", "spec:\n  renewTime: VALUE\n")
    default: return nil
    }
  }
}
