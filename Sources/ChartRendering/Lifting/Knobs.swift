/// All that can be tuned in a chart, beside what ``FileLift`` makes of images, environments and placement.
enum Knobs {
  static let all: [Knob] =
    always(
      .container, ["resources"], .block,
      "Resource requests and limits of the container")
    + always(
      .workload, ["spec", "schedule"], as: ["schedule"], .form(.text(.schedule), .text),
      "Schedule in cron format")
    + always(
      .workload, ["spec", "suspend"], as: ["suspend"], .form(.bool, .bool),
      "Suspend the Job: it runs only after you resume it")
    + always(
      .claimTemplate, ["spec", "resources", "requests", "storage"], as: ["size"],
      .form(.text(.quantity), .textOrInteger), "Size of each pod's volume; it applies to new volumes only")
    + always(
      .claimTemplate, ["spec", "storageClassName"], as: ["storageClassName"], .form(.text(.name), .text),
      "StorageClass of each pod's volume; null is the default class of the cluster")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "minReplicas"], as: ["autoscaling", "minReplicas"],
      .form(.positive, .integer), "Minimum number of pods")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "maxReplicas"], as: ["autoscaling", "maxReplicas"],
      .form(.positive, .integer), "Maximum number of pods")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "behavior"], as: ["autoscaling", "behavior"], .block,
      "Scaling behavior in both directions; empty uses the Kubernetes defaults")
    + always(
      .object("PersistentVolumeClaim"), ["spec", "resources", "requests", "storage"], as: ["size"],
      .form(.text(.quantity), .textOrInteger),
      "Size of the volume; it can grow if the StorageClass allows expansion")
    + always(
      .object("PersistentVolumeClaim"), ["spec", "storageClassName"], as: ["storageClassName"],
      .form(.text(.name), .text), "StorageClass of the volume; null is the default class of the cluster")
    + [
      whereItDiffers(
        .workload, ["spec", "strategy"], as: ["strategy"], "Update strategy"),
      whereItDiffers(
        .workload, ["spec", "updateStrategy"], as: ["updateStrategy"],
        "Update strategy"),
      whereItDiffers(
        .object("VirtualService"), ["spec", "http", "[]", "fault"], as: ["fault"],
        "Faults that Istio injects into requests; empty injects none"),
    ]

  private static func always(
    _ scope: Knob.Scope, _ path: [String], as key: [String]? = nil, _ type: Knob.`Type`, _ comment: String
  ) -> [Knob] {
    [Knob(scope: scope, path: path, key: key ?? path, type: type, isAlwaysThere: true, comment: comment)]
  }

  private static func whereItDiffers(
    _ scope: Knob.Scope, _ path: [String], as key: [String], _ comment: String
  ) -> Knob {
    Knob(scope: scope, path: path, key: key, type: .block, isAlwaysThere: false, comment: comment)
  }
}
