import ClusterDiff
import Foundation

extension CatalogueRow {
  /// Defaults of the server.
  static let defaults: [CatalogueRow] = [
    .init(
      18, "defaults of Deployments",
      .cosmetic(
        .apiDefault, deployment(""),
        deployment(
          "replicas: 1, strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}, "
            + "revisionHistoryLimit: 10, progressDeadlineSeconds: 600"))),
    .init(
      19, "defaults of StatefulSets",
      .cosmetic(
        .apiDefault, object("apps/v1", "StatefulSet", "spec: {updateStrategy: {type: RollingUpdate}}"),
        object(
          "apps/v1", "StatefulSet",
          "spec: {replicas: 1, podManagementPolicy: OrderedReady, updateStrategy: {type: RollingUpdate, "
            + "rollingUpdate: {partition: 0}}, revisionHistoryLimit: 10, "
            + "persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}}"))),
    .init(
      20, "defaults of DaemonSets",
      .cosmetic(
        .apiDefault, object("apps/v1", "DaemonSet", "spec: {}"),
        object(
          "apps/v1", "DaemonSet",
          "spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}, "
            + "revisionHistoryLimit: 10}"))),
    .init(
      21, "defaults of claim templates",
      .cosmetic(
        .apiDefault,
        object(
          "apps/v1", "StatefulSet",
          "spec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]}"),
        object(
          "apps/v1", "StatefulSet",
          "spec: {volumeClaimTemplates: [{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, "
            + "creationTimestamp: null}, spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem}, "
            + "status: {phase: Pending}}]}"))),
    .init(
      22, "defaults of pods",
      .cosmetic(
        .apiDefault, deployment(container: "image: \"a:1\""),
        deployment(
          container: "image: \"a:1\"",
          pod: "restartPolicy: Always, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, "
            + "terminationGracePeriodSeconds: 30, securityContext: {}"))),
    .init(
      23, "defaults of containers; `imagePullPolicy` depends on the tag or digest of the image",
      .cosmetic(
        .apiDefault, deployment(container: "image: \"a:1\", ports: [{containerPort: 80}]"),
        deployment(
          container:
            "image: \"a:1\", ports: [{containerPort: 80, protocol: TCP}], imagePullPolicy: IfNotPresent, "
            + "terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File, resources: {}")),
      .cosmetic(
        .apiDefault, deployment(container: "image: \"r:5000/a\""),
        deployment(container: "image: \"r:5000/a\", imagePullPolicy: Always")),
      .cosmetic(
        .apiDefault, deployment(container: "image: \"a@sha256:00\""),
        deployment(container: "image: \"a@sha256:00\", imagePullPolicy: IfNotPresent"))),
    .init(
      24, "`serviceAccount`, the old name of `serviceAccountName`",
      .cosmetic(
        .alias, deployment(container: "", pod: "serviceAccount: cart"),
        deployment(container: "", pod: "serviceAccountName: cart")),
      .silent(
        deployment(container: "", pod: "serviceAccountName: cart"),
        deployment(container: "", pod: "serviceAccountName: cart, serviceAccount: cart"))),
    .init(
      25, "defaults of probes",
      .cosmetic(
        .apiDefault, deployment(container: "livenessProbe: {httpGet: {port: 80}}"),
        deployment(
          container: "livenessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}, timeoutSeconds: 1, "
            + "periodSeconds: 10, successThreshold: 1, failureThreshold: 3}")),
      .cosmetic(
        .apiDefault, deployment(container: "livenessProbe: {grpc: {port: 80}}"),
        deployment(container: "livenessProbe: {grpc: {port: 80, service: \"\"}, timeoutSeconds: 1}"))),
    .init(
      26, "defaults of volumes; file modes in octal and decimal digits",
      .cosmetic(
        .apiDefault,
        deployment(
          container: "",
          pod: "volumes: [{name: a, secret: {secretName: s}}, {name: b}, {name: c, hostPath: {path: /x}}]"),
        deployment(
          container: "",
          pod: "volumes: [{name: a, secret: {secretName: s, defaultMode: 420}}, {name: b, emptyDir: {}}, "
            + "{name: c, hostPath: {path: /x, type: \"\"}}]")),
      .silent(
        deployment(container: "", pod: "volumes: [{name: a, configMap: {name: s, defaultMode: 0644}}]"),
        deployment(container: "", pod: "volumes: [{name: a, configMap: {name: s, defaultMode: 420}}]"))),
    .init(
      27,
      "defaults that Pods get, but pod templates do not: requests equal to limits, service links; "
        + "`hostPort` on the host network, which older servers set even in templates",
      .cosmetic(
        .apiDefault, object("v1", "Pod", "spec: {containers: [{name: a, resources: {limits: {cpu: 1}}}]}"),
        object(
          "v1", "Pod",
          "spec: {enableServiceLinks: true, containers: [{name: a, resources: {limits: {cpu: 1}, requests: {cpu: 1}}}]}"
        )),
      .silent(
        deployment(container: "resources: {limits: {cpu: \"1\"}}"),
        deployment(container: "resources: {limits: {cpu: \"1\"}}")),
      .cosmetic(
        .hostPort, deployment(container: "ports: [{containerPort: 80}]", pod: "hostNetwork: true"),
        deployment(container: "ports: [{containerPort: 80, hostPort: 80}]", pod: "hostNetwork: true"))),
    .init(
      28, "defaults of Services",
      .cosmetic(
        .apiDefault, service("ports: [{port: 80}]"),
        service(
          "type: ClusterIP, sessionAffinity: None, internalTrafficPolicy: Cluster, "
            + "ports: [{port: 80, protocol: TCP, targetPort: 80}]")),
      .cosmetic(
        .apiDefault, service("type: LoadBalancer"),
        service("type: LoadBalancer, externalTrafficPolicy: Cluster, allocateLoadBalancerNodePorts: true"))),
    .init(
      29, "addresses and ports that the server allocates",
      .cosmetic(
        .allocated, service("ports: [{port: 80}]"),
        service(
          "clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack, "
            + "healthCheckNodePort: 31000, ports: [{port: 80, nodePort: 30080}]"))),
    .init(
      30, "defaults of autoscalers; if any `behavior` is set, those of scaling up and of scaling down",
      .cosmetic(
        .apiDefault, object("autoscaling/v2", "HorizontalPodAutoscaler", "spec: {maxReplicas: 3}"),
        object(
          "autoscaling/v2", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, minReplicas: 1, metrics: [{type: Resource, resource: {name: cpu, "
            + "target: {type: Utilization, averageUtilization: 80}}}]}")),
      .cosmetic(
        .apiDefault,
        object(
          "autoscaling/v2", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, behavior: {scaleDown: {stabilizationWindowSeconds: 60}}}"),
        object(
          "autoscaling/v2", "HorizontalPodAutoscaler",
          "spec: {maxReplicas: 3, behavior: {scaleDown: {stabilizationWindowSeconds: 60, selectPolicy: Max, "
            + "policies: [{type: Percent, value: 100, periodSeconds: 15}]}, scaleUp: {stabilizationWindowSeconds: 0, "
            + "selectPolicy: Max, policies: [{type: Pods, value: 4, periodSeconds: 15}, "
            + "{type: Percent, value: 100, periodSeconds: 15}]}}}"))),
    .init(
      33, "defaults of Jobs and CronJobs",
      .cosmetic(
        .apiDefault, object("batch/v1", "CronJob", "spec: {}"),
        object(
          "batch/v1", "CronJob",
          "spec: {concurrencyPolicy: Allow, suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1}"
        )),
      .cosmetic(
        .apiDefault, object("batch/v1", "Job", "spec: {template: {metadata: {labels: {a: b}}}}"),
        object(
          "batch/v1", "Job",
          "spec: {completions: 1, parallelism: 1, backoffLimit: 6, completionMode: NonIndexed, suspend: false, "
            + "podReplacementPolicy: TerminatingOrFailed, template: {metadata: {labels: {a: b}}}}",
          metadata: "labels: {a: b}"))),
    .init(
      35,
      "defaults of NetworkPolicies, role bindings, Secrets, and webhooks; the Ingress class that admission sets",
      .cosmetic(
        .apiDefault,
        object(
          "networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}, egress: [{ports: [{port: 53}]}]}"),
        object(
          "networking.k8s.io/v1", "NetworkPolicy",
          "spec: {podSelector: {}, policyTypes: [Ingress, Egress], egress: [{ports: [{port: 53, protocol: TCP}]}]}"
        )),
      .cosmetic(
        .apiDefault,
        object(
          "rbac.authorization.k8s.io/v1", "RoleBinding",
          "roleRef: {kind: Role, name: r}\nsubjects: [{kind: User, name: u}, {kind: ServiceAccount, name: s}]"
        ),
        object(
          "rbac.authorization.k8s.io/v1", "RoleBinding",
          "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}\nsubjects: "
            + "[{apiGroup: rbac.authorization.k8s.io, kind: User, name: u}, {kind: ServiceAccount, name: s}]")
      ),
      .cosmetic(
        .apiDefault, object("v1", "Secret", "data: {a: YQ==}"),
        object("v1", "Secret", "data: {a: YQ==}\ntype: Opaque")),
      .cosmetic(
        .admission, object("networking.k8s.io/v1", "Ingress", "spec: {rules: [{host: a.example}]}"),
        object(
          "networking.k8s.io/v1", "Ingress", "spec: {ingressClassName: nginx, rules: [{host: a.example}]}")),
      .cosmetic(
        .apiDefault,
        object(
          "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "webhooks: [{name: a.example}]"
        ),
        object(
          "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration",
          "webhooks: [{name: a.example, failurePolicy: Fail, matchPolicy: Equivalent, timeoutSeconds: 10, "
            + "namespaceSelector: {}, objectSelector: {}}]"))),
    .init(
      50,
      "defaults of the Gateway API and of custom kinds, with or without their CustomResourceDefinition in the input",
      .cosmetic(
        .apiDefault,
        object(
          "gateway.networking.k8s.io/v1", "HTTPRoute",
          "spec: {rules: [{backendRefs: [{name: cart, port: 80}]}]}"),
        object(
          "gateway.networking.k8s.io/v1", "HTTPRoute",
          "spec: {rules: [{matches: [{path: {type: PathPrefix, value: /}}], "
            + "backendRefs: [{group: \"\", kind: Service, weight: 1, name: cart, port: 80}]}]}")),
      .cosmetic(
        .apiDefault, object("example.com/v1", "Widget", "spec: {parts: [{name: lid}]}"),
        object("example.com/v1", "Widget", "spec: {size: 3, parts: [{name: lid, colour: red}]}")
          + widgetDefinition),
      .cosmetic(
        .customDefault, object("example.com/v1", "Widget", "spec: {size: 3}"),
        object("example.com/v1", "Widget", "spec: {size: 3, colour: blue}"))),
  ]

  /// The definition of a kind with defaults.
  static let widgetDefinition = """
    ---
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.com}
    spec:
      group: example.com
      names: {kind: Widget, plural: widgets}
      scope: Namespaced
      versions:
      - name: v1
        served: true
        storage: true
        schema:
          openAPIV3Schema:
            type: object
            properties:
              spec:
                type: object
                properties:
                  size: {type: integer, default: 3}
                  parts:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    items:
                      type: object
                      properties:
                        name: {type: string}
                        colour: {type: string, default: red}

    """
}
