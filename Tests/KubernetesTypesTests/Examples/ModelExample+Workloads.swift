import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let workloads: [ModelExample] = [
    ModelExample(
      Apps.Deployment(
        metadata: Meta.ObjectMeta(name: "frontend", namespace: "shop", labels: ["app": "frontend"]),
        spec: Apps.DeploymentSpec(
          replicas: 2, selector: Meta.LabelSelector(matchLabels: ["app": "frontend"]),
          strategy: Apps.DeploymentStrategy(
            type: .rollingUpdate, rollingUpdate: Apps.RollingUpdate(maxSurge: "25%", maxUnavailable: 0)),
          minReadySeconds: 5, revisionHistoryLimit: 3, progressDeadlineSeconds: 120,
          template: Core.PodTemplateSpec(
            metadata: Meta.ObjectMeta(labels: ["app": "frontend"]),
            spec: Core.PodSpec(containers: [Core.Container(name: "server", image: "shop/frontend:v1")])))),
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: frontend
        namespace: shop
        labels:
          app: frontend
      spec:
        replicas: 2
        selector:
          matchLabels:
            app: frontend
        strategy:
          type: RollingUpdate
          rollingUpdate:
            maxSurge: 25%
            maxUnavailable: 0
        minReadySeconds: 5
        revisionHistoryLimit: 3
        progressDeadlineSeconds: 120
        template:
          metadata:
            labels:
              app: frontend
          spec:
            containers:
              - name: server
                image: shop/frontend:v1
      """),
    ModelExample(
      Apps.StatefulSet(
        metadata: Meta.ObjectMeta(name: "carts-db"),
        spec: Apps.StatefulSetSpec(
          replicas: 1, serviceName: "carts-db-headless",
          selector: Meta.LabelSelector(matchLabels: ["app": "carts-db"]), podManagementPolicy: .parallel,
          updateStrategy: Apps.StatefulSetUpdateStrategy(
            type: .rollingUpdate, rollingUpdate: Apps.RollingUpdateStatefulSetStrategy(partition: 1)),
          persistentVolumeClaimRetentionPolicy: Apps.StatefulSetPersistentVolumeClaimRetentionPolicy(
            whenDeleted: .retain, whenScaled: .delete),
          template: Core.PodTemplateSpec(
            metadata: Meta.ObjectMeta(labels: ["app": "carts-db"]),
            spec: Core.PodSpec(containers: [Core.Container(name: "mongo", image: "mongo:7")])),
          volumeClaimTemplates: [
            Core.PersistentVolumeClaim(
              metadata: Meta.ObjectMeta(name: "data"),
              spec: Core.PersistentVolumeClaimSpec(
                accessModes: [.readWriteOnce],
                resources: Core.ResourceRequirements(requests: ["storage": "5Gi"])))
          ])),
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: carts-db
      spec:
        replicas: 1
        serviceName: carts-db-headless
        selector:
          matchLabels:
            app: carts-db
        podManagementPolicy: Parallel
        updateStrategy:
          type: RollingUpdate
          rollingUpdate:
            partition: 1
        persistentVolumeClaimRetentionPolicy:
          whenDeleted: Retain
          whenScaled: Delete
        template:
          metadata:
            labels:
              app: carts-db
          spec:
            containers:
              - name: mongo
                image: mongo:7
        volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes:
                - ReadWriteOnce
              resources:
                requests:
                  storage: 5Gi
      """),
    ModelExample(
      Apps.DaemonSet(
        metadata: Meta.ObjectMeta(name: "collector"),
        spec: Apps.DaemonSetSpec(
          selector: Meta.LabelSelector(matchLabels: ["app": "collector"]),
          updateStrategy: Apps.DaemonSetUpdateStrategy(
            type: .rollingUpdate, rollingUpdate: Apps.RollingUpdate(maxUnavailable: "10%")),
          template: Core.PodTemplateSpec(
            metadata: Meta.ObjectMeta(labels: ["app": "collector"]), spec: hostPod))),
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: collector
      spec:
        selector:
          matchLabels:
            app: collector
        updateStrategy:
          type: RollingUpdate
          rollingUpdate:
            maxUnavailable: 10%
        template:
          metadata:
            labels:
              app: collector
          spec:
            dnsPolicy: ClusterFirstWithHostNet
            hostNetwork: true
            tolerations:
              - operator: Exists
                effect: NoSchedule
            containers:
              - name: collector
                image: shop/collector:v1
                ports:
                  - name: metrics
                    containerPort: 9100
                    hostPort: 9100
                volumeMounts:
                  - name: logs
                    mountPath: /var/log
                    readOnly: true
                    mountPropagation: HostToContainer
            volumes:
              - name: logs
                hostPath:
                  path: /var/log
                  type: Directory
      """),
    ModelExample(
      Batch.Job(
        metadata: Meta.ObjectMeta(name: "migrate"),
        spec: Batch.JobSpec(
          parallelism: 1, completions: 1, backoffLimit: 3, activeDeadlineSeconds: 600,
          ttlSecondsAfterFinished: 3600, template: jobPod)),
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
      spec:
        parallelism: 1
        completions: 1
        backoffLimit: 3
        activeDeadlineSeconds: 600
        ttlSecondsAfterFinished: 3600
        template:
          metadata:
            labels:
              app: migrate
          spec:
            restartPolicy: Never
            containers:
              - name: migrate
                image: shop/migrate:v1
                args:
                  - --all
      """),
    ModelExample(
      Batch.CronJob(
        metadata: Meta.ObjectMeta(name: "report"),
        spec: Batch.CronJobSpec(
          schedule: "0 3 * * *", timeZone: "Europe/Paris", concurrencyPolicy: .forbid,
          startingDeadlineSeconds: 300, successfulJobsHistoryLimit: 1,
          jobTemplate: Batch.JobTemplateSpec(spec: jobWithFailurePolicy))),
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: report
      spec:
        schedule: 0 3 * * *
        timeZone: Europe/Paris
        concurrencyPolicy: Forbid
        startingDeadlineSeconds: 300
        successfulJobsHistoryLimit: 1
        jobTemplate:
          spec:
            podFailurePolicy:
              rules:
                - action: Ignore
                  onPodConditions:
                    - type: DisruptionTarget
                      status: "True"
                - action: FailJob
                  onExitCodes:
                    operator: In
                    values:
                      - 42
            template:
              metadata:
                labels:
                  app: migrate
              spec:
                restartPolicy: Never
                containers:
                  - name: migrate
                    image: shop/migrate:v1
                    args:
                      - --all
      """),
  ]

  private static let hostPod: Core.PodSpec = {
    var container = Core.Container(name: "collector", image: "shop/collector:v1")
    container.ports = [Core.ContainerPort(name: "metrics", containerPort: 9100, hostPort: 9100)]
    container.volumeMounts = [
      Core.VolumeMount(
        name: "logs", mountPath: "/var/log", readOnly: true, mountPropagation: .hostToContainer)
    ]
    var pod = Core.PodSpec(
      tolerations: [Core.Toleration(operator: .exists, effect: .noSchedule)], containers: [container],
      volumes: [
        Core.Volume(name: "logs", hostPath: Core.HostPathVolumeSource(path: "/var/log", type: .directory))
      ])
    pod.hostNetwork = true
    pod.dnsPolicy = .clusterFirstWithHostNet
    return pod
  }()

  private static let jobPod = Core.PodTemplateSpec(
    metadata: Meta.ObjectMeta(labels: ["app": "migrate"]),
    spec: Core.PodSpec(
      restartPolicy: .never,
      containers: [Core.Container(name: "migrate", image: "shop/migrate:v1", args: ["--all"])]))

  private static let jobWithFailurePolicy: Batch.JobSpec = {
    var job = Batch.JobSpec(template: jobPod)
    job.podFailurePolicy = Batch.PodFailurePolicy(rules: [
      Batch.PodFailurePolicyRule(
        action: .ignore,
        onPodConditions: [
          Batch.PodFailurePolicyOnPodConditionsPattern(type: "DisruptionTarget", status: "True")
        ]),
      Batch.PodFailurePolicyRule(
        action: .failJob,
        onExitCodes: Batch.PodFailurePolicyOnExitCodesRequirement(operator: .in, values: [42])),
    ])
    return job
  }()
}
