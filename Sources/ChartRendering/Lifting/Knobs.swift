/// All that can be tuned in a chart, beside what ``FileLift`` makes of images, environments and placement.
enum Knobs {
  static let all: [Knob] =
    always(
      .container, ["resources"], .block,
      "What the container asks of its node, and the most that it gets.")
    + always(
      .workload, ["spec", "schedule"], as: ["schedule"], .form(.text(.schedule), .text),
      "When it runs, in the five fields of cron.")
    + always(
      .workload, ["spec", "suspend"], as: ["suspend"], .form(.bool, .bool),
      "Whether it waits to be started by hand.")
    + always(
      .claimTemplate, ["spec", "resources", "requests", "storage"], as: ["size"],
      .form(.text(.quantity), .textOrInteger), "The size of each pod's volume; only a new volume gets it.")
    + always(
      .claimTemplate, ["spec", "storageClassName"], as: ["storageClassName"], .form(.text(.name), .text),
      "The class of each pod's volume; null is the cluster's default.")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "minReplicas"], as: ["autoscaling", "minReplicas"],
      .form(.positive, .integer), "The least number of pods.")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "maxReplicas"], as: ["autoscaling", "maxReplicas"],
      .form(.positive, .integer), "The greatest number of pods.")
    + always(
      .object("HorizontalPodAutoscaler"), ["spec", "behavior"], as: ["autoscaling", "behavior"], .block,
      "How quickly it scales up and down; empty means as Kubernetes does by default.")
    + always(
      .object("PersistentVolumeClaim"), ["spec", "resources", "requests", "storage"], as: ["size"],
      .form(.text(.quantity), .textOrInteger), "The volume's size; it can grow where its class allows that.")
    + always(
      .object("PersistentVolumeClaim"), ["spec", "storageClassName"], as: ["storageClassName"],
      .form(.text(.name), .text), "The volume's class; null is the cluster's default.")
    + [
      whereItDiffers(
        .workload, ["spec", "strategy"], as: ["strategy"], "How new pods take the place of old ones."),
      whereItDiffers(
        .workload, ["spec", "updateStrategy"], as: ["updateStrategy"],
        "How new pods take the place of old ones."),
      whereItDiffers(
        .object("VirtualService"), ["spec", "http", "[]", "fault"], as: ["fault"],
        "Faults that the mesh adds to requests, to rehearse them; empty adds none."),
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
