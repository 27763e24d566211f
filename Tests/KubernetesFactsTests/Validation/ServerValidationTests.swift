import KubernetesFacts
import ManifestTree
import Testing

/// Objects that the API server rejects or accepts in addition to the recorded ones, according to its validation functions.
@Suite struct ServerValidationTests {
  /// An object from one line: a kind with its apiVersion, and the rest in flow style.
  private static func node(_ text: String) throws -> Node {
    let yaml = "apiVersion: \(text.replacing(" | ", with: "\n"))\n"
    return try #require(YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents.first?.node)
  }

  private static func faults(_ text: String, minor: Int = 36) throws -> [String] {
    try Validator.faults(of: node(text), in: KubernetesVersion(minor: minor)).map { "\($0.path)" }
  }

  private static func pod(_ spec: String, metadata: String = "") -> String {
    "v1 | kind: Pod | metadata: {name: p, namespace: n\(metadata)} | spec: {\(spec)}"
  }

  private static let container = "containers: [{name: a, image: i}]"

  @Test(arguments: [
    ("\(container), volumes: [{name: v, image: {reference: r}}]", 35, 34),
    ("\(container), hostAliases: [{ip: 010.9.8.7, hostnames: [a]}]", 35, 36),
    ("\(container), hostAliases: [{ip: '::ffff:10.9.8.7', hostnames: [a]}]", 35, 36),
    ("\(container), dnsConfig: {searches: [_tcp.a_b.example]}", 33, 32),
    ("containers: [{name: a, image: i, env: [{name: 'A B', value: x}]}]", 32, 31),
    (
      "containers: [{name: a, image: i, lifecycle: {preStop: {sleep: {seconds: 0}}}}]", 33, 32
    ),
  ])
  func `a pod is accepted or rejected depending on the version of the server`(
    spec: String, accepting: Int, rejecting: Int
  ) throws {
    #expect(try Self.faults(Self.pod(spec), minor: accepting) == [])
    #expect(try Self.faults(Self.pod(spec), minor: rejecting).count == 1)
  }

  @Test(arguments: [
    (
      "initContainers: [{name: b, image: i, restartPolicy: Always, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]}], \(container)",
      "spec.initContainers[0].restartPolicyRules"
    ),
    (
      "containers: [{name: a, image: i, restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In, values: [1]}}]}]",
      "spec.containers[0].restartPolicyRules[0].action"
    ),
  ])
  func `restarts of all containers and rules of sidecars are accepted from 1.36 on`(
    spec: String, path: String
  ) throws {
    #expect(try Self.faults(Self.pod(spec), minor: 36) == [])
    #expect(try Self.faults(Self.pod(spec), minor: 35) == [path])
  }

  @Test(arguments: [
    #"v1 | kind: Service | metadata: {name: s} | spec: {type: "", sessionAffinity: "", ports: [{port: 80, protocol: ""}]}"#,
    #"v1 | kind: Pod | metadata: {name: p} | spec: {restartPolicy: "", dnsPolicy: "", containers: [{name: a, image: i, imagePullPolicy: ""}]}"#,
    #"apps/v1 | kind: Deployment | metadata: {name: d} | spec: {strategy: {type: ""}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: i}]}}}"#,
  ])
  func `an empty string is accepted in a field to which the server gives a default`(object: String) throws {
    #expect(try Self.faults(object) == [])
  }

  @Test func `a Service's name that starts with a digit is accepted from 1.36 on`() throws {
    let service = "v1 | kind: Service | metadata: {name: 9a} | spec: {ports: [{port: 80}]}"
    #expect(try Self.faults(service, minor: 36) == [])
    #expect(try Self.faults(service, minor: 35) == ["metadata.name"])
    let ingress =
      "networking.k8s.io/v1 | kind: Ingress | metadata: {name: i} | spec: {defaultBackend: {service: {name: 9a, port: {number: 80}}}}"
    #expect(try Self.faults(ingress, minor: 36) == [])
    #expect(try Self.faults(ingress, minor: 35) == ["spec.defaultBackend.service.name"])
  }

