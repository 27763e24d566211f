import ManifestTree

/// A field of the objects that a chart's users can set.
struct Knob: Sendable {
  /// In what the field is.
  let scope: Scope
  /// The way to it within the scope; `[]` stands for each item of a list.
  let path: [String]
  /// Its key below the values of the service or shared object.
  let key: [String]
  /// What it accepts.
  let type: Type
  /// Whether it is a value of every chart, or only of those whose profiles differ in it.
  let isAlwaysThere: Bool
  /// What it does.
  let comment: String

  /// The parts of objects in which the same fields can be set.
  enum Scope: Sendable, Hashable {
    /// A Deployment, StatefulSet, DaemonSet, Job or CronJob.
    case workload
    /// The pods of a workload.
    case pod
    /// The container of the service itself.
    case container
    /// An init container or a sidecar.
    case extraContainer
    /// A template of a StatefulSet's claims.
    case claimTemplate
    /// A metric of an autoscaler.
    case metric
    /// An object of another kind.
    case object(String)
  }

  enum `Type`: Sendable {
    /// A map or list, as the field accepts it; it is left out where the value is empty.
    case block
    /// A scalar, as the field accepts it.
    case scalar(Template.Scalar)
    /// A scalar of a form of its own.
    case form(SettingType, Template.Scalar)
  }

  /// The knob of a field.
  static func at(_ site: Site) -> Knob? { byScope[site.scope]?.first { site.isAt($0.path) } }

  /// The fields directly below a place that are values of every chart.
  static func alwaysThere(below site: Site) -> [Knob] {
    byScope[site.scope]?.filter { $0.isAlwaysThere && site.isAt($0.path.dropLast()) } ?? []
  }

  private static let byScope = Dictionary(grouping: Knobs.all, by: \.scope)
}
