import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let configuration: [ModelExample] = [
    ModelExample(
      Core.Namespace(metadata: Meta.ObjectMeta(name: "shop", labels: ["istio-injection": "enabled"])),
      """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: shop
        labels:
          istio-injection: enabled
      """),
    ModelExample(
      Core.ConfigMap(
        metadata: Meta.ObjectMeta(name: "settings"), immutable: true, data: ["mode": "on", "port": "80"]),
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      immutable: true
      data:
        mode: "on"
        port: "80"
      """),
    ModelExample(
      Core.Secret(
        metadata: Meta.ObjectMeta(name: "redis"), type: "Opaque", data: ["user": "YQ=="],
        stringData: ["password": "b"]),
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: redis
      type: Opaque
      data:
        user: YQ==
      stringData:
        password: b
      """),
    ModelExample(
      Core.PersistentVolumeClaim(
        metadata: Meta.ObjectMeta(name: "orders"),
        spec: Core.PersistentVolumeClaimSpec(
          accessModes: [.readWriteOnce, .readOnlyMany], storageClassName: "",
          resources: Core.ResourceRequirements(requests: ["storage": "10Gi"]), volumeMode: .filesystem,
          dataSource: Core.TypedLocalObjectReference(
            apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "nightly"))),
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: orders
      spec:
        accessModes:
          - ReadWriteOnce
          - ReadOnlyMany
        storageClassName: ""
        resources:
          requests:
            storage: 10Gi
        volumeMode: Filesystem
        dataSource:
          apiGroup: snapshot.storage.k8s.io
          kind: VolumeSnapshot
          name: nightly
      """),
    ModelExample(
      Core.ServiceAccount(
        metadata: Meta.ObjectMeta(name: "cart"), automountServiceAccountToken: false,
        imagePullSecrets: [Core.LocalObjectReference(name: "registry")]),
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: cart
      automountServiceAccountToken: false
      imagePullSecrets:
        - name: registry
      """),
    ModelExample(
      Scheduling.PriorityClass(
        metadata: Meta.ObjectMeta(name: "spot"), value: -10, globalDefault: false,
        preemptionPolicy: .never, description: "May go first."),
      """
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata:
        name: spot
      value: -10
      globalDefault: false
      preemptionPolicy: Never
      description: May go first.
      """),
  ]
}
