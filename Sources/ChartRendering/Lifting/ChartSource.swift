public import ManifestTree

/// What a chart is made of: a system's objects in all its profiles, with marks where the installation decides.
public struct ChartSource: Sendable {
  /// The app's name.
  public var app: String
  /// The providers of spot nodes that can be chosen.
  public var providers: [SpotLabel]
  /// The profiles; the first is the one without a file of values of its own.
  public var profiles: [Profile]

  /// A system in one profile.
  public struct Profile: Sendable {
    /// The profile's name.
    public var name: String
    /// The namespace that the spec names.
    public var namespace: String
    /// The name of the Helm release that the spec names.
    public var release: String
    /// The text before the services' names.
    public var namePrefix: String
    /// The name of the provider whose spot nodes are used; nil where none is.
    public var provider: String?
    /// The labels of all objects or of all pods, beside those that Portolan sets.
    public var labels: [String: String]
    /// The annotations of all objects or of all pods.
    public var annotations: [String: String]
    /// The services, in the order of the spec.
    public var services: [Service]
    /// The objects by file, with ``ManifestTree/ChartMark``s.
    public var files: [File]

    /// Makes a profile.
    public init(
      name: String, namespace: String, release: String, namePrefix: String, provider: String?,
      labels: [String: String], annotations: [String: String], services: [Service], files: [File]
    ) {
      self.name = name
      self.namespace = namespace
      self.release = release
      self.namePrefix = namePrefix
      self.provider = provider
      self.labels = labels
      self.annotations = annotations
      self.services = services
      self.files = files
    }
  }

  /// A service, beside its objects.
  public struct Service: Sendable {
    /// The name in the spec, which is also its file's.
    public var name: String
    /// The number of pods, or the least of them.
    public var replicas: Int
    /// Whether the spec has it autoscaled.
    public var isAutoscaled: Bool
    /// Whether the spec gives it a disruption budget.
    public var hasBudget: Bool

    /// Makes a service.
    public init(name: String, replicas: Int, isAutoscaled: Bool, hasBudget: Bool) {
      self.name = name
      self.replicas = replicas
      self.isAutoscaled = isAutoscaled
      self.hasBudget = hasBudget
    }
  }

  /// The objects of one file.
  public struct File: Sendable {
    /// The file's name without its ending.
    public var name: String
    /// The objects in the order in which they were made.
    public var objects: [Object]

    /// Makes a file.
    public init(name: String, objects: [Object]) {
      self.name = name
      self.objects = objects
    }
  }

  /// Makes a source.
  public init(app: String, providers: [SpotLabel], profiles: [Profile]) {
    self.app = app
    self.providers = providers
    self.profiles = profiles
  }
}
