import ManifestTree
import Portolan
import Testing

@Suite struct `Workloads` {
  @Test func `a Deployment selects its pods only by the app's label`() throws {
    let app = TestApp { Service("cart", image: "cart:1").replicas(3).labeled(["tier": "back"]) }
    try expect(
      "Deployment/cart", "metadata", in: app,
      is: """
        name: cart
        namespace: shop
        labels:
          app: cart
          app.kubernetes.io/name: cart
          app.kubernetes.io/part-of: shop
          app.kubernetes.io/managed-by: portolan
          tier: back
        """)
    try expect(
      "Deployment/cart", "spec", "selector", in: app,
      is: """
        matchLabels:
          app: cart
        """)
    try expect("Deployment/cart", "spec", "replicas", in: app, is: "3")
  }

  @Test func `a StatefulSet has a headless Service and claims`() throws {
    let app = TestApp {
      Service("store", .statefulSet(parallel: true, retention: .init(whenScaled: .delete)), image: "store:1")
      {
        Port(.mysql, 3306)
        ClaimTemplate("data", "10Gi", storageClass: "fast", at: "/data")
      }
    }
    try expect(
      "Service/store", "spec", in: app,
      is: """
        type: ClusterIP
        clusterIP: None
        selector:
          app: store
        ports:
          - name: mysql
            port: 3306
            targetPort: 3306
        """)
    try expect("StatefulSet/store", "spec", "serviceName", in: app, is: "store")
    try expect("StatefulSet/store", "spec", "podManagementPolicy", in: app, is: "Parallel")
    try expect(
      "StatefulSet/store", "spec", "persistentVolumeClaimRetentionPolicy", in: app,
      is: """
        whenDeleted: Retain
        whenScaled: Delete
        """)
    try expect(
      "StatefulSet/store", "spec", "volumeClaimTemplates", in: app,
      is: """
        - metadata:
            name: data
          spec:
            accessModes:
              - ReadWriteOnce
            storageClassName: fast
            resources:
              requests:
                storage: 10Gi
        """)
  }

  @Test func `a DaemonSet is updated node by node`() throws {
    let app = TestApp { Service("agent", .daemonSet, image: "agent:1").rollout(.rolling(unavailable: "10%")) }
    try expect(
      "DaemonSet/agent", "spec", "updateStrategy", in: app,
      is: """
        type: RollingUpdate
        rollingUpdate:
          maxUnavailable: 10%
        """)
  }

  @Test func `a Deployment has the declared rollout strategy`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1")
        .rollout(.rolling(surge: 2, unavailable: 0), minReady: "5s", progressDeadline: "2m", history: 3)
      Service("store", image: "store:1").rollout(.recreate)
    }
    try expect(
      "Deployment/cart", "spec", "strategy", in: app,
      is: """
        type: RollingUpdate
        rollingUpdate:
          maxSurge: 2
          maxUnavailable: 0
        """)
    try expect("Deployment/cart", "spec", "minReadySeconds", in: app, is: "5")
    try expect("Deployment/cart", "spec", "progressDeadlineSeconds", in: app, is: "120")
    try expect("Deployment/store", "spec", "strategy", in: app, is: "type: Recreate")
  }

  @Test func `a Job runs to completion`() throws {
    let app = TestApp {
      Service("migrate", .job(.init(completions: 2, retries: 4, deadline: "10m")), image: "migrate:1")
        .namedByContent(false)
    }
    try expect("Job/migrate", "spec", "completions", in: app, is: "2")
    try expect("Job/migrate", "spec", "backoffLimit", in: app, is: "4")
    try expect("Job/migrate", "spec", "activeDeadlineSeconds", in: app, is: "600")
    #expect(try app.objects().allSatisfy { $0.node["spec"]?["ttlSecondsAfterFinished"] == nil })
    try expect("Job/migrate", "spec", "template", "spec", "restartPolicy", in: app, is: "OnFailure")
  }

  @Test func `a CronJob's settings contain a Job's settings`() throws {
    let app = TestApp {
      Service(
        "report",
        .cronJob(schedule: "0 3 * * *", .init(timeZone: "Europe/Berlin"), .init(restartOnFailure: false)),
        image: "report:1")
    }
    try expect("CronJob/report", "spec", "schedule", in: app, is: "0 3 * * *")
    try expect("CronJob/report", "spec", "timeZone", in: app, is: "Europe/Berlin")
    try expect("CronJob/report", "spec", "concurrencyPolicy", in: app, is: "Forbid")
    try expect(
      "CronJob/report", "spec", "jobTemplate", "spec", "template", "spec", "restartPolicy", in: app,
      is: "Never")
  }
}