  @Test func `an invalid service name of a StatefulSet is rejected from 1.33 on`() throws {
    let set =
      "apps/v1 | kind: StatefulSet | metadata: {name: s} | spec: {serviceName: A_b, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {\(Self.container)}}}"
    #expect(try Self.faults(set, minor: 32) == [])
    #expect(try Self.faults(set, minor: 33) == ["spec.serviceName"])
  }

  @Test(arguments: ["10.0.0.1/8", "2001:db8::1/64"])
  func `a CIDR with host bits is accepted up to 1.35`(range: String) throws {
    let policy =
      "networking.k8s.io/v1 | kind: NetworkPolicy | metadata: {name: p} | spec: {podSelector: {}, egress: [{to: [{ipBlock: {cidr: '\(range)'}}]}]}"
    #expect(try Self.faults(policy, minor: 35) == [])
    #expect(try Self.faults(policy, minor: 36) == ["spec.egress[0].to[0].ipBlock.cidr"])
  }

  @Test(arguments: [
    ("\(container), nodeName: A_b", "spec.nodeName"),
    ("\(container), runtimeClassName: ''", "spec.runtimeClassName"),
    ("\(container), overhead: {cpu: 1}", "spec.overhead"),
    ("\(container), priority: 9", "spec.priority"),
    ("\(container), os: {name: windows}, resources: {limits: {cpu: 1}}", "spec.resources"),
    ("\(container), os: {name: windows}, shareProcessNamespace: false", "spec.shareProcessNamespace"),
    (
      "\(container), volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1}}}}}}, {name: w, persistentVolumeClaim: {claimName: p-v}}]",
      "spec.volumes[1].persistentVolumeClaim.claimName"
    ),
    (
      "\(container), volumes: [{name: v, iscsi: {targetPortal: t, iqn: 'iqn.2001-04.com.example', lun: 0}}]",
      "spec.volumes[0].iscsi.iqn"
    ),
    (
      "hostNetwork: true, containers: [{name: a, image: i, ports: [{containerPort: 80, hostPort: 81}]}]",
      "spec.containers[0].ports[0].hostPort"
    ),
    (
      "containers: [{name: a, image: i, env: [{name: X, valueFrom: {fieldRef: {apiVersion: v2, fieldPath: metadata.name}}}]}]",
      "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath"
    ),
    (
      "resourceClaims: [{name: c, resourceClaimName: c}], containers: [{name: a, image: i, resources: {claims: [{name: c, request: r}, {name: c}]}}]",
      "spec.containers[0].resources.claims[1]"
    ),
    (
      "\(container), topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [app], labelSelector: {matchLabels: {app: x}}}]",
      "spec.topologySpreadConstraints[0].matchLabelKeys[0]"
    ),
    (
      "resources: {requests: {cpu: 1}}, initContainers: [{name: b, image: i, resources: {requests: {cpu: 2}}}], containers: [{name: a, image: i}]",
      "spec.resources.requests.cpu"
    ),
  ])
  func `a pod with one error is rejected at the field`(spec: String, path: String) throws {
    #expect(try Self.faults(Self.pod(spec, metadata: ", labels: {app: x}")) == [path])
  }

  @Test(arguments: [
    ("annotations: {controller.kubernetes.io/pod-deletion-cost: '+1'}", "pod-deletion-cost"),
    ("annotations: {kubernetes.io/config.mirror: x}", "config.mirror"),
    ("annotations: {seccomp.security.alpha.kubernetes.io/pod: loud}", "seccomp"),
    ("finalizers: [hold]", "metadata.finalizers[0]"),
    ("generateName: A-", "metadata.generateName"),
  ])
  func `metadata of a pod with one error is rejected`(metadata: String, path: String) throws {
    let faults = try Self.faults(Self.pod(Self.container, metadata: ", \(metadata)"))
    #expect(faults.count == 1 && faults[0].contains(path), "\(faults)")
  }

  @Test(arguments: [
    "\(container), topologySpreadConstraints: [{maxSkew: 1, topologyKey: 'a b', whenUnsatisfiable: DoNotSchedule}]",
    "\(container), affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: a, operator: In, values: ['b c']}]}}]}}",
    "initContainers: [{name: b, image: i, restartPolicy: Always, ports: [{containerPort: 80, hostPort: 80}]}], containers: [{name: a, image: i, ports: [{containerPort: 80, hostPort: 80}]}]",
    "initContainers: [{name: b, image: i, resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]}], containers: [{name: a, image: i}]",
    "\(container), priority: 0",
    "\(container), securityContext: {sysctls: [{name: kernel/sem, value: '1'}, {name: kernel.sem, value: '1'}]}",
    "containers: [{name: a, image: i, env: [{name: X, valueFrom: {fieldRef: {fieldPath: spec.host}}}]}]",
  ])
  func `a pod that resembles a rejected one is accepted`(spec: String) throws {
    #expect(try Self.faults(Self.pod(spec)) == [])
  }

  @Test func `a label key can be in matchLabelKeys and in the selector of a template`() throws {
    let spread =
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: [app], labelSelector: {matchLabels: {app: x}}}]"
    let text =
      "apps/v1 | kind: Deployment | metadata: {name: d} | spec: {selector: {matchLabels: {app: x}}, template: {metadata: {labels: {app: x}}, spec: {\(Self.container), \(spread)}}}"
    #expect(try Self.faults(text) == [])
    #expect(try Self.faults(text, minor: 33).count == 1)
  }

  @Test(arguments: [
    (
      "rbac.authorization.k8s.io/v1 | kind: ClusterRoleBinding | metadata: {name: b} | roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r} | subjects: [{kind: ServiceAccount, name: s}]",
      ["subjects[0].namespace"]
    ),
    (
      "rbac.authorization.k8s.io/v1 | kind: RoleBinding | metadata: {name: b} | roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r} | subjects: [{kind: ServiceAccount, name: s}]",
      []
    ),
    (
      "v1 | kind: ResourceQuota | metadata: {name: q} | spec: {hard: {secrets: 1}, scopes: [BestEffort]}",
      ["spec.scopes[0]"]
    ),
    ("v1 | kind: ResourceQuota | metadata: {name: q} | spec: {hard: {pods: 1}, scopes: [BestEffort]}", []),
    (
      "v1 | kind: LimitRange | metadata: {name: l} | spec: {limits: [{type: PersistentVolumeClaim, min: {disk: 1, storage: 1}}]}",
      ["spec.limits[0].min.disk"]
    ),
    (
      "v1 | kind: PersistentVolume | metadata: {name: p} | spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], cinder: {volumeID: v, secretRef: {name: s}}}",
      ["spec.cinder.secretRef.namespace"]
    ),
    (
      "v1 | kind: PersistentVolumeClaim | metadata: {name: p} | spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, dataSource: {kind: PersistentVolumeClaim, name: a}, dataSourceRef: {kind: PersistentVolumeClaim, name: b}}",
      ["spec.dataSource"]
    ),
    (
      "v1 | kind: Service | metadata: {name: s, annotations: {service.kubernetes.io/topology-mode: Auto, service.kubernetes.io/topology-aware-hints: Disabled}} | spec: {ports: [{port: 80}]}",
      ["metadata.annotations[\"service.kubernetes.io/topology-mode\"]"]
    ),
    (
      "networking.k8s.io/v1 | kind: IngressClass | metadata: {name: c} | spec: {controller: a.b/c, parameters: {kind: K, name: a/b}}",
      ["spec.parameters.name"]
    ),
    (
      "admissionregistration.k8s.io/v1 | kind: MutatingAdmissionPolicy | metadata: {name: m} | spec: {reinvocationPolicy: Never, matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods/*, pods/status]}]}, mutations: [{patchType: JSONPatch}]}",
      ["spec.matchConstraints.resourceRules[0].resources[1]", "spec.mutations[0].jsonPatch"]
    ),
    (
      "autoscaling/v2 | kind: HorizontalPodAutoscaler | metadata: {name: h} | spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: a/b/c, kind: Deployment, name: d}}",
      ["spec.scaleTargetRef.apiVersion"]
    ),
    (
      "keda.sh/v1alpha1 | kind: ScaledObject | metadata: {name: h} | spec: {minReplicaCount: 3, maxReplicaCount: 2, scaleTargetRef: {name: d}}",
      ["spec.maxReplicaCount"]
    ),
    ("example.com/v1 | kind: Buoy | metadata: {name: b, finalizers: [hold]}", []),
    (
      "apps.openshift.io/v1 | kind: DeploymentConfig | metadata: {name: d} | spec: {selector: {a: b}, triggers: [{type: ImageChange, imageChangeParams: {containerNames: [c], from: {kind: ImageStreamTag, name: 'c:1'}}}], template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c}, {name: e}]}}}",
      ["spec.template.spec.containers[1].image"]
    ),
    (
      "resource.k8s.io/v1beta2 | kind: ResourceClaim | metadata: {name: c} | spec: {devices: {requests: [{name: GPU, exactly: {deviceClassName: gpu.example.com}}]}}",
      ["spec.devices.requests[0].name"]
    ),
    (
      "resource.k8s.io/v1beta1 | kind: ResourceClaim | metadata: {name: c} | spec: {devices: {requests: [{name: gpu, deviceClassName: gpu.example.com}]}}",
      []
    ),
    (
      "networking.k8s.io/v1beta1 | kind: ServiceCIDR | metadata: {name: c} | spec: {cidrs: [10.0.0.0/8, 11.0.0.0/8]}",
      ["spec.cidrs"]
    ),
    (
      "networking.k8s.io/v1beta1 | kind: Ingress | metadata: {name: i} | spec: {backend: {serviceName: a, servicePort: 80}}",
      []
    ),
  ])
  func `an object is rejected at the fields, or accepted`(text: String, paths: [String]) throws {
    #expect(try Self.faults(text) == paths)
  }

  @Test(arguments: [
    (
      #"v1 | kind: PersistentVolume | metadata: {name: p} | spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], csi: {driver: d, volumeHandle: h, nodeStageSecretRef: {name: s}}}"#,
      []
    ),
    (
      #"v1 | kind: PersistentVolume | metadata: {name: p} | spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], csi: {driver: d, volumeHandle: h, nodeExpandSecretRef: {name: s}}}"#,
      [#"spec.csi.nodeExpandSecretRef.namespace"#]
    ),
    (
      #"v1 | kind: PersistentVolume | metadata: {name: p} | spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], fc: {wwids: [a], lun: 300}}"#,
      []
    ),
    (
      #"v1 | kind: PersistentVolume | metadata: {name: p} | spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], fc: {targetWWNs: [a], lun: 300}}"#,
      [#"spec.fc.lun"#]
    ),
    (
      #"v1 | kind: ResourceQuota | metadata: {name: q} | spec: {hard: {requests.hugepages-2Mi: 1, limits.hugepages-2Mi: 1}}"#,
      [#"spec.hard["limits.hugepages-2Mi"]"#]
    ),
    (
      #"v1 | kind: Service | metadata: {name: s, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8,"}} | spec: {type: LoadBalancer, ports: [{port: 80}]}"#,
      [#"metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]"#]
    ),
    (
      #"v1 | kind: Service | metadata: {name: s, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: " "}} | spec: {type: LoadBalancer, ports: [{port: 80}]}"#,
      []
    ),
    (
      #"autoscaling/v2 | kind: HorizontalPodAutoscaler | metadata: {name: h} | spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: d}}"#,
      [#"spec.scaleTargetRef.apiVersion"#]
    ),
    (
      #"autoscaling/v2 | kind: HorizontalPodAutoscaler | metadata: {name: h} | spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: v1, kind: ReplicationController, name: d}}"#,
      []
    ),
    (
      #"storage.k8s.io/v1 | kind: StorageClass | metadata: {name: s} | provisioner: p | allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a b]}]}]"#,
      []
    ),
    (
      #"storage.k8s.io/v1 | kind: VolumeAttributesClass | metadata: {name: s} | driverName: a b | parameters: {a: b}"#,
      [#"driverName"#]
    ),
    (
      #"storage.k8s.io/v1 | kind: VolumeAttachment | metadata: {name: s} | spec: {attacher: d, nodeName: n, source: {persistentVolumeName: A}}"#,
      [#"spec.source.persistentVolumeName"#]
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingWebhookConfiguration | metadata: {name: w} | webhooks: [{name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: "https://a"}, rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods, "*"]}]}]"#,
      []
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingWebhookConfiguration | metadata: {name: w} | webhooks: [{name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: "https://a"}, rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: ["*", pods]}]}]"#,
      [#"webhooks[0].rules[0].resources"#]
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicy | metadata: {name: v} | spec: {matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}, validations: [{expression: "true &&\nfalse"}]}"#,
      []
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicy | metadata: {name: v} | spec: {matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}, validations: [{expression: "true", message: "text\n"}]}"#,
      []
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicy | metadata: {name: v} | spec: {matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}, validations: [{expression: "true", reason: Unauthorized}]}"#,
      [#"spec.validations[0].reason"#]
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicy | metadata: {name: v} | spec: {matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}, auditAnnotations: [{key: a/b, valueExpression: object.kind}]}"#,
      [#"spec.auditAnnotations[0].key"#]
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicyBinding | metadata: {name: v} | spec: {policyName: p, validationActions: [Deny], paramRef: {name: a/b, parameterNotFoundAction: Deny}}"#,
      [#"spec.paramRef.name"#]
    ),
    (
      #"apiextensions.k8s.io/v1 | kind: CustomResourceDefinition | metadata: {name: a.e.com} | spec: {group: e.com, scope: Namespaced, names: {plural: a, kind: A}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-validations: [{rule: "self.a\n"}]}}}]}"#,
      []
    ),
    (
      #"apiextensions.k8s.io/v1 | kind: CustomResourceDefinition | metadata: {name: a.e.com} | spec: {group: e.com, scope: Namespaced, names: {plural: a, kind: A}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-validations: [{rule: "self.a &&\nself.b"}]}}}]}"#,
      [#"spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].message"#]
    ),
    (
      #"batch/v1 | kind: Job | metadata: {name: j-1.4} | spec: {completionMode: Indexed, completions: 2, template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}"#,
      [#"metadata.name"#]
    ),
    (
      #"batch/v1 | kind: Job | metadata: {name: j} | spec: {completionMode: Indexed, completions: 2, backoffLimitPerIndex: 1, template: {spec: {restartPolicy: OnFailure, containers: [{name: a, image: i}]}}}"#,
      []
    ),
    (
      #"batch/v1 | kind: Job | metadata: {name: j} | spec: {completionMode: Indexed, completions: 2, successPolicy: {rules: [{succeededCount: 0}]}, template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}"#,
      []
    ),
    (
      #"batch/v1 | kind: Job | metadata: {name: j} | spec: {podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {containerName: "", operator: In, values: [1]}}, {action: Ignore, onPodConditions: [{type: a, status: ""}]}]}, template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}"#,
      [#"spec.podFailurePolicy.rules[0].onExitCodes.containerName"#]
    ),
    (
      #"batch/v1 | kind: Job | metadata: {name: j} | spec: {managedBy: e.com/a?b, template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}"#,
      [#"spec.managedBy"#]
    ),
    (#"apps/v1 | kind: ControllerRevision | metadata: {name: r} | revision: -1"#, [#"data"#, #"revision"#]),
    (
      #"storage.k8s.io/v1 | kind: VolumeAttributesClass | metadata: {name: s} | driverName: a | parameters: {"": b}"#,
      [#"parameters[""]"#]
    ),
    (
      #"storage.k8s.io/v1 | kind: VolumeAttachment | metadata: {name: s} | spec: {attacher: d, nodeName: n, source: {inlineVolumeSpec: {accessModes: [ReadWriteOnce], capacity: {storage: 1}}}}"#,
      [#"spec.source.inlineVolumeSpec.csi"#, #"spec.source.inlineVolumeSpec.capacity"#]
    ),
    (
      #"admissionregistration.k8s.io/v1 | kind: ValidatingAdmissionPolicy | metadata: {name: v} | spec: {paramKind: {apiVersion: /v1, kind: ConfigMap}, matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}, validations: [{expression: "true"}]}"#,
      []
    ),
    (
      #"networking.k8s.io/v1 | kind: Ingress | metadata: {name: i} | spec: {defaultBackend: {service: {name: s, port: {number: 80}}}, tls: [{hosts: [""]}]}"#,
      [#"spec.tls[0].hosts[0]"#]
    ),
    (
      #"apiregistration.k8s.io/v1 | kind: APIService | metadata: {name: v1.e.com} | spec: {group: e.com, version: v1, groupPriorityMinimum: 1, versionPriority: 1, service: {name: s, namespace: x, port: 70000}}"#,
      [#"spec.service.port"#]
    ),
  ])
  func `an object is validated as the functions of the server do`(text: String, paths: [String]) throws {
    #expect(try Self.faults(text) == paths)
  }

  @Test func `the unavailable pods of a StatefulSet are checked only by servers with the feature`() throws {
    let text =
      "apps/v1 | kind: StatefulSet | metadata: {name: s} | spec: {updateStrategy: {rollingUpdate: {maxUnavailable: 0}}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {\(Self.container)}}}"
    let faults = Validator.faults(of: try Self.node(text))
    #expect(faults.map { "\($0.path)" } == ["spec.updateStrategy.rollingUpdate.maxUnavailable"])
    #expect(faults.first?.isOfGate == true)
  }

  @Test(arguments: [
    ("seccompProfile: {type: Localhost, localhostProfile: ''}", true),
    ("seccompProfile: {type: Localhost}", false),
    ("appArmorProfile: {type: Localhost, localhostProfile: ''}", false),
  ])
  func `a seccomp profile can have an empty name`(context: String, isAccepted: Bool) throws {
    #expect(
      try Self.faults(Self.pod("\(Self.container), securityContext: {\(context)}")).isEmpty == isAccepted)
  }

  @Test func `a target of an autoscaler requires an API group from 1.34 on`() throws {
    let text =
      "autoscaling/v2 | kind: HorizontalPodAutoscaler | metadata: {name: h} | spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: v1, kind: Deployment, name: d}}"
    #expect(try Self.faults(text, minor: 33) == [])
    #expect(try Self.faults(text, minor: 34) == ["spec.scaleTargetRef.apiVersion"])
  }

  @Test(arguments: [
    ("${REGION}", true), ("a-${REGION:=eu}", true), ("${A:-b}", true), ("$(REGION)", false), ("${}", false),
    ("${1}", false), ("$REGION", false), ("${A B}", false),
  ])
  func `a variable that a tool replaces is recognized`(text: String, isPresent: Bool) {
    #expect(Substitution.isPresent(in: text) == isPresent)
  }

  @Test func `a character class can contain a dash after a range`() {
    #expect(RegularExpressionForm.fault(in: "^[0-9a-zA-Z-.]+$") == nil)
    #expect(RegularExpressionForm.fault(in: "[z-a]") != nil)
  }

  @Test(arguments: [
    ("name: v1.tide.example", "version: v1, group: tide.example, service: {name: a, namespace: b}", []),
    ("name: tide", "version: v1, group: tide.example", ["metadata.name"]),
    ("name: v2.", "version: v2, group: ''", ["spec.group"]),
    (
      "name: v1.tide.example",
      "version: v1, group: tide.example, service: {name: a}, caBundle: eA==, insecureSkipTLSVerify: true",
      ["spec.service.namespace", "spec.insecureSkipTLSVerify"]
    ),
    (
      "name: v1.tide.example",
      "version: v1, group: tide.example, insecureSkipTLSVerify: true, versionPriority: 0",
      ["spec.versionPriority", "spec.insecureSkipTLSVerify"]
    ),
  ])
  func `an APIService is named for its version and group, and only one with a Service has TLS settings`(
    metadata: String, spec: String, faults: [String]
  ) throws {
    let text =
      "apiregistration.k8s.io/v1 | kind: APIService | metadata: {\(metadata)} | spec: {groupPriorityMinimum: 10, \(spec)}"
    #expect(try Self.faults(text).sorted() == faults.sorted())
  }
}
